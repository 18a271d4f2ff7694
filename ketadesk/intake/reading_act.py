"""What was typed of something that happened at the bedside, field by field, to the event that it is."""

from collections.abc import Mapping
from typing import Literal

from ketadesk.intake.gathering import AMOUNT, DOSE, TIME, VOLUME, Gathered
from ketadesk.intake.reading import Unready
from ketadesk.monitoring.event import (
    Closed,
    ContainerChanged,
    Noted,
    Paused,
    PushBegun,
    PushEnded,
    RateChanged,
    Resumed,
    Started,
    Stopped,
    Struck,
    What,
)
from ketadesk.monitoring.moment import in_us
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.quantities.kinds import PumpRate, Volume, mass, pump_rate, time, volume

Act = Literal["push", "pushed", "start", "pause", "resume", "rate", "container", "stop", "note", "strike", "end"]
ACT_FIELDS: dict[Act, tuple[str, ...]] = {
    "push": ("volume_text", "reason"),
    "pushed": ("volume_text", "reason"),
    "start": ("rate_text", "reason"),
    "pause": ("reason",),
    "resume": (),
    "rate": ("rate_text", "reason"),
    "container": ("amount_text", "volume_text"),
    "stop": ("volume_text", "reason"),
    "note": ("reason",),
    "strike": ("entry", "reason"),
    "end": ("reason",),
}
"""What each asks for, beside how long ago it was."""


def read_act(act: Act, texts: Mapping[str, str], sheet: RunSheet) -> tuple[What, int] | Unready:
    """Return what happened and how many microseconds ago, or what is refused or missing.

    A rate or a volume that is left empty is the plan's; what is missing otherwise is told.
    """
    gathered = Gathered()
    ago = gathered.quantity("ago_text", texts.get("ago_text", ""), TIME, time, name="ago", of="min")
    what = _what(act, texts, sheet, gathered)
    if what is None or not gathered.sound:
        return Unready(gathered.missing, gathered.refused)
    return what, 0 if ago is None else in_us(ago.value)


def _what(act: Act, texts: Mapping[str, str], sheet: RunSheet, gathered: Gathered) -> What | None:
    reason = texts.get("reason", "").strip()
    plain: dict[str, What] = {
        "pause": Paused(reason), "resume": Resumed(), "note": Noted(reason), "end": Closed(reason),
    }  # fmt: skip
    if act in plain:
        return plain[act]
    if act in {"start", "rate"}:
        return _with_rate(act, _rate(gathered, texts), sheet, gathered, reason)
    if act == "container":
        return _container(gathered, texts)
    if act == "strike":
        return _struck(gathered, texts, reason)
    given = _volume(gathered, texts)
    return _push(given, sheet, gathered, reason) if act == "push" else _ended(act, given, reason)


def _ended(act: Act, given: Volume | None, reason: str) -> What:
    return Stopped(reason, given) if act == "stop" else PushEnded(given, reason)


def _struck(gathered: Gathered, texts: Mapping[str, str], reason: str) -> What | None:
    if not texts.get("entry", ""):
        gathered.lack("entry", "Choose the entry.")
        return None
    return Struck(int(texts["entry"]), reason)


def _push(given: Volume | None, sheet: RunSheet, gathered: Gathered, reason: str) -> What | None:
    planned = sheet.planned.pushes[0] if sheet.planned.pushes else None
    if planned is None:
        gathered.refuse("volume_text", "The plan has no push.")
        return None
    return PushBegun(planned.administration, planned.volume if given is None else given, reason)


def _with_rate(act: Act, rate: PumpRate | None, sheet: RunSheet, gathered: Gathered, reason: str) -> What | None:
    if act == "rate":
        if rate is None:
            gathered.lack("rate_text", "Enter what the pump is set to, in mL/h.")  # where it is refused, that is told
        return None if rate is None else RateChanged(rate, reason)
    if sheet.infusion is None:
        gathered.refuse("rate_text", "The plan has no infusion.")
        return None
    return Started(sheet.infusion.planned.steps[0].rate if rate is None else rate, reason)


def _rate(gathered: Gathered, texts: Mapping[str, str]) -> PumpRate | None:
    read = gathered.quantity("rate_text", texts.get("rate_text", ""), DOSE, pump_rate, name="rate", of="mL/h")
    return None if read is None else read.value


def _volume(gathered: Gathered, texts: Mapping[str, str]) -> Volume | None:
    read = gathered.quantity("volume_text", texts.get("volume_text", ""), VOLUME, volume, name="volume", of="mL")
    return None if read is None else read.value


def _container(gathered: Gathered, texts: Mapping[str, str]) -> What | None:
    amount = gathered.quantity("amount_text", texts.get("amount_text", ""), AMOUNT, mass, name="amount", of="mg")
    held = _volume(gathered, texts)
    if texts.get("amount_text", "") == "":
        gathered.lack("amount_text", "Enter the drug in it, in mg.")
    if texts.get("volume_text", "") == "":
        gathered.lack("volume_text", "Enter what it is made up to, in mL.")
    return None if amount is None or held is None else ContainerChanged(amount.value, held)
