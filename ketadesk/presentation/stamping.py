"""The stamp of an order's paper: its inputs as a code, the versions that worked it out, and when it was made."""

from ketadesk.intake.carrying import carried
from ketadesk.intake.draft import Draft
from ketadesk.presentation.export import versions
from ketadesk.presentation.paper import Stamp
from ketadesk.presentation.preferring import respelled


def stamp_of(draft: Draft, printed: str) -> Stamp:
    """Return the stamp of an order that is printed at a time. Its code is the same in every spelling."""
    return Stamp(printed, versions(), code=carried(respelled(draft, in_words=False)))
