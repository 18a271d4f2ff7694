"""Units as programs exchange them: each that can be shown has a UCUM code, and none of them is read otherwise there."""

import re

import pytest

from ketadesk.quantities.registry import unit
from ketadesk.quantities.spelling import known_spellings, read_unit
from ketadesk.quantities.ucum import SYSTEM, ucum_code

# By hand from UCUM's tables (c/s codes): what each spelling of ours is there.
CODES = {
    "mg": "mg", "mcg": "ug", "g": "g", "kg": "kg", "lb": "[lb_av]", "mL": "mL", "L": "L", "min": "min", "h": "h",
    "s": "s", "day": "d", "cm": "cm", "m": "m", "in": "[in_i]", "gtt": "{drop}", "y": "a", "%": "%", "vial": "{vial}",
    "mg/kg": "mg/kg", "mcg/kg": "ug/kg", "mg/kg/h": "mg/kg/h", "mg/kg/min": "mg/kg/min", "mcg/kg/min": "ug/kg/min",
    "mcg/kg/h": "ug/kg/h", "mg/h": "mg/h", "mg/min": "mg/min", "mcg/h": "ug/h", "mcg/min": "ug/min",
    "mg/mL": "mg/mL", "mcg/mL": "ug/mL", "mL/h": "mL/h", "mL/min": "mL/min", "gtt/mL": "{drop}/mL",
    "gtt/min": "{drop}/min", "kg/m2": "kg/m2", "mL/kg": "mL/kg", "mg/vial": "mg/{vial}", "mL/vial": "mL/{vial}",
    "g/L": "g/L", "min/h": "min/h", "L/h": "L/h", "mg/kg/day": "mg/kg/d", "mg/day": "mg/d", "kg/in": "kg/[in_i]",
    "mL/day": "mL/d", "m2": "m2",
}  # fmt: skip


@pytest.mark.parametrize("spelled", known_spellings())
def test_that_every_unit_that_is_shown_has_the_code_of_the_ucum_tables(spelled: str) -> None:
    of = read_unit(spelled)
    assert of is not None
    assert ucum_code(of) == CODES[spelled]


def test_that_a_plain_number_is_one_and_the_system_is_named_by_its_address() -> None:
    assert ucum_code(unit("")) == "1"
    assert SYSTEM == "http://unitsofmeasure.org"


def test_that_no_code_is_a_microgram_of_ours_or_the_drop_of_ucum() -> None:
    codes = {ucum_code(of) for spelled in known_spellings() if (of := read_unit(spelled)) is not None}
    assert not [code for code in codes if re.search(r"mcg|\[drp\]|[^\x21-\x7e]|cc", code)]
