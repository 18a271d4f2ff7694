"""The shell: asks for what Qt needs, opens the window, reads the library behind it, and blanks it when all fails."""

import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ketadesk import probe

if TYPE_CHECKING:
    from ketadesk.views.desk import Planner
    from ketadesk.views.main_window import MainWindow

FAILED = "This could not be worked out, so no figure is shown. The fault is KetaDesk's, not what was typed: "
UNREADABLE = "The protocols cannot be read, so nothing can be worked out. Install KetaDesk again.\n"

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def run_window() -> int:
    """Open the window and return the exit status; what is missing is said before Qt is loaded, for Qt would abort."""
    if missing := probe.missing(os.environ):
        sys.stderr.write(f"{probe.report(missing)}\n")
        return probe.EXIT_ENVIRONMENT
    from ketadesk.views.application import (  # noqa: PLC0415  not before the probe
        add_style_sheet,
        make_plain_application,
        make_window,
    )

    application = make_plain_application(sys.argv)
    window = make_window("KetaDesk")
    add_style_sheet(application)
    sys.excepthook = blanking_hook(window.show_fault, sys.excepthook)
    window.painted.connect(lambda: open_desk(window))
    window.showMaximized()
    return application.exec()


def open_desk(window: "MainWindow") -> None:
    """Read the library and begin to answer; a library that cannot be read is named in the window."""
    # Pint and the library take longer than the window, and are read behind it.
    from ketadesk.presentation.answering import load_planner  # noqa: PLC0415
    from ketadesk.protocols.loading import FaultyFileError  # noqa: PLC0415

    try:
        planner = load_planner()
    except FaultyFileError as error:
        window.show_fault(f"{UNREADABLE}{error}")
        return
    window.show_version(_version())
    window.open({"order": planner}, guarded)


def guarded(planner: "Planner", show_fault: Callable[[str], None]) -> "Planner":
    """Return a planner that never raises: what goes wrong blanks the window, is said in it, and gives no answer."""

    def answer(draft: Any) -> Any:
        try:
            return planner(draft)
        except Exception as error:  # noqa: BLE001  the one place: a stale answer is worse than none
            show_fault(_said(error))
            return None

    return answer


def blanking_hook(show_fault: Callable[[str], None], before: Hook) -> Hook:
    """Return an exception hook that takes every figure away first, and then does what was done before."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        show_fault(_said(error))
        before(kind, error, trace)

    return hook


def _said(error: BaseException) -> str:
    """Return a sentence without the error's own text, which may hold what was typed."""
    return f"{FAILED}{type(error).__name__}."


def _version() -> str:
    # Metadata brings the reading of mails with it, and can wait until the window is seen.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return f"KetaDesk {version('ketadesk')}"
    except PackageNotFoundError:
        return "KetaDesk"
