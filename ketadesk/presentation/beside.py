"""The rows of figures beside what is set and drawn, each under its heading, wherever a sheet is written out."""

from ketadesk.presentation.sheet import Figure, Sheet


def rows_beside(sheet: Sheet) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """Return headings with their figures; those without any are left out."""
    headed = (
        ("The same rate in other units", sheet.rates),
        ("By another weight", sheet.comparison),
        ("For the whole order", sheet.vials),
        ("By the clock", sheet.clock),
    )
    return tuple((heading, figures) for heading, figures in headed if figures)
