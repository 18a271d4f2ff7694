"""The shell: asks for what Qt needs, opens the window, reads the library behind it, and blanks it when all fails."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ketadesk import fault_report, probe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ketadesk.presentation.label_stock import Labelling
    from ketadesk.presentation.paper import PaperName
    from ketadesk.views.desk import Planner
    from ketadesk.views.main_window import MainWindow, Planners
    from ketadesk.views.opening import Opening
    from ketadesk.views.paper.printout import Said

    Preferring = Callable[[Planners], Planners]

FAILED = "This could not be worked out, so no figure is shown. The fault is KetaDesk's, not what was typed: "
UNREADABLE = "The protocols cannot be read, so nothing can be worked out. Install KetaDesk again.\n"

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def run_window() -> int:
    """Open the window and return the exit status; what is missing is said before Qt is loaded, for Qt would abort."""
    if missing := probe.missing(os.environ):
        sys.stderr.write(f"{probe.report(missing)}\n")
        return probe.EXIT_ENVIRONMENT
    from ketadesk.views.application import make_plain_application, wear_settings  # noqa: PLC0415  not before the probe
    from ketadesk.views.opening import Opening  # noqa: PLC0415

    application = make_plain_application(sys.argv)
    wear_settings(application)
    opening = Opening()
    sys.excepthook = blanking_hook(opening.show_fault, _tell_terminal)
    opening.painted.connect(lambda: furnish(opening, application))
    opening.showMaximized()
    return application.exec()


def save_paper(said: "Said", how: "PaperName | Labelling", file: Path) -> str:
    """Write what is put on paper as a PDF, without a display; return one sentence when it cannot be written."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")  # Qt would remark on any other C
    from ketadesk.views.application import make_plain_application  # noqa: PLC0415
    from ketadesk.views.paper.printout import printout, save_pdf  # noqa: PLC0415

    application = make_plain_application(sys.argv[:1])
    saved = save_pdf(printout(said, how), file)
    application.quit()
    return saved


def furnish(opening: "Opening", application: "QApplication") -> None:
    """Fill the frame that has been seen, and begin to answer."""
    from ketadesk.views.application import add_settings, add_style_sheet, follow_system, make_window  # noqa: PLC0415

    window = make_window("KetaDesk")
    sys.excepthook = blanking_hook(window.show_fault, _tell_terminal)
    add_style_sheet(application)
    preferring = add_settings(window)
    opening.furnish(window)
    open_desk(window, preferring)
    follow_system(application)
    gc.freeze()  # what is loaded stays: the collector need not walk through it between two keys


def open_desk(window: "MainWindow", preferring: "Preferring" = dict) -> None:
    """Read the library and begin to answer, as is preferred; a library that cannot be read is named in the window."""
    from ketadesk.presentation.answering import load_planners  # noqa: PLC0415  Pint takes longer than the window
    from ketadesk.protocols.loading import FaultyFileError  # noqa: PLC0415
    from ketadesk.protocols.site_file import site_says  # noqa: PLC0415

    try:
        planners = load_planners()
    except FaultyFileError as error:
        window.show_fault(f"{UNREADABLE}{error}")
        return
    window.show_version(_version())
    window.foot.show_site(site_says())
    window.open(preferring(planners), guarded)
    window.page.focus_first()


def guarded(planner: "Planner", show_fault: Callable[[str], None]) -> "Planner":
    """Return a planner that never raises: what goes wrong blanks the window, is said in it, and gives no answer."""

    def answer(draft: Any) -> Any:
        try:
            return planner(draft)
        except Exception as error:  # noqa: BLE001  the one place: a stale answer is worse than none
            _take_away(show_fault, error)
            return None

    return answer


def blanking_hook(show_fault: Callable[[str], None], before: Hook) -> Hook:
    """Return an exception hook that takes every figure away first, and then does what was done before."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from traceback import clear_frames  # noqa: PLC0415  not needed until something fails

        clear_frames(trace)  # a painter that lived on in the frame that failed would let no other paint
        _take_away(show_fault, error)
        before(kind, error, trace)

    return hook


def _take_away(show_fault: Callable[[str], None], error: BaseException) -> None:
    """Take every figure away before anything else, then keep what helps to mend the fault, and say where it lies."""
    says = f"{FAILED}{type(error).__name__}."
    show_fault(says)
    show_fault(f"{says} {_kept(fault_report.report(error))}")


_kept_already: dict[tuple[Path, str], Path] = {}


def _kept(report: str) -> str:
    """Keep a report, once in a session however often the fault comes back, and return the sentence that says so."""
    folder = fault_report.folder(os.environ)
    path = _kept_already.get((folder, report))
    try:
        if path is None or not path.exists():
            path = _kept_already[folder, report] = fault_report.save(report, folder)
    except OSError as error:
        return f"What helps to mend it could not be written ({error.strerror})."
    return f"What helps to mend it, without anything that was typed, lies in {path}"


def _tell_terminal(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Write a fault to the terminal, or to the journal of a desktop: as bare of what was typed as the report is."""
    sys.stderr.write(fault_report.report(error))


def _version() -> str:
    # Metadata brings the reading of mails with it, and can wait until the window is seen.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return f"KetaDesk {version('ketadesk')}"
    except PackageNotFoundError:
        return "KetaDesk"
