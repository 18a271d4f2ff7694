"""The window: arranges three columns and passes what the desk says to them; decides nothing."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.answer.answer_panel import AnswerPanel
from ketadesk.views.answer.checklist_panel import ChecklistPanel
from ketadesk.views.banner import Banner
from ketadesk.views.desk import Desk
from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.order.order_form import OrderForm
from ketadesk.views.reading_order import TabOrder

_SIZE, _LEAST = QSize(1366, 768), QSize(1024, 640)
_LEFT, _MIDDLE, _RIGHT = 300, 690, 340
_LEAST_LEFT, _LEAST_RIGHT = 290, 232


class MainWindow(QMainWindow):
    """Order, answer, checklists. `painted` is said once, after the window was first seen."""

    painted = Signal()

    def __init__(self, desk: Desk, version: str = "") -> None:
        super().__init__()
        self.setWindowTitle("KetaDesk")
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self.desk = desk
        self.form = OrderForm(desk)
        self.answer = AnswerPanel()
        self.checklists = ChecklistPanel()
        self.banner = Banner()
        self._seen = False
        self._tab_order = TabOrder(self)
        self._build_content(version)
        self._build_shortcuts()
        self._connect()
        self.show_reading()

    def _build_content(self, version: str) -> None:
        content = QWidget()
        content.setObjectName("desk")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        column.addWidget(self.banner)
        column.addWidget(self._columns(), 1)
        column.addWidget(self._foot(version))
        self.setCentralWidget(content)

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("card", "bar")
        bar.setFixedHeight(48)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(Mark("logo", 26))
        row.addWidget(label("KetaDesk", "product"))
        row.addStretch(1)
        self.undo = QPushButton(button_icon("undo"), "Undo")
        self.undo.setToolTip("Bring the cleared order back (Ctrl+Z)")
        self.undo.hide()
        self.cleared = label("Everything is cleared. It can be undone until something is entered.", "list-second")
        self.cleared.hide()
        self.new_patient = QPushButton(button_icon("new-patient"), "New patient")
        self.new_patient.setToolTip("Clear everything (Ctrl+N)")
        for widget in (self.cleared, self.undo, self.new_patient):
            row.addWidget(widget)
        return bar

    def _columns(self) -> QWidget:
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(10, 0, 10, 8)
        row.setSpacing(8)
        for widget, width in ((self.form, _LEFT), (self.answer, _MIDDLE), (self.checklists, _RIGHT)):
            row.addWidget(widget, width)
        self.form.setMinimumWidth(_LEAST_LEFT)
        self.checklists.setMinimumWidth(_LEAST_RIGHT)
        return columns

    def _foot(self, version: str) -> QFrame:
        foot = QFrame()
        foot.setProperty("card", "foot")
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        self._scope = label("", "hint")
        row.addWidget(self._scope)
        row.addStretch(1)
        self._version = label(version, "hint")
        row.addWidget(self._version)
        return foot

    def _build_shortcuts(self) -> None:
        QShortcut(QKeySequence.StandardKey.New, self, self.desk.new_patient)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.desk.undo)
        self.new_patient.clicked.connect(self.desk.new_patient)
        self.undo.clicked.connect(self.desk.undo)
        self.answer.field_wanted.connect(self.form.focus_field)

    def _connect(self) -> None:
        self.desk.answer_blanked.connect(self.blank)
        self.desk.draft_changed.connect(self._on_draft_changed)
        self.desk.answer_changed.connect(self._on_answer_changed)
        self.desk.undo_changed.connect(self._on_undo_changed)

    def show_reading(self) -> None:
        """Say that the protocols are being read: nothing can be entered yet."""
        self.form.setEnabled(False)
        self.answer.show_sentence("Reading the protocols")

    def show_version(self, version: str) -> None:
        """Say which version this is."""
        self._version.setText(version)

    def show_fault(self, says: str) -> None:
        """Take every figure away and say what went wrong."""
        self.blank()
        self.banner.show_sentence(says)

    def blank(self) -> None:
        """Take away everything that an answer said: figures first, then ticks, then words in the form."""
        self.answer.blank()
        self.checklists.blank()
        self.form.blank()
        self.banner.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say, once, that the window has been seen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def _on_draft_changed(self, draft: Draft) -> None:
        self.form.show_draft(draft)

    def _on_answer_changed(self, answer: Answer) -> None:
        """Show the answer in every column; the columns with figures come last, so that no fault leaves one."""
        self.form.setEnabled(True)
        self.form.show_answer(answer)
        self._scope.setText(answer.sheet.scope)
        self.checklists.show_answer(answer)
        self.answer.show_answer(answer)
        self._tab_order.lay()
        # Settle now: what is laid out at a later turn is seen squeezed in between.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _on_undo_changed(self, possible: bool) -> None:
        self.undo.setVisible(possible)
        self.cleared.setVisible(possible)
