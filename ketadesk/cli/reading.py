"""Values as typed, such as `70kg`, split into the text of a number and a unit; nothing is converted in silence."""

import re
from collections.abc import Sequence
from fractions import Fraction

from ketadesk.cli.order_options import option_of
from ketadesk.quantities.formatting import format_decimal, terminates
from ketadesk.quantities.parsing import Refused, parse_number, split_quantity
from ketadesk.quantities.registry import factor
from ketadesk.quantities.spelling import read_unit, written_unit

_POWER = re.compile(r"[0-9.]+[eE][-+]?[0-9]+")
_PLACES = 6  # a converted number must end within so many decimals
_AMBIGUOUS = 3  # so many decimals after a whole number could be thousands: a nought more says they are not


class Reader:
    """Reads typed values for fields of a draft, and gathers what is refused and what is converted."""

    def __init__(self) -> None:
        self.refused: dict[str, str] = {}
        self.conversions: list[str] = []

    def refuse(self, field: str, says: str) -> None:
        """Note that a field's text is not read, and why; the first reason stands."""
        self.refused.setdefault(field, says)

    def split(self, field: str, text: str, units: Sequence[str]) -> tuple[str, str]:
        """Return the number and the unit as typed, or two empty texts when they cannot be told apart."""
        parts = split_quantity(text)
        if isinstance(parts, Refused):
            number = parse_number(text)
            alone = not isinstance(number, Refused)
            self.refuse(field, f"Write the unit after the number, as in {text}{units[0]}." if alone else parts.reason)
            return "", ""
        power = _POWER.match(text)
        if power is not None:
            read = parse_number(power[0])
            self.refuse(field, read.reason if isinstance(read, Refused) else "No powers of ten.")
            return "", ""
        return parts

    def in_one_of(self, field: str, text: str | None, units: Sequence[str]) -> tuple[str, str]:
        """Return the number as typed and its unit, one of `units`; another unit of the kind becomes the first of them.

        Both are empty when nothing was typed or it is refused.
        """
        if text is None:
            return "", units[0]
        number, spelled = self.split(field, text, units)
        if not number:
            return "", units[0]
        typed = read_unit(spelled)
        if typed is not None and written_unit(typed) in units:
            return number, written_unit(typed)
        first = read_unit(units[0])
        if typed is None or first is None or typed.dimensionality != first.dimensionality:
            self.refuse(field, _not_read(spelled, units))
            return "", units[0]
        return self._converted(field, text, number, factor(typed, first), units[0]), units[0]

    def number_in(self, field: str, text: str | None, of: str) -> str:
        """Return the number of a value in the one unit of a field, or an empty text."""
        return self.in_one_of(field, text, (of,))[0]

    def _converted(self, field: str, text: str, number: str, size: Fraction, of: str) -> str:
        read = parse_number(number)
        if isinstance(read, Refused):
            self.refuse(field, read.reason)
            return ""
        value = read * size
        if not terminates(value, _PLACES):
            self.refuse(field, f"{text} does not come out even in {of}: write it in {of}.")
            return ""
        plain = format_decimal(value)
        self.conversions.append(f"{option_of(field)} {text} is {plain} {of}.")
        whole, _, decimals = plain.partition(".")
        return f"{plain}0" if len(decimals) == _AMBIGUOUS and whole != "0" else plain


def _not_read(spelled: str, units: Sequence[str]) -> str:
    return f"The unit {spelled} is not read here: write {' or '.join(units)}."
