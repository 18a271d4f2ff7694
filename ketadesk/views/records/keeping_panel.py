"""The right column: where the records are, whether they are sound, and what brings them elsewhere and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.announcing import announce
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, button_icon, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.records.records_answer import RecordsAnswer

_BREAKS = "\N{ZERO WIDTH SPACE}"


class KeepingPanel(QFrame):
    """Actions on all of the records, and what came of the last one."""

    verify_wanted = Signal()
    backup_wanted = Signal()
    export_wanted = Signal(str)
    restore_wanted = Signal(str)
    waste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self.ask_file: Callable[[], str] = self._ask_file
        self._where = label("", "caption", wraps=True)
        self._state = label("", "list-second", wraps=True)
        self.verify = QPushButton(button_icon("tick"), "&Verify")
        self.backup = QPushButton(button_icon("copy"), "&Back up now")
        self.export = QPushButton(button_icon("arrow"), "E&xport")
        self.waste = QPushButton(button_icon("vial"), "Wasta&ge worksheet")
        self.backups = Picker("Backup", "Choose a backup")
        self.restore = QPushButton(button_icon("undo"), "&Restore it")
        self.sure = QPushButton("Yes, put it here")
        self._asked = label("", "reason", "check", wraps=True)
        self._told = StateFrame("note")
        self._mark = Mark("note", 18)
        self.told = label("", "body", wraps=True)
        self._chosen = ""
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12))
        column.setSpacing(scaled(8))
        column.addWidget(label("Kept here", "group"))
        for widget in (self._where, self._state, self.verify, self.backup, self.export, hair()):
            column.addWidget(widget)
        column.addWidget(label("Bring back a backup", "group"))
        for widget in (self.backups, self.restore, self._asked, self.sure, hair()):
            column.addWidget(widget)
        column.addWidget(label("Controlled drug", "group"))
        column.addWidget(self.waste)
        inner = QHBoxLayout(self._told)
        inner.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        inner.setSpacing(scaled(8))
        inner.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.told, 1)
        column.addWidget(self._told)
        column.addStretch(1)
        self._connect()
        self.say("")
        self._ask("")

    def _connect(self) -> None:
        self.verify.clicked.connect(self.verify_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.export.clicked.connect(self._on_export)
        self.waste.clicked.connect(self.waste_wanted)
        self.backups.value_chosen.connect(self._on_backup)
        self.restore.clicked.connect(self._on_restore)
        self.sure.clicked.connect(self._on_sure)

    def show_answer(self, answer: RecordsAnswer, folder: Path) -> None:
        """Show where the records are, and open what can be done with them."""
        show_text(self._where, str(folder).replace("/", f"/{_BREAKS}"))
        sealed = "encrypted" if answer.encrypted else "not encrypted"
        show_text(self._state, answer.says or f"{answer.count} entries, {sealed}")
        readable = bool(answer.count) and not answer.locked
        for button in (self.verify, self.backup, self.export):
            button.setEnabled(readable)
        self.waste.setEnabled(not answer.locked and not (answer.says and answer.count))
        choices = tuple(Choice(each, _title(each)) for each in answer.backups)
        self.backups.show_choices(choices)
        self._chosen = self._chosen if self._chosen in answer.backups else ""
        self.backups.show_value(self._chosen)
        self.backups.setEnabled(bool(choices))
        self.restore.setEnabled(bool(self._chosen))

    def say(self, says: str, state: str = "note") -> None:
        """Say what came of an action; nothing where there is nothing to say."""
        self._told.show_state(state)
        self._mark.show_icon(state)
        show_tone(self._mark, "" if state in {"note", "ready"} else state)
        show_text(self.told, says)
        self._told.setVisible(bool(says))
        if says:
            announce(self, says, urgent=state == "stop")

    def _ask(self, says: str) -> None:
        show_text(self._asked, says)
        self.sure.setVisible(bool(says))

    def _on_backup(self, file: str) -> None:
        self._chosen = file
        self.backups.show_value(file)
        self.restore.setEnabled(True)
        self._ask("")

    def _on_restore(self) -> None:
        self._ask(f"Put the backup of {_title(self._chosen)} here? What is here now is kept under another name.")
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sure(self) -> None:
        self._ask("")
        self.restore_wanted.emit(self._chosen)

    def _on_export(self) -> None:
        if file := self.ask_file():
            self.export_wanted.emit(file)

    def _ask_file(self) -> str:
        kinds = "Table for a spreadsheet (*.csv);;For a program (*.json)"
        return QFileDialog.getSaveFileName(self, "Export the records", "records.csv", kinds)[0]


def _title(file: str) -> str:
    """Return when a backup was made: its name says it, in UTC."""
    day, _, time = Path(file).stem.removeprefix("records-").partition("T")
    return f"{day} {time[:5].replace('-', ':')} UTC" if time else Path(file).name
