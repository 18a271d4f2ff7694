"""The window: arranges the modes and passes what their desks say; decides nothing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ketadesk.views.action_bar import ActionBar
from ketadesk.views.aside import Aside
from ketadesk.views.banner import Banner
from ketadesk.views.copying import forget_copied, put_on_clipboard
from ketadesk.views.desk import Planner
from ketadesk.views.desks import Desks
from ketadesk.views.look.announcing import announce
from ketadesk.views.look.passing import vanish
from ketadesk.views.mode import Mode, Page
from ketadesk.views.mode_bar import ModeBar
from ketadesk.views.open_records import OpenRecords
from ketadesk.views.order.order_page import OrderPage
from ketadesk.views.reading_order import move_focus

if TYPE_CHECKING:
    from ketadesk.views.closing import Closing

_SIZE, _LEAST = QSize(1366, 768), QSize(480, 320)

Planners = Mapping[str, Planner]
"""What answers the drafts of a mode, by the mode's id."""
Guard = Callable[[Planner, Callable[[str], None]], Planner]
"""What makes of a planner one that never raises, but says the fault."""


class MainWindow(QMainWindow):
    """The modes over each other, one of them seen; a window of its own, or the content of the one that opens first."""

    def __init__(self, modes: Sequence[Mode], version: str = "") -> None:
        super().__init__()
        self.setWindowTitle("KetaDesk")
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self.modes = {mode.id: mode for mode in modes}
        self.pages: dict[str, Page] = {}
        self.desks = Desks(self)
        self.bar = ModeBar(modes)
        self.banner = Banner()
        self.foot = ActionBar()
        self.records = OpenRecords(self)
        self.aside = Aside(self.pages, self.desks, self.bar)
        self.closing: Closing | None = None
        self._faults: dict[str, str] = {}
        self._blank: set[str] = set()
        self._covered: set[str] = set()
        self._planners: Planners = {}
        self._guard: Guard = lambda planner, _show_fault: planner
        self._build_content(version)
        self._build_shortcuts()
        self.open_mode(modes[0].id)
        self._name_parts()

    def _build_content(self, version: str) -> None:
        content = QWidget()
        content.setObjectName("desk")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack = QStackedWidget()
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.foot.show_version(version)
        self.setCentralWidget(content)

    def _build_shortcuts(self) -> None:
        QShortcut(QKeySequence.StandardKey.New, self, self.desks.new_patient).setAutoRepeat(False)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.desks.undo)
        for mode in self.modes.values():
            QShortcut(QKeySequence(mode.key), self, partial(self.turn_to, mode.id))
        self.bar.mode_chosen.connect(self.turn_to)
        self.bar.new_patient.clicked.connect(self.desks.new_patient)
        self.bar.undo.clicked.connect(self.desks.undo)
        self.desks.undo_changed.connect(self.bar.show_undo)
        self.desks.patient_left.connect(self._on_patient_left)
        self.foot.copy_wanted.connect(self._copy)

    def _name_parts(self) -> None:
        """Name what is asked for most: the parts of the first mode, and the buttons of the bar."""
        order = self.pages["order"]
        assert isinstance(order, OrderPage)
        self.desk, self.form, self.answer, self.checklists = order.orders, order.form, order.answer, order.checklists
        self.new_patient, self.undo, self.cleared = self.bar.new_patient, self.bar.undo, self.bar.cleared

    def open(self, planners: Planners, guard: Guard) -> None:
        """Begin to answer in every mode, now or when it is opened. `guard` keeps faults from leaving a figure."""
        self._planners, self._guard = planners, guard
        for id_ in self.pages:
            self._open_desk(id_)

    def turn_to(self, id_: str) -> None:
        """Open a mode and go to its first field to fill."""
        self.open_mode(id_)
        self.page.focus_first()

    def open_mode(self, id_: str) -> None:
        """Show a mode. Its page is made when it is first asked for: the window opens sooner."""
        if not self.bar.tabs[id_].isEnabled():
            return
        vanish()
        page = self.pages.get(id_) or self._build_page(id_)
        self.stack.setCurrentWidget(page)
        page.setVisible(id_ not in self._covered)
        self.bar.show_mode(id_)
        self._show_surroundings()

    @property
    def page(self) -> Page:
        """The page that is seen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def _build_page(self, id_: str) -> Page:
        page = self.modes[id_].make()
        self.pages[id_] = page
        self.stack.addWidget(page)
        self.desks.add(page.desk)
        page.desk.answer_blanked.connect(partial(self._on_blanked, id_))
        page.desk.draft_changed.connect(page.show_draft)
        page.desk.answer_changed.connect(partial(self._on_answer_changed, id_))
        page.desk.answer_dropped.connect(partial(self._on_dropped, id_))
        page.order_wanted.connect(self._on_order_wanted)
        page.join(self)
        page.show_reading()
        self._open_desk(id_)
        return page

    def _open_desk(self, id_: str) -> None:
        if id_ in self._planners:
            self.pages[id_].desk.open(self._guard(self._planners[id_], partial(self.show_fault, mode=id_)))

    def show_version(self, version: str) -> None:
        """Say which version this is."""
        self.foot.show_version(version)

    def show_fault(self, says: str, mode: str = "") -> None:
        """Take every figure away, of one mode or of all, and say what went wrong."""
        for id_ in (mode,) if mode else self.modes:
            if id_ in self.pages:
                self.pages[id_].desk.drop_answer()
                self._cover(id_)
            self._faults[id_] = says
        self._show_surroundings()
        announce(self, says, urgent=True)

    def _cover(self, id_: str) -> None:
        """Hide a page whose blanking failed, figures and all, and try once more to blank it: then it is seen again."""
        if id_ not in self._blank and id_ not in self._covered:
            self._covered.add(id_)
            self.pages[id_].hide()
            QTimer.singleShot(0, self.pages[id_].desk.drop_answer)

    def _uncover(self, id_: str) -> None:
        page = self.pages[id_]
        self._covered.remove(id_)
        page.setVisible(page is self.page)
        if page is self.page and (here := page.focusWidget()) is not None:
            here.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once what was written is backed up; a session that ends is not held up, and it is done after that."""
        application = QApplication.instance()
        if not self.records.begun or (isinstance(application, QApplication) and application.isSavingSession()):
            return
        from ketadesk.views.closing import Closing  # noqa: PLC0415  the window opens sooner without

        self.closing = self.closing or Closing(self, self.records)
        if not self.closing.begin():
            event.ignore()

    def blank(self) -> None:
        """Take away everything that any answer said."""
        self.desks.drop_answers()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus where the eye goes."""
        return move_focus(self, forward)

    def _on_blanked(self, id_: str) -> None:
        self._blank.discard(id_)
        vanish()
        self.pages[id_].blank()
        self._blank.add(id_)
        if id_ in self._covered:
            self._uncover(id_)
        else:
            self._faults.pop(id_, None)
        self.foot.lock()

    def _on_dropped(self, id_: str) -> None:
        self.pages[id_].put_away()
        self._show_surroundings()

    def _on_answer_changed(self, id_: str, answer: Any) -> None:
        self._blank.discard(id_)
        self.pages[id_].show_answer(answer)
        self._show_surroundings()
        # Settle now: what is laid out at a later turn is seen squeezed in between.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.pages[id_].desk.confirm_shown()

    def _copy(self) -> None:
        if (text := self.page.copied_text()) and not self.page.locked:
            put_on_clipboard(text)
            self.foot.show_copied(self.page.checked)

    def _on_order_wanted(self, order: object) -> None:
        self.desks.replace(self.pages["order"].desk, order)
        self.turn_to("order")

    def _on_patient_left(self) -> None:
        forget_copied()
        for page in self.pages.values():
            page.leave_patient()

    def _show_surroundings(self) -> None:
        """Say around the page what belongs to it: its fault, and what it is for."""
        here = next(id_ for id_, page in self.pages.items() if page is self.page)
        self.banner.show_sentence(self._faults.get(here, ""))
        self.foot.show_page(self.page)
