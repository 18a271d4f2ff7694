"""What goes on paper: the run sheet as it stands, and the sheet that the patient takes home."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ketadesk.views.following import attempt
from ketadesk.views.look.button_pairs import ButtonPairs
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.monitor.bedside_desk import BedsideDesk

if TYPE_CHECKING:
    from ketadesk.views.paper.preview import Preview


class PaperCard(QFrame):
    """Two buttons, each of which opens a preview; a copy of the run sheet is kept in the records."""

    def __init__(self, bedside: BedsideDesk) -> None:
        super().__init__()
        self._bedside = bedside
        self.run = QPushButton(button_icon("print"), "Print")
        self.sheet = QPushButton(button_icon("print"), "To take home")
        self._refused = label("", "reason", "check", wraps=True)
        self._refused.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pair = ButtonPairs(scaled(8))
        pair.show_buttons((self.run, self.sheet))
        column.addWidget(pair)
        column.addWidget(self._refused)
        self.run.clicked.connect(self._open_run)
        self.sheet.clicked.connect(self._open_sheet)

    def _open_run(self) -> None:
        from ketadesk.views.paper.preview import make_record_preview  # noqa: PLC0415  nothing of paper before it is asked

        def opens() -> None:
            self._show(make_record_preview(self._bedside.paper(), self.window()), "run sheet")

        show_text(self._refused, "")
        attempt(opens, lambda says: show_text(self._refused, says))

    def _open_sheet(self) -> None:
        from ketadesk.presentation.instruction_sheet import instruction_sheet  # noqa: PLC0415
        from ketadesk.views.paper.preview import make_instruction_preview  # noqa: PLC0415  as above

        sheet = instruction_sheet(self._bedside.data[1])
        self._show(make_instruction_preview(sheet, self.window()), "instruction sheet")

    def _show(self, preview: "Preview", copy: str) -> None:
        preview.copy_made.connect(lambda to: self._on_copy(copy, to))
        preview.open()

    def _on_copy(self, copy: str, to: str) -> None:
        attempt(lambda: self._bedside.keep_copy(copy, to), lambda says: show_text(self._refused, says))
