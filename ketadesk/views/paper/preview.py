"""What is printed, seen before it is: the pages themselves, how they are made, and the ways they can go."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.export import versions
from ketadesk.presentation.instruction_sheet import InstructionSheet
from ketadesk.presentation.label import labels
from ketadesk.presentation.paper import Stamp, Unprinted
from ketadesk.presentation.record_paper import RecordPaper, stamped
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.stamping import stamp_of
from ketadesk.presentation.ticking import Ticks
from ketadesk.presentation.worksheet import worksheet
from ketadesk.records.recovery import RecoverySheet
from ketadesk.views.copying import time_now
from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.paper.choosing import LabelChoice, PaperChoice
from ketadesk.views.paper.pages_view import PagesArea, PagesView
from ketadesk.views.paper.printout import Printout, paint, printout, save_pdf

_WIDTH = 900
_STEP, _LEAST, _MOST = 1.25, 0.5, 6.0
_MARGIN, _FITTED = 44, 2.4
_NOT_TAKEN = "The printer did not take it. See whether it is on, or save a PDF."


def make_preview(kind: str, draft: Draft, sheet: Sheet, ticks: Ticks, parent: QWidget) -> "Preview":
    """Return the preview of the worksheet or of the labels of an order; `ticks` are those on the screen."""
    choice = LabelChoice() if kind == "labels" else PaperChoice()

    def made() -> Printout | Unprinted:
        stamp = stamp_of(draft, time_now())
        said = labels(sheet, stamp) if kind == "labels" else worksheet(sheet, stamp, ticks)
        return said if isinstance(said, Unprinted) else printout(said, choice.how())

    return Preview(kind, choice, made, parent)


def make_record_preview(record: RecordPaper, parent: QWidget) -> "Preview":
    """Return the preview of an entry of the records."""
    choice = PaperChoice()
    return Preview("record", choice, lambda: printout(stamped(record, time_now()), choice.how()), parent)


def make_recovery_preview(sheet: RecoverySheet, parent: QWidget) -> "Preview":
    """Return the preview of the recovery sheet of the records."""
    choice = PaperChoice()

    def made() -> Printout:
        stamped = replace(sheet, printed=f"printed {time_now()}", made_by=Stamp("", versions()).made_by)
        return printout(stamped, choice.how())

    return Preview("recovery sheet", choice, made, parent)


def make_instruction_preview(sheet: InstructionSheet, parent: QWidget) -> "Preview":
    """Return the preview of the sheet that a patient takes home."""
    choice = PaperChoice()

    def made() -> Printout:
        stamp = Stamp("", versions())
        return printout(replace(sheet, printed=f"printed {time_now()}", made_by=stamp.made_by), choice.how())

    return Preview("instruction sheet", choice, made, parent)


class Preview(QDialog):
    """Pages, and what is done with them. They are made anew when they are printed, so that the time on them is true.

    `copy_made` says that a copy has left, and whether for a file or a printer.
    """

    copy_made = Signal(str)

    def __init__(
        self, kind: str, choice: PaperChoice | LabelChoice, made: Callable[[], Printout | Unprinted], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(kind.capitalize())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(scaled(_WIDTH), parent.width()), parent.height())
        self._kind, self._made = kind, made
        self._zoom = 0.0  # as wide as the window
        self.choice = choice
        self.pages = PagesView()
        self.area = PagesArea(self.pages)
        self.says = label("", "list-second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(choice)
        column.addWidget(self.area, 1)
        column.addLayout(self._build_foot())
        self._build_area()
        choice.changed.connect(self._show)
        self._show()

    def _build_area(self) -> None:
        self.area.widened.connect(self._show_zoom)
        self.area.setFocus()
        for keys, zoom in (
            (QKeySequence.StandardKey.ZoomIn, partial(self._zoomed, _STEP)),
            (QKeySequence.StandardKey.ZoomOut, partial(self._zoomed, 1 / _STEP)),
            ("Ctrl+0", self.fit),
        ):
            QShortcut(QKeySequence(keys), self, zoom)

    def _build_foot(self) -> QHBoxLayout:
        self.save = self._button("save", "Save as PD&F", QKeySequence.StandardKey.Save, self._ask_where)
        self.print = self._button("print", "&Print", QKeySequence.StandardKey.Print, self._ask_printer)
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.says, 1)
        for button in (self.save, self.print, close):
            row.addWidget(button)
        return row

    def _button(self, icon: str, text: str, key: QKeySequence.StandardKey, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(button_icon(icon), text)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def save_to(self, file: Path) -> None:
        """Write a PDF whole or not at all, and say where it lies or why it does not."""
        made = self._fresh()
        if made is None:
            return
        fault = save_pdf(made, file)
        self._tell(fault or f"Saved: {file}")
        if not fault:
            self.copy_made.emit("a file")

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that was chosen, and say so or why not."""
        made = self._fresh()
        if made is None:
            return
        printer.setPageSize(made.page_size)
        printer.setFullPage(True)
        printer.setDocName(made.title)
        taken = paint(made, printer)
        self._tell(f"Printed: {printer.printerName()}".removesuffix(": ") if taken else _NOT_TAKEN)
        if taken:
            self.copy_made.emit("a printer")

    def fit(self) -> None:
        """Show the pages as wide as the window is."""
        self._zoom = 0
        self._show_zoom()

    def _fresh(self) -> Printout | None:
        """Return the pages made now; without any, say why."""
        made = self._made()
        if isinstance(made, Unprinted):
            self._tell(made.says)
            return None
        self.pages.show_printout(made)
        return made

    def _show(self) -> None:
        made = self._fresh()
        for button in (self.save, self.print):
            button.setEnabled(made is not None)
        if made is not None:
            count = len(made.pages)
            self._tell("One page" if count == 1 else f"{count} pages")
        self._show_zoom()

    def _show_zoom(self) -> None:
        if (made := self.pages.printout) is not None:
            wide = self.area.viewport().width() - _MARGIN
            self.pages.show_scale(self._zoom or min(_FITTED, wide / made.pages[0].width))

    def _zoomed(self, by: float) -> None:
        self._zoom = min(max(self.pages.scale * by, _LEAST), _MOST)
        self._show_zoom()

    def _tell(self, says: str) -> None:
        self.says.setText(says)  # a path is shown as it is

    def _ask_where(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        asked = QFileDialog(self, "Save as PDF", f"{documents}/{self._kind.replace(' ', '-')}.pdf", "PDF (*.pdf)")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.fileSelected.connect(lambda name: self.save_to(Path(name)))
        asked.open()

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asked = QPrintDialog(printer, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(asked)  # its own wants a slot
