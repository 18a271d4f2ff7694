"""The left column: the order as it is typed, group by group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.order.device_panel import DevicePanel
from ketadesk.views.order.doses_panel import DosesPanel
from ketadesk.views.order.patient_panel import PatientPanel
from ketadesk.views.order.preparation_panel import PreparationPanel
from ketadesk.views.order.protocol_panel import ProtocolPanel
from ketadesk.views.order.vial_panel import VialPanel


class OrderForm(QScrollArea):
    """All that is asked. Every group follows the same draft; none knows another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setAccessibleName("Order, scroll")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.protocol = ProtocolPanel(desk)
        self.doses = DosesPanel(desk)
        self.patient = PatientPanel(desk)
        self.vial = VialPanel(desk)
        self.preparation = PreparationPanel(desk)
        self.device = DevicePanel(desk)
        self._build_column()

    def _build_column(self) -> None:
        card = QFrame()
        card.setProperty("card", "paper")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.protocol)
        column.addWidget(self.doses)
        for panel in self._panels()[1:]:
            column.addWidget(panel)
        column.addStretch(1)
        self.setWidget(card)

    def _panels(self) -> tuple[FormPanel, ...]:
        return (self.protocol, self.patient, self.vial, self.preparation, self.device)

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft holds."""
        for panel in self._panels():
            panel.show_draft(draft)
        self.doses.show_draft(draft)

    def show_answer(self, answer: Answer) -> None:
        """Ask what this order needs, and say which fields are not read."""
        for panel in self._panels():
            panel.show_answer(answer)
        self.doses.show_answer(answer)

    def blank(self) -> None:
        """Take away what an answer said."""
        for panel in self._panels():
            panel.blank()
        self.doses.blank()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        first, *others = self._panels()
        return [*first.entries(), *self.doses.entries(), *(entry for panel in others for entry in panel.entries())]

    def focus_field(self, key: str) -> None:
        """Bring a field into view and give it the focus."""
        stop = self.doses.stop(key) or next((entry.focus_stop() for entry in self.entries() if entry.key == key), None)
        if stop is not None:
            self.ensureWidgetVisible(stop)
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
