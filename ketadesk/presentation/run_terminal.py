"""A run sheet on a terminal."""

from collections.abc import Iterable

from ketadesk.monitoring.due import REMINDER
from ketadesk.presentation.run_told import LeavingTold, Row, RunTold

_WIDE = 16


def run_text(told: RunTold, heading: str) -> str:
    """Return a run sheet at a moment as lines of text."""
    parts = [
        [heading, told.title, f"Plan: {told.seal}.", told.state],
        told.notes,
        _rows(told.pump),
        _rows(told.pushes),
        _rows(told.given),
        _due(told),
        _readings(told),
        [] if told.leaving is None else _leaving(told.leaving),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _rows(rows: Iterable[Row]) -> list[str]:
    return [f"{row.name:<{_WIDE}}  {row.text}{_after(row.note)}" for row in rows]


def _after(note: str) -> str:
    return f", {note}" if note else ""


def _due(told: RunTold) -> list[str]:
    if not told.due:
        return []
    lines = [
        f"{each.at}  {each.says}: {each.when}{' *' if each.late else ''}, every {each.every} ({each.backing})"
        for each in told.due
    ]
    return ["Due", *lines, REMINDER]


def _readings(told: RunTold) -> list[str]:
    lines = [f"{each.at}  {each.name}: {each.text}{f', {each.mark}' if each.mark else ''}" for each in told.readings]
    return ["Last read", *lines] if lines else []


def _leaving(left: LeavingTold) -> list[str]:
    lines = [f"[{'x' if each.met else ' '}] {each.says} ({each.id})" for each in left.criteria]
    return [f"Leaving: {left.says}", *([left.backing] if left.backing else []), *lines]
