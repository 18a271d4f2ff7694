"""The order on the desk: holds the draft, asks for its answer, and says when either changes."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer

Planner = Callable[[Draft], Answer | None]
"""What answers a draft; None when it failed, which has then been said elsewhere."""


class Desk(QObject):
    """Holds one draft and its answer.

    An edit says `answer_blanked` first, then `draft_changed`, and `answer_changed` only when there is an answer: what
    goes wrong in between leaves no answer behind. `answer` is None while there is none.
    """

    answer_blanked = Signal()
    draft_changed = Signal(object)
    answer_changed = Signal(object)
    undo_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft()
        self.answer: Answer | None = None
        self._planner: Planner | None = None
        self._cleared: Draft | None = None

    def open(self, planner: Planner) -> None:
        """Begin to answer."""
        self._planner = planner
        self._replace(self.draft)

    def edit(self, draft: Draft) -> None:
        """Put an edited draft on the desk, and its answer with it."""
        if draft == self.draft:
            return
        self._remember(None)
        self._replace(draft)

    def enter(self, field: str, value: str) -> None:
        """Put the draft with one field changed on the desk. What belonged to the old value goes with it."""
        change = {
            "protocol": self.draft.with_protocol,
            "weight_unit": self.draft.with_weight_unit,
            "height_unit": self.draft.with_height_unit,
        }.get(field)
        self.edit(change(value) if change else replace(self.draft, **{field: value}))  # type: ignore[arg-type]

    def give_reason(self, code: str, says: str, text: str) -> None:
        """Put a reason for one finding, bound to what it said, on the desk."""
        self.edit(self.draft.with_reason(code, says, text))

    def new_patient(self) -> None:
        """Clear everything. It can be undone until the next edit, and not after: patients are never mixed."""
        self._remember(self.draft)
        self._replace(self.draft.for_new_patient())

    def undo(self) -> None:
        """Bring back what the last new patient cleared, if nothing was entered since."""
        if self._cleared is not None:
            cleared = self._cleared
            self._remember(None)
            self._replace(cleared)

    @property
    def can_undo(self) -> bool:
        """Whether there is a cleared order to bring back."""
        return self._cleared is not None

    def _remember(self, cleared: Draft | None) -> None:
        self._cleared = cleared
        self.undo_changed.emit(self.can_undo)

    def _replace(self, draft: Draft) -> None:
        self.answer = None
        self.answer_blanked.emit()
        self.draft = draft
        self.draft_changed.emit(draft)
        if self._planner is not None:
            self.answer = self._planner(draft)
        if self.answer is not None:
            if self.answer.reasons != draft.reasons:
                # A reason goes with what it was given for, so that it does not come back with it.
                self.draft = replace(draft, reasons=self.answer.reasons)
            self.answer_changed.emit(self.answer)
