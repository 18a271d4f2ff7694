"""The parts of the page of a double check, and how the open entry stands."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.checking.comparing import Entry
from ketadesk.checking.expected import entered_of
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.check_answer import CheckAnswer, Line
from ketadesk.presentation.checking import lines
from ketadesk.protocols.protocol import Protocol
from ketadesk.views.check.check_header import CheckHeader
from ketadesk.views.check.checked_card import CheckedCard
from ketadesk.views.check.compare_list import CompareList
from ketadesk.views.check.hidden_panel import HiddenPanel
from ketadesk.views.check.mismatch_card import MismatchCard
from ketadesk.views.check.sign_card import SignCard
from ketadesk.views.people.kept_records import KeptRecords


class Parts:
    """The cards and columns, made once."""

    def __init__(self, records: KeptRecords) -> None:
        self.hidden, self.list = HiddenPanel(), CompareList()
        self.header, self.mismatch, self.done = CheckHeader(), MismatchCard(), CheckedCard()
        self.prepare = SignCard(records, "preparer", "Seal and hide", labels="the order")
        self.admit = SignCard(records, "checker", "Begin the check")
        self.sign = SignCard(records, "checker", "Compare", brief=True)
        self.back = SignCard(records, "preparer", "Bring the order back", brief=True)

    def show_stage(self, stage: str, entering: bool, again: bool, away: bool, leaving: bool) -> None:
        """Show the cards of a stage, and no other."""
        self.sign.setVisible(entering)
        self.mismatch.setVisible(entering and again)
        self.prepare.setVisible(stage in {"none", "held"})
        self.admit.setVisible((stage == "sealed" or away) and not leaving)
        self.back.setVisible(leaving)
        self.done.setVisible(stage in {"checked", "unkept"})

    def first_stop(self) -> QWidget | None:
        """Return where work begins in the card that asks who is here, if one does."""
        cards = (self.back, self.prepare, self.admit)
        return next((card.sign.first_stop() for card in cards if not card.isHidden() and card.asks()), None)

    def focus(self, stop: QWidget | None) -> None:
        """Give the focus to where work begins."""
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def inset(card: QWidget) -> QVBoxLayout:
    """Return a layout that is as far in as the ring of a column that scrolls."""
    column = QVBoxLayout()
    column.setContentsMargins(2, 0, 2, 2)
    column.addWidget(card)
    return column


@dataclass(frozen=True)
class Opened:
    """The open entry as it stands: what was answered to it, what was read from the devices, what of that is refused.

    `order` is the answer to the order on its own page: there is none while it is hidden.
    """

    entry: Entry
    answer: CheckAnswer | None
    refused: dict[str, str]
    optional: tuple[str, ...]
    order: Answer | None
    away: bool = False
    leaving: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what is compared, by name."""
        return () if self.answer is None else lines(self.entry.draft, self.optional, self.answer.library)

    @property
    def protocol(self) -> Protocol | None:
        """Return the protocol that was chosen."""
        return None if self.answer is None else self.answer.library.protocols.get(self.entry.draft.protocol)

    def entered(self, keys: tuple[str, ...]) -> frozenset[str]:
        """Return which of some keys hold something."""
        return entered_of(self.entry, keys)

    @property
    def checkable(self) -> bool:
        """Whether the order on its page can be checked."""
        return self.order is not None and self.order.sheet.state == "ready" and self.order.sheet.seal is None
