"""How the free label of a record is written behind its number."""


def labelled(label: str) -> str:
    """Return ` [BED 4]`, or nothing without a label."""
    return f" [{label}]" if label else ""
