"""Records: what is sought and found at the left, one entry in the middle, all of them at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.records.entry import CORRECTED
from ketadesk.records.refusing import RecordsError
from ketadesk.views.desk import DeskOf
from ketadesk.views.look.columns import Columns
from ketadesk.views.look.measure import scaled
from ketadesk.views.mode import Page
from ketadesk.views.open_records import OpenRecords
from ketadesk.views.people.change_pin import ChangePin
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.records.correct_panel import CorrectPanel
from ketadesk.views.records.entry_panel import EntryPanel
from ketadesk.views.records.keeper import Keeper
from ketadesk.views.records.keeping_panel import KeepingPanel
from ketadesk.views.records.passphrase_panel import For, PassphrasePanel
from ketadesk.views.records.records_answer import RecordsAnswer, RecordsDraft, ShownEntry, records_planner
from ketadesk.views.records.records_list import RecordsList
from ketadesk.views.records.unlock_card import UnlockCard
from ketadesk.views.records.waste_panel import WastePanel

if TYPE_CHECKING:
    from ketadesk.records.people import Person

_CHOOSE = "Choose an entry at the left to read it."
_NOTHING_COPIED = "nothing of a record is copied: export it"


class RecordsPage(Page):
    """List, entry, keeping. In place of the entry stands what is asked aside: waste, a correction, a passphrase."""

    def __init__(self) -> None:
        self.found: DeskOf[RecordsDraft, RecordsAnswer] = DeskOf(RecordsDraft())
        super().__init__(self.found)
        self.scope = "What is kept on this machine. It names nobody but who signed."
        self.locked = _NOTHING_COPIED
        self.records: OpenRecords
        self.list, self.entry, self.unlock, self.keeping = RecordsList(), EntryPanel(), UnlockCard(), KeepingPanel()
        self.people = KeptRecords(self)
        self.keeper = Keeper(self.keeping, self)
        self.waste, self.correct = WastePanel(self.people), CorrectPanel(self.people)
        self.passphrase, self.pin = PassphrasePanel(), ChangePin(self.people)
        self._asides = (self.waste, self.correct, self.passphrase, self.pin)
        self._build()
        self._connect()

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        for panel in (self.unlock, self.entry, *self._asides):
            column.addWidget(panel, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(self.list, middle, self.keeping))

    def _connect(self) -> None:
        self.list.wanted.connect(self._on_wanted)
        self.unlock.passphrase_entered.connect(self._open_with)
        self.entry.copied.connect(lambda number, to: self._keep_copy("record", to, number))
        self.entry.correct_wanted.connect(self._open_correct)
        self.keeping.passphrase_wanted.connect(self._open_passphrase)
        self.keeping.sheet_wanted.connect(self._open_sheet)
        self.keeping.waste_wanted.connect(self._open_waste)
        self.keeping.pin_wanted.connect(self._open_pin)
        self.pin.done.connect(self._on_pin)
        self.keeper.changed.connect(self._look_again)
        self.keeper.encrypted.connect(self._show_sheet)
        self.waste.signed.connect(self._keep_waste)
        self.correct.signed.connect(self._keep_correction)
        self.passphrase.entered.connect(self._on_passphrase)
        for panel in self._asides:
            panel.left.connect(self._leave)

    def join(self, window: Any) -> None:
        """Take the records of the window: there is one store for all its modes."""
        self.records = window.records
        self.records.locked.connect(self._put_asides_away)
        self.records.locked.connect(self._look_again)
        self.people.join(self.records)
        self.keeper.join(self.records)

    def show_reading(self) -> None:
        """Begin to answer at once: what is kept waits for no protocol."""
        self.found.open(records_planner(self.records))

    def blank(self) -> None:
        """Take away the entry that is read."""
        self.entry.empty()

    def put_away(self) -> None:
        """Take the places of list and entry out of sight."""
        self.entry.blank()
        self.list.blank()

    def show_draft(self, draft: RecordsDraft) -> None:
        """Show what is sought."""
        self.list.show_draft(draft)

    def show_answer(self, answer: RecordsAnswer) -> None:
        """Show what was found, and the entry that is read, unless something else is asked in its place."""
        self.list.show_answer(answer, self.found.draft.chosen)
        self.keeping.show_answer(answer, self.records.folder)
        nothing = answer.says if answer.locked or not answer.count else _CHOOSE
        aside = any(not panel.isHidden() for panel in self._asides)
        self.unlock.show_sentence("" if aside or answer.entry is not None else nothing, answer.locked)
        self.entry.show_entry(None if aside else answer.entry)

    def focus_first(self) -> None:
        """Look again at what was kept meanwhile, and go to the search, or to the field of the passphrase."""
        self._look_again()
        locked = self.found.answer is not None and self.found.answer.locked
        (self.unlock.field if locked else self.list.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_patient(self) -> None:
        """Forget the worksheet and the correction, with what was signed on them."""
        super().leave_patient()
        self._put_asides_away()

    def _look_again(self) -> None:
        self.found.lay(self.found.draft)

    def _on_wanted(self, field: str, value: str) -> None:
        """Look for something else; to read another entry leaves what was asked aside."""
        if field == "chosen":
            self._put_asides_away()
        self.found.enter(field, value)

    def _put_asides_away(self) -> None:
        for panel in self._asides:
            panel.put_away()

    def _leave(self) -> None:
        self._put_asides_away()
        self.focus_first()

    def _make_room(self) -> None:
        """Put away what stands in the middle, for what is asked now."""
        self._put_asides_away()
        self.entry.hide()
        self.unlock.show_sentence("", locked=False)

    def _open_waste(self) -> None:
        self._make_room()
        self.waste.begin()

    def _open_pin(self) -> None:
        self._make_room()
        self.pin.begin()

    def _on_pin(self, says: str) -> None:
        self.keeping.say(says, "ready")
        self._leave()

    def _open_correct(self, entry: ShownEntry) -> None:
        self._make_room()
        self.correct.begin(f"entry {entry.number}, {entry.title}", entry.correctable)

    def _open_passphrase(self) -> None:
        self._make_room()
        self.passphrase.begin("change" if self._is_encrypted else "encrypt")

    def _open_sheet(self) -> None:
        if self._is_encrypted:
            self._make_room()
            self.passphrase.begin("sheet")
        else:
            self._show_sheet()

    @property
    def _is_encrypted(self) -> bool:
        return self.found.answer is not None and self.found.answer.encrypted

    def _on_passphrase(self, what_for: For, old: str, new: str) -> None:
        if what_for != "sheet":
            self._leave()
            self.keeper.encrypt(None if what_for == "encrypt" else old, new)
        elif self.keeper.knows(old):
            self._leave()
            self._show_sheet()
        else:
            self.passphrase.refuse("This is not the passphrase that the records have.")

    def _show_sheet(self) -> None:
        from ketadesk.records.recovery import recovery_sheet  # noqa: PLC0415  nothing of paper before it is asked for
        from ketadesk.views.paper.preview import make_recovery_preview  # noqa: PLC0415

        try:
            store = self.records.store()
            sheet = recovery_sheet(store.folder, store.journal.head(), store.key, store.secret)
        except RecordsError as error:
            self.keeping.say(str(error), "check")
            return
        preview = make_recovery_preview(sheet, self.window())
        preview.copy_made.connect(lambda to: self._keep_copy("recovery sheet", to))
        preview.open()

    def _keep_waste(self, who: "Person", witness: "Person") -> None:
        from ketadesk.records.waste import keep_waste  # noqa: PLC0415  SQLAlchemy is read when it is first needed

        asked = self.waste.desk.draft
        record = None if self.waste.desk.answer is None else self.waste.desk.answer.record
        title = f"Waste, {record['drug']}" if record else ""
        try:
            kept = keep_waste(self.records.store(), record, who, witness, title, asked.label)
        except RecordsError as error:
            self.waste.refuse(str(error))
        else:
            self._show_kept("The worksheet is kept. It is not the legal register.", kept.number)

    def _keep_correction(self, path: str, new: str, reason: str, person: "Person") -> None:
        number = self.found.draft.chosen
        try:
            store = self.records.store()
            store.journal.correct(number, path, new, reason, [store.signed(person, CORRECTED)])
        except RecordsError as error:
            self.correct.refuse(str(error))
        else:
            self._show_kept("The correction is kept; the old value stays.", number)

    def _show_kept(self, says: str, number: int) -> None:
        self._put_asides_away()
        self.keeping.say(says, "ready")
        self.found.lay(RecordsDraft(chosen=number))

    def _open_with(self, passphrase: str) -> None:
        try:
            self.records.store(passphrase)
        except RecordsError as error:
            self.unlock.refuse(str(error))
        else:
            self.focus_first()

    def _keep_copy(self, copy: str, to: str, number: int = 0) -> None:
        of = {"entry": number} if number else {}
        title = f"Copy of entry {number}" if number else copy.capitalize()
        try:
            self.records.store().journal.append("copy printed", {"copy": copy, "to": to, **of}, title=title)
        except RecordsError as error:
            self.keeping.say(str(error), "check")
        else:
            self._look_again()
