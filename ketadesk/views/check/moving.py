"""The order goes out of the window when its check begins, and comes back when that ends: sealed, if that is kept."""

from ketadesk.views.aside import Aside
from ketadesk.views.check.conduct import Conduct
from ketadesk.views.mode import Page

_ENDED = frozenset({"checked", "held", "unkept"})


def move_order(aside: Aside, conduct: Conduct, page: Page) -> None:
    """Take the order away or bring it back, as the check stands; `page` is where it is checked."""
    if conduct.stage == "sealed" and not aside.taken:
        aside.take(page)
    elif conduct.stage in _ENDED and aside.taken and conduct.check is not None:
        aside.bring_back(conduct.check.first.draft, conduct.seal())
    elif seal := conduct.seal():
        aside.seal(seal)  # it was brought back without, for the check could not be kept
