"""What ran, told at one moment: the pump, the pushes, the dose beside the plan, and what a person should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from fractions import Fraction

from ketadesk.monitoring.amounts import Given, infusion_given, left_time, planned_volume, total_given
from ketadesk.monitoring.infusion_run import InfusionRun
from ketadesk.monitoring.moment import Moment, in_us
from ketadesk.monitoring.push_run import PushRun
from ketadesk.monitoring.run_sheet import Doubt, RunSheet
from ketadesk.presentation.bedside_words import clock_text, span_text, whole_minutes
from ketadesk.presentation.run_told import Row
from ketadesk.quantities.formatting import format_deviation, format_number, format_quantity
from ketadesk.quantities.kinds import Volume, mass, volume

_BOUND = {
    "container": "By the clock the container is empty: look at the pump.",
    "pump": "By the clock the pump has given its volume: look at it, and write down the end.",
}
_SECOND_US = 1_000_000


@dataclass(frozen=True)
class Scene:
    """One run sheet at one moment, and what is told of what ran."""

    sheet: RunSheet
    now: Moment
    at_us: int
    zone: tzinfo | None

    def clock(self, at_us: int) -> str:
        """Return a time of the sheet by the wall clock of now."""
        return clock_text(self.sheet.wall_us(at_us, self.now), self.zone)

    def state(self) -> str:
        """Return what is going on, in words."""
        sheet = self.sheet
        if sheet.closed:
            return "Ended"
        going = next((push for push in sheet.pushes if push.ended_us is None), None)
        if going is not None:
            left = going.left_us(self.at_us)
            seconds = -(-left // _SECOND_US)
            return f"Push going in, {seconds} s more at least" if left else "Push going in, its least time has passed"
        run = sheet.infusion
        if run is None or run.state == "stopped":
            return {"before": "Not begun", "during": "Running", "after": "Drug has ended"}[sheet.phase]
        if run.state == "ready":
            return "Infusion not started"
        return f"{'Running' if run.state == 'running' else 'Paused'}, {self._minute(run)}"

    def _minute(self, run: InfusionRun) -> str:
        minute = f"minute {whole_minutes(run.running_us(self.at_us))}"
        whole = [step.time for step in run.planned.steps]
        if len(whole) == 1 and whole[0] is not None:
            return f"{minute} of {whole_minutes(in_us(whole[0]), up=True)}"
        return minute

    def pump(self) -> Iterator[Row]:
        """Yield what the pump does, and how much of it is done."""
        run = self.sheet.infusion
        if run is None or run.started_us is None:
            if run is not None and run.state == "ready":
                yield Row("Set the pump to", format_quantity(run.planned.steps[0].rate), "planned")
            return
        found = infusion_given(run, self.at_us)
        if run.state in {"running", "paused"} and run.rate is not None:
            name = "Pump runs at" if run.state == "running" else "Paused, set to"
            yield Row(name, format_quantity(run.rate), f"since {self.clock(run.changed_us)}")
        whole = planned_volume(run.planned)
        yield Row("Given", format_quantity(found.volume.value), _of(whole))
        if whole is not None:
            rest = max(Fraction(whole.magnitude) - found.volume.value.magnitude, Fraction(0))
            yield Row("Left", format_quantity(volume.of(rest)))
        left = left_time(run, self.at_us)
        if left is not None and run.state == "running":
            ends = self.clock(self.at_us + in_us(left))
            word = "Ends in" if whole is not None else "Container lasts"
            yield Row(word, span_text(in_us(left), up=True), f"until {ends}")
        if found.worked_out is not None:
            yield Row("By the clock", format_quantity(found.worked_out.value), _off(found))

    def push(self, push: PushRun) -> Row:
        """Return one push: what went in and when."""
        until = "" if push.ended_us is None else f", ended {self.clock(push.ended_us)}"
        again = ", one more than planned" if push.repeated else ""
        note = f"begun {self.clock(push.begun_us)}{until}{again}"
        return Row(push.planned.title, format_quantity(push.volume), note)

    def given(self) -> Iterator[Row]:
        """Yield the whole dose beside the plan."""
        total = total_given(self.sheet, self.at_us)
        share = None
        if total.planned is not None and total.planned.value.magnitude:
            share = 100 * total.dose.value.magnitude / total.planned.value.magnitude
        of = "" if total.planned is None else f"of {format_quantity(total.planned.value)} planned"
        yield Row("Dose given", format_quantity(total.dose.value), of)
        yield Row(
            "Per weight", format_quantity(total.per_weight.value), f"at {format_quantity(self.sheet.planned.weight)}"
        )
        if share is not None:
            yield Row("Of the plan", f"{format_number(share)} %")
        run = self.sheet.infusion
        if run is not None and run.started_us is not None and run.state != "stopped":
            found = infusion_given(run, self.at_us)
            yield Row("Planned by now", format_quantity(found.due_dose.value), _beside(found))

    def notes(self) -> Iterator[str]:
        """Yield what a person should look at: an end by the clock, a push too fast, clocks that disagree."""
        yield from self._bounds()
        yield from self._too_fast()
        yield from map(self._doubt, self.sheet.doubts)

    def _bounds(self) -> Iterator[str]:
        run = self.sheet.infusion
        if run is not None and run.state != "stopped" and (bound := infusion_given(run, self.at_us).bound):
            yield _BOUND[bound]

    def _too_fast(self) -> Iterator[str]:
        for push in self.sheet.pushes:
            if too_fast := push.too_fast_us():
                seconds = -(-too_fast // _SECOND_US)
                fast = f"{push.planned.title} went in {seconds} s faster than its least time"
                yield f"{fast}. Watch breathing and pressure."

    def _doubt(self, doubt: Doubt) -> str:
        before = f"before entry {doubt.number}"
        if doubt.passed.unknown:
            back = f"The clock was set back while nothing counted, {before}"
            return f"{back}: how long that was is not known. Read the pump."
        if doubt.passed.by_wall:
            return f"Only the wall clock told the time {before}: {span_text(doubt.passed.us)}. Compare with the pump."
        off = doubt.passed.wall_off_us
        way = "forward" if off > 0 else "back"
        by = span_text(abs(off), up=True)
        return f"The wall clock was set {way} by {by} {before}. What ran is counted by a clock that nobody can set."


def _of(whole: Volume | None) -> str:
    return "" if whole is None else f"of {format_quantity(whole)}"


def _off(found: Given) -> str:
    return "" if found.read_off is None else f"the pump shows {format_deviation(found.read_off.value)}"


def _beside(found: Given) -> str:
    difference = Fraction(found.difference.value.magnitude)
    if not difference:
        return "as planned"
    size = format_quantity(mass.of(abs(difference)))
    return f"{size} {'more' if difference > 0 else 'less'} than planned"
