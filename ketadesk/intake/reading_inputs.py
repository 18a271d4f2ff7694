"""A calculator's inputs as typed, `weight=70kg`, to named terms; everything refused is said at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ketadesk.dosing.inputs import Inputs, LabelledVial
from ketadesk.dosing.term import LABEL, Term, given
from ketadesk.quantities import kinds
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.parsing import Refused, parse_number, parse_quantity
from ketadesk.quantities.registry import Unit
from ketadesk.quantities.spelling import known_spellings, read_unit

_Doors = tuple[Door[Any], ...]


@dataclass(frozen=True)
class Key:
    """An input: the kinds that it may be of, an example, and what it is."""

    doors: _Doors
    example: str
    says: str


_ANY: _Doors = (
    kinds.mass, kinds.bodyweight, kinds.volume, kinds.time, kinds.height, kinds.concentration, kinds.dose_per_weight,
    kinds.dose_rate, kinds.dose_rate_per_weight, kinds.pump_rate, kinds.drop_factor, kinds.drop_rate,
)  # fmt: skip

KEYS: dict[str, Key] = {
    "weight": Key((kinds.bodyweight,), "70kg", "the body weight"),
    "dose": Key((kinds.mass, kinds.dose_per_weight), "0.5mg/kg", "a dose, by weight or not"),
    "dose_rate": Key((kinds.dose_rate, kinds.dose_rate_per_weight), "2mcg/kg/min", "a dose rate, by weight or not"),
    "amount": Key((kinds.mass,), "50mg", "an amount of drug"),
    "volume": Key((kinds.volume,), "50mL", "a volume"),
    "concentration": Key((kinds.concentration,), "2mg/mL", "a concentration"),
    "time": Key((kinds.time,), "40min", "how long it runs"),
    "pump_rate": Key((kinds.pump_rate,), "26.3mL/h", "what a pump is set to"),
    "drop_factor": Key((kinds.drop_factor,), "20gtt/mL", "the drops per mL of a giving set"),
    "drop_rate": Key((kinds.drop_rate,), "42gtt/min", "drops counted"),
    "height": Key((kinds.height,), "175cm", "the height"),
    "value": Key(_ANY, "2mcg/kg/min", "what is converted"),
    "vial": Key((), "500mg/10mL", "a vial, its total in its volume"),
    "sex": Key((), "male", "female or male"),
    "to": Key((), "mg/h", "the unit asked for"),
}
SEXES = ("female", "male")
ZERO = "It must be more than 0."
_NO_VIAL = "Write the vial's total and volume, as in 500mg/10mL; a strength alone is no vial."
_OF_AGE = "y"


def offered_units(name: str) -> tuple[str, ...]:
    """Return the units that an input may be written in, from the list of those that are read."""
    doors = VIAL_DOORS.get(name) or KEYS[name].doors
    return tuple(spelled for spelled in known_spellings() if spelled != _OF_AGE and _fits(spelled, doors))


def _fits(spelled: str, doors: _Doors) -> bool:
    of = read_unit(spelled)
    return of is not None and any(of.dimensionality == door.unit.dimensionality for door in doors)


VIAL_DOORS: dict[str, _Doors] = {"vial_total": (kinds.mass,), "vial_volume": (kinds.volume,)}
"""The two figures of a vial, which are one input."""


def read_inputs(typed: Iterable[str]) -> Inputs | dict[str, str]:
    """Return the inputs of texts such as `weight=70kg`, or by name why some are not read."""
    terms: dict[str, Term[Any]] = {}
    words: dict[str, str | Unit | LabelledVial] = {}
    refused: dict[str, str] = {}
    for text in typed:
        name, equals, value = text.partition("=")
        if not equals:
            refused[text] = f"Write the name of the input before it, as in {_example(text)}."
        elif name not in KEYS:
            refused[name] = _unknown(name)
        elif name in terms or name in words:
            refused[name] = "It is given twice: give it once."
        else:
            _read(name, value, terms, words, refused)
    return refused or Inputs(terms, words)


def read_vial(text: str) -> LabelledVial | Refused:
    """Return a vial written as its total in its volume, `500mg/10mL`, or why it is refused."""
    total_text, stroke, held_text = text.partition("/")
    if not stroke:
        return Refused(text, _NO_VIAL)
    total, held = parse_quantity(total_text), parse_quantity(held_text)
    for each, door in ((total, kinds.mass), (held, kinds.volume)):
        if isinstance(each, Refused) and each.text[:1].isascii() and each.text[:1].isdigit():
            return Refused(text, each.reason)
        if isinstance(each, Refused) or not door.admits(each):
            return Refused(text, _NO_VIAL)
        if each.magnitude == 0:
            return Refused(text, ZERO)
    assert not isinstance(total, Refused)  # both have just been seen
    assert not isinstance(held, Refused)
    return LabelledVial(given("vial total", kinds.mass(total), LABEL), given("vial volume", kinds.volume(held), LABEL))


def _read(name: str, value: str, terms: dict[str, Any], words: dict[str, Any], refused: dict[str, str]) -> None:
    if name in {"sex", "to", "vial"}:
        word = _word(name, value)
        if isinstance(word, Refused):
            refused[name] = word.reason
        else:
            words[name] = word
        return
    read = parse_quantity(value)
    if isinstance(read, Refused):
        alone = not isinstance(parse_number(value), Refused)
        refused[name] = f"Write the unit after the number, as in {_example(name)}." if alone else read.reason
    elif not any(door.admits(read) for door in KEYS[name].doors):
        refused[name] = f"This is no {' or '.join(door.name for door in KEYS[name].doors)}: write {_example(name)}."
    elif read.magnitude == 0:
        refused[name] = ZERO
    else:
        terms[name] = given(name.replace("_", " "), read)


def _word(name: str, value: str) -> str | Unit | LabelledVial | Refused:
    if name == "vial":
        return read_vial(value)
    if name == "sex":
        return value if value in SEXES else Refused(value, "Write female or male.")
    unit, asked = read_unit(value), parse_quantity(f"1{value}")
    if unit is None:
        return asked if isinstance(asked, Refused) else Refused(value, "Write a unit, as in to=mg/h.")
    return unit


def _unknown(name: str) -> str:
    near = get_close_matches(name.lower().replace("-", "_"), KEYS, 1)
    if near:
        return f"There is no such input: is {near[0]} meant?"
    return f"There is no such input: the names are {', '.join(KEYS)}."


def _example(name: str) -> str:
    key = name if name in KEYS else "weight"
    return f"{key}={KEYS[key].example}"
