"""The steps of a stepped infusion, one line each: how fast, and for how long."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft, StepDraft
from ketadesk.presentation.echo import ReadBack
from ketadesk.presentation.form import FIELD_UNITS
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import FieldWord, NumberEntry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import Mark, button_icon

_FIELDS = ("rate_text", "hours_text")


class StepRow(QWidget):
    """One step, and a button that takes it away."""

    removed = Signal()
    entered = Signal(str, str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.rate = NumberEntry("rate_text", f"Step {number}", FIELD_UNITS["rate_text"])
        self.hours = NumberEntry("hours_text", "For", FIELD_UNITS["hours_text"])
        self.remove = QPushButton(button_icon("remove", 16), "")
        self.remove.setProperty("small", "icon")
        self.remove.setAccessibleName(f"Remove step {number}")
        self.remove.setToolTip(f"Remove step {number}")
        self.remove.clicked.connect(self.removed)
        self.row = EntryRow((self.rate, self.hours), (3, 2))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row, 1)
        layout.setSpacing(6)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        for entry in (self.rate, self.hours):
            entry.value_entered.connect(lambda value, key=entry.key: self.entered.emit(key, value))

    def show_step(self, step: StepDraft) -> None:
        """Show what was typed."""
        self.rate.show_value(step.rate_text)
        self.hours.show_value(step.hours_text)


class StepRows(QWidget):
    """All steps, and a button that adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.steps: list[StepRow] = []
        self._reason: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = QPushButton(button_icon("add", 16), "Add a step")
        self.add.setProperty("small", True)
        self.add.clicked.connect(self._on_add_clicked)
        self._column.addWidget(self.add)

    def show_draft(self, draft: Draft) -> None:
        """Show as many lines as there are steps."""
        while len(self.steps) > len(draft.steps):
            self._drop(self.steps.pop())
        while len(self.steps) < len(draft.steps):
            self._build_step(len(self.steps))
        for row, step in zip(self.steps, draft.steps, strict=True):
            row.show_step(step)

    def show_words(self, words: Mapping[str, FieldWord]) -> None:
        """Show what is said of the steps together."""
        if self._reason is not None:
            self._drop(self._reason)
            self._reason = None
        word = words.get("steps")
        for row in self.steps:
            row.row.show_words({})
            row.rate.show_word(word)
            row.hours.show_word(word)
        if word is not None:
            self._reason = QWidget()
            line = QHBoxLayout(self._reason)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Mark("stop" if word.mark == "stop" else "check", 16, "check"))
            line.addWidget(label(word.says, "reason", "check", wraps=True), 1)
            self._column.addWidget(self._reason)

    def show_echoes(self, echoes: Mapping[str, ReadBack]) -> None:
        """Say back the numbers that need it, each step's by its place."""
        for place, row in enumerate(self.steps):
            row.row.show_echoes({name: echoes[f"{name}:{place}"] for name in _FIELDS if f"{name}:{place}" in echoes})

    def _build_step(self, index: int) -> None:
        row = StepRow(index + 1)
        row.entered.connect(lambda key, value: self._on_entered(index, key, value))
        row.removed.connect(lambda: self._on_removed(index))
        self.steps.append(row)
        self._column.insertWidget(index, row)

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    def _on_add_clicked(self) -> None:
        self._replace((*self._desk.draft.steps, StepDraft()))
        self.steps[-1].rate.field.setFocus()

    def _on_removed(self, index: int) -> None:
        steps = self._desk.draft.steps
        self._replace((*steps[:index], *steps[index + 1 :]))

    def _on_entered(self, index: int, key: str, value: str) -> None:
        steps = list(self._desk.draft.steps)
        steps[index] = replace(steps[index], **{key: value})
        self._replace(tuple(steps))

    def _replace(self, steps: tuple[StepDraft, ...]) -> None:
        self._desk.edit(replace(self._desk.draft, steps=steps))
