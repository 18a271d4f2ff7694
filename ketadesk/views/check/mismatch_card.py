"""What is not the same: the field, and at the second time the kind of slip. Nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows
from ketadesk.views.look.state_frame import StateFrame


class MismatchCard(StateFrame):
    """A filled bar, and under it each field that differs, with what its slip looks like once that may be told."""

    def __init__(self) -> None:
        super().__init__("stop")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        bar = QFrame()
        bar.setProperty("card", "stop-bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8))
        row.setSpacing(scaled(12))
        row.addWidget(Mark("not-the-same", 28, "on-stop"))
        row.addWidget(label("Not the same", "verdict", "on-stop"))
        held = label("the plan is held until both entries agree", "list", "on-stop", wraps=True)
        held.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(held, 1)
        outer.addWidget(bar)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(18), scaled(8), scaled(18), scaled(12))
        inner.setSpacing(scaled(6))
        outer.addLayout(inner)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        inner.addLayout(lines)
        self._rows: Rows[tuple[str, str, str]] = Rows(lambda place: _Row(lines, ruled=bool(place)))
        self._foot = label("", "body", wraps=True)
        inner.addWidget(self._foot)

    def show_differences(self, shown: list[tuple[str, str, str]], foot: str) -> None:
        """Show fields, each with a few words and a sentence on its slip or with neither."""
        self._rows.show_rows(shown)
        show_text(self._foot, foot)


class _Row:
    """One field that differs."""

    def __init__(self, column: QVBoxLayout, ruled: bool) -> None:
        self._whole = QWidget()
        outer = QVBoxLayout(self._whole)
        outer.setContentsMargins(0, scaled(2), 0, scaled(4))
        outer.setSpacing(scaled(2))
        if ruled:
            outer.addWidget(hair())
        row = QHBoxLayout()
        row.setSpacing(scaled(20))
        left, right = QVBoxLayout(), QVBoxLayout()
        self._field = label("", "title", wraps=True)
        self._caption, self._slip = label("Looks like", "caption"), label("", "title", wraps=True)
        left.addWidget(label("Field", "caption"))
        left.addWidget(self._field)
        right.addWidget(self._caption)
        right.addWidget(self._slip)
        for half in (left, right):
            half.setSpacing(0)
            half.addStretch(1)
            row.addLayout(half, 1)
        outer.addLayout(row)
        self._says = label("", "body", wraps=True)
        outer.addWidget(self._says)
        column.addWidget(self._whole)

    def show_row(self, shown: tuple[str, str, str]) -> None:
        """Show a field, and its slip."""
        field, slip, says = shown
        show_text(self._field, field)
        show_text(self._slip, slip)
        self._caption.setVisible(bool(slip))
        show_text(self._says, says)
        self._whole.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        for each in (self._field, self._slip, self._says):
            show_text(each, "")
        self._whole.hide()
