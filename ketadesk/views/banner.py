"""One sentence across the window, for what went wrong: with it there is no figure."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import Mark


class Banner(QWidget):
    """A framed sentence, hidden until something goes wrong."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 0, 12, 8)
        frame = QFrame()
        frame.setProperty("card", "banner")
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(Mark("stop", 22, "stop"))
        self.sentence = label("", "strong", wraps=True)
        row.addWidget(self.sentence, 1)
        self.hide()

    def show_sentence(self, says: str) -> None:
        """Show a sentence; without one there is no banner."""
        self.sentence.setText(says)
        self.setVisible(bool(says))
