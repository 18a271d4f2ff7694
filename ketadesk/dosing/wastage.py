"""The balance of a controlled drug: what was drawn is what was given, wasted and kept, to the last digit."""

from dataclasses import dataclass

from ketadesk.dosing.term import Term, add, multiply, subtract
from ketadesk.quantities.kinds import Concentration, Mass, Volume, mass, volume


@dataclass(frozen=True)
class Wastage:
    """Volumes as two people read them, the same as drug, and what is not accounted for: 0 when it balances.

    `drawn` is what left the vials, `remaining` what is kept, as in a syringe that goes on running.
    """

    drawn: Term[Volume]
    given: Term[Volume]
    wasted: Term[Volume]
    remaining: Term[Volume]
    accounted: Term[Volume]
    unaccounted: Term[Volume]
    amounts: tuple[Term[Mass], ...]
    """Drawn, given, wasted, remaining and not accounted for, in mg."""

    @property
    def balances(self) -> bool:
        """Say whether drawn = given + wasted + remaining, exactly."""
        return self.unaccounted.value.magnitude == 0


def wastage(
    strength: Term[Concentration],
    drawn: Term[Volume],
    given: Term[Volume],
    wasted: Term[Volume],
    remaining: Term[Volume],
) -> Wastage:
    """Return the balance: drawn − (given + wasted + remaining), and each volume × strength."""
    accounted = add("accounted for", given, wasted, remaining, into=volume)
    unaccounted = subtract("not accounted for", drawn, accounted, into=volume)
    volumes = (drawn, given, wasted, remaining, unaccounted)
    amounts = tuple(multiply(f"{each.name}, as drug", each, strength, into=mass) for each in volumes)
    return Wastage(drawn, given, wasted, remaining, accounted, unaccounted, amounts)
