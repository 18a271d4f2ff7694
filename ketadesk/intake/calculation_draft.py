"""What has been typed and chosen for a single calculation, exactly as it stands in the fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

UNIT = "unit:"
"""Goes before the name of an input, in the name of the field of its unit."""
AS_IT_COMES = "as-it-comes"
"""Chosen as the unit of the answer, it is none."""
FIRST = "dose"

_STANDING: Mapping[str, str] = MappingProxyType(
    {
        "weight": "kg",
        "height": "cm",
        "volume": "mL",
        "pump_rate": "mL/h",
        "drop_factor": "gtt/mL",
        "drop_rate": "gtt/min",
        "vial_volume": "mL",
    }
)
"""Units that hold until another is chosen. What is a thousandfold or by weight in another unit has none."""


@dataclass(frozen=True)
class CalculationDraft:
    """The calculator, the number typed for each of its inputs and the unit chosen for it, a sex, a unit asked for."""

    calculator: str = FIRST
    numbers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sex: str = ""
    to: str = ""

    def unit(self, name: str) -> str:
        """Return the unit of an input: the chosen one, or the one that stands; nothing where neither is."""
        return self.units.get(name, _STANDING.get(name, ""))

    def value(self, key: str) -> str:
        """Return what a field holds, by its key."""
        if key in {"calculator", "sex", "to"}:
            return str(getattr(self, key))
        return self.unit(key.removeprefix(UNIT)) if key.startswith(UNIT) else self.numbers.get(key, "")

    def entered(self, key: str, value: str) -> "CalculationDraft":
        """Return the draft with one field changed. What belonged to the old value goes with it.

        Another calculator begins empty: a volume to draw up is not the volume that a bag is made up to.
        """
        if key == "calculator":
            return self if value == self.calculator else CalculationDraft(value)
        if key == "to":
            return replace(self, to="" if value == AS_IT_COMES else value)
        if key == "sex":
            return replace(self, sex=value)
        if key.startswith(UNIT):
            return self._in_unit(key.removeprefix(UNIT), value)
        numbers = {name: text for name, text in {**self.numbers, key: value}.items() if text}
        return replace(self, numbers=MappingProxyType(numbers))

    def _in_unit(self, name: str, unit: str) -> "CalculationDraft":
        """Return the draft with an input in another unit: a number does not survive the unit that it was typed for."""
        if unit == self.unit(name):
            return self
        units = MappingProxyType({**self.units, name: unit})
        typed = {each: text for each, text in self.numbers.items() if each != name or not self.unit(name)}
        return replace(self, units=units, numbers=MappingProxyType(typed))

    def for_new_patient(self) -> "CalculationDraft":
        """Return an empty draft: nothing of one patient reaches the next."""
        return CalculationDraft()
