"""What a stop shows beside its sentence: how far the value went past its limit, and what to do instead."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Ruler:
    """A value against its limit on a line from nought to `end`, as shares of it; beyond the limit it is hatched.

    `above` says on which side of the limit the hatched part lies.
    """

    value: Fraction
    limit: Fraction
    above: bool
    value_text: str
    limit_text: str
    value_is: str
    limit_is: str
    unit: str

    @property
    def says(self) -> str:
        """Return the whole of it in words."""
        beyond = "above" if self.above else "below"
        return f"{self.value_text} {self.unit} {self.value_is}, {beyond} {self.limit_text} {self.unit}, {self.limit_is}"


@dataclass(frozen=True)
class Way:
    """One way out of a stop. `does` is what its button does: `go` to a field, `clear` a part; or nothing."""

    says: str
    button: str = ""
    does: str = ""
