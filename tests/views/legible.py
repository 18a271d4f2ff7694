"""Is any text cut, in any order, size, letters or scale? `PYTHONPATH=tests python -m views.legible [ORDER ...]`.

Each scale and each size of the letters is a process of its own, as a person's machine has one of each. It prints every
fault once, with the first place it was seen in, and ends with 1 when there is one.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import mkdtemp

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from ketadesk.app import open_desk
from ketadesk.views.application import add_settings, make_application, make_window, wear_settings
from ketadesk.views.look.appearance import appearance
from orders import SCENARIOS
from views.faults import crowded, cut
from views.walking import LETTERS, everywhere, settle

SCALES = ("1", "1.5", "2")
SCREENS = (QSize(1366, 768), QSize(1366, 690), QSize(1024, 640))


def main(names: list[str]) -> int:
    """Look at every order at every scale and size of letters, and say what is cut."""
    faults = 0
    for scale in SCALES:
        for letters in LETTERS:
            arguments = [sys.executable, "-m", "views.legible", "--here", str(letters), *names]
            surroundings = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
            done = subprocess.run(arguments, env=surroundings, capture_output=True, text=True, check=False)
            found = done.stdout.splitlines()
            faults += len(found) + (done.returncode != 0)
            sys.stdout.write(f"scale {scale}, letters {letters} %: {len(found)} faults\n")
            sys.stdout.writelines(f"  {line}\n" for line in found)
            if done.returncode:
                sys.stdout.write(f"  it ended with {done.returncode}: {done.stderr[-400:]}\n")
            sys.stdout.flush()
    return 1 if faults else 0


def look(letters: int, names: tuple[str, ...]) -> Iterator[str]:
    """Yield every fault at the scale and with the letters of this process, once."""
    os.environ["XDG_CONFIG_HOME"] = mkdtemp()  # nobody's own settings are worn
    os.environ["KETADESK_RECORDS"] = mkdtemp()
    application = make_application(sys.argv[:1])
    wear_settings(application)
    appearance().choose(letters=letters / 100)  # before the window is made, as at launch
    window = make_window("KetaDesk")
    preferring = add_settings(window)
    window.show()
    open_desk(window, preferring)
    told: set[str] = set()
    for screen in SCREENS:
        seen_size = screen / QApplication.primaryScreen().devicePixelRatio()
        window.resize(seen_size)
        settle()
        for name in everywhere(window, names):
            for fault in (*cut(window), *crowded(window)):
                if fault not in told:
                    told.add(fault)
                    yield f"{screen.width()}x{screen.height()} {name}: {fault}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        orders = tuple(sys.argv[3:]) or tuple(SCENARIOS)
        sys.stdout.writelines(f"{line}\n" for line in look(int(sys.argv[2]), orders))
        sys.stdout.flush()
        os._exit(0)
    sys.exit(main(sys.argv[1:]))
