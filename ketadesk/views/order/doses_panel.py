"""What is ordered: one group of fields for each administration of the protocol."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.form import DoseFields
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry, field_words
from ketadesk.views.order.dose_panel import DosePanel


class DosesPanel(QWidget):
    """The administrations of the chosen protocol. Rebuilt only when the protocol asks for other fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked: tuple[object, ...] = ()
        self.doses: list[DosePanel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed for each."""
        for dose in self.doses:
            dose.show_draft(draft)

    def show_answer(self, answer: Answer) -> None:
        """Ask what this protocol needs, and show what is said of it."""
        asked = tuple(_structure(fields) for fields in answer.form.doses)
        if asked != self._asked:
            self._asked = asked
            self._rebuild(answer.form.doses)
        words = field_words(answer.sheet)
        for dose, fields in zip(self.doses, answer.form.doses, strict=True):
            dose.show_fields(fields, words)
            dose.show_echoes(answer.echoes.read_backs)
        self.show_draft(self._desk.draft)

    def blank(self) -> None:
        """Take away what an answer said."""
        for dose in self.doses:
            dose.blank()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for dose in self.doses for row in dose.rows for entry in row.entries]

    def stop(self, key: str) -> QWidget | None:
        """Return where the focus goes for what is no single field: what is given, and the steps."""
        for dose in self.doses:
            if key == "given" and dose.given is not None:
                return dose.given
            if key == "steps" and dose.steps is not None:
                return dose.steps.add
        return None

    def _rebuild(self, doses: tuple[DoseFields, ...]) -> None:
        for dose in self.doses:
            self._column.removeWidget(dose)
            dose.hide()
            dose.setParent(None)
            dose.deleteLater()
        self.doses = [DosePanel(self._desk, fields) for fields in doses]
        for dose in self.doses:
            self._column.addWidget(dose)
            dose.show()
        self.setVisible(bool(self.doses))


def _structure(fields: DoseFields) -> tuple[object, ...]:
    """Return what the fields are built from: whether it is given, and in which unit, is only shown."""
    return (
        fields.id, fields.title, fields.offered, fields.group, fields.dose_units, fields.dose_usual, fields.dose_hint,
        fields.time_label, fields.time_units, fields.time_usual, fields.time_hint, fields.cap_unit, fields.stepped,
    )  # fmt: skip
