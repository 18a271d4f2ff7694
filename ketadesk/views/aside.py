"""The order out of the window while a second person enters it: nothing of it is left to be seen, heard or pasted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.preferring import respelled
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.ticking import Ticks
from ketadesk.views.answer.checklist_panel import ChecklistPanel
from ketadesk.views.copying import forget_copied
from ketadesk.views.desk import Desk, DeskOf
from ketadesk.views.desks import Desks
from ketadesk.views.mode import Page
from ketadesk.views.mode_bar import ModeBar
from ketadesk.views.order.order_page import OrderPage


class Aside(QObject):
    """Takes what was entered from all desks but one, closes the other modes, and brings it back."""

    def __init__(self, pages: Mapping[str, Page], desks: Desks, bar: ModeBar) -> None:
        super().__init__(desks)
        self._pages = pages
        self._desks = desks
        self._bar = bar
        self._held: list[tuple[DeskOf[Any, Any], Any]] = []
        self._ticks: Ticks = {}

    @property
    def taken(self) -> bool:
        """Whether the desks are empty now."""
        return bool(self._held)

    @property
    def desk(self) -> Desk:
        """The desk of the order."""
        desk = self._pages["order"].desk
        assert isinstance(desk, Desk)
        return desk

    def answer(self) -> Answer | None:
        """Return the answer to the order; none while it is taken away."""
        return None if self.taken else self.desk.answer

    @property
    def _lists(self) -> ChecklistPanel:
        page = self._pages["order"]
        assert isinstance(page, OrderPage)
        return page.checklists

    def ticks(self) -> Ticks:
        """Return the lines of the checklists that are ticked."""
        return self._lists.ticked()

    def take(self, but: Page) -> None:
        """Take everything away: figures first, then what was entered, what was copied, and what could be undone."""
        pages = [page for page in self._pages.values() if page is not but]
        self._held = [(page.desk, page.desk.draft) for page in pages]
        self._ticks = self.ticks()
        for page in pages:
            page.desk.drop_answer()
            page.leave_patient()
        for desk, draft in self._held:
            desk.lay(draft.for_new_patient())
        self._desks.forget()
        forget_copied()
        self._bar.close_others(True)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was let go is gone at once

    def bring_back(self, order: Draft, seal: Seal | None = None) -> None:
        """Put everything back on its desk, the order as both have entered it, sealed where both agree."""
        held, self._held = self._held, []
        self._bar.close_others(False)
        for desk, draft in held:
            desk.lay(order if desk is self.desk else draft)
        if any(respelled(draft, in_words=False) == order for desk, draft in held if desk is self.desk):
            self._lists.tick_again(self._ticks)  # it is the answer they were made on
        self._ticks = {}
        if seal is not None:
            self.seal(seal)

    def seal(self, seal: Seal) -> None:
        """Say of the order that lies on its desk that it was checked, and by whom."""
        if (answer := self.desk.answer) is not None:
            # It knows plans, and with them the units: the window is built before those are read.
            from ketadesk.presentation.sealing import sealed  # noqa: PLC0415

            self.desk.answer = replace(answer, sheet=sealed(answer.sheet, seal))
            ticks = self.ticks()
            self.desk.answer_changed.emit(self.desk.answer)
            self._lists.tick_again(ticks)

    def drop(self) -> None:
        """Let it go: a new patient has come."""
        self._held, self._ticks = [], {}
        self._bar.close_others(False)
        self._desks.forget()
