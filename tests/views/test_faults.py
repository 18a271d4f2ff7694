"""A fault at any step leaves no figure: one at every eighth function that an edit calls; at each as a proof."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

import ketadesk
from ketadesk.app import blanking_hook
from ketadesk.views.entry.number_field import NumberField
from views.hands import DEPRESSION, Hands

HOUSE = str(Path(ketadesk.__file__).parent)
PLANTED = "Mrs Example of ward 7, 70.5 kg"
# What takes the figures away and says so is what is tried here; it cannot be tried on itself. PySide loses what a
# changeEvent raises before anybody is told, and crashes where a size that a layout asks for in C++ raises.
_PAINTED_MS = 5
UNSAID = "it is not said"
ASKED_FROM_C = {"changeEvent", "resizeEvent", "sizeHint", "minimumSizeHint", "heightForWidth", "minimumSize"}
LAST = ("app.py", "fault_report.py", "banner.py", "measured_label.py", "strong_words.py", "tick_box.py")


class PlantedError(RuntimeError):
    """A fault whose words hold what was typed."""


@contextmanager
def failing_at(wanted: CodeType, raised: list[bool]) -> Iterator[None]:
    """Raise at the first call of a function, wherever it is called from."""

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code is wanted and not raised:
            raised.append(True)
            raise PlantedError(PLANTED)

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)


def _called_by(action: Callable[[], None]) -> list[CodeType]:
    """Return every function of the house that an action calls, in the order of their first calls."""
    called: dict[CodeType, bool] = {}

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        code, path = frame.f_code, frame.f_code.co_filename
        if event == "call" and path.startswith(HOUSE) and not path.endswith(LAST):
            called[code] = called.get(code, False) or _asked_from_c(frame)

    sys.setprofile(watch)
    try:
        action()
    finally:
        sys.setprofile(None)
    return [code for code, from_c in called.items() if not from_c]


def _asked_from_c(frame: FrameType | None) -> bool:
    """Say whether a function is, or was called by, one that Qt calls in a layout: PySide crashes if it raises."""
    while frame is not None and frame.f_code.co_filename.startswith(HOUSE):
        if frame.f_code.co_name in ASKED_FROM_C:
            return True
        frame = frame.f_back
    return False


@pytest.fixture
def caught(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Hands:
    """A window with figures in it, whose faults are caught as the program catches them."""
    hook = blanking_hook(hands.window.show_fault, lambda *_: None)
    monkeypatch.setattr(sys, "excepthook", hook)
    hands.lay(DEPRESSION)
    QApplication.processEvents()
    assert hands.figures()
    return hands


def _press(field: NumberField, sign: str) -> None:
    """Press a key in an event loop, as the program runs in one, and let everything be painted that wants to be."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(field, QKeyEvent(kind, ord(sign), Qt.KeyboardModifier.NoModifier, sign))
    loop = QEventLoop()
    QTimer.singleShot(_PAINTED_MS, loop, loop.quit)
    loop.exec()


# To other figures, and to a number that is refused: of what each calls, every so many.
# A painter whose event failed lives until its frame is gone.
@pytest.mark.qt_log_ignore("called with active painter", "This plugin does not support")
@pytest.mark.parametrize(
    ("sign", "every"),
    [
        ("1", 8),
        (",", 12),
        pytest.param("1", 1, marks=pytest.mark.proof),
        pytest.param(",", 1, marks=pytest.mark.proof),
    ],
)
def test_that_a_fault_in_any_function_that_an_edit_calls_leaves_no_figure(
    caught: Hands, state_folder: Path, sign: str, every: int
) -> None:
    start, figures, field = caught.window.desk.draft, sorted(caught.figures()), caught.field("weight_text")
    functions = _called_by(lambda: _press(field, sign))
    tried, left = 0, list[str]()
    for function in functions[every // 2 :: every]:
        for _ in range(2):  # the fault before may be told a turn late
            caught.window.desk.lay(start)
            QApplication.processEvents()
        where = f"{function.co_filename.removeprefix(HOUSE)} {function.co_qualname}"
        assert sorted(caught.figures()) == figures, where

        raised: list[bool] = []
        with failing_at(function, raised):
            _press(field, sign)

        tried += len(raised)
        if raised:
            left += [f"{where}: {what}" for what in _left(caught)]
    # PySide loses now and then what is raised below an event of its own before anybody can be told; no figure is left.
    unsaid = [each for each in left if each.endswith(UNSAID)]
    assert [each for each in left if each not in unsaid] == []
    assert len(unsaid) <= 2
    assert tried >= len(functions) // every // 2
    assert tried >= 20
    _assert_kept_without_words(state_folder)


def _left(hands: Hands) -> Iterator[str]:
    """Yield what is wrong with a window after a fault."""
    said = hands.said()
    if hands.figures() or hands.window.desk.answer is not None:
        yield f"figures are left: {hands.figures()}"
    if any(tick.isEnabled() or tick.isChecked() for tick in hands.ticks()):
        yield "ticks are left"
    if not hands.window.banner.isVisible() or "Planted" not in said:
        yield UNSAID
    if "Mrs Example" in said:
        yield "its words are said"


def _assert_kept_without_words(folder: Path) -> None:
    reports = [path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")]
    assert len(reports) == 20
    # A fault in the middle of building may bring another after it, which is kept like any.
    assert sum("Planted" in report for report in reports) >= 15
    for report in reports:
        assert "Mrs" not in report
        assert "70.5" not in report
