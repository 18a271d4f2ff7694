"""What has gone in of a container that runs, from what is left in it."""

from dataclasses import dataclass

from ketadesk.dosing.running import Running
from ketadesk.dosing.term import Term, divide, multiply, subtract
from ketadesk.quantities.kinds import Mass, Time, Volume, mass, time, volume


@dataclass(frozen=True)
class GivenSoFar:
    """The volume and the amount that have gone in, how long that took at this rate, and how long the rest lasts."""

    volume: Term[Volume]
    amount: Term[Mass]
    took: Term[Time]
    rest_lasts: Term[Time]

    def terms(self) -> tuple[Term[Volume] | Term[Mass] | Term[Time], ...]:
        """Return its figures in the order in which they follow."""
        return self.volume, self.amount, self.took, self.rest_lasts


def given_so_far(found: Running, held: Term[Volume], left: Term[Volume]) -> GivenSoFar:
    """Return what has gone in: what it was made up to − what is left; × concentration; ÷ rate.

    `left` is at most `held`. The time holds for a rate that was never changed.
    """
    gone = subtract("volume given", held, left, into=volume)
    return GivenSoFar(
        gone,
        multiply("amount given", gone, found.concentration, into=mass),
        divide("time at this rate", gone, found.rate, into=time),
        divide("rest lasts", left, found.rate, into=time),
    )
