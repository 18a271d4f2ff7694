"""What is due when: of every watch that is kept the next time, and how late it is. A reminder, not an alarm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ketadesk.monitoring.moment import in_us
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.protocols.watch import Watch

REMINDER = "A reminder, not an alarm: it makes no monitor sound, and watches nobody."


@dataclass(frozen=True)
class Due:
    """The next entry that a watch asks for: of which signs, when, and by how much it is late; less than 0 is ahead."""

    watch: Watch
    signs: tuple[str, ...]
    at_us: int
    late_us: int


def due_now(sheet: RunSheet, watches: Sequence[Watch], at_us: int) -> tuple[Due, ...]:
    """Return what is due next of each watch, the latest first; nothing before the drug has begun, or once closed."""
    if sheet.closed:
        return ()
    found = (each for watch in watches if (each := _next(sheet, watch, at_us)) is not None)
    return tuple(sorted(_without_repeats(found), key=lambda each: (each.at_us, each.watch.id)))


def _next(sheet: RunSheet, watch: Watch, at_us: int) -> Due | None:
    phase = sheet.phase
    since = sheet.began_us if phase == "during" else sheet.ended_us
    if watch.phase != phase or since is None or not _holds(sheet, watch):
        return None
    every = in_us(watch.every)
    end = None if watch.until is None else since + in_us(watch.until)
    times = {sign: _due_at(sheet, sign, since, every, end, phase == "after") for sign in watch.signs}
    left = {sign: time for sign, time in times.items() if time is not None}
    if not left:
        return None
    first = min(left.values())
    soon = tuple(sign for sign, time in left.items() if time <= max(first, at_us))
    return Due(watch, soon, first, at_us - first)


def _due_at(sheet: RunSheet, sign: str, since: int, every: int, end: int | None, after: bool) -> int | None:
    """Return when a sign is due: so long after its last reading, and once more at the end of the watch.

    While the drug goes in a sign that was never read is due from its beginning; a reading from before it counts for as
    long as any other. After the end the first is due so long after it, unless one was read since.
    """
    read = sheet.readings.get(sign)
    last = None if read is None else read[0]
    if end is not None and last is not None and last >= end:
        return None
    if after:
        base = since if last is None or last < since else last
        assert end is not None  # a watch after the end has one
        return min(base + every, end)
    return since if last is None or last + every < since else last + every


def _holds(sheet: RunSheet, watch: Watch) -> bool:
    if not watch.when:
        return True
    sedation = sheet.readings.get("sedation")
    return sedation is not None and sedation[1] in watch.when


def _without_repeats(found: Iterator[Due]) -> list[Due]:
    """Return what is due without a watch whose signs another asks for at the same time or before."""
    kept: list[Due] = []
    for each in sorted(found, key=lambda due: (due.at_us, -len(due.signs))):
        if not any(set(each.signs) <= set(other.signs) for other in kept):
            kept.append(each)
    return kept
