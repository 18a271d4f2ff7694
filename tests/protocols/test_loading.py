"""Every way to break a file is told with its key and its reason, all of them together, and none passes in silence."""

import copy
import tomllib
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ketadesk.protocols.checklist import Checklist
from ketadesk.protocols.growth import Growth
from ketadesk.protocols.limit import Limits, WeightFormulas
from ketadesk.protocols.loading import Fault, FaultyFileError, read_table, structure
from ketadesk.protocols.note import Notes
from ketadesk.protocols.product import Cupboard, Product, PumpProfile
from ketadesk.protocols.protocol import Protocol
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import bodyweight, pump_rate
from ketadesk.quantities.registry import quantity

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDER = RESOURCES / "protocols"
Place = tuple[str | int, ...]

PROTOCOL = "protocols/pain-icu.toml"
PRODUCT = "products/ketamine-500-10.toml"
CHECKLIST = "checklists/during.toml"
FIXED = "protocols/pain-fixed-rate.toml"
EQUIPMENT, LIMITS, FORMULAS = "equipment.toml", "limits.toml", "weight_formulas.toml"
GROWTH = "growth.toml"
CHRONIC = "protocols/pain-chronic.toml"

RECORDS: dict[str, type[Any]] = {
    PROTOCOL: Protocol,
    PRODUCT: Product,
    CHECKLIST: Checklist,
    "protocols/pain-fixed-rate.toml": Protocol,
    "protocols/analgosedation-icu.toml": Protocol,
    "protocols/depression-iv.toml": Protocol,
    "protocols/pain-chronic.toml": Protocol,
    "notes.toml": Notes,
    "equipment.toml": Cupboard,
    "limits.toml": Limits,
    "weight_formulas.toml": WeightFormulas,
    GROWTH: Growth,
}

# What every record must hold, whatever else it may: by hand, from what the screen must show.
CLAIM = ("source", "status")
REQUIRED: dict[str, tuple[tuple[Place, tuple[str, ...]], ...]] = {
    PROTOCOL: (
        ((), ("id", "title", "order", "indication", "drug", "settings", "summary")),
        (("least_age",), ("value", *CLAIM)),
        (("administrations", 0), ("id", "title", "form", "dose")),
        (("administrations", 0, "dose"), ("low", "high", *CLAIM)),
        (("administrations", 0, "least_time"), ("value", *CLAIM)),
        (("administrations", 0, "fastest"), ("value", *CLAIM)),
        (("administrations", 1, "concentration"), ("low", "high", *CLAIM)),
        (("statements", 0), ("kind", "says", *CLAIM)),
    ),
    "protocols/depression-iv.toml": ((("courses", 0), ("says", *CLAIM)),),
    "protocols/pain-fixed-rate.toml": ((("administrations", 0, "caps", 0), ("value", *CLAIM)),),
    PRODUCT: (((), ("id", "drug", "title", "strength_basis", "strength", "volume", "total", *CLAIM)),),
    CHECKLIST: (((), ("group", "items")), (("items", 0), ("id", "says", *CLAIM))),
    "notes.toml": ((("notes", 0), ("id", "says", *CLAIM)),),
    "limits.toml": ((("weight_least",), ("value", "severity", *CLAIM)),),
    "weight_formulas.toml": ((("ideal_height",), ("value", *CLAIM)),),
    GROWTH: (
        ((), ("until", "years", "lighter", "heavier", "shorter", "taller", *CLAIM)),
        (("years", 1), ("age", "heaviest", "tallest")),
        (("taller",), ("value", "severity", *CLAIM)),
    ),
    "equipment.toml": (
        ((), ("diluents", "containers", "syringes", "pumps", "giving_sets")),
        (("diluents", 0), ("id", "title", "purposes", *CLAIM)),
        (("containers", 0), ("id", "title", "form", "nominal", *CLAIM)),
        (("syringes", 0), ("id", "title", "capacity", "graduation", *CLAIM)),
        (("pumps", 0), ("id", "title", "form", "least", "greatest", "steps", "volume_step", *CLAIM)),
        (("pumps", 0, "steps", 0), ("step",)),
        (("giving_sets", 0), ("id", "title", "drop_factor", *CLAIM)),
    ),
}
MISSING = [(file, place, key) for file, parts in REQUIRED.items() for place, keys in parts for key in keys]

