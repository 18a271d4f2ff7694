"""Worksheet and label in the foot of the window: what an order says on paper, seen before it is printed."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ketadesk.intake.draft import Draft
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.look.mark import button_icon
from ketadesk.views.main_window import MainWindow
from ketadesk.views.mode import Page
from ketadesk.views.order.order_page import OrderPage

WORKSHEET_KEY, LABEL_KEY = "Ctrl+P", "Ctrl+Shift+L"


class PaperActions(QObject):
    """Opens the worksheet and the labels of the order that stands in the window.

    `copy_printed` says that a copy was made: its title, and what the records keep of it.
    """

    copy_printed = Signal(str, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.worksheet = self._action("print", "Wor&ksheet", WORKSHEET_KEY, "worksheet")
        self.label = self._action("label", "Label", LABEL_KEY, "labels")

    def open(self, kind: str) -> None:
        """Open what is printed, over the window; it goes when the order's answer goes."""
        page = self._window.page
        if not isinstance(page, OrderPage) or page.orders.answer is None or page.locked:
            return
        # Nothing of paper is needed before it is asked for.
        from ketadesk.views.paper.preview import make_preview  # noqa: PLC0415

        draft, sheet = page.orders.draft, page.orders.answer.sheet
        preview = make_preview(kind, draft, sheet, page.checklists.ticked(), self._window)
        preview.copy_made.connect(lambda to: self._tell_copied(kind, draft, sheet, to))
        page.orders.answer_blanked.connect(preview.close)
        preview.open()

    def _tell_copied(self, kind: str, draft: Draft, sheet: Sheet, to: str) -> None:
        from ketadesk.presentation.stamping import copy_record  # noqa: PLC0415

        self.copy_printed.emit(f"{kind.capitalize()}, {sheet.title}", copy_record(kind, draft, sheet, to))

    def _action(self, icon: str, text: str, key: str, kind: str) -> QPushButton:
        button = QPushButton(button_icon(icon), text)
        button.setToolTip(f"{text.replace('&', '')} on paper, seen first ({key})")
        button.clicked.connect(partial(self.open, kind))
        QShortcut(QKeySequence(key), self._window, button.click, context=Qt.ShortcutContext.WindowShortcut)
        self._window.foot.add_action(button, _is_order)
        return button


def _is_order(page: Page) -> bool:
    return isinstance(page, OrderPage)
