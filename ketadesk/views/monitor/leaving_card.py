"""May the patient leave: one sentence, and criteria to tick. A person has looked at each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.run_told import CriterionRow, LeavingTold
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel


class LeavingCard(Panel):
    """`ticked` carries a criterion, and whether it is met."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("paper")
        self.boxes: dict[str, TickBox] = {}
        self._says = label("", "verdict", wraps=True)
        self._backing = label("", "caption", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12))
        self._column.setSpacing(scaled(4))
        self._title = label("", "group")
        self._column.addWidget(self._title)
        self._column.addWidget(self._says)
        self._column.addWidget(self._backing)

    def show_leaving(self, told: LeavingTold | None) -> None:
        """Show it, whole; before the drug has ended there is no card."""
        show_text(self._title, "Leaving" if told else "")
        show_text(self._says, told.says if told else "")
        show_text(self._backing, told.backing if told else "")
        criteria = told.criteria if told else ()
        for row in criteria:
            self._show_box(row)
        shown = {row.id for row in criteria}
        for id_, box in self.boxes.items():
            box.setVisible(id_ in shown)
        self.setVisible(told is not None)

    def _show_box(self, row: CriterionRow) -> None:
        if row.id not in self.boxes:
            box = TickBox(row.says)
            box.clicked.connect(lambda met, id_=row.id: self.ticked.emit(id_, met))
            self.boxes[row.id] = box
            self._column.addWidget(box)
        box = self.boxes[row.id]
        if box.isChecked() != bool(row.met):
            box.setChecked(bool(row.met))
        box.setToolTip("; ".join(part for part in (row.detail, row.backing) if part))
