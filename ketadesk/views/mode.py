"""A mode: one thing the window can do, registered once, with its page and its desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.number_field import NumberField


class Page(QWidget):
    """What is seen of one mode. It arranges panels and passes to them what its desk says; it decides nothing.

    `scope` is the sentence of the last answer that says what this mode is for, and what not. `locked` says why nothing
    can be copied, where it is more than that there is no figure. `checked` says who has checked it, where two people
    have. `order_wanted` carries an order that it has made.
    """

    order_wanted = Signal(object)

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__()
        self.desk = desk
        self.scope = ""
        self.locked = ""
        self.checked = ""

    def show_reading(self) -> None:
        """Say that the protocols are being read: nothing can be entered yet."""
        raise NotImplementedError

    def blank(self) -> None:
        """Take away everything that an answer said: figures first. Most often another answer follows at once."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Take the places of an answer out of sight, which are blank: none follows."""
        raise NotImplementedError

    def show_draft(self, draft: Any) -> None:
        """Show what was entered."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show an answer; what holds figures comes last, so that no fault leaves one."""
        raise NotImplementedError

    def join(self, window: Any) -> None:
        """Get to know the window that it is in, where it has to do with more than its own desk."""

    def leave_patient(self) -> None:
        """Forget what belongs to a patient and does not lie on the desk."""
        for field in self.findChildren(NumberField):
            field.forget_typed()

    def focus_first(self) -> None:
        """Give the focus to the first field to fill."""
        raise NotImplementedError

    def copied_text(self) -> str:
        """Return what Copy gives: never a bare number, and nothing while there is no figure."""
        return ""


@dataclass(frozen=True)
class Mode:
    """A mode's name, its icon, its key, and what makes its page when it is first opened."""

    id: str
    title: str
    icon: str
    key: str
    make: Callable[[], Page]
