"""What the form says back of what was entered: numbers in words, the vial, and each group in two lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType


@dataclass(frozen=True)
class ReadBack:
    """A number that was read, as it is said. `always` is true where it is shown whoever typed it and however."""

    says: str
    always: bool = False


@dataclass(frozen=True)
class Bar:
    """One strength in which the drug is sold, as a share of the strongest; `chosen` when the vial in hand has it."""

    share: Fraction
    chosen: bool


@dataclass(frozen=True)
class VialEcho:
    """The vial in hand as its label should say it, and its strength among those that are sold.

    `rank` is there where it is the weakest or the strongest of them: 100 mg per 1 mL reads unlike 10 mg per 1 mL.
    """

    contents: str
    strength: str
    bars: tuple[Bar, ...] = ()
    rank: str = ""

    @property
    def ranked(self) -> str:
        """The strength, and which of all it is: `100 mg per 1 mL, strongest listed`."""
        return ", ".join(part for part in (self.strength, self.rank) if part)

    @property
    def says(self) -> str:
        """The whole of it: `500 mg in 10 mL (50 mg per 1 mL)`."""
        return f"{self.contents} ({self.ranked})"


@dataclass(frozen=True)
class GroupEcho:
    """A group of the form in two lines."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Echoes:
    """Everything said back of one draft: by field, of the vial, by group. What is not read is not said back."""

    read_backs: Mapping[str, ReadBack] = field(default_factory=lambda: MappingProxyType({}))
    vial: VialEcho | None = None
    drug: str = ""
    groups: Mapping[str, GroupEcho] = field(default_factory=lambda: MappingProxyType({}))
