"""What a double check says: names of what is compared, where it is read, and kinds of slip. Never a value."""

from collections.abc import Mapping
from types import MappingProxyType

from ketadesk.checking.entered import Source, source_of
from ketadesk.checking.slips import Slip
from ketadesk.protocols.protocol import Protocol

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "protocol": "Protocol",
        "setting": "Setting of care",
        "given": "What is given",
        "basis": "Dosing weight",
        "dose": "Dose and unit",
        "time": "Over",
        "run": "Runs for",
        "cap": "Most that may be given",
        "steps": "Steps",
        "weight": "Weight",
        "known": "How it is known",
        "height": "Height",
        "age": "Age",
        "sex": "Sex",
        "strength": "Strength",
        "vial_volume": "Vial volume",
        "vial_total": "Vial total",
        "push_method": "How the push is drawn up",
        "push_volume": "Push made up to",
        "method": "How it is mixed",
        "container": "Syringe or bag",
        "container_volume": "Volume of syringe or bag",
        "amount": "Drug in it",
        "concentration": "Strength asked",
        "diluent": "Diluent",
        "pump": "Pump",
        "giving_set": "Giving set",
        "line_volume": "Volume of the line",
        "drawn": "Drug drawn up",
        "rate": "Pump rate",
        "drops": "Drops",
        "volume": "Pump volume",
    }
)
READ_AT: Mapping[Source, str] = MappingProxyType(
    {
        "order": "the order",
        "scale": "the scale",
        "vial": "the vial",
        "syringe": "the syringe or bag",
        "pump": "the pump",
    }
)
SLIPS: Mapping[Slip, tuple[str, str]] = MappingProxyType(
    {
        "protocol": ("another protocol", "One entry follows another protocol than the other."),
        "pounds": (
            "pounds for kilograms",
            "One entry is the other's number of pounds, or near it, taken for kilograms.",
        ),
        "mg-per-h": ("mg/h set as mL/h", "One is the number of mg/h, where the pump takes mL/h."),
        "units": ("another unit", "The number is the same and its unit is not, as in mcg/kg/min against mg/kg/h."),
        "total-for-strength": (
            "total taken for strength",
            "One entry has the vial's total where its strength belongs.",
        ),
        "vial": ("another vial", "The entries are of two different labels."),
        "ten-times": ("ten times", "One is ten times the other: a point lost or shifted, or one nought too many."),
        "point": ("a shifted point", "The digits are the same and the point is some places off."),
        "swapped": ("swapped digits", "The digits are the same, in another order."),
        "doubled": ("a doubled key", "One has a digit twice that the other has once."),
        "dropped": ("a lost key", "One has a digit or a point that the other lacks."),
        "key": ("the key beside it", "One digit differs, and its key lies beside the other's."),
        "field": ("another field's number", "One has a number that belongs in another field."),
        "left-out": ("left out by one", "One of you entered it, the other did not."),
        "unknown": ("no usual slip", "The two are simply not the same."),
    }
)
"""A few words for each kind of slip, and a sentence."""
NEITHER = "Which of the two is right is not known, so neither is shown."


def item_title(key: str, protocol: Protocol | None = None) -> str:
    """Return the name of what is compared; where a protocol gives several things, of which."""
    name, _, id_ = key.partition(":")
    several = protocol is not None and len(protocol.administrations) > 1
    of = next((each.title for each in protocol.administrations if each.id == id_), "") if protocol and several else ""
    return f"{TITLES[name]}, {of.lower()}" if of else TITLES[name]


def read_at(key: str) -> str:
    """Return where it is read, as in `the vial`."""
    return READ_AT[source_of(key)]
