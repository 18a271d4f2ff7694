"""Pictures of the real window: `PYTHONPATH=tests python -m views.picture FOLDER [ORDER ...]`, off screen or not.

Each named order is typed with real keys into the window at 1366 x 768, and what is then seen is written as a PNG.
"""

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from ketadesk.app import open_desk
from ketadesk.views.application import make_application, make_window
from views.hands import DEPRESSION, Hands

ORDERS = {
    "ready": (*DEPRESSION, ("height_text", "175"), ("age_text", "46"), ("sex", "female"), ("start_text", "08:30")),
    "incomplete": (*DEPRESSION[:2], ("weight_text", "70,5"), *DEPRESSION[3:]),
    "ward": (
        ("protocol", "pain-icu"),
        ("setting", "ward"),
        ("dose_text:infusion", "1"),
        *DEPRESSION[2:],
        ("concentration_text", "1"),
    ),
}


def main(folder: Path, names: list[str]) -> None:
    """Write a picture of each named order into a folder."""
    application = make_application(sys.argv[:1])
    for name in names:
        window = make_window("KetaDesk")
        window.resize(1366, 768)
        window.show()
        open_desk(window)
        hands = Hands(window)
        hands.fill(ORDERS[name])
        for tick in hands.ticks()[:3]:
            tick.click()
        window.setFocus()
        window.form.verticalScrollBar().setValue(0)
        QTest.qWait(500)
        window.grab().save(str(folder / f"{name}.png"))
        window.close()
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or list(ORDERS))
