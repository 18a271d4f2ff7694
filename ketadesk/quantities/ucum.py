"""Units as programs exchange them: UCUM codes, which know `ug` and no `mcg`. Display text keeps its own spelling.

A drop has no code that may be used here: UCUM's own is one twentieth of a millilitre, and a giving set's is what its
package says. It is an annotation, as are other counted things (UCUM section 6, annotations).
"""

from functools import cache

from ketadesk.quantities.registry import Unit
from ketadesk.quantities.spelling import written_unit

SYSTEM = "http://unitsofmeasure.org"
_UNITY = "1"
_CODES = {
    "mcg": "ug",
    "lb": "[lb_av]",
    "in": "[in_i]",
    "day": "d",
    "y": "a",
    "gtt": "{drop}",
    "vial": "{vial}",
}


@cache
def ucum_code(of: Unit) -> str:
    """Return the UCUM code of a unit, such as `ug/kg/min`; a plain number is `1`.

    Raises `KeyError` for a unit that is never shown.
    """
    written = written_unit(of)
    return "/".join(_CODES.get(part, part) for part in written.split("/")) if written else _UNITY
