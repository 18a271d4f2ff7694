"""The right column: where the records are, whether they are sound, and what brings them elsewhere and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.told_frame import ToldFrame
from ketadesk.views.records.records_answer import RecordsAnswer

_BREAKS = "\N{ZERO WIDTH SPACE}"


class KeepingPanel(QFrame):
    """Actions on all of the records, and at its foot what came of the last one, or how far this one is."""

    verify_wanted = Signal()
    backup_wanted = Signal()
    export_wanted = Signal(str)
    restore_wanted = Signal(str)
    passphrase_wanted = Signal()
    sheet_wanted = Signal()
    waste_wanted = Signal()
    pin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self.ask_file: Callable[[], str] = self._ask_file
        self._where = label("", "caption", wraps=True)
        self._state = label("", "list-second", wraps=True)
        self.verify = QPushButton(button_icon("tick"), "&Verify")
        self.backup = QPushButton(button_icon("copy"), "&Back up")
        self.export = QPushButton(button_icon("arrow"), "E&xport")
        self.passphrase = QPushButton(button_icon("lock"), "Encr&ypt")
        self.sheet = QPushButton(button_icon("print"), "Recovery shee&t")
        self.waste = QPushButton(button_icon("vial"), "Wasta&ge worksheet")
        self.pin = QPushButton(button_icon("person"), "Ch&ange a PIN")
        self.backups = Picker("Backup", "Choose a backup")
        self.restore = QPushButton(button_icon("undo"), "&Restore it")
        self.sure = QPushButton("Yes, put it here")
        self._asked = label("", "reason", "check", wraps=True)
        self.told = ToldFrame()
        self._answer = RecordsAnswer()
        self._chosen = ""
        self._build()

    def _build(self) -> None:
        actions = Column("What is done to the records", scaled(8))
        actions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        actions.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons are stops enough, and bring themselves into sight
        column = actions.column
        column.addWidget(label("Kept here", "group"))
        column.addWidget(self._where)
        column.addWidget(self._state)
        pair = QHBoxLayout()
        pair.setSpacing(scaled(6))
        pair.addWidget(self.verify, 1)
        pair.addWidget(self.backup, 1)
        column.addLayout(pair)
        for widget in (self.export, hair(), label("Bring back a backup", "group"), self.backups, self.restore):
            column.addWidget(widget)
        for widget in (self._asked, self.sure, hair(), label("Passphrase", "group"), self.passphrase, self.sheet):
            column.addWidget(widget)
        for widget in (hair(), self.waste, self.pin):
            column.addWidget(widget)
        column.addStretch(1)
        actions.content.show()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(10), scaled(8), scaled(10), scaled(8))
        whole.setSpacing(scaled(8))
        whole.addWidget(actions, 1)
        whole.addWidget(self.told)
        self._connect()
        self._ask("")

    def _connect(self) -> None:
        self.verify.clicked.connect(self.verify_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.export.clicked.connect(self._on_export)
        self.passphrase.clicked.connect(self.passphrase_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.waste.clicked.connect(self.waste_wanted)
        self.pin.clicked.connect(self.pin_wanted)
        self.backups.value_chosen.connect(self._on_backup)
        self.restore.clicked.connect(self._on_restore)
        self.sure.clicked.connect(self._on_sure)
        self.told.working.connect(self._lock)

    def show_answer(self, answer: RecordsAnswer, folder: Path) -> None:
        """Show where the records are, and open what can be done with them."""
        self._answer = answer
        show_text(self._where, str(folder).replace("/", f"/{_BREAKS}"))
        sealed = "encrypted" if answer.encrypted else "not encrypted"
        show_text(self._state, answer.says or f"{answer.count} entries, {sealed}")
        self.passphrase.setText("Change passphrase" if answer.encrypted else "Encr&ypt")
        choices = tuple(Choice(each, _title(each)) for each in answer.backups)
        self.backups.show_choices(choices)
        self._chosen = self._chosen if self._chosen in answer.backups else ""
        self.backups.show_value(self._chosen)
        self._lock()

    def say(self, says: str, state: str = "note") -> None:
        """Say what came of an action; nothing where there is nothing to say."""
        self.told.say(says, state)

    def _lock(self) -> None:
        """Open what can be done now: one thing at a time, and only what the records allow."""
        answer, free = self._answer, not self.told.works
        readable = bool(answer.count) and not answer.locked
        for button in (self.verify, self.backup, self.export, self.sheet):
            button.setEnabled(readable and free)
        self.passphrase.setEnabled(readable and free and not answer.says)
        self.waste.setEnabled(free and not answer.locked and not (answer.says and answer.count))
        self.pin.setEnabled(readable and free and not answer.says)
        self.backups.setEnabled(free and bool(answer.backups))
        self.restore.setEnabled(free and bool(self._chosen))

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
