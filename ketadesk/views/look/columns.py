"""The three columns of a page: how they share its width, and what lies between them."""

SIDES, GAP = 10, 8
"""What is free at the sides of the columns, and between them."""

SHARES = (300, 690, 340)
"""How wide left, middle and right are beside each other; the widths of a window of 1366."""

LEAST = (290, 0, 232)
"""No column is narrower than this."""
