"""When something goes wrong there is no figure, and a sentence instead."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from ketadesk import app
from ketadesk.intake.draft import Draft
from ketadesk.presentation import answering
from ketadesk.presentation.answer import Answer
from ketadesk.protocols.loading import Fault, FaultyFileError
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands


def test_that_a_planner_that_fails_leaves_no_figure_and_says_so(
    hands: Hands, planner: Callable[[Draft], Answer]
) -> None:
    def failing(draft: Draft) -> Answer:
        if draft.weight_text == "71":
            raise ZeroDivisionError("weight 71")
        return planner(draft)

    window = hands.window
    window.desk.open(app.guarded(failing, window.show_fault))
    hands.lay(DEPRESSION)
    assert hands.figures()
    QTest.mouseClick(hands.ticks()[0], LEFT)

    hands.field("weight_text").setText("71")

    assert hands.figures() == []
    assert hands.ticks() == []
    assert window.desk.answer is None
    assert window.banner.isVisible()
    assert "no figure is shown" in hands.said()
    assert "ZeroDivisionError" in hands.said()
    assert "weight 71" not in hands.said()

    hands.field("weight_text").setText("70")
    assert "35 mg" in hands.figures()
    assert not window.banner.isVisible()


def test_that_a_fault_while_painting_leaves_no_figure(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, planner: Callable[[Draft], Answer]
) -> None:
    """A sheet that no panel can paint: it fails behind the cards, which were made by then."""

    def unpaintable(draft: Draft) -> Answer:
        answer = planner(draft)
        return replace(answer, sheet=replace(answer.sheet, working=(None,)))  # type: ignore[arg-type]

    told: list[type[BaseException]] = []
    hands.lay(DEPRESSION)
    window = hands.window
    monkeypatch.setattr(
        sys, "excepthook", app.blanking_hook(window.show_fault, lambda kind, _error, _trace: told.append(kind))
    )

    window.desk.open(unpaintable)

    assert told == [AttributeError]
    assert hands.figures() == []
    assert hands.ticks() == []
    assert window.banner.isVisible()


def test_that_a_fault_that_nobody_is_told_of_leaves_no_figure_either(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, planner: Callable[[Draft], Answer]
) -> None:
    """PySide loses some of what is raised below an event of its own: the panels would stand there half filled."""

    def unpaintable(draft: Draft) -> Answer:
        answer = planner(draft)
        return replace(answer, sheet=replace(answer.sheet, working=(*answer.sheet.working[1:], None)))  # type: ignore[arg-type]

    hands.lay(DEPRESSION)
    assert hands.figures()
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)

    hands.window.desk.open(unpaintable)

    assert hands.figures() == []
    assert hands.ticks() == []
    assert hands.window.desk.answer is None
    assert not hands.window.foot.copy.isEnabled()


def test_that_a_library_that_cannot_be_read_is_named_in_the_window(
    closed_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Callable[[Draft], Answer]:
        raise FaultyFileError((Fault("limits.toml", "pump.most", "'7 mg' is not a dose rate"),))

    monkeypatch.setattr(answering, "load_planners", broken)

    app.open_desk(closed_window)

    hands = Hands(closed_window)
    assert "limits.toml: pump.most: '7 mg' is not a dose rate" in hands.said()
    assert not closed_window.form.isEnabled()
    assert hands.figures() == []


def test_that_the_library_is_read_after_the_window_was_seen(closed_window: MainWindow) -> None:
    app.open_desk(closed_window)
    assert closed_window.form.isEnabled()
    assert Hands(closed_window).state() == "incomplete"


def test_that_without_a_display_the_program_says_what_is_missing_and_leaves_with_69(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "linux":
        pytest.skip("only there a display can be missing")
    assert app.run_window() == 69
    assert "No display" in capsys.readouterr().err


CLOSE_WHEN_SEEN = """
import sys
from ketadesk import app
furnish = app.furnish
def furnish_and_close(opening, *others):
    furnish(opening, *others)
    assert opening.centralWidget().form.isEnabled()
    opening.close()
app.furnish = furnish_and_close
sys.exit(app.run_window())
"""


def test_that_the_program_opens_its_window_and_leaves_with_0_when_it_is_closed() -> None:
    done = subprocess.run([sys.executable, "-c", CLOSE_WHEN_SEEN], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
