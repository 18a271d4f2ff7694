"""Does a child of this age have this weight and this height?"""

from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.findings import Findings, met
from ketadesk.dosing.patient import Patient
from ketadesk.protocols.growth import Growth, Year, beyond
from ketadesk.protocols.limit import Limit
from ketadesk.quantities.formatting import format_in, format_quantity
from ketadesk.quantities.kinds import bodyweight
from ketadesk.quantities.registry import Quantity, in_unit, quantity

_READ_AGAIN = "Read the age again, and whose it is."


@dataclass(frozen=True)
class _Measured:
    """What was measured of a child, and the words for it."""

    what: str
    value: Quantity
    of: str
    does: str


def check_growth(patient: Patient, growth: Growth) -> Findings:
    """Yield a weight or a height that hardly any child of the age has: one of them is wrong, or another person's."""
    year = None if patient.age is None else growth.year(patient.age.value)
    if year is None:
        return
    weight = _Measured("weight", patient.weight.value, "kg", "weigh")
    yield from _above(weight, year.heaviest, growth.heavier, patient, _slip(patient, growth, year))
    yield from _below(weight, year.lightest, growth.lighter, patient)
    if patient.height is not None:
        tall = _Measured("height", patient.height.value, "cm", "measure")
        yield from _above(tall, year.tallest, growth.taller, patient)
        yield from _below(tall, year.shortest, growth.shorter, patient)


def _above(
    child: _Measured, percentile: Quantity, margin: Limit, patient: Patient, action: str = _READ_AGAIN
) -> Findings:
    end = beyond(percentile, margin, above=True)
    if child.value > end:
        yield from _says(child, f"above {format_in(end, child.of)}: 97", percentile, margin, patient, action)


def _below(child: _Measured, percentile: Quantity | None, margin: Limit, patient: Patient) -> Findings:
    if percentile is not None and child.value < (end := beyond(percentile, margin, above=False)):
        yield from _says(child, f"below {format_in(end, child.of)}: 3", percentile, margin, patient, _READ_AGAIN)


def _says(child: _Measured, where: str, percentile: Quantity, margin: Limit, patient: Patient, action: str) -> Findings:
    assert patient.age is not None  # the caller has found its year
    shown, years = format_in(child.value, child.of), format_quantity(patient.age.value)
    says = (
        f"{shown} at age {years} is {where} in 100 children of that age {child.does} less than "
        f"{format_in(percentile, child.of)}."
    )
    yield met(margin, f"{child.what}-against-age", says, action, "age_text", f"{child.what}_text")


def _slip(patient: Patient, growth: Growth, year: Year) -> str:
    """Return whether the same number in pounds would be a child's of this age, where it was typed in kilograms."""
    typed = quantity(bodyweight.recorded(patient.weight.value).magnitude, "lb")
    pounds: Any = in_unit(typed, bodyweight.unit)
    too_light = year.lightest is not None and pounds < beyond(year.lightest, growth.lighter, above=False)
    fits = not too_light and pounds <= beyond(year.heaviest, growth.heavier, above=True)
    if patient.weight.operator is not None or patient.known == "measured" or not fits:
        return _READ_AGAIN
    return f"Is it {format_quantity(typed)}? That is {format_in(pounds, 'kg')}. Weigh again, and read the age."
