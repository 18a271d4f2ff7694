"""The row of small cards under the figures: rates in other units, another weight, vials and waste, the clock."""

from PySide6.QtWidgets import QHBoxLayout

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.rates_strip import RatesStrip
from ketadesk.views.answer.timeline_panel import TimelinePanel
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel

_RATES, _VIALS, _CLOCK = 200, 146, 324


class BesideRow(Panel):
    """Cards side by side; what has no room for a card of its own stands as a line in another."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self.rates = FiguresPanel("Same rate, other units")
        self._cap = FiguresPanel("Cap")
        self._comparison = FiguresPanel("By another weight")
        self._vials = FiguresPanel("Vials and waste")
        self._times = FiguresPanel("Clock")
        self._clock = TimelinePanel()
        self._strip = RatesStrip()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(10))
        row.addWidget(self.rates, _RATES)
        for panel in (self._cap, self._comparison, self._vials, self._times):
            row.addWidget(panel, _VIALS)
        row.addWidget(self._clock, _CLOCK)
        row.addWidget(self._strip, 1)

    def show_sheet(self, sheet: Sheet, whole: bool, low: bool = False) -> None:
        """Show the cards of a sheet; where the row is not `whole` only the rates and what is unusual, without clock.

        Where it is `low`, the rates are one line.
        """
        clock = sheet.timeline if whole else None
        caps = tuple(figure for card in sheet.cards if card.kind in {"pump", "gravity"} for figure in card.cap)
        crowded = self._narrow or bool(sheet.comparison or caps)
        elsewhere = crowded if clock is not None else bool(sheet.rates) and not whole
        vials = () if elsewhere else sheet.vials
        supply = "" if vials else sheet.supply
        shared = bool(sheet.rates) and not whole
        rates = () if low else (*sheet.rates, *(caps if shared else ()))
        self.rates.show_figures(rates, "" if clock is not None else supply)
        self._strip.show_rates(sheet.rates if low else (), supply)
        self._cap.show_figures(() if shared else caps)
        self._comparison.show_figures(sheet.comparison)
        self._vials.show_figures(vials)
        self._times.show_figures(sheet.clock if whole and clock is None else ())
        self._clock.show_timeline(clock, supply)
        beside = (whole or low) and bool(sheet.rates)
        self.setVisible(bool(beside or (caps and not shared) or sheet.comparison or vials or clock))

    def may_be_low(self, sheet: Sheet) -> bool:
        """Say whether there is nothing but rates, for which one line is enough."""
        capped = any(card.cap for card in sheet.cards if card.kind in {"pump", "gravity"})
        return bool(sheet.rates) and not (self._narrow or capped or sheet.comparison)

    def take_rates(self) -> None:
        """Take the rates back from where they stood beside the working."""
        if self._row.indexOf(self.rates) < 0:
            self._row.insertWidget(0, self.rates, _RATES)

    def turn(self, narrow: bool) -> None:
        """Give vials and waste a line of their own where the column is narrow, for what is shown next."""
        self._narrow = narrow
