"""Typed text to an exact number, or a refusal with a reason that says what to type instead.

One strict ASCII grammar: digits, and a point with digits on both sides. `float`, `Decimal`, `Fraction` and `QLocale`
each accept text that a person means otherwise, so none of them reads here. Nothing is repaired.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from ketadesk.quantities.registry import Quantity, quantity
from ketadesk.quantities.spelling import near_spelling, read_unit

_NUMBER = re.compile(r"(0|[1-9][0-9]*)(?:\.([0-9]+))?")
_QUANTITY = re.compile(
    r"([^ A-Za-z%\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}]+) ?([A-Za-z%\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}][^ ]*)"
)
_GROUP = 3
_LONGEST = 24


@dataclass(frozen=True)
class Refused:
    """Text that is not read, exactly as typed, and one line that says why and what to do."""

    text: str
    reason: str


@dataclass(frozen=True)
class NumberForm:
    """How long a number of one field may be."""

    digits: int = 5
    decimals: int = 6


ANY_NUMBER = NumberForm()


def parse_number(text: str, form: NumberForm = ANY_NUMBER) -> Fraction | Refused:
    """Return the exact number that the text is, or why it is refused."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return Refused(text, _why_not_a_number(text))
    whole, decimals = match[1], match[2] or ""
    if len(whole) > form.digits:
        return Refused(text, f"Too many digits: at most {form.digits} before the point.")
    if len(decimals) == _GROUP and whole != "0":
        return Refused(text, _thousandfold(whole, decimals, form))
    if len(decimals) > form.decimals:
        return Refused(text, _too_many_decimals(form.decimals))
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def split_quantity(text: str) -> tuple[str, str] | Refused:
    """Return the number and the unit of text such as `70kg` or `0.5 mg/kg`, each as typed and not yet read."""
    if _has_hidden(text):
        return Refused(text, _HIDDEN)
    match = _QUANTITY.fullmatch(text)
    if match is None:
        if _NUMBER.fullmatch(text):
            return Refused(text, "Write the unit after the number, as in 70 kg.")
        return Refused(text, _why_not_a_number(text) if text else "Write a number and its unit.")
    return match[1], match[2]


def parse_quantity(text: str, form: NumberForm = ANY_NUMBER) -> Quantity | Refused:
    """Return the quantity that the text is, its unit from the fixed list, or why it is refused."""
    parts = split_quantity(text)
    if isinstance(parts, Refused):
        return parts
    number = parse_number(parts[0], form)
    if isinstance(number, Refused):
        return Refused(text, number.reason)
    of = read_unit(parts[1])
    if of is None:
        return Refused(text, _why_not_a_unit(parts[1]))
    return quantity(number, of)


def _why_not_a_number(text: str) -> str:
    for asks, reason in _REASONS:
        if asks(text):
            return reason
    return "Not a number. Type digits, with a point between them if needed, as in 70 or 0.5."


def _has_hidden(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"} for sign in text)


def _has_foreign_digit(text: str) -> bool:
    return any(not sign.isascii() and (unicodedata.category(sign) in {"Nd", "No", "Nl"}) for sign in text)


def _has_space(text: str) -> bool:
    return any(sign.isspace() for sign in text)


_HIDDEN = "It holds a character that cannot be seen. Clear the field and type the number."

# Asked in this order; the first that holds is the reason given.
_REASONS = (
    (lambda text: text == "", "Empty. Type a number, as in 70 or 0.5."),
    (lambda text: len(text) > _LONGEST, "Too long for a number. Clear the field and type it."),
    (_has_hidden, _HIDDEN),
    (_has_foreign_digit, "Only the digits 0 to 9 are read. Type the number with them."),
    (_has_space, "No spaces in a number. Type it without them."),
    (
        re.compile(r"[0-9]+,[0-9]+").fullmatch,
        "A comma may mean a point or thousands. Type a point, as in 2.5, or the whole number, as in 1000.",
    ),
    (lambda text: "," in text, "No commas in a number. Type a point for decimals, as in 2.5."),
    (re.compile(r"\.[0-9]+").fullmatch, "Type a zero before the point, as in 0.5."),
    (re.compile(r"[0-9]+\.").fullmatch, "A digit is missing after the point. Type 5 or 5.5, not 5 and a point."),
    (re.compile(r"[0-9]*(\.[0-9]*){2,}").fullmatch, "More than one point. Type the number again."),
    (
        re.compile(r"[0-9]+(:[0-9]+)+").fullmatch,
        "No colon in a number. Type a length of time in its unit alone, as in 40 or 0.5.",
    ),
    (re.compile(r"[-+\u2212\u2010-\u2015].*").fullmatch, "No sign before a number. Type it without plus or minus."),
    (re.compile(r"[0-9.]+[eE][-+]?[0-9]+").fullmatch, "No powers of ten. Type the number in full."),
    (lambda text: "_" in text, "No underscores in a number. Type the digits alone."),
    (re.compile(r"0+[0-9]+(\.[0-9]*)?").fullmatch, "A zero stands before the number. Type it without, as in 7 or 0.7."),
    (re.compile(r"0[xXbBoO][0-9a-fA-F]*").fullmatch, "Only decimal digits are read. Type the number with 0 to 9."),
    (re.compile(r"[0-9]+/[0-9]+").fullmatch, "No fractions. Type a decimal, as in 0.5."),
    (
        re.compile(r"[0-9.]+[A-Za-z%\u00b5\u03bc/]+[0-9]*").fullmatch,
        "Only the number here; its unit stands beside the field.",
    ),
)  # fmt: skip


def _thousandfold(whole: str, decimals: str, form: NumberForm) -> str:
    """Return why 1.125 is refused, and what to type instead: only what this field would take."""
    number, thousands = f"{whole}.{decimals}", f"{whole}{decimals}"
    instead = [thousands] if len(thousands) <= form.digits else []
    if not int(decimals):
        return f"{number} may mean {whole} or {thousands}. Type {' or '.join([whole, *instead])}."
    if form.decimals > _GROUP:
        instead.append(f"{number}0")
    else:
        instead.append(f"it with at most {form.decimals} decimals" if form.decimals else "a whole number")
    return f"{number} may mean {thousands} or {whole} point {decimals}. Type {' or '.join(instead)}."


def _too_many_decimals(decimals: int) -> str:
    if decimals == 0:
        return "Whole numbers only. Type it without a point."
    return f"Too many decimals: at most {decimals} after the point."


def _why_not_a_unit(spelled: str) -> str:
    if not spelled.isascii():  # a look-alike is never echoed: it would read like the letter it is not
        return f"The unit holds a letter or sign that is not of ours. Write {_OFFERED}."
    if len(spelled) > _LONGEST:
        return f"Too long for a unit. Write {_OFFERED}."
    near = near_spelling(spelled)
    if near in _SUGGESTED:
        return f"The unit {spelled} is not read. Write {near}."
    return f"The unit {spelled} is not known here. Write {_OFFERED}."


_SUGGESTED = (
    "kg", "lb", "g", "mg", "mcg", "mL", "L", "h", "min", "s", "day", "mg/kg", "mcg/kg/min", "mg/kg/h", "mcg/kg/h",
    "mg/kg/min", "mg/h", "mg/min", "mg/mL", "mcg/mL", "mL/h", "mL/min", "gtt/mL", "gtt/min", "cm", "in",
    "kg/m2", "y", "%",
)  # fmt: skip
_OFFERED = f"one of {', '.join(_SUGGESTED)}"
