"""Lines of the checklists that were ticked on the screen, and when by the clock on the wall."""

from collections.abc import Mapping
from types import MappingProxyType

from ketadesk.presentation.sheet import ChecklistLine

Ticks = Mapping[ChecklistLine, str]
"""When each line was ticked, as in `2026-11-27 22:44`. Who ticked it is not known: nobody is signed in to an order."""
NO_TICKS: Ticks = MappingProxyType({})
_DAY = len("2026-11-27 ")


def tick_records(ticks: Ticks) -> list[dict[str, str]]:
    """Return what is kept of ticks."""
    return [{"label": line.says, "text": f"ticked {at}"} for line, at in ticks.items()]


def said_ticked(line: ChecklistLine, ticks: Ticks) -> str:
    """Return what paper says beside a line that is ticked: when; nothing beside any other."""
    return f"ticked {ticks[line][_DAY:]}" if line in ticks else ""
