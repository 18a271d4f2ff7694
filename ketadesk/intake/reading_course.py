"""What was typed of something in a course, field by field, to the event that it is and its day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, cast, get_args

from ketadesk.intake.gathering import AMOUNT, WEIGHT, Gathered
from ketadesk.intake.reading import Unready
from ketadesk.monitoring.course_event import (
    WHENS,
    CourseEnded,
    CourseNoted,
    CourseStruck,
    CourseWhat,
    LiverTested,
    MaintenanceAgreed,
    RelapseAsked,
    ScoreTaken,
    UrinaryAsked,
    VisitHeld,
    VisitMissed,
    When,
)
from ketadesk.quantities.kinds import bodyweight, mass
from ketadesk.quantities.parsing import NumberForm, Refused, parse_number

CourseAct = Literal["score", "visit", "liver", "urinary", "maintenance", "relapse", "missed", "note", "strike", "end"]
COURSE_FIELDS: dict[CourseAct, tuple[str, ...]] = {
    "score": ("scale", "total_text", "when"),
    "visit": ("run", "weight_text", "dose_text", "reason"),
    "liver": ("found",),
    "urinary": ("answer",),
    "maintenance": ("reason",),
    "relapse": ("answer",),
    "missed": ("reason",),
    "note": ("reason",),
    "strike": ("entry", "reason"),
    "end": ("reason",),
}
"""What each asks for, beside the day."""
COURSE_ACTS = cast(tuple[CourseAct, ...], get_args(CourseAct))
TOTAL = NumberForm(digits=2, decimals=0)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date | Refused:
    """Return a day written as 2026-12-01, or why it is refused."""
    if not _DAY.fullmatch(text):
        return Refused(text, "Write the day as 2026-12-01.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Refused(text, f"There is no such day: {text}.")


def read_course_act(
    act: CourseAct, texts: Mapping[str, str], day: date, ran: VisitHeld | None = None
) -> tuple[CourseWhat, date] | Unready:
    """Return what happened and on which day: `day` where none is typed.

    A visit may be that of a run sheet, as it `ran`: it was on the day of that sheet, whenever it is written down.
    """
    gathered = Gathered()
    on = day if ran is None else ran.weighed
    if text := texts.get("on_text", ""):
        read = read_day(text)
        if isinstance(read, Refused):
            gathered.refuse("on_text", read.reason)
        else:
            on = read
    what = _visit(gathered, texts, on, ran) if act == "visit" else _plain(act, gathered, texts)
    return Unready(gathered.missing, gathered.refused) if what is None or not gathered.sound else (what, on)


def _plain(act: CourseAct, gathered: Gathered, texts: Mapping[str, str]) -> CourseWhat | None:
    reason = texts.get("reason", "").strip()
    if act == "score":
        return _score(gathered, texts)
    if act in {"liver", "urinary", "relapse"}:
        return _answered(act, gathered, texts)
    if act == "strike":
        if not texts.get("entry", ""):
            gathered.lack("entry", "Choose the entry.")
            return None
        return CourseStruck(int(texts["entry"]), reason)
    by_words: dict[str, CourseWhat] = {
        "maintenance": MaintenanceAgreed(reason),
        "missed": VisitMissed(reason),
        "note": CourseNoted(reason),
        "end": CourseEnded(reason),
    }
    return by_words[act]


def _score(gathered: Gathered, texts: Mapping[str, str]) -> CourseWhat | None:
    total = parse_number(texts.get("total_text", ""), TOTAL)
    if not texts.get("scale", ""):
        gathered.lack("scale", "Choose the scale.")
    if texts.get("when", "") not in WHENS:
        gathered.lack("when", "Say when it was taken.")
    if isinstance(total, Refused):
        gathered.refuse("total_text", total.reason)
    if isinstance(total, Refused) or not gathered.sound:
        return None
    return ScoreTaken(texts["scale"], int(total), cast(When, texts["when"]))


def _answered(act: CourseAct, gathered: Gathered, texts: Mapping[str, str]) -> CourseWhat | None:
    found, answer = texts.get("found", ""), texts.get("answer", "")
    if act == "liver":
        if found not in {"normal", "raised"}:
            gathered.lack("found", "Say what was found.")
            return None
        return LiverTested("normal" if found == "normal" else "raised")
    if answer not in {"yes", "no"}:
        gathered.lack("answer", "Say yes or no.")
        return None
    return UrinaryAsked(answer == "yes") if act == "urinary" else RelapseAsked(answer == "yes")


def _visit(gathered: Gathered, texts: Mapping[str, str], on: date, ran: VisitHeld | None) -> CourseWhat | None:
    reason = texts.get("reason", "").strip()
    if ran is not None:
        return replace(ran, weighed=on, reason=reason)
    weight = gathered.quantity("weight_text", texts.get("weight_text", ""), WEIGHT, bodyweight, name="weight", of="kg")
    dose_term = gathered.quantity("dose_text", texts.get("dose_text", ""), AMOUNT, mass, name="dose", of="mg")
    for field, says in (("weight_text", "Enter the weight."), ("dose_text", "Enter what was given.")):
        if texts.get(field, "") == "":
            gathered.lack(field, says)
    if weight is None or dose_term is None:
        return None
    return VisitHeld(weight.value, on, dose_term.value, reason=reason)


def read_beginning(texts: Mapping[str, str], today: date) -> tuple[date, int | None, tuple[int, int] | None] | str:
    """Return first day, number and interval of a course as typed, or why one is refused; empty is the source's."""
    begins = today
    if text := texts.get("start_text", ""):
        day = read_day(text)
        if isinstance(day, Refused):
            return day.reason
        begins = day
    numbers: dict[str, int | None] = {}
    for field in ("count_text", "least_text", "most_text"):
        read = parse_number(texts[field], TOTAL) if texts.get(field) else None
        if isinstance(read, Refused):
            return read.reason
        numbers[field] = None if read is None else int(read)
    least, most = numbers["least_text"], numbers["most_text"]
    if (least is None) != (most is None):
        return "Enter both, the least and the most days apart, or neither."
    return begins, numbers["count_text"], None if least is None or most is None else (least, most)
