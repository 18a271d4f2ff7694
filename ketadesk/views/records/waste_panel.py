"""The wastage worksheet: each volume as it was read off, whether they balance, and two people who sign."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.intake.waste_draft import WasteDraft
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.entry import FieldWord, NumberEntry, PickerEntry
from ketadesk.views.entry.label_field import LabelField
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.sign_in import SignIn

if TYPE_CHECKING:
    from ketadesk.presentation.waste import WasteAnswer
    from ketadesk.records.people import Person


class WastePanel(Panel):
    """A worksheet that works nothing out for anyone.

    `signed` carries who wasted it and who saw it, once both have signed; `left` says that it is closed unsigned.
    """

    signed = Signal(object, object)
    left = Signal()

    def __init__(self, people: KeptRecords) -> None:
        super().__init__("paper")
        self.desk: DeskOf[WasteDraft, WasteAnswer] = DeskOf(WasteDraft(), self)
        self.entries: dict[str, NumberEntry | PickerEntry] = {}
        self.label_field = LabelField("the worksheet")
        self.leave = QPushButton("Leave it")
        self.who = SignIn(people, "preparer", "I wasted it")
        self.witness = SignIn(people, "witness", "I saw it")
        self._first: Person | None = None
        self._fields = QGridLayout()
        self._balance = StateFrame("pill-incomplete")
        self._says = label("", "strong", wraps=True)
        self._figures = label("", "list-second", wraps=True)
        self._asks = label("", "group", wraps=True)
        self._refused = label("", "reason", "check", wraps=True)
        self._remark = label("", "list-second", wraps=True)
        self._build()
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(10))
        top = QHBoxLayout()
        top.addWidget(label("Wastage worksheet", "sentence"), 1)
        top.addWidget(self.leave)
        remark = QHBoxLayout()
        remark.setSpacing(scaled(8))
        remark.addWidget(Mark("note", 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        remark.addWidget(self._remark, 1)
        inner = QVBoxLayout(self._balance)
        inner.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        inner.addWidget(self._says)
        inner.addWidget(self._figures)
        self._fields.setSpacing(scaled(10))
        for part in (top, remark, self._fields):
            column.addLayout(part)
        for widget in (self._balance, hair(), self._asks, self.who, self.witness, self._refused):
            column.addWidget(widget)
        column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.who.signed_in.connect(self._on_first)
        self.witness.signed_in.connect(self._on_second)
        self.label_field.textEdited.connect(lambda text: self.desk.enter("label", text))
        self.desk.answer_changed.connect(self._show_answer)
        self.desk.draft_changed.connect(self._show_draft)
        self.desk.answer_blanked.connect(self._blank_answer)

    def begin(self) -> None:
        """Open an empty worksheet, and go to its first field."""
        from ketadesk.presentation.waste import NOT_THE_REGISTER, answer_waste  # noqa: PLC0415  the window opens sooner

        if not self.entries:
            self._build_fields()
        show_text(self._remark, NOT_THE_REGISTER)
        self.show()
        self.desk.open(answer_waste)
        self.entries["drug"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hold nothing of a worksheet, nor of who signed it."""
        self.hide()
        self._first = None
        for sign in (self.who, self.witness):
            sign.forget()
        self.desk.lay(WasteDraft())
        show_text(self._refused, "")

    def refuse(self, says: str) -> None:
        """Say why it is not kept; both sign anew."""
        show_text(self._refused, says)
        self._ask_first()

    def _build_fields(self) -> None:
        from ketadesk.presentation.waste import WASTE_FIELDS, waste_drugs  # noqa: PLC0415  as above

        drug = PickerEntry("drug", "Drug", "Choose the drug")
        drug.show_choices(waste_drugs())
        self.entries["drug"] = drug
        for key, caption, unit in WASTE_FIELDS:
            self.entries[key] = NumberEntry(f"waste:{key}", caption, unit)
        for place, (key, entry) in enumerate(self.entries.items()):
            entry.value_entered.connect(lambda value, field=key: self.desk.enter(field, value))
            self._fields.addWidget(entry, place // 3, place % 3)
        self._fields.addWidget(self.label_field, 2, 0, 1, 3)
        for at in range(3):
            self._fields.setColumnStretch(at, 1)

    def _show_draft(self, draft: WasteDraft) -> None:
        for key, entry in self.entries.items():
            entry.show_value(getattr(draft, key))
        if self.label_field.text() != draft.label:
            self.label_field.setText(draft.label)

    def _blank_answer(self) -> None:
        for made in (self._says, self._figures):
            made.setText("")
        self._first = None  # what is edited was not what was signed

    def _show_answer(self, answer: "WasteAnswer") -> None:
        refused = dict(answer.refused)
        for key, entry in self.entries.items():
            entry.show_word(FieldWord("refused", refused[key]) if key in refused else None)
        says = next(iter(refused.values()), "") or answer.says
        self._balance.show_state("ready" if answer.balances else "check" if answer.figures else "pill-incomplete")
        show_text(self._says, says)
        show_text(self._figures, " · ".join(f"{each.label} {each.text}" for each in answer.figures))
        if answer.balances:
            self._ask_first()
        else:
            self._ask_nobody()
        self.desk.confirm_shown()

    def _ask_nobody(self) -> None:
        show_text(self._asks, "")
        self.who.hide()
        self.witness.hide()

    def _ask_first(self) -> None:
        self._first = None
        show_text(self._asks, "1 of 2: who wasted it")
        self.witness.hide()
        self.who.ask()
        self.who.show()

    def _on_first(self, person: "Person") -> None:
        self._first = person
        show_text(self._asks, f"2 of 2: who saw {person.name} waste it")
        self.who.hide()
        self.witness.ask(without=person.name)
        self.witness.show()
        self.witness.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_second(self, person: "Person") -> None:
        if self._first is not None:
            self.signed.emit(self._first, person)
