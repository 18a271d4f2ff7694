"""What is watched, told at one moment: what is due, what was read last, and how leaving stands."""

from collections.abc import Iterator

from ketadesk.monitoring.due import Due
from ketadesk.monitoring.event import Reading
from ketadesk.monitoring.leaving import Leaving
from ketadesk.presentation.bedside_words import MINUTE_US, PRESSURE, due_text, mark_text, reading_text, span_text
from ketadesk.presentation.run_figures import Scene
from ketadesk.presentation.run_told import CriterionRow, DueRow, LeavingTold, ReadingRow
from ketadesk.protocols.bedside import Bedside
from ketadesk.protocols.library import Library
from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.quantities.formatting import format_duration, format_number


def due_row(scene: Scene, due: Due, library: Library) -> DueRow:
    """Return what is due, with what stands behind how often."""
    source = library.sources[due.watch.source]
    return DueRow(
        scene.clock(due.at_us),
        due.watch.says,
        due_text(due.late_us),
        due.late_us >= MINUTE_US,
        format_duration(due.watch.every),
        f"{source.short}, {STATUS_WORDS[due.watch.status]}",
    )


def reading_rows(scene: Scene, bedside: Bedside, library: Library) -> Iterator[ReadingRow]:
    """Yield the last reading of every sign, the two of a pressure together."""
    readings, sources = scene.sheet.readings, library.sources
    both = [readings.get(id_) for id_ in PRESSURE]
    together = both[0] is not None and both[1] is not None and both[0][0] == both[1][0]
    if together and both[0] is not None and both[1] is not None:
        upper, lower = (bedside.signs[id_] for id_ in PRESSURE)
        marks = [mark_text(upper, both[0][1], sources), mark_text(lower, both[1][1], sources)]
        text = f"{_bare(both[0][1])}/{_bare(both[1][1])} {upper.unit}"
        yield ReadingRow("Pressure", text, scene.clock(both[0][0]), "; ".join(filter(None, marks)))
    for id_, sign in bedside.signs.items():
        if id_ in readings and not (together and id_ in PRESSURE):
            at_us, value = readings[id_]
            yield ReadingRow(sign.title, reading_text(sign, value), scene.clock(at_us), mark_text(sign, value, sources))


def leaving_told(scene: Scene, left: Leaving, library: Library) -> LeavingTold | None:
    """Return how leaving stands once the drug has ended; None before, and where nothing is asked."""
    if scene.sheet.phase != "after" or not (left.criteria or left.clock):
        return None
    rows = tuple(
        CriterionRow(
            item.id, item.says, item.detail, "" if met is None else scene.clock(met),
            f"{library.sources[item.source].short}, {STATUS_WORDS[item.status]}",
        )
        for item, met in left.criteria
    )  # fmt: skip
    clock = left.clock
    backing = "" if clock is None else f"{library.sources[clock.source].short}, {STATUS_WORDS[clock.status]}"
    return LeavingTold(_leaving_says(scene, left), rows, backing)


def _leaving_says(scene: Scene, left: Leaving) -> str:
    if left.over_us is None:
        return "Nothing was given: the clock does not run."
    if left.left_us:
        return f"Not before {scene.clock(left.over_us)}, {span_text(left.left_us, up=True)} to go."
    if left.open:
        count = len(left.open)
        return f"{count} {'criterion is' if count == 1 else 'criteria are'} open."
    return "Every criterion is met. A person decides who may leave."


def _bare(value: Reading) -> str:
    return value if isinstance(value, str) else format_number(value)
