"""`python -m ketadesk` and the `ketadesk` command: a word opens the command line, none opens the window."""

import sys
from pathlib import Path
from typing import Any


def main() -> int:
    """Run the command line when there are arguments, else the window; return the exit status."""
    if len(sys.argv) > 1:
        from ketadesk.cli.command import run  # noqa: PLC0415  the window does not need it

        return run(sys.argv[1:], _paint)
    from ketadesk.app import run_window  # noqa: PLC0415  the command line knows no Qt

    return run_window()


def _paint(said: Any, how: Any, file: Path) -> str:
    """Write paper. The command line knows no Qt: it is handed this, and Qt is loaded when it is called."""
    from ketadesk.app import save_paper  # noqa: PLC0415

    return save_paper(said, how, file)


if __name__ == "__main__":
    sys.exit(main())
