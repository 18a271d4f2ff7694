"""Random events do no harm: some here, a million by `bash resources/commands/shake`."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ketadesk.app import open_desk
from ketadesk.presentation.answer import Answer
from ketadesk.views.main_window import MainWindow
from ketadesk.views.modes import MODES
from views.shaking import ShakenError, Shaking


@pytest.fixture
def shaken(closed_window: MainWindow) -> Callable[[int, int], Shaking]:
    """Return what shakes the window, by a seed."""
    open_desk(closed_window)
    for mode in (*MODES[1:], MODES[0]):  # what a mode reads when it is first opened is no leak
        closed_window.turn_to(mode.id)

    def shake(events: int, seed: int) -> Shaking:
        shaking = Shaking(closed_window, seed, dresses=False)
        try:
            shaking.shake(events, lambda _says: None)
        finally:
            shaking.let_go()
        return shaking

    return shake


@pytest.mark.parametrize("seed", [1, 2])
def test_that_random_events_do_no_harm(shaken: Callable[[int, int], Shaking], seed: int) -> None:
    assert shaken(800, seed).faults == []


def test_that_an_answer_that_is_not_renewed_is_found(
    closed_window: MainWindow, shaken: Callable[[int, int], Shaking], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Answer] = []
    planner = closed_window.desk._planner
    assert planner is not None

    def stale(draft: object) -> Answer:
        kept.append(planner(draft))  # type: ignore[arg-type]
        return kept[0]

    closed_window.open({"order": stale}, lambda planner, _show_fault: planner)
    with pytest.raises(ShakenError, match="not that of what is entered"):
        shaken(5000, 1)


def test_that_a_fault_in_a_panel_is_found(
    closed_window: MainWindow, shaken: Callable[[int, int], Shaking], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_event: object) -> None:
        raise ZeroDivisionError

    label = QLabel(closed_window)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.resize(closed_window.size())  # whatever is painted anew, it is, too
    label.paintEvent = failing  # type: ignore[method-assign, assignment]
    label.show()
    with pytest.raises((ShakenError, ZeroDivisionError)):
        shaken(1500, 1)
