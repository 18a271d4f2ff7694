"""The left column: the order as it is typed, group by group. Filled groups fold, last first, where room is short."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry
from ketadesk.views.entry.folded import Folded
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.settling import settle
from ketadesk.views.order.device_panel import DevicePanel
from ketadesk.views.order.patient_panel import PatientPanel
from ketadesk.views.order.preparation_panel import PreparationPanel
from ketadesk.views.order.protocol_panel import ProtocolPanel
from ketadesk.views.order.vial_panel import VialPanel

# How often it is looked whether a mouse button was let go.
_RELEASE_MS = 30


class _Card(QFrame):
    """The paper of the form: as high as its lines are at its width, not as they would be at its least width."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the area that scrolls it asks for the height at a width."""
        return QSize(super().minimumSizeHint().width(), 0)


class OrderForm(QScrollArea):
    """All that is asked. Every group follows the same draft; none knows another.

    A group that folded stays folded until a person opens it, it is no longer whole, or the room is another: what is
    read should not move while someone types.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setAccessibleName("Order, scroll")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.protocol = ProtocolPanel(desk)
        self.doses = self.protocol.doses
        self.patient = PatientPanel(desk)
        self.vial = VialPanel(desk)
        self.preparation = PreparationPanel(desk)
        self.device = DevicePanel(desk)
        self._opened: FormPanel | None = None
        self._worked_in: FormPanel | None = None
        self._protocol = ""
        self._fitted = QSize()
        self._build_column()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _build_column(self) -> None:
        self._card = _Card()
        self._card.setProperty("card", "paper")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.setSpacing(scaled(6))
        for panel in self._panels():
            column.addWidget(panel)
            panel.opened.connect(self._on_opened)
        column.addStretch(1)
        self.setWidget(self._card)
        self._card.setAutoFillBackground(False)  # Qt fills it whole, beyond its round corners

    def _panels(self) -> tuple[FormPanel, ...]:
        return (self.protocol, self.patient, self.vial, self.preparation, self.device)

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft holds."""
        for panel in self._panels():
            panel.show_draft(draft)

    def show_answer(self, answer: Answer) -> None:
        """Ask what this order needs, and say which fields are not read."""
        for panel in self._panels():
            panel.show_answer(answer)
        protocol = self.protocol.desk.draft.protocol
        if protocol != self._protocol:
            self._protocol = protocol
            self._worked_in = None
            self._unfold()
        self._share_room()
        QTimer.singleShot(0, self, self._settle)

    def blank(self) -> None:
        """Take away what an answer said."""
        for panel in self._panels():
            panel.blank()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for panel in self._panels() for entry in panel.entries()]

    def reveal(self, key: str) -> None:
        """Bring a field into sight: open its group, and what is rarely asked for."""
        for panel in self._panels():
            for entry in panel.entries():
                if entry.key == key:
                    panel.reveal(entry)

    def focus_field(self, key: str) -> None:
        """Bring a field into view and give it the focus."""
        self.reveal(key)
        stop = self.doses.stop(key) or next((entry.focus_stop() for entry in self.entries() if entry.key == key), None)
        if stop is not None:
            self.ensureWidgetVisible(stop)
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many groups as the new room takes."""
        super().resizeEvent(event)
        if self.size() != self._fitted:  # a scroll bar that comes or goes is no other room
            self._fitted = self.size()
            self._unfold()
            self._fit()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Give the room to another group when the work moves there; within a group nothing moves."""
        if new is not None and self.isVisible() and self.isAncestorOf(new):
            at_work = self._worked_in
            if at_work is None or not at_work.isAncestorOf(new):
                self._share_room()

    def _share_room(self) -> None:
        """Give the room to the group where the work is. Nothing moves under a mouse button that is held down."""
        here = self.window().focusWidget()
        panel = next((each for each in self._panels() if each.isAncestorOf(here)), self._worked_in)
        moved = panel is not self._worked_in and not isinstance(here, Folded)
        if moved and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_RELEASE_MS, self, self._share_room)
            return
        if moved:
            self._worked_in = self._opened = panel
            self._unfold()
        self._fit()

    def _settle(self) -> None:
        """Look again once everything is laid out: lines that wrap take a turn to know how high they are."""
        if self.verticalScrollBar().maximum():
            self._fit()

    def _on_opened(self) -> None:
        opened = self.sender()
        assert isinstance(opened, FormPanel)
        self._opened = opened
        self._fit()

    def _unfold(self) -> None:
        for panel in self._panels():
            panel.fold(False)

    def _fit(self) -> None:
        """Unfold what may not be folded, then fold filled groups, last first, until the rest is in sight."""
        foldable = [panel for panel in self._panels() if panel is not self._opened and panel.can_fold()]
        for panel in self._panels():
            if panel.is_folded() and panel not in foldable:
                panel.fold(False)
        room = self.height() - 2 * self.frameWidth()
        needed = self._needed()
        for panel in reversed(foldable):
            if needed > room and not panel.is_folded():
                needed -= panel.saved_by_folding()
                panel.fold(True)
        # A bar makes the column narrower, and a narrower column may be a higher one: there is none where all fits.
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > room else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)

    def _needed(self) -> int:
        """Return the height that the groups take as they are."""
        settle(self._card)
        layout = self._card.layout()
        return layout.totalHeightForWidth(self.width() - 2 * self.frameWidth()) if layout else 0
