"""What a single calculation comes to, in the words of the window and of the command line."""

from collections.abc import Mapping
from typing import Any

from ketadesk.dosing.inputs import Terms
from ketadesk.presentation.derivation import WorkingLine
from ketadesk.presentation.deriving import worked
from ketadesk.presentation.sheet import Figure
from ketadesk.presentation.wording import sentence_case
from ketadesk.presentation.working import working
from ketadesk.protocols.source import Source
from ketadesk.quantities.formatting import format_duration, format_quantity
from ketadesk.quantities.kinds import time


def figures(found: Terms) -> tuple[Figure, ...]:
    """Return the figures, the one asked for first."""
    return tuple(worked(sentence_case(term.name), term, text=_figure(term.value)) for term in found)


def steps(found: Terms, sources: Mapping[str, Source]) -> tuple[WorkingLine, ...]:
    """Return every step of the arithmetic."""
    return working((("", term) for term in found), sources)


def _figure(value: Any) -> str:
    if not time.admits(value):
        return format_quantity(value)
    said, plain = format_duration(value), format_quantity(value)
    return said if said == plain else f"{said} ({plain})"
