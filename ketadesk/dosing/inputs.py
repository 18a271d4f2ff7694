"""What a calculator is given: named terms, of which it takes those that it needs, and none is passed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.term import LABEL, Term, divide, given
from ketadesk.quantities.kinds import Mass, Volume, concentration, mass, volume
from ketadesk.quantities.registry import quantity

Terms = tuple[Term[Any], ...]


class UnworkableError(ValueError):
    """A question that cannot be answered: one sentence that says what is missing or left over, and of which inputs."""

    def __init__(self, says: str, *names: str) -> None:
        super().__init__(says)
        self.names = names


class LackingError(UnworkableError):
    """An input that is missing; `name` says which."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(says, name)
        self.name = name


@dataclass(frozen=True)
class LabelledVial:
    """A vial as its label says: total in volume. For any drug."""

    total: Term[Mass]
    held: Term[Volume]

    def strength(self) -> Term[Any]:
        """Return total ÷ volume, mg/mL."""
        return divide("strength", self.total, self.held, into=concentration)

    def per_vial(self) -> tuple[Term[Any], Term[Any]]:
        """Return the volume and the amount of one vial, mL/vial and mg/vial."""
        held, total = volume.recorded(self.held.value), mass.recorded(self.total.value)
        return (
            given("volume per vial", quantity(held.magnitude, "mL/vial"), LABEL),
            given("amount per vial", quantity(total.magnitude, "mg/vial"), LABEL),
        )


class Inputs:
    """Named inputs, and which of them have been taken. Words such as a sex or a unit are inputs too."""

    def __init__(self, terms: Mapping[str, Term[Any]], words: Mapping[str, Any] | None = None) -> None:
        self._held: dict[str, Any] = {**terms, **(words or {})}
        self._taken: dict[str, None] = {}

    def __contains__(self, name: str) -> bool:
        """Say whether an input is given; to ask does not take it."""
        return name in self._held

    def any_of(self, *names: str) -> bool:
        """Say whether one of them is given; to ask does not take it."""
        return any(name in self._held for name in names)

    def take(self, name: str, says: str = "") -> Any:
        """Return an input. Raises `LackingError` when it is not given."""
        if name not in self._held:
            raise LackingError(name, says or f"Give {name} as well.")
        self._taken[name] = None
        return self._held[name]

    def optional(self, name: str) -> Any:
        """Return an input, or None when it is not given."""
        return self.take(name) if name in self._held else None

    @property
    def left_over(self) -> tuple[str, ...]:
        """Return the inputs that nothing took."""
        return tuple(name for name in self._held if name not in self._taken)

    @property
    def taken(self) -> tuple[str, ...]:
        """Return the inputs that were taken, in that order."""
        return tuple(self._taken)
