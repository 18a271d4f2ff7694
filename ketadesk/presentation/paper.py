"""What paper is made of: a time, the versions behind it, and places to sign; or why nothing is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ketadesk.presentation.sheet import State

UNPRINTED: Mapping[State, str] = MappingProxyType(
    {
        "incomplete": "An order that lacks something is not printed: fill in what is missing first.",
        "stopped": "A stopped order is not printed: it has no figure.",
        "check": "Nothing is printed until the reason is given.",
    }
)
"""Why nothing is printed, in the states in which nothing is."""

PaperName = Literal["A4", "Letter"]
PAPERS: tuple[PaperName, ...] = ("A4", "Letter")
"""The sizes of paper that a worksheet is laid out for."""

ROUNDING = "rounded once to the device's step, half up, down where up would pass a limit"
_HASH_SHOWN = 12


@dataclass(frozen=True)
class Unprinted:
    """Nothing is printed; `says` is why, and what to do."""

    says: str


@dataclass(frozen=True)
class Signature:
    """A place to sign. Whoever signed with a PIN is named, with the time and what the signature means."""

    role: str
    name: str = ""
    at: str = ""
    meaning: str = ""


PLACES = (Signature("Prepared by"), Signature("Checked by"))
"""The places to sign by hand."""


@dataclass(frozen=True)
class Stamp:
    """What paper says of itself: when it was printed, by which versions, and the inputs as a `code`.

    The code is what a scanner reads: inputs and a check value, and nothing that names a person.
    """

    printed: str
    versions: Mapping[str, str] = field(default_factory=dict)
    code: str = ""

    @property
    def made_by(self) -> str:
        """Return the program, the protocols with the beginning of their hash, and the site's file."""
        return self._made_by(_HASH_SHOWN)

    @property
    def made_by_whole(self) -> str:
        """Return the same with the whole hash, for what is read by a program."""
        return self._made_by(None)

    def _made_by(self, shown: int | None) -> str:
        known = self.versions
        protocols = known.get("protocols", "").removeprefix("sha256:")[:shown]
        return f"KetaDesk {known.get('ketadesk', '')}, protocols {protocols}, {known.get('site', '')}"
