"""Records: what is sought and found at the left, one entry in the middle, all of them at the right."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.presentation.record_words import ROUNDING_RULE
from ketadesk.records.refusing import RecordsError
from ketadesk.views.desk import DeskOf
from ketadesk.views.look.columns import Columns
from ketadesk.views.look.measure import scaled
from ketadesk.views.mode import Page
from ketadesk.views.open_records import OpenRecords
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.records.entry_panel import EntryPanel
from ketadesk.views.records.keeping_panel import KeepingPanel
from ketadesk.views.records.records_answer import RecordsAnswer, RecordsDraft, records_planner
from ketadesk.views.records.records_list import RecordsList
from ketadesk.views.records.unlock_card import UnlockCard
from ketadesk.views.records.waste_panel import WastePanel

if TYPE_CHECKING:
    from ketadesk.records.people import Person

_CHOOSE = "Choose an entry at the left to read it."
_NOTHING_COPIED = "nothing of a record is copied: export it"


class RecordsPage(Page):
    """List, entry, keeping."""

    def __init__(self) -> None:
        self.found: DeskOf[RecordsDraft, RecordsAnswer] = DeskOf(RecordsDraft())
        super().__init__(self.found)
        self.scope = "What is kept on this machine. It names nobody but who signed."
        self.locked = _NOTHING_COPIED
        self.records: OpenRecords
        self.list = RecordsList()
        self.entry = EntryPanel()
        self.unlock = UnlockCard()
        self.keeping = KeepingPanel()
        self.people = KeptRecords(self)
        self.waste = WastePanel(self.people)
        self._build()

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.unlock, 1)
        column.addWidget(self.entry, 1)
        column.addWidget(self.waste, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(self.list, middle, self.keeping))
        self.list.wanted.connect(self.found.enter)
        self.unlock.passphrase_entered.connect(self._open_with)
        self.entry.copied.connect(self._keep_copy)
        self.keeping.verify_wanted.connect(self._verify)
        self.keeping.backup_wanted.connect(self._back_up)
        self.keeping.export_wanted.connect(self._export)
        self.keeping.restore_wanted.connect(self._restore)
        self.keeping.waste_wanted.connect(self._open_waste)
        self.waste.signed.connect(self._keep_waste)
        self.waste.left.connect(self._leave_waste)

    def join(self, window: Any) -> None:
        """Take the records of the window: there is one store for all its modes."""
        self.records = window.records
        self.people.join(self.records)

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
        """Show what was found, and the entry that is read."""
        self.list.show_answer(answer, self.found.draft.chosen)
        self.keeping.show_answer(answer, self.records.folder)
        nothing = answer.says if answer.locked or not answer.count else _CHOOSE
        if answer.entry is not None:
            self.waste.put_away()
        aside = answer.entry is not None or not self.waste.isHidden()
        self.unlock.show_sentence("" if aside else nothing, answer.locked)
        self.entry.show_entry(answer.entry)

    def focus_first(self) -> None:
        """Look again at what was kept meanwhile, and go to the search, or to the field of the passphrase."""
        self.found.lay(self.found.draft)
        locked = self.found.answer is not None and self.found.answer.locked
        (self.unlock.field if locked else self.list.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_patient(self) -> None:
        """Forget the worksheet, with what was signed on it."""
        super().leave_patient()
        self.waste.put_away()

    def _open_waste(self) -> None:
        self.found.enter("chosen", "0")
        self.unlock.show_sentence("", locked=False)
        self.waste.begin()

    def _leave_waste(self) -> None:
        self.waste.put_away()
        self.focus_first()

    def _keep_waste(self, who: "Person", witness: "Person") -> None:
        from ketadesk.records.waste import keep_waste  # noqa: PLC0415  SQLAlchemy is read when it is first needed

        asked = self.waste.desk.draft
        record = None if self.waste.desk.answer is None else self.waste.desk.answer.record
        title = f"Waste, {record['drug']}" if record else ""
        try:
            kept = keep_waste(self.records.store(), record, who, witness, title, asked.label)
        except RecordsError as error:
            self.waste.refuse(str(error))
            return
        self.waste.put_away()
        self.keeping.say("The worksheet is kept. It is not the legal register.", "ready")
        self.found.lay(RecordsDraft(chosen=kept.number))

    def _open_with(self, passphrase: str) -> None:
        try:
            self.records.store(passphrase)
        except RecordsError as error:
            self.unlock.refuse(str(error))
        else:
            self.focus_first()

    def _keep_copy(self, number: int, to: str) -> None:
        try:
            self.records.store().journal.append(
                "copy printed", {"copy": "record", "to": to, "entry": number}, title=f"Copy of entry {number}"
            )
        except RecordsError as error:
            self.keeping.say(str(error), "check")
        else:
            self.found.lay(self.found.draft)

    def _verify(self) -> None:
        try:
            verdict = self.records.store().verdict()
        except RecordsError as error:
            self.keeping.say(str(error), "check")
            return
        if verdict.flaws:
            self.keeping.say("\n".join(flaw.says for flaw in verdict.flaws[:5]), "stop")
        else:
            notes = "".join(f"\n{each}" for each in verdict.notes)
            self.keeping.say(f"{verdict.count} entries, each as it was written.{notes}", "ready")

    def _back_up(self) -> None:
        from ketadesk.records.backup import back_up  # noqa: PLC0415  SQLAlchemy is read when it is first needed

        try:
            store = self.records.store()
            made = back_up(store.access.file, store.key, store.secret, datetime.now(UTC))
        except RecordsError as error:
            self.keeping.say(str(error), "check")
            return
        flaws = made.verdict.flaws
        says = flaws[0].says if flaws else f"A backup of {made.verdict.count} entries was made and verified."
        self.keeping.say(says, "stop" if flaws else "ready")
        self.found.lay(self.found.draft)

    def _export(self, file: str) -> None:
        from ketadesk.presentation.export import versions  # noqa: PLC0415  as above
        from ketadesk.records.exporting import export_to  # noqa: PLC0415

        try:
            count = export_to(Path(file), self.records.store(), {**versions(), "rounding": ROUNDING_RULE})
        except RecordsError as error:
            self.keeping.say(str(error), "check")
        else:
            self.keeping.say(f"{count} entries are in {Path(file).name}.", "ready")

    def _restore(self, file: str) -> None:
        from ketadesk.records.backup import restore  # noqa: PLC0415  as above
        from ketadesk.records.store import store_file  # noqa: PLC0415

        secret = self.records.store().recovery if self.records.is_open else None
        closing = self.records.close()
        try:
            done = restore(store_file(self.records.folder), Path(file), secret, datetime.now(UTC))
            self.records.store(secret)
        except RecordsError as error:
            self.keeping.say(str(error), "check")
        else:
            kept = "" if done.before is None else f" What was there before is kept in {done.before.name}."
            self.keeping.say(f"{done.count} entries are restored.{kept} {closing}".strip(), "ready")
        self.found.lay(RecordsDraft())
