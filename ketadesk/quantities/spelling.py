"""How units are spelled: the fixed list that is read, and the one way each is written."""

from functools import cache

from ketadesk.quantities.registry import Unit, unit

# Each written form, in the order in which a unit is looked up for writing.
_WRITTEN = (
    "mg", "mcg", "g", "kg", "lb", "mL", "L", "min", "h", "s", "day", "cm", "m", "in", "gtt", "y", "%", "vial",
    "mg/kg", "mcg/kg", "mg/kg/h", "mg/kg/min", "mcg/kg/min", "mcg/kg/h", "mg/h", "mg/min", "mcg/h", "mcg/min",
    "mg/mL", "mcg/mL", "mL/h", "mL/min", "gtt/mL", "gtt/min", "kg/m2", "mL/kg", "mg/vial", "mL/vial", "g/L", "min/h",
    "L/h", "mg/kg/day", "mg/day", "kg/in", "mL/day", "m2",
)  # fmt: skip

# What a part of a spelling means, where it is not the registry's own word.
_WORDS = {"in": "inch", "y": "year", "%": "percent", "m2": "m**2"}

# Other spellings that are read on the command line, and always written as above.
_ALIASES = {"hr": "h", "ug": "mcg", "\N{MICRO SIGN}g": "mcg", "\N{GREEK SMALL LETTER MU}g": "mcg"}

# Near misses of a part, in small letters: what is written instead. None of them is read.
_NEAR = {part.lower(): part for part in dict.fromkeys("/".join(_WRITTEN).split("/"))} | {
    "cc": "mL", "ccm": "mL", "ug": "mcg", "sec": "s", "hr": "h", "hour": "h",
}  # fmt: skip


def _expression(spelled: str) -> str:
    return "/".join(_WORDS.get(part, part) for part in spelled.split("/"))


@cache
def read_unit(spelled: str) -> Unit | None:
    """Return the unit of a spelling from the fixed list, or None when the list does not hold it."""
    written = "/".join(_ALIASES.get(part, part) for part in spelled.split("/"))
    return unit(_expression(written)) if written in _WRITTEN else None


def near_spelling(spelled: str) -> str:
    """Return how a spelling that is not read would be written if it is a near miss: another case, a plural, a stop."""
    bare = (part.lower().removesuffix(".") for part in spelled.split("/"))
    return "/".join(_NEAR.get(part, _NEAR.get(part.removesuffix("s"), part)) for part in bare)


_BY_UNIT = {unit(_expression(written)): written for written in reversed(_WRITTEN)} | {unit(""): ""}


def written_unit(of: Unit) -> str:
    """Return the one way a unit is written; a plain number has none. Raises `KeyError` for a unit never shown."""
    return _BY_UNIT[of]


def known_spellings() -> tuple[str, ...]:
    """Return the spellings that are read, for messages."""
    return _WRITTEN
