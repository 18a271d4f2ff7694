"""What was typed of something that happened, read as strictly as an order, to the event that it is."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from ketadesk.cli.bedside_reading import figure, whole_number
from ketadesk.cli.outcome import UsageError
from ketadesk.intake.gathering import DOSE, TIME, VOLUME
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_inputs import read_vial
from ketadesk.intake.reading_observation import PRESSURE, read_observation
from ketadesk.monitoring.event import (
    Closed,
    ContainerChanged,
    CriterionMet,
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
from ketadesk.protocols.bedside import Bedside
from ketadesk.quantities.kinds import PumpRate, Volume, pump_rate, time, volume
from ketadesk.quantities.parsing import Refused

_NO_CONTAINER = "Write the drug in it and what it is made up to, as in 50mg/50mL."


def what_of(options: Namespace, sheet: RunSheet, bedside: Bedside) -> What:
    """Return what happened. Raises `UsageError` for what is not read, with each option and why."""
    return _READERS[options.action](options, sheet, bedside)


def ago_us(options: Namespace) -> int:
    """Return how long ago it was, in microseconds. Raises `UsageError`."""
    if options.ago is None:
        return 0
    read = figure("--ago", options.ago, TIME, time, ("min", "s", "h"))
    assert read is not None  # it has just been asked
    return in_us(read)


def _push(options: Namespace, sheet: RunSheet, _bedside: Bedside) -> What:
    pushes = sheet.planned.pushes
    if options.administration is None and len(pushes) != 1:
        names = ", ".join(push.administration for push in pushes)
        raise UsageError(f"ADMIN: Say which push: {names}." if pushes else "ADMIN: The plan has no push.")
    id_ = options.administration or pushes[0].administration
    planned = sheet.planned.push(id_)
    given = _volume("volume", options.volume)
    if planned is None:
        raise UsageError(f"ADMIN: The plan has no push {id_}.")
    return PushBegun(id_, planned.volume if given is None else given, _reason(options))


def _pushed(options: Namespace, _sheet: RunSheet, _bedside: Bedside) -> What:
    return PushEnded(_volume("volume", options.volume), _reason(options))


def _start(options: Namespace, sheet: RunSheet, _bedside: Bedside) -> What:
    rate = _rate("--rate", options.rate)
    if rate is None:
        if sheet.infusion is None:
            raise UsageError("start: The plan has no infusion.")
        rate = sheet.infusion.planned.steps[0].rate
    return Started(rate, _reason(options))


def _new_rate(options: Namespace, _sheet: RunSheet, _bedside: Bedside) -> What:
    rate = _rate("RATE", options.rate)
    assert rate is not None  # the parser asks for it
    return RateChanged(rate, _reason(options))


def _container(options: Namespace, _sheet: RunSheet, _bedside: Bedside) -> What:
    read = read_vial(options.container)
    if isinstance(read, Refused):
        says = _NO_CONTAINER if "vial" in read.reason else read.reason
        raise UsageError(f"CONTAINER: {says}")
    return ContainerChanged(read.total.value, read.held.value)


def _stop(options: Namespace, _sheet: RunSheet, _bedside: Bedside) -> What:
    return Stopped(_reason(options), _volume("read", options.read))


def _observe(options: Namespace, _sheet: RunSheet, bedside: Bedside) -> What:
    texts: dict[str, str] = {}
    for each in options.signs:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"{each}: Write the sign before its value, as in pulse=72.")
        for id_, text in _signs(name, value):
            if id_ in texts:
                raise UsageError(f"{name}: It is given twice: give it once.")
            texts[id_] = text
    read = read_observation(texts, bedside.signs)
    if isinstance(read, Unready):
        raise UsageError(" ".join(f"{field}: {says}" for field, says in {**read.refused, **read.missing}.items()))
    return read


def _signs(name: str, value: str) -> tuple[tuple[str, str], ...]:
    if name != "pressure":
        return ((name, value),)
    upper, stroke, lower = value.partition("/")
    if not stroke:
        raise UsageError("pressure: Write both figures, as in pressure=120/80.")
    return ((PRESSURE[0], upper), (PRESSURE[1], lower))


def _met(options: Namespace, _sheet: RunSheet, bedside: Bedside) -> What:
    ids = [item.id for item in bedside.discharge.criteria]
    if options.criterion not in ids:
        raise UsageError(f"ID: There is no such criterion; there are {', '.join(ids)}.")
    return CriterionMet(options.criterion, not options.unmet)


def _strike(options: Namespace, _sheet: RunSheet, _bedside: Bedside) -> What:
    return Struck(whole_number(options.entry, "NUMBER"), _reason(options))


_READERS: Mapping[str, Callable[[Namespace, RunSheet, Bedside], What]] = {
    "push": _push,
    "pushed": _pushed,
    "start": _start,
    "pause": lambda options, _sheet, _bedside: Paused(_reason(options)),
    "resume": lambda _options, _sheet, _bedside: Resumed(),
    "rate": _new_rate,
    "container": _container,
    "stop": _stop,
    "observe": _observe,
    "met": _met,
    "note": lambda options, _sheet, _bedside: Noted(options.text.strip()),
    "strike": _strike,
    "end": lambda options, _sheet, _bedside: Closed(_reason(options)),
}


def _reason(options: Namespace) -> str:
    return (options.reason or "").strip()


def _volume(option: str, text: str | None) -> Volume | None:
    return figure(f"--{option}", text, VOLUME, volume, ("mL",))


def _rate(option: str, text: str | None) -> PumpRate | None:
    return figure(option, text, DOSE, pump_rate, ("mL/h",))
