"""Reading field by field: what is missing and what is refused is gathered, so that all of it is said at once."""

import re
from fractions import Fraction
from typing import TypeVar

from ketadesk.dosing.term import ENTERED, Origin, Term, converted, given
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.parsing import NumberForm, Refused, parse_number
from ketadesk.quantities.registry import quantity
from ketadesk.quantities.spelling import read_unit

K = TypeVar("K")

WEIGHT = NumberForm(digits=3, decimals=2)
HEIGHT = NumberForm(digits=3, decimals=1)
AGE = NumberForm(digits=3, decimals=0)
DOSE = NumberForm(digits=4, decimals=4)
TIME = NumberForm(digits=4, decimals=2)
STRENGTH = NumberForm(digits=4, decimals=4)
VOLUME = NumberForm(digits=4, decimals=2)
AMOUNT = NumberForm(digits=5, decimals=2)
FORMS = {
    "weight_text": WEIGHT,
    "height_text": HEIGHT,
    "age_text": AGE,
    "dose_text": DOSE,
    "rate_text": DOSE,
    "time_text": TIME,
    "hours_text": TIME,
    "run_text": TIME,
    "cap_text": AMOUNT,
    "vial_total_text": AMOUNT,
    "amount_text": AMOUNT,
    "strength_text": STRENGTH,
    "concentration_text": STRENGTH,
    "vial_volume_text": VOLUME,
    "push_volume_text": VOLUME,
    "container_volume_text": VOLUME,
    "line_volume_text": VOLUME,
}
"""The form of each field that holds a number, by the draft's name for it."""
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_HOUR = 60
_NOUGHT = "It must be more than 0."


def is_clock_time(text: str) -> bool:
    """Say whether text is a time as on a 24 hour clock, such as 08:30."""
    return _CLOCK.fullmatch(text) is not None


class Gathered:
    """The fields read so far (`used`), with what is missing and what is refused among them."""

    def __init__(self) -> None:
        self.missing: dict[str, str] = {}
        self.used: set[str] = set()
        self.refused: dict[str, str] = {}

    @property
    def sound(self) -> bool:
        """Say whether nothing is missing and nothing refused."""
        return not self.missing and not self.refused

    def lack(self, field: str, says: str) -> None:
        """Note that a field is empty that the order needs."""
        self.missing.setdefault(field, says)

    def refuse(self, field: str, reason: str) -> None:
        """Note that a field's text is not read, and why; the first reason stands."""
        self.refused.setdefault(field, reason)

    def number(self, field: str, text: str, form: NumberForm, nought: str = _NOUGHT) -> Fraction | None:
        """Return the number in a field, or None when it is empty or refused; `nought` is why 0 is refused."""
        self.used.add(field)
        if text == "":
            return None
        read = parse_number(text, form)
        if isinstance(read, Refused):
            self.refuse(field, read.reason)
            return None
        if read == 0:
            self.refuse(field, nought)
            return None
        return read

    def quantity(
        self,
        field: str,
        text: str,
        form: NumberForm,
        door: Door[K],
        *,
        name: str,
        of: str,
        origin: Origin = ENTERED,
        nought: str = _NOUGHT,
    ) -> Term[K] | None:
        """Return the given in a field, in the unit beside it; or None when the field is empty or refused."""
        number = self.number(field, text, form, nought)
        if number is None:
            return None
        beside = read_unit(of)
        if beside is None or not door.admits(quantity(number, beside)):
            self.refuse(field, f"The unit {of} does not belong here.")
            return None
        return given(name, door.of(number, beside), origin)

    def recorded(self, field: str, text: str, form: NumberForm, door: Door[K], *, name: str, of: str) -> Term[K] | None:
        """Return a given converted to the unit of record, the conversion kept as a step of the working."""
        entered = self.quantity(field, text, form, door, name=f"{name} as entered", of=of)
        if entered is None:
            return None
        value = door.recorded(entered.value)  # type: ignore[arg-type]  # a kind is a quantity
        if value == entered.value and read_unit(of) == door.unit:
            return entered.named(name)
        return converted(name, entered, into=door)

    def clock(self, field: str, text: str) -> int | None:
        """Return minutes after midnight, or None when the field is empty or refused."""
        self.used.add(field)
        if text == "":
            return None
        match = _CLOCK.fullmatch(text)
        if match is None:
            self.refuse(field, "Write the time as on a 24 hour clock, as in 08:30 or 22:05.")
            return None
        return int(match[1]) * _HOUR + int(match[2])
