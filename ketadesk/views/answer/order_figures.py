"""All figures of an order that are never left out: what is given, how it is made ready, and the tables."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, Sheet, Table
from ketadesk.views.answer.cards_panel import CardsPanel
from ketadesk.views.answer.preparation_card import PreparationCard
from ketadesk.views.answer.table_panel import TablePanel
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows

Prepared = tuple[str, Card, tuple[Vessel, ...]]
_PREPARED, _TABLE = 280, 400


class OrderFigures(Panel):
    """The cards in the order of giving; the mixing beside the titration that rests on it, or as a strip of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = CardsPanel()
        self._strips, self._tables = QVBoxLayout(), QVBoxLayout()
        self._mixing, self._titration = PreparationCard(whole=False), TablePanel()
        self._side_by_side = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addWidget(self._cards)
        column.addLayout(self._strips)
        column.addWidget(self._build_side_by_side())
        column.addLayout(self._tables)
        self._prepared = Rows(self._make_strip)
        self._others = Rows(self._make_table)
        self._narrow = self._everything = False

    def set_gap(self, gap: int) -> None:
        """Leave so much between cards."""
        for layout in (self.layout(), self._strips, self._tables):
            if layout is not None:
                layout.setSpacing(gap)

    def _build_side_by_side(self) -> QWidget:
        row = QHBoxLayout(self._side_by_side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(10))
        row.addWidget(self._mixing, _PREPARED)
        row.addWidget(self._titration, _TABLE)
        return self._side_by_side

    def _make_strip(self, _place: int) -> PreparationCard:
        made = PreparationCard(whole=True)
        made.turn(self._narrow)
        self._strips.addWidget(made)
        return made

    def _make_table(self, _place: int) -> "_Other":
        made = TablePanel()
        self._tables.addWidget(made)
        return _Other(made, lambda: self._everything)

    def show_figures(self, sheet: Sheet, everything: bool = False) -> None:
        """Show the figures of a sheet, long tables in brief or with `everything`; without any it is not seen."""
        vessels = sheet.vessels or ((),) * len(sheet.cards)
        mixed = [
            ("", card, drawn)
            for card, drawn in zip(sheet.cards, vessels, strict=True)
            if card.preparation and card.kind in {"pump", "gravity"}
        ]
        titration = next((table for table in sheet.tables if table.chosen is not None), None)
        beside = len(mixed) == 1 and titration is not None and not self._narrow
        self._cards.show_cards(sheet.cards, vessels, held=sheet.state == "check")
        self._prepared.show_rows([] if beside else [_titled(each, mixed) for each in mixed])
        self._side_by_side.setVisible(beside)
        if beside and titration is not None:
            self._mixing.show_row(mixed[0])
            self._titration.show_row(titration, " ".join(mixed[0][1].remarks))
        else:
            self._mixing.blank()
            self._titration.blank()
        self._everything = everything
        self._others.show_rows([table for table in sheet.tables if not beside or table is not titration])
        self.setVisible(bool(sheet.cards or sheet.tables))

    def turn(self, narrow: bool) -> None:
        """Write smaller where the column is narrow; it takes effect with what is shown next."""
        self._narrow = narrow
        self._cards.turn(narrow)
        for strip in self.findChildren(PreparationCard):
            strip.turn(narrow)


class _Other:
    """A table of its own, in brief or whole."""

    def __init__(self, made: TablePanel, everything: Callable[[], bool]) -> None:
        self._made, self._everything = made, everything

    def show_row(self, table: Table) -> None:
        self._made.show_row(table, everything=self._everything())

    def blank(self) -> None:
        self._made.blank()


def _titled(each: Prepared, among: list[Prepared]) -> Prepared:
    return (each[1].title if len(among) > 1 else "", *each[1:])
