"""The desk of one mode: holds what was entered, asks for its answer, and says when either changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject, Signal

from ketadesk.intake.draft import Draft
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.answer import Answer

if TYPE_CHECKING:  # the window is painted before Running is read
    from ketadesk.presentation.running_answer import RunningAnswer


class Entered(Protocol):
    """What a desk holds: an edit makes a new one."""

    def entered(self, field: str, value: str) -> Self:
        """Return it with one field changed, and what belonged to the old value gone with it."""

    def for_new_patient(self) -> Self:
        """Return it as it is before anything is entered."""


D = TypeVar("D", bound=Entered)
A = TypeVar("A")
R = TypeVar("R", Draft, RunningDraft)
Q = TypeVar("Q", bound="Answer | RunningAnswer")
Planner = Callable[[Any], Any]
"""What answers a draft; None when it failed, which has then been said elsewhere."""


class DeskOf(QObject, Generic[D, A]):
    """Holds one draft and its answer.

    An edit says `edited` and `answer_blanked` first, then `draft_changed`, and `answer_changed` only when there is an
    answer. Whoever shows that confirms it: an answer that was not shown whole, for whatever went wrong in between, is
    taken away again, and `answer_dropped` says that none comes in its place. `answer` is None while there is none.
    """

    edited = Signal()
    answer_blanked = Signal()
    draft_changed = Signal(object)
    answer_changed = Signal(object)
    answer_dropped = Signal()

    def __init__(self, draft: D, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.fresh: D | None = None  # what a new patient's begins with, where that is not empty
        self.answer: A | None = None
        self._planner: Callable[[D], A | None] | None = None
        self._dropped = False
        self._blanking = False
        self._shown = False

    def open(self, planner: Callable[[D], A | None]) -> None:
        """Begin to answer."""
        self._planner = planner
        self.lay(self.draft)

    def edit(self, draft: D) -> None:
        """Put an edited draft on the desk, and its answer with it."""
        if draft != self.draft:
            self._dropped = False
            self.edited.emit()
            self._lay(draft)

    def enter(self, field: str, value: str) -> None:
        """Put the draft with one field changed on the desk. What belonged to the old value goes with it."""
        self.edit(self.draft.entered(field, value))

    def lay(self, draft: D) -> None:
        """Put a draft on the desk that nobody edited, and its answer with it."""
        self._dropped = False
        self._lay(draft)

    def _lay(self, draft: D) -> None:
        if not self._dropped:
            self._blank()
        self._shown = False
        try:
            self._answer(draft)
        finally:  # also where PySide lost what a slot raised, and nobody was told
            if not self._shown and not self._dropped:
                self.drop_answer()

    def _answer(self, draft: D) -> None:
        self.draft = draft
        self.draft_changed.emit(draft)
        if self._planner is None or self._dropped:
            return
        answer = self._planner(draft)
        if answer is not None and not self._dropped:
            self.draft = self.kept(draft, answer)
            self.answer = answer
            self.answer_changed.emit(answer)

    def confirm_shown(self) -> None:
        """Say that the answer was shown, whole."""
        self._shown = True

    def kept(self, draft: D, _answer: A) -> D:
        """Return what stays of a draft once its answer is known."""
        return draft

    def drop_answer(self) -> None:
        """Take the answer away. None comes in its place for the draft that is being laid: something has gone wrong."""
        self._dropped = True
        if not self._blanking:  # what went wrong may have been the blanking
            self._blank()
        self.answer_dropped.emit()

    def _blank(self) -> None:
        self.answer = None
        self._blanking = True
        self.answer_blanked.emit()
        self._blanking = False


class ReasonedDesk(DeskOf[R, Q]):
    """The desk of a mode that asks for reasons."""

    def kept(self, draft: R, answer: Q) -> R:
        """Return the draft with the reasons that still hold: each goes with what it was given for."""
        return draft if answer.reasons == draft.reasons else replace(draft, reasons=answer.reasons)

    def give_reason(self, code: str, bound: str, text: str) -> None:
        """Put a reason for one finding, bound to what it said and rests on, on the desk."""
        self.edit(self.draft.with_reason(code, bound, text))


class Desk(ReasonedDesk[Draft, Answer]):
    """The desk of the order."""
