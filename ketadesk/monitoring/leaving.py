"""May the patient leave? The clock from the end of the drug, and the criteria that a person has looked at."""

from dataclasses import dataclass

from ketadesk.monitoring.moment import in_us
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.protocols.bedside import Bedside
from ketadesk.protocols.checklist import Item
from ketadesk.protocols.discharge import LeavingClock
from ketadesk.protocols.protocol import Protocol


@dataclass(frozen=True)
class Leaving:
    """How leaving stands: the criteria and when each was met, the clock, when it ends and how long that is from now.

    `over_us` is when the clock ends, None before the drug has ended; `left_us` is 0 when it is over.
    """

    criteria: tuple[tuple[Item, int | None], ...]
    clock: LeavingClock | None
    over_us: int | None
    left_us: int | None

    @property
    def open(self) -> tuple[Item, ...]:
        """The criteria that nobody has called met."""
        return tuple(item for item, met in self.criteria if met is None)

    @property
    def ready(self) -> bool:
        """Whether the drug has ended, the clock is over, and each criterion is met."""
        over = self.clock is None or self.left_us == 0
        return self.over_us is not None and over and not self.open


def leaving(sheet: RunSheet, protocol: Protocol, bedside: Bedside, at_us: int) -> Leaving:
    """Return how leaving stands at a time. A criterion that was ticked while the drug went in counts no more."""
    planned, ended = sheet.planned, sheet.ended_us
    clock = bedside.leaving_clock(protocol)
    over = None if ended is None else ended + (0 if clock is None else in_us(clock.value))
    left = None if over is None else max(over - at_us, 0)
    criteria = tuple(
        (item, met if (met := sheet.criteria.get(item.id)) is not None and ended is not None and met >= ended else None)
        for item in bedside.discharge.criteria
        if item.belongs(protocol, planned.setting, planned.forms)
    )
    return Leaving(criteria, clock, over, left)
