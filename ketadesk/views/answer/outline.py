"""The outline of a sheet: which of its parts are there and how many, whatever they say."""

from ketadesk.presentation.sheet import Card, Sheet


def outline(sheet: Sheet) -> tuple[object, ...]:
    """Return what is alike for two sheets that are seen in the same panels, most often."""
    listed = (
        sheet.rates, sheet.comparison, sheet.vials, sheet.clock, sheet.missing, sheet.refused, sheet.sources,
        sheet.remarks, sheet.working,
    )  # fmt: skip
    return (
        sheet.state,
        sheet.title,
        *(len(each) for each in listed),
        sheet.timeline is None,
        *((finding.severity, finding.waits) for finding in sheet.findings),
        *(_of_card(card) for card in sheet.cards),
        *(len(table.rows) for table in sheet.tables),
    )


def _of_card(card: Card) -> tuple[object, ...]:
    return (card.kind, card.asks, *map(len, (card.figures, card.preparation, card.cap, card.remarks)))
