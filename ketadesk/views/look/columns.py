"""The three columns of a page: how they share its width, and what lies between them."""

from ketadesk.views.look.measure import scaled

SIDES, GAP = 10, 8
"""What is free at the sides of the columns, and between them."""

SHARES = (0, 686, 340)
"""How the middle and the right share what the left leaves; their widths in a window of 1366."""

LEAST_RIGHT = 232
"""The right column is never narrower than this."""

_LEFT, _NARROW_LEFT, _NARROW_BELOW = 304, 240, 1200
_GREATEST_LEFT = 0.3


def left_width(width: int) -> int:
    """Return how wide the left column is in a page: as its letters ask, and never more than its share of the page."""
    wanted = scaled(_NARROW_LEFT if width < _NARROW_BELOW else _LEFT)
    return min(wanted, round(width * _GREATEST_LEFT))
