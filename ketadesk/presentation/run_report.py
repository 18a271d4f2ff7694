"""The report of a run sheet: plan, what ran, every event and reading; exact, for a program or a table."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from fractions import Fraction
from typing import Any

from ketadesk.dosing.term import Term
from ketadesk.monitoring.amounts import infusion_given, push_dose, total_given
from ketadesk.monitoring.moment import as_time
from ketadesk.monitoring.plain_values import plain_event, plain_planned, word_of
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.presentation.bedside_words import Signs, event_text, moment_text
from ketadesk.presentation.export import Placed, Record, term_records, versions
from ketadesk.quantities.formatting import format_decimal

COLUMNS = ("entry", "at_utc", "minute", "what", "says", "by", "counts", "written_at_utc")


def report_record(sheet: RunSheet, signs: Signs, more: Mapping[str, Any]) -> Record:
    """Return the report of a run sheet as plain tables and lists. `more` is what the records add to it."""
    planned = plain_planned(sheet.planned, sheet.opened)["planned"]
    return {
        **more,
        "seal": sheet.planned.seal,
        "planned": planned,
        "begun_at_utc": moment_text(sheet.opened.wall_us, UTC),
        "last_at_utc": moment_text(sheet.last.wall_us, UTC),
        "state": "ended" if sheet.closed else sheet.phase,
        "given": term_records(_given(sheet)),
        "events": [_event_record(sheet, place, signs) for place in range(len(sheet.events))],
        "clocks": [
            {
                "before_entry": doubt.number,
                "passed_us": doubt.passed.us,
                "wall_off_us": doubt.passed.wall_off_us,
                "by_wall_clock_alone": doubt.passed.by_wall,
                "unknown": doubt.passed.unknown,
            }
            for doubt in sheet.doubts
        ],
        "versions": versions(),
    }


def report_rows(sheet: RunSheet, signs: Signs) -> list[tuple[str, ...]]:
    """Return the events of a run sheet as rows of text, in the order of `COLUMNS`."""
    return [tuple(str(value) for value in _row(sheet, place, signs).values()) for place in range(len(sheet.events))]


def _given(sheet: RunSheet) -> Sequence[Placed]:
    total = total_given(sheet, sheet.last_us)
    placed: list[Placed] = []
    if sheet.infusion is not None:
        found = infusion_given(sheet.infusion, sheet.last_us)
        step = sheet.infusion.planned.administration
        terms: list[Term[Any]] = [found.volume, found.dose, found.due_volume, found.due_dose]
        terms += [] if found.worked_out is None else [found.worked_out]
        placed += [(step, "", term) for term in terms]
    pushed = push_dose(sheet)
    placed += [] if pushed is None else [("", "", pushed)]
    placed += [("", "", total.dose), ("", "", total.per_weight)]
    placed += [] if total.planned is None else [("", "", total.planned)]
    return placed


def _event_record(sheet: RunSheet, place: int, signs: Signs) -> Record:
    row = _row(sheet, place, signs)
    return {**row, "minute": str(_minute(sheet, place)), "exact": plain_event(sheet.events[place])}


def _row(sheet: RunSheet, place: int, signs: Signs) -> Record:
    event = sheet.events[place]
    happened = event.moment.wall_us - event.ago_us
    return dict(
        zip(
            COLUMNS,
            (
                event.number,
                moment_text(happened, UTC),
                format_decimal(_minute(sheet, place)),
                word_of(event),
                event_text(event, signs),
                event.by,
                "struck" if event.number in sheet.struck else "yes",
                moment_text(event.moment.wall_us, UTC),
            ),
            strict=True,
        )
    )


def _minute(sheet: RunSheet, place: int) -> Fraction:
    return Fraction(as_time(sheet.at_us[place]).magnitude)
