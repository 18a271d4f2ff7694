"""A run sheet on paper: its plan, who signed, what was given, every entry in its order, and how leaving stood."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.presentation.bedside_words import clock_text, event_text, moment_text
from ketadesk.presentation.record_paper import RecordPaper
from ketadesk.presentation.record_words import Piece
from ketadesk.presentation.run_sheet import tell_run
from ketadesk.presentation.run_told import Row, RunTold
from ketadesk.protocols.bedside import Bedside
from ketadesk.protocols.library import Library


def run_paper(
    sheet: RunSheet,
    name: str,
    mark: str,
    now: Moment,
    library: Library,
    bedside: Bedside,
    signed: Sequence[str] = (),
    zone: tzinfo | None = None,
) -> RecordPaper:
    """Return a run sheet as it stands at a moment. `signed` are those of its plan; `mark` is of its first entry."""
    told = tell_run(sheet, now, library, bedside, zone)
    begun = moment_text(sheet.opened.wall_us, zone)
    seal = f"{told.seal[:1].upper()}{told.seal[1:]}."
    return RecordPaper(
        heading=f"{name}: {told.title}",
        when=f"Begun {begun}. {told.state}.",
        notes=(seal, *told.notes),
        signed=tuple(signed),
        pieces=tuple(_pieces(sheet, told, now, bedside, zone)),
        mark=f"Mark of its beginning in the chain: {mark}",
    )


def _pieces(sheet: RunSheet, told: RunTold, now: Moment, bedside: Bedside, zone: tzinfo | None) -> Iterator[Piece]:
    yield Piece(0, "Given", "")
    yield from _rows((*told.pump, *told.pushes, *told.given))
    yield Piece(0, "What happened", "")
    for event, at_us in zip(sheet.events, sheet.at_us, strict=True):
        struck = ", struck" if event.number in sheet.struck else ""
        by = f", {event.by}" if event.by else ", unsigned"
        at = clock_text(sheet.wall_us(at_us, now), zone)
        yield Piece(1, f"{event.number}, {at}{by}{struck}", event_text(event, bedside.signs))
    if told.readings:
        yield Piece(0, "Last read", "")
        for reading in told.readings:
            mark = f", {reading.mark}" if reading.mark else ""
            yield Piece(1, f"{reading.name}, {reading.at}", f"{reading.text}{mark}")
    if told.leaving is not None:
        yield Piece(0, "Leaving", "")
        yield Piece(1, "", told.leaving.says)
        for criterion in told.leaving.criteria:
            yield Piece(1, criterion.says, f"met, {criterion.met}" if criterion.met else "open")


def _rows(rows: Sequence[Row]) -> Iterator[Piece]:
    for row in rows:
        yield Piece(1, row.name, f"{row.text}, {row.note}" if row.note else row.text)