PUSH = ("administrations", 0)
DOSE = (*PUSH, "dose")
LOW = (*DOSE, "low")
CAP = ("administrations", 0, "caps", 0)
INFUSION = ("administrations", 1)
BOX = "between quotation marks"


@cache
def shipped(file: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / file).read_text(encoding="utf-8"))


def at(raw: Any, place: Place) -> Any:
    for step in place:
        raw = raw[step]
    return raw


def faults_of(file: str, change: Callable[[dict[str, Any]], None]) -> list[Fault]:
    """Return the faults of a shipped file once it is changed; it has none as it ships."""
    raw = copy.deepcopy(shipped(file))
    assert isinstance(structure(Path(file).name, raw, RECORDS[file]), RECORDS[file])
    change(raw)
    try:
        structure(Path(file).name, raw, RECORDS[file])
    except FaultyFileError as error:
        return list(error.faults)
    return []


def setting(place: Place, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(raw: dict[str, Any]) -> None:
        at(raw, place[:-1])[place[-1]] = value

    return change


def spelled(place: Place) -> str:
    """Return a place as a fault names it: `administrations[0].dose`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")


@pytest.mark.parametrize(("file", "place", "key"), MISSING, ids=str)
def test_that_a_missing_key_is_told_by_its_name(file: str, place: Place, key: str) -> None:
    faults = faults_of(file, lambda raw: at(raw, place).pop(key))
    assert [(fault.file, fault.key, fault.reason) for fault in faults] == [
        (Path(file).name, spelled((*place, key)), f"{key} is missing")
    ]


@pytest.mark.parametrize("name", sorted(tomllib.loads((RESOURCES / "limits.toml").read_text(encoding="utf-8"))))
def test_that_no_limit_may_be_missing_or_of_another_kind(name: str) -> None:
    missing = faults_of("limits.toml", lambda raw: raw.pop(name))
    assert [(fault.key, fault.reason) for fault in missing] == [(name, f"{name} is missing")]
    own = shipped("limits.toml")[name]["value"]
    for stranger in ("5 gtt/min", "5 g", "5"):
        told = faults_of("limits.toml", setting((name, "value"), stranger))
        assert [fault.key for fault in told] == [name], (own, stranger)
        assert "it is no " in told[0].reason


UNKNOWN = [
    (PROTOCOL, ()),
    (PROTOCOL, ("administrations", 0)),
    (PROTOCOL, ("administrations", 0, "dose")),
    (PROTOCOL, ("least_age",)),
    (PROTOCOL, ("statements", 2)),
    ("protocols/depression-iv.toml", ("courses", 1)),
    ("protocols/pain-fixed-rate.toml", ("administrations", 0, "caps", 1)),
    (PRODUCT, ()),
    (CHECKLIST, ()),
    (CHECKLIST, ("items", 3)),
    ("notes.toml", ("notes", 0)),
    ("equipment.toml", ("pumps", 0, "steps", 0)),
    ("limits.toml", ()),
    ("limits.toml", ("push_time",)),
    ("weight_formulas.toml", ("lean_male",)),
    (GROWTH, ("years", 1)),
    (GROWTH, ("heavier",)),
]


@pytest.mark.parametrize(("file", "place"), UNKNOWN, ids=str)
def test_that_a_key_nobody_knows_is_told_where_it_stands(file: str, place: Place) -> None:
    faults = faults_of(file, setting((*place, "hihg"), "5 mg"))
    assert [(fault.key, fault.reason) for fault in faults] == [(spelled(place), "unknown: hihg")]


# The file, where, what is written there instead, the key that is told (None: the same place), a part of the reason.
BROKEN: list[tuple[str, Place, Any, Place | None, str]] = [
    # "More than" an end that is also the usual one, or the only one
    (CHRONIC, ("administrations", 1, "time", "usual"), "2 h", ("administrations", 1, "time"), "usual and high must"),
    (CHRONIC, ("administrations", 1, "time", "high"), "2 h", ("administrations", 1, "time"), "usual and high must"),
    (CHRONIC, ("administrations", 1, "days"), 0, ("administrations", 1), "days must be 1 or more"),
    # A word that is not one of the words
    (PROTOCOL, (*DOSE, "status"), "sure", None, "'sure' is not one of verified, secondary, unverified"),
    (PROTOCOL, (*DOSE, "status"), "Verified", None, "'Verified' is not one of"),
    (PROTOCOL, (*DOSE, "status"), 1, None, "1 is not one of"),
    (PROTOCOL, (*PUSH, "form"), "drip", None, "'drip' is not one of push"),
    (PROTOCOL, (*PUSH, "choice"), "maybe", None, "'maybe' is not one of always"),
    (PROTOCOL, ("weight_basis",), "dry", None, "'dry' is not one of actual, ideal, adjusted, lean"),
    (PROTOCOL, ("settings", 0), "moon", None, "'moon' is not one of clinic"),
    (PROTOCOL, ("statements", 0, "kind"), "rumour", None, "'rumour' is not one of"),
    (CHECKLIST, ("group",), "sometime", None, "'sometime' is not one of preparation"),
    (CHECKLIST, ("items", 0, "grade"), "total", None, "'total' is not one of absolute, relative, caution"),
    (GROWTH, ("years", 1, "heaviest"), "15 cm", None, "is not a body weight"),
    (GROWTH, ("years", 1, "tallest"), "15 kg", None, "is not a height"),
    (GROWTH, ("years", 1, "age"), "0 y", (), "its years must rise from an age of 0"),
    (GROWTH, ("years", 0, "age"), "1 y", (), "its years must rise from an age of 0"),
    (GROWTH, ("until",), "17 y", (), "its last year must lie below the age at which people are grown"),
    (GROWTH, ("taller", "value"), "10 cm", ("taller",), "it is no ratio: write it in %"),
    (LIMITS, ("push_time", "severity"), "shout", None, "'shout' is not one of stop, check, note"),
    # A figure that cannot be read
    (PROTOCOL, LOW, "0,5 mg/kg", None, "comma may mean a point or thousands"),
    (PROTOCOL, LOW, "2,5 mg", None, "comma may mean a point or thousands"),
    (PROTOCOL, LOW, ".5 mg/kg", None, "zero before the point"),
    (PROTOCOL, LOW, "5. mg/kg", None, "digit is missing"),
    (PROTOCOL, LOW, "1.000 mg/kg", None, "may mean 1 or 1000"),
    (PROTOCOL, LOW, "0.5 mg/Kg", None, "Write mg/kg."),
    (PROTOCOL, LOW, "0.5 mgs/kg", None, "Write mg/kg."),
    (PROTOCOL, LOW, "0.5 furlong", None, "The unit furlong is not known here"),
    (PROTOCOL, LOW, "0.5 mg/\u043ag", None, "letter or sign that is not of ours"),
    (PROTOCOL, LOW, "0.5\u00a0mg/kg", None, "No spaces"),
    (PROTOCOL, LOW, "half a mg/kg", None, "No spaces"),
    (PROTOCOL, LOW, "", None, "Write a number and its unit"),
    (PROTOCOL, LOW, "-0.5 mg/kg", None, "No sign"),
    # Something that is no text, no list, no table
    (PROTOCOL, LOW, 0.5, None, BOX),
    (PROTOCOL, LOW, 5, None, BOX),
    (PROTOCOL, LOW, True, None, BOX),
    (PROTOCOL, LOW, ["0.5 mg/kg"], None, BOX),
    (PROTOCOL, ("title",), 5, None, BOX),
    (PROTOCOL, ("neighbours", 1), 7, None, BOX),
    (PROTOCOL, ("inventory", 0), "43", None, "write a whole number"),
    (PROTOCOL, ("inventory", 0), 4.5, None, "write a whole number"),
    (PROTOCOL, ("inventory", 0), True, None, "write a whole number"),
    (PROTOCOL, (*PUSH, "cap_required"), "yes", None, "write true or false"),
    (PROTOCOL, (*PUSH, "cap_required"), 1, None, "write true or false"),
    (PROTOCOL, ("settings",), "icu", None, "write a list"),
    (PROTOCOL, ("tags",), "pain", None, "write a list"),
    (PROTOCOL, ("neighbours",), "pain-acute", None, "write a list"),
    (PROTOCOL, ("administrations",), "push", None, "write a list"),
    (PROTOCOL, ("administrations",), {"id": "push"}, None, "write a list"),
    (PROTOCOL, PUSH, "push", None, "write it as a table"),
    (PROTOCOL, DOSE, "0.5 mg/kg", None, "write it as a table"),
    (PROTOCOL, ("least_age",), "18 y", None, "write it as a table"),
    (PROTOCOL, ("least_age",), 18, None, "write it as a table"),
    (CHECKLIST, ("items", 0, "drugs"), "ketamine", None, "write a list"),
    (CHECKLIST, ("items", 0, "protocols"), "pain-icu", None, "write a list"),
    (CHECKLIST, ("items", 0, "tags"), "pain", None, "write a list"),
    # A figure of another dimension
    (PROTOCOL, LOW, "0.5 mg", DOSE, "different kinds"),
    (PROTOCOL, LOW, "0.5", DOSE, "different kinds"),
    (PROTOCOL, ("least_age", "value"), "18 kg", ("least_age",), "it is no age: write it in y"),
    (PROTOCOL, ("least_age", "value"), "6570 day", ("least_age",), "it is no age"),
    (PROTOCOL, ("least_age", "value"), "18", ("least_age",), "it is no age"),
    (PROTOCOL, (*PUSH, "least_time", "value"), "60 mg", (*PUSH, "least_time"), "no time"),
    (PROTOCOL, (*PUSH, "least_time", "value"), "60", (*PUSH, "least_time"), "no time"),
    (PROTOCOL, (*PUSH, "fastest", "value"), "0.5 mg/kg", (*PUSH, "fastest"), "no dose rate"),
    (PROTOCOL, (*PUSH, "fastest", "value"), "0.5 mg/min", (*PUSH, "fastest"), "no dose rate"),
    (PROTOCOL, (*INFUSION, "titration_step"), "0.25 mg/kg", INFUSION, "titration_step is not of the dose's kind"),
    (PROTOCOL, (*INFUSION, "titration_step"), "0 mcg/kg/min", INFUSION, "titration_step must be more than 0"),
    (PRODUCT, ("strength",), "50 mg", None, "'50 mg' is not a concentration"),
    (PRODUCT, ("volume",), "10 mg", None, "'10 mg' is not a volume"),
    (PRODUCT, ("total",), "500 mL", None, "'500 mL' is not a drug mass"),
    (PRODUCT, ("total",), "500", None, "'500' is not a drug mass"),
    (EQUIPMENT, ("syringes", 0, "graduation"), "0.01 mL/h", None, "is not a volume"),
    (EQUIPMENT, ("pumps", 0, "least"), "1 mL", None, "is not a pump rate"),
    (EQUIPMENT, ("giving_sets", 0, "drop_factor"), "10 gtt/min", None, "is not a drop factor"),
    (CHECKLIST, ("items", 0, "every"), "5 mL", None, "is not a time"),
    (LIMITS, ("rounding_check", "value"), "2", ("rounding_check",), "it is no ratio: write it in %"),
    (FORMULAS, ("lean_male_per_index", "value"), "216 %", ("lean_male_per_index",), "no plain number"),
    (FORMULAS, ("ideal_per_height", "value"), "2.3 kg", ("ideal_per_height",), "no weight per height"),
    # Nought where it would divide or stop everything
    (PRODUCT, ("hydrochloride",), "9 mg/mL", (), "the hydrochloride weighs more than the base"),
    (PRODUCT, ("strength",), "0 mg/mL", None, "it must be more than 0"),
    (EQUIPMENT, ("syringes", 0, "graduation"), "0 mL", None, "it must be more than 0"),
    (EQUIPMENT, ("pumps", 0, "steps", 0, "step"), "0 mL/h", None, "it must be more than 0"),
    (EQUIPMENT, ("giving_sets", 0, "drop_factor"), "0 gtt/mL", None, "it must be more than 0"),
    (EQUIPMENT, ("pumps", 0, "volume_step"), "0 mL", None, "it must be more than 0"),
    (EQUIPMENT, ("pumps", 0, "volume_step"), "1 mL/h", None, "is not a volume"),
    # A range out of order
    (PROTOCOL, LOW, "5 mg/kg", DOSE, "out of order"),
    (PROTOCOL, LOW, "500.1 mcg/kg", DOSE, "out of order"),
    (PROTOCOL, (*DOSE, "usual"), "0.4 mg/kg", DOSE, "out of order"),
    (PROTOCOL, (*DOSE, "hard_high"), "0.4 mg/kg", DOSE, "out of order"),
    (PROTOCOL, (*DOSE, "hard_low"), "0.6 mg/kg", DOSE, "out of order"),
    (PROTOCOL, (*DOSE, "hard_source"), "", DOSE, "needs hard_source"),
    (PROTOCOL, (*INFUSION, "concentration", "low"), "11 mg/mL", (*INFUSION, "concentration"), "out of order"),
    # What does not fit together
    (PROTOCOL, (*PUSH, "form"), "continuous-infusion", PUSH, "dosed in a rate"),
    (PROTOCOL, (*INFUSION, "form"), "push", INFUSION, "a push is dosed in mg/kg or mg"),
    (PROTOCOL, (*PUSH, "choice"), "alternative", PUSH, "names its group"),
    (PROTOCOL, (*PUSH, "group"), "first", PUSH, "names its group"),
    (FIXED, (*CAP, "value"), "25 mg", PUSH, "capped in mg/h"),
    (FIXED, (*CAP, "value"), "25 mL/h", (*CAP, "value"), "no dose"),
    (FIXED, (*CAP, "value"), "0 mg/h", (*CAP, "value"), "more than 0"),
    (FIXED, (*CAP, "above_weight"), "50 g", None, "not a body weight"),
    (PRODUCT, ("total",), "100 mg", (), "strength × volume is not the total"),
    (PRODUCT, ("strength",), "100 mg/mL", (), "strength × volume is not the total"),
    (EQUIPMENT, ("pumps", 0, "steps"), [], ("pumps", 0), "every step but the last"),
    (EQUIPMENT, ("pumps", 0, "steps"), [{"step": "1 mL/h", "below": "9 mL/h"}], ("pumps", 0), "the last must not"),
    (EQUIPMENT, ("pumps", 0, "steps"), [{"step": "1 mL/h"}, {"step": "2 mL/h"}], ("pumps", 0), "every step but"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "place", "value", "key", "reason"), BROKEN, ids=lambda value: ascii(value)[:40])
def test_that_a_broken_value_is_told_with_its_key_and_reason(
    file: str, place: Place, value: Any, key: Place | None, reason: str
) -> None:
    faults = faults_of(file, setting(place, value))
    told = spelled(place if key is None else key)
    assert [(fault.file, fault.key) for fault in faults] == [(Path(file).name, told)]
    assert reason in faults[0].reason
    assert str(faults[0]).startswith(Path(file).name)
    assert "Literal" not in faults[0].reason
    assert "object" not in faults[0].reason


def test_that_all_faults_of_a_file_are_told_at_once() -> None:
    def change(raw: dict[str, Any]) -> None:
        setting(("title",), 5)(raw)
        setting(LOW, "0,5 mg/kg")(raw)
        setting(("administrations", 0, "dose", "status"), "sure")(raw)
        setting(("administrations", 0, "least_time", "value"), "60 mg")(raw)
        setting(("statements", 3, "kind"), "rumour")(raw)
        setting((*INFUSION, "hihg"), "5 mg")(raw)
        del raw["summary"]

    faults = faults_of(PROTOCOL, change)
    assert {fault.key for fault in faults} == {
        "title", "summary", "administrations[0].dose.low", "administrations[0].dose.status",
        "administrations[0].least_time", "statements[3].kind", "administrations[1]",
    }  # fmt: skip
    assert len(faults) == 7


def test_that_several_misfits_of_one_administration_are_told_together() -> None:
    def change(raw: dict[str, Any]) -> None:
        setting(("administrations", 0, "form"), "continuous-infusion")(raw)
        setting(("administrations", 0, "choice"), "alternative")(raw)

    (fault,) = faults_of(PROTOCOL, change)
    assert "dosed in a rate" in fault.reason
    assert "names its group" in fault.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id = pain", "it cannot be read"),
        (b'id = "a"\nid = "b"\n', "it cannot be read"),
        (b"[administrations\n", "it cannot be read"),
        (b'id = "pain\xff"\n', "it cannot be read"),
        ('id = "pain"\n'.encode("utf-16"), "it cannot be read"),
        (b"\x00", "it cannot be read"),
        (b'\xef\xbb\xbfid = "a"\n', "it cannot be read"),
    ],
)
def test_that_a_file_that_is_no_toml_is_told_by_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "pain.toml").write_bytes(content)
    with pytest.raises(FaultyFileError) as caught:
        read_table(tmp_path / "pain.toml")
    (fault,) = caught.value.faults
    assert (fault.file, fault.key) == ("pain.toml", "")
    assert reason in fault.reason
    assert str(caught.value).startswith("pain.toml: ")


def test_that_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match=r"^nowhere\.toml: it cannot be read"):
        read_table(tmp_path / "nowhere.toml")


def test_that_an_empty_file_lacks_every_required_key() -> None:
    with pytest.raises(FaultyFileError) as caught:
        structure("empty.toml", {}, Protocol)
    assert {fault.reason for fault in caught.value.faults} == {
        f"{key} is missing" for key in ("id", "title", "order", "indication", "drug", "settings", "summary")
    }


def test_that_a_figure_is_read_exactly_and_in_its_own_unit() -> None:
    protocol = structure("pain-icu.toml", shipped(PROTOCOL), Protocol)
    infusion = protocol.administration("infusion")
    assert infusion.dose.low == quantity(1, "mcg/kg/min")
    assert infusion.dose.high == quantity(2, "mcg/kg/min")
    assert infusion.titration_step == quantity(Fraction(1, 4), "mcg/kg/min")
    assert str(infusion.dose.low.units) == str(quantity(1, "mcg/kg/min").units)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield where every table of a file stands."""
    if isinstance(value, dict):
        yield place
        for key, each in value.items():
            yield from places(each, (*place, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from places(each, (*place, index))


@pytest.mark.parametrize("file", sorted(f"protocols/{path.name}" for path in FOLDER.glob("*.toml")))
def test_that_every_table_of_every_protocol_refuses_a_key_nobody_knows(file: str) -> None:
    for place in places(shipped(file)):
        raw = copy.deepcopy(shipped(file))
        at(raw, place)["hihg"] = "5 mg"
        with pytest.raises(FaultyFileError) as caught:
            structure(Path(file).name, raw, Protocol)
        assert [(fault.key, fault.reason) for fault in caught.value.faults] == [(spelled(place), "unknown: hihg")]


@pytest.mark.parametrize("file", sorted(f"protocols/{path.name}" for path in FOLDER.glob("*.toml")))
def test_that_every_figure_of_every_protocol_refuses_a_comma(file: str) -> None:
    for place in places(shipped(file)):
        for key in ("value", "low", "usual", "high", "hard_low", "hard_high"):
            if key not in at(shipped(file), place):
                continue
            raw = copy.deepcopy(shipped(file))
            at(raw, place)[key] = f"1,5 {at(raw, place)[key].split(' ')[1]}"
            with pytest.raises(FaultyFileError) as caught:
                structure(Path(file).name, raw, Protocol)
            assert [fault.key for fault in caught.value.faults] == [spelled((*place, key))]


@pytest.mark.parametrize(
    ("kilograms", "caps"),
    [("49.99", ["15 mg/h"]), ("50", ["15 mg/h"]), ("50.01", ["25 mg/h"]), ("120", ["25 mg/h"])],
)
def test_that_a_cap_holds_for_its_weights_and_no_others(kilograms: str, caps: list[str]) -> None:
    """NHS Highland: 25 mg/h above 50 kg, 15 mg/h below; at exactly 50 kg the smaller is taken."""
    (infusion,) = structure("pain-fixed-rate.toml", shipped(FIXED), Protocol).administrations
    weight = bodyweight.of(Fraction(kilograms))
    held = [format_quantity(cap.value) for cap in infusion.caps if cap.holds_for(weight)]
    assert held == caps


def test_that_a_cap_without_weights_holds_for_everyone() -> None:
    capped = structure("analgosedation-icu.toml", shipped("protocols/analgosedation-icu.toml"), Protocol)
    (cap,) = capped.administration("infusion").caps
    assert all(cap.holds_for(bodyweight.of(weight)) for weight in (1, 50, 400))


@pytest.mark.parametrize(
    ("rate", "step"),
    [("0.1", "0.01"), ("9.99", "0.01"), ("10", "0.1"), ("99.9", "0.1"), ("100", "1"), ("900", "1")],
)
def test_that_a_pump_is_set_in_the_step_that_holds_from_its_rate_on(rate: str, step: str) -> None:
    pump = copy.deepcopy(shipped(EQUIPMENT)["pumps"][0])
    pump["steps"] = [
        {"step": "0.01 mL/h", "below": "10 mL/h"},
        {"step": "0.1 mL/h", "below": "100 mL/h"},
        {"step": "1 mL/h"},
    ]
    profile = structure("pump.toml", pump, PumpProfile)
    assert profile.step_at(pump_rate.of(Fraction(rate))).step == pump_rate.of(Fraction(step))


@pytest.mark.parametrize("end", ["hard_low", "hard_high"])
def test_that_a_single_hard_end_needs_its_own_source(end: str) -> None:
    def change(raw: dict[str, Any]) -> None:
        dose = at(raw, DOSE)
        for key in {"hard_low", "hard_high"} - {end}:
            del dose[key]
        del dose["hard_source"]

    (fault,) = faults_of(PROTOCOL, change)
    assert fault.key == spelled(DOSE)
    assert "needs hard_source" in fault.reason


def test_that_a_cap_is_required_only_where_the_file_says_so() -> None:
    protocols = {path.stem: structure(path.name, read_table(path), Protocol) for path in sorted(FOLDER.glob("*.toml"))}
    required = {id_ for id_, one in protocols.items() if any(each.cap_required for each in one.administrations)}
    assert required == {"adjunct-midazolam"}
