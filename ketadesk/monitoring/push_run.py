"""A push as it really went in: when it began and ended, and how much of it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ketadesk.monitoring.event import PushBegun, PushEnded
from ketadesk.monitoring.moment import in_us
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.planned import PlannedPush
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import Volume


@dataclass(frozen=True)
class PushRun:
    """One push: which, from when to when, how much went in, and whether it is one more than planned."""

    planned: PlannedPush
    begun_us: int
    volume: Volume
    ended_us: int | None = None
    repeated: bool = False

    @property
    def least_us(self) -> int:
        """The shortest time that what goes in may take: the plan's, or longer where more goes in than was planned."""
        least = self.planned.least_time
        if least is None:
            return 0
        share = Fraction(self.volume.magnitude) / self.planned.volume.magnitude
        return int(in_us(least) * max(share, Fraction(1)))

    def left_us(self, at_us: int) -> int:
        """Return how much longer it takes at least; 0 when that time has passed."""
        return max(self.begun_us + self.least_us - at_us, 0)

    def too_fast_us(self) -> int:
        """Return by how much it was faster than it may be."""
        return 0 if self.ended_us is None else max(self.least_us - (self.ended_us - self.begun_us), 0)


def begun(what: PushBegun, planned: PlannedPush | None, before: tuple[PushRun, ...], at_us: int) -> PushRun:
    """Return the push that begins. Raises `OutOfTurnError`."""
    if planned is None:
        raise OutOfTurnError(f"The plan has no push {what.administration}.")
    if going := next((each for each in before if each.ended_us is None), None):
        raise OutOfTurnError(f"A push is going in still: end {going.planned.title} first.")
    if what.volume.magnitude <= 0:
        raise OutOfTurnError("A push is more than 0 mL.")
    repeated = any(each.planned.administration == what.administration for each in before)
    if repeated and not what.reason.strip():
        raise OutOfTurnError("This push was given already: say why it is given again.")
    if what.volume != planned.volume and not what.reason.strip():
        raise OutOfTurnError(f"The plan gives {format_quantity(planned.volume)}: say why another volume is given.")
    return PushRun(planned, at_us, what.volume, None, repeated)


def ended(what: PushEnded, before: tuple[PushRun, ...], at_us: int) -> tuple[PushRun, ...]:
    """Return the pushes with the one that was going in ended. Raises `OutOfTurnError`."""
    if not before or before[-1].ended_us is not None:
        raise OutOfTurnError("No push is going in.")
    going = before[-1]
    if at_us < going.begun_us:
        raise OutOfTurnError("That is before the push began: check the time of both.")
    volume = going.volume if what.volume is None else what.volume
    if volume > going.volume:
        raise OutOfTurnError("More went in than was begun with: read the syringe again.")
    if volume < going.volume and not what.reason.strip():
        raise OutOfTurnError("Less went in than was begun with: say why.")
    return (*before[:-1], replace(going, ended_us=at_us, volume=volume))
