"""The whole answer to a single calculation: what there is to choose and to fill, and the figures with their working."""

from dataclasses import dataclass

from ketadesk.presentation.echo import Echoes
from ketadesk.presentation.form import Choice
from ketadesk.presentation.sheet import Figure, Sheet


@dataclass(frozen=True)
class InputField:
    """A field: a number with the units it may be written in, or one of `choices`, which `invitation` asks for."""

    key: str
    units: tuple[Choice, ...] = ()
    choices: tuple[Choice, ...] = ()
    invitation: str = ""


@dataclass(frozen=True)
class WayLine:
    """A formula in words; `taken` when the figures were worked out so."""

    says: str
    taken: bool = False


@dataclass(frozen=True)
class CalculationAnswer:
    """What is said of a calculation. While it is incomplete there is no figure.

    `waits` says why. `given` is what was entered, as a basis to copy with the figures.
    """

    calculators: tuple[Choice, ...]
    calculator: str
    fields: tuple[InputField, ...]
    ways: tuple[WayLine, ...]
    sheet: Sheet
    echoes: Echoes
    waits: str = ""
    figures: tuple[Figure, ...] = ()
    given: tuple[str, ...] = ()
