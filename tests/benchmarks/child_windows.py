"""Windows that end themselves: a bare Qt window, and KetaDesk's, at first paint or when it can answer.

Run as `python child_windows.py bare|painted|ready`; prints the peak memory in MB and exits.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketadesk.views.main_window import MainWindow


def finish() -> None:
    """Print the peak memory of this process in MB and end at once, without the cost of an orderly goodbye."""
    # Not ru_maxrss: it is inherited from the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    sys.stdout.write(f"{int(peak) / 1024:.1f}\n")
    sys.stdout.flush()
    os._exit(0)


def bare() -> None:
    """Open an empty Qt window of the same size and end when it has been painted."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, finish)

    application = QApplication(sys.argv)
    window = Window()
    window.resize(1366, 768)
    window.showMaximized()
    application.exec()


def desk(moment: str) -> None:
    """Open KetaDesk as its command does, and end when it has been painted, or when it first answers."""
    from ketadesk import app  # noqa: PLC0415

    furnish, open_desk = app.furnish, app.open_desk

    def finish_at_answer(window: "MainWindow", *others: object) -> None:
        window.desk.answer_changed.connect(lambda _: finish())
        open_desk(window, *others)  # type: ignore[arg-type]

    app.furnish = furnish if moment == "ready" else lambda *_: finish()
    app.open_desk = finish_at_answer
    sys.exit(app.run_window())


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else desk(sys.argv[1])
