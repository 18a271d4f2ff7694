"""The left column: the order as it is typed."""
