"""Every spelling of a unit is read to its exact size, written one way, and no other spelling is read."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketadesk.quantities.parsing import Refused, parse_quantity
from ketadesk.quantities.registry import factor, quantity, unit
from ketadesk.quantities.spelling import known_spellings, read_unit, written_unit

POUND = Fraction(45_359_237, 100_000_000)  # kg; the international yard and pound agreement of 1959

# Worked out by hand: the spelling, how many of which it is, and the one way it is written.
SPELLINGS = [
    ("mg", 1, "mg", "mg"),
    ("mcg", Fraction(1, 1000), "mg", "mcg"),
    ("g", 1000, "mg", "g"),
    ("kg", 1, "kg", "kg"),
    ("lb", POUND, "kg", "lb"),
    ("mL", 1, "mL", "mL"),
    ("L", 1000, "mL", "L"),
    ("min", 1, "min", "min"),
    ("h", 60, "min", "h"),
    ("hr", 60, "min", "h"),
    ("s", Fraction(1, 60), "min", "s"),
    ("day", 1440, "min", "day"),
    ("cm", 1, "cm", "cm"),
    ("m", 100, "cm", "m"),
    ("in", Fraction(254, 100), "cm", "in"),
    ("gtt", 1, "gtt", "gtt"),
    ("y", 1, "year", "y"),
    ("%", Fraction(1, 100), "", "%"),
    ("vial", 1, "vial", "vial"),
    ("mg/kg", 1, "mg/kg", "mg/kg"),
    ("mcg/kg", Fraction(1, 1000), "mg/kg", "mcg/kg"),
    ("mg/kg/h", 1, "mg/kg/h", "mg/kg/h"),
    ("mg/kg/hr", 1, "mg/kg/h", "mg/kg/h"),
    ("mg/kg/min", 60, "mg/kg/h", "mg/kg/min"),
    ("mcg/kg/min", Fraction(6, 100), "mg/kg/h", "mcg/kg/min"),
    ("mcg/kg/h", Fraction(1, 1000), "mg/kg/h", "mcg/kg/h"),
    ("mg/kg/day", Fraction(1, 24), "mg/kg/h", "mg/kg/day"),
    ("mg/h", 1, "mg/h", "mg/h"),
    ("mg/hr", 1, "mg/h", "mg/h"),
    ("mg/min", 60, "mg/h", "mg/min"),
    ("mcg/h", Fraction(1, 1000), "mg/h", "mcg/h"),
    ("mcg/min", Fraction(6, 100), "mg/h", "mcg/min"),
    ("mg/day", Fraction(1, 24), "mg/h", "mg/day"),
    ("mg/mL", 1, "mg/mL", "mg/mL"),
    ("mcg/mL", Fraction(1, 1000), "mg/mL", "mcg/mL"),
    ("g/L", 1, "mg/mL", "g/L"),
    ("mL/h", 1, "mL/h", "mL/h"),
    ("mL/hr", 1, "mL/h", "mL/h"),
    ("mL/min", 60, "mL/h", "mL/min"),
    ("mL/day", Fraction(1, 24), "mL/h", "mL/day"),
    ("L/h", 1000, "mL/h", "L/h"),
    ("gtt/mL", 1, "gtt/mL", "gtt/mL"),
    ("gtt/min", 1, "gtt/min", "gtt/min"),
    ("kg/m2", 1, "kg/m**2", "kg/m2"),
    ("m2", 1, "m**2", "m2"),
    ("kg/in", Fraction(100, 254), "kg/cm", "kg/in"),
    ("mL/kg", 1, "mL/kg", "mL/kg"),
    ("mg/vial", 1, "mg/vial", "mg/vial"),
    ("mL/vial", 1, "mL/vial", "mL/vial"),
    ("min/h", Fraction(1, 60), "", "min/h"),
    ("ug", Fraction(1, 1000), "mg", "mcg"),
    ("\u00b5g", Fraction(1, 1000), "mg", "mcg"),
    ("\u03bcg", Fraction(1, 1000), "mg", "mcg"),
    ("ug/kg/min", Fraction(6, 100), "mg/kg/h", "mcg/kg/min"),
    ("\u00b5g/kg/min", Fraction(6, 100), "mg/kg/h", "mcg/kg/min"),
    ("\u03bcg/kg/min", Fraction(6, 100), "mg/kg/h", "mcg/kg/min"),
    ("ug/kg/hr", Fraction(1, 1000), "mg/kg/h", "mcg/kg/h"),
    ("\u00b5g/mL", Fraction(1, 1000), "mg/mL", "mcg/mL"),
]

# The list of the issue, word for word.
LISTED = [
    *("kg", "lb", "g", "mg", "mcg", "mL", "L", "h", "hr", "min", "s", "mg/kg", "mcg/kg/min", "mg/kg/h", "mcg/kg/h"),
    *("mg/min", "mg/h", "mg/mL", "mcg/mL", "mL/h", "mL/min", "gtt/mL", "gtt/min", "cm", "in", "kg/m2", "%", "day"),
]

# A spelling that is not read, and what the refusal must name.
HINTED = [
    ("Mg", "Write mg."),
    ("MG", "Write mg."),
    ("mG", "Write mg."),
    ("mgs", "Write mg."),
    ("mg.", "Write mg."),
    ("ML", "Write mL."),
    ("Ml", "Write mL."),
    ("ml", "Write mL."),
    ("mls", "Write mL."),
    ("mL.", "Write mL."),
    ("cc", "Write mL."),
    ("CC", "Write mL."),
    ("ccm", "Write mL."),
    ("KG", "Write kg."),
    ("Kg", "Write kg."),
    ("kG", "Write kg."),
    ("kgs", "Write kg."),
    ("lbs", "Write lb."),
    ("LB", "Write lb."),
    ("G", "Write g."),
    ("MCG", "Write mcg."),
    ("l", "Write L."),
    ("H", "Write h."),
    ("hrs", "Write h."),
    ("hour", "Write h."),
    ("hours", "Write h."),
    ("Min", "Write min."),
    ("mins", "Write min."),
    ("sec", "Write s."),
    ("days", "Write day."),
    ("mg/ml", "Write mg/mL."),
    ("ml/h", "Write mL/h."),
    ("ml/hr", "Write mL/h."),
    ("cc/h", "Write mL/h."),
    ("MG/KG", "Write mg/kg."),
    ("mg/Kg/H", "Write mg/kg/h."),
    ("mg/kg/hour", "Write mg/kg/h."),
    ("gtts/min", "Write gtt/min."),
    ("Ug", "Write mcg."),
    ("UG", "Write mcg."),
    ("U", "Write one of"),
    ("IU", "Write one of"),
    ("u", "Write one of"),
    ("unit", "Write one of"),
    ("units", "Write one of"),
    ("M", "Write one of"),
    ("m/s", "Write one of"),
    ("gr", "Write one of"),
    ("K", "Write one of"),
    ("kmg", "Write one of"),
    ("ng", "Write one of"),
    ("dL", "Write one of"),
    ("mol", "Write one of"),
    ("Hz", "Write one of"),
    ("mg/g", "Write one of"),
    ("kg/kg", "Write one of"),
    ("mg*kg", "Write one of"),
    ("mg**2", "Write one of"),
    ("kg/m^2", "Write one of"),
    ("mg/kg/min/h", "Write one of"),
    ("mg/", "Write one of"),
    ("inch", "Write one of"),
    ("percent", "Write one of"),
    ("year", "Write one of"),
]

# Each looks like a unit of ours and holds one letter that is not: Cyrillic, Greek, full-width, mathematical.
HOMOGLYPHS = [
    *("\u043cg", "m\u0261", "\uff4d\uff47", "\U0001d5c6g", "m\u0441g", "mc\u0261", "\u0391g"),
    *(
        "k\u0261",
        "\u043ag",
        "m\u216c",
        "m\u053c",
        "\u04bb",
        "mg/\u043ag",
        "mg/\u04bb",
        "m\u2113",
        "\u339c",
        "\u338e",
        "\u338d",
    ),
    *("mg\u2044mL", "mg\u2215h", "mg\uff0fh", "kg/m\u00b2", "\u00b5", "\u03bc", "\u00b5\u00b5g", "m\u00b5g", "\uff05"),
]


@pytest.mark.parametrize(("spelled", "size", "of", "written"), SPELLINGS, ids=ascii)
def test_that_a_spelling_is_read_to_its_exact_size_and_written_one_way(
    spelled: str, size: Fraction, of: str, written: str
) -> None:
    read = read_unit(spelled)
    assert read is not None
    assert factor(read, unit(of)) == size
    assert written_unit(read) == written
    for text in (f"3 {spelled}", f"3{spelled}"):
        assert parse_quantity(text) == quantity(3, read)


def test_that_the_table_holds_every_spelling_that_is_read_and_every_one_listed() -> None:
    table = {spelled for spelled, *_ in SPELLINGS}
    assert set(known_spellings()) <= table
    assert set(LISTED) <= table


@pytest.mark.parametrize(("spelled", "hint"), HINTED, ids=ascii)
def test_that_another_spelling_is_refused_with_what_to_write(spelled: str, hint: str) -> None:
    found = parse_quantity(f"5 {spelled}")
    assert isinstance(found, Refused), found
    assert spelled in found.reason
    assert hint in found.reason


@pytest.mark.parametrize("spelled", HOMOGLYPHS, ids=ascii)
def test_that_a_letter_that_only_looks_right_is_refused_as_such(spelled: str) -> None:
    assert read_unit(spelled) is None
    found = parse_quantity(f"5 {spelled}")
    assert isinstance(found, Refused), found
    assert found.reason.isascii(), "a look-alike in the reason reads like the right letter"


@given(st.text(max_size=12) | st.text(alphabet="mgkcLhrind/%ul\u00b5\u03bc ", max_size=10))
def test_that_no_other_text_is_a_unit(spelled: str) -> None:
    assert (read_unit(spelled) is not None) == (spelled in ACCEPTED)


def _accepted() -> set[str]:
    """Return every spelling in which a part may be written otherwise: hr for h, and ug or a micro sign for mcg."""
    other = {"h": ("h", "hr"), "mcg": ("mcg", "ug", "\u00b5g", "\u03bcg")}
    accepted: set[str] = set()
    for *_, written in SPELLINGS:
        made = [""]
        for part in written.split("/"):
            made = [f"{start}/{each}" for start in made for each in other.get(part, (part,))]
        accepted |= {each[1:] for each in made}
    return accepted


ACCEPTED = _accepted()
