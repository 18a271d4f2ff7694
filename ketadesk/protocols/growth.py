"""What children weigh and measure, year by year, and how far beyond it a figure is asked about."""

from itertools import pairwise

from attrs import field, frozen

from ketadesk.protocols.figure import Value, of_kind
from ketadesk.protocols.limit import Limit
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Age, Bodyweight, Height, ratio
from ketadesk.quantities.registry import Quantity, in_unit, unit


@frozen
class Year:
    """One year of age, and all up to the next: the 3rd and the 97th percentile, where the source gives them."""

    age: Age
    heaviest: Bodyweight
    tallest: Height
    lightest: Bodyweight | None = None
    shortest: Height | None = None


@frozen
class Growth:
    """The years, the youngest first, `until` people are grown; the margins are shares of the percentile.

    Raises `ValueError` when the years do not rise from 0, or none is below `until`.
    """

    until: Age
    source: str
    status: Status
    years: tuple[Year, ...]
    lighter: Limit = field(metadata=of_kind(ratio))
    heavier: Limit = field(metadata=of_kind(ratio))
    shorter: Limit = field(metadata=of_kind(ratio))
    taller: Limit = field(metadata=of_kind(ratio))

    def __attrs_post_init__(self) -> None:
        ages = [year.age for year in self.years]
        if not ages or ages[0].magnitude or any(left >= right for left, right in pairwise(ages)):
            raise ValueError("its years must rise from an age of 0")
        if ages[-1] >= self.until:
            raise ValueError("its last year must lie below the age at which people are grown")

    def year(self, age: Age) -> Year | None:
        """Return the row of an age, or None for a grown person."""
        if age >= self.until:
            return None
        return max((year for year in self.years if year.age <= age), key=lambda year: year.age.magnitude)


def beyond(percentile: Quantity, margin: Limit, *, above: bool) -> Value:
    """Return the percentile with the margin on its far side: from there on a figure is asked about."""
    share = percentile * in_unit(margin.value, unit("")).magnitude
    return Value(percentile + share if above else percentile - share)
