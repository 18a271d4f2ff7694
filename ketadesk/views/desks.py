"""The desks of all modes, as far as they are one: a new patient clears every one of them."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from ketadesk.views.desk import DeskOf

CLEARED = "Everything is cleared until you undo it or enter something."
REPLACED = "The order that stood here is replaced until you undo it or enter something."


class Desks(QObject):
    """Clears all desks at once, and brings all of them back until the next edit at any: patients are never mixed.

    `undo_changed` says what can be brought back, in a sentence, or nothing where nothing can. `patient_left` is said
    when everything is cleared, for what belongs to a patient and lies on no desk.
    """

    patient_left = Signal()
    undo_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desks: list[DeskOf[Any, Any]] = []
        self._cleared: list[tuple[DeskOf[Any, Any], Any]] = []

    def add(self, desk: DeskOf[Any, Any]) -> None:
        """Let a desk be cleared with the others."""
        self._desks.append(desk)
        desk.edited.connect(self.forget)

    def drop_answers(self) -> None:
        """Take the answer of every desk away."""
        for desk in self._desks:
            desk.drop_answer()

    def new_patient(self) -> None:
        """Clear everything: first every answer, so that no fault leaves one, then what was entered."""
        self.drop_answers()
        entered = any(desk.draft != _fresh(desk) for desk in self._desks)
        self._cleared = [(desk, desk.draft) for desk in self._desks] if entered else []
        self.patient_left.emit()
        self.undo_changed.emit(CLEARED if self._cleared else "")
        for desk in self._desks:
            desk.lay(_fresh(desk))

    def replace(self, desk: DeskOf[Any, Any], draft: Any) -> None:
        """Put another draft in the place of what was entered at one desk; until the next edit that can be undone."""
        before = desk.draft
        desk.edit(draft)
        if before not in (draft, _fresh(desk)):
            self._cleared = [(desk, before)]
            self.undo_changed.emit(REPLACED)

    def undo(self) -> None:
        """Bring back what was cleared or replaced last, if nothing was entered since."""
        cleared = self._cleared
        self.forget()
        for desk, draft in cleared:
            desk.lay(draft)

    @property
    def can_undo(self) -> bool:
        """Whether there is something cleared to bring back."""
        return bool(self._cleared)

    def forget(self) -> None:
        """Bring nothing back any more."""
        if self._cleared:
            self._cleared = []
            self.undo_changed.emit("")


def _fresh(desk: DeskOf[Any, Any]) -> Any:
    """Return what a desk holds before anything is entered."""
    return desk.fresh or desk.draft.for_new_patient()
