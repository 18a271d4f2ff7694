"""An application that follows a portal which asks for high contrast, and then for none; prints the theme it wears."""

import subprocess
import sys

from PySide6.QtCore import QEventLoop

from ketadesk.views.application import follow_system, make_application
from ketadesk.views.look.appearance import appearance
from ketadesk.views.look.theme import worn


def main() -> None:
    """Print the theme before, with contrast asked for, and without."""
    with subprocess.Popen(
        [sys.executable, "-m", "views.desktop_portal"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as portal:
        assert portal.stdin
        assert portal.stdout
        assert portal.stdout.readline() == "serves\n"
        application = make_application(sys.argv[:1])
        sys.stdout.write(f"{worn().name}\n")
        loop = QEventLoop()
        appearance(application).changed.connect(loop.quit)
        follow_system(application)
        loop.exec()
        sys.stdout.write(f"{worn().name}\n")
        portal.stdin.write("\n")
        portal.stdin.flush()
        loop.exec()
        sys.stdout.write(f"{worn().name}\n")
        portal.stdin.close()


if __name__ == "__main__":
    main()
