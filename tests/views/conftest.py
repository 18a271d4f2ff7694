"""The real window, off screen, over the real library; a warning of Qt fails the test that caused it."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketadesk.app import guarded
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.answering import load_planner, load_planners
from ketadesk.views.application import dress, make_window
from ketadesk.views.main_window import MainWindow
from views.hands import Hands
from views.walking import THEMES, put_on

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # What the off-screen platform cannot do at all is not our noise.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps what it writes about itself: no test writes into a person's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "ketadesk"


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    dress(qapp)
    return qapp


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[str]:
    """Each theme, worn before there is a window and put back after it: dressing a whole window again takes long."""
    put_on(dressed, request.param)
    yield request.param
    put_on(dressed, "system")


@pytest.fixture(scope="session")
def planner() -> Callable[[Draft], Answer]:
    return load_planner()


@pytest.fixture(scope="session")
def planners() -> Mapping[str, Callable[[Any], Any]]:
    """What answers every mode; that of the order is `planner`, which a test may replace."""
    return load_planners()


@pytest.fixture
def closed_window(qtbot: QtBot, dressed: QApplication) -> Iterator[MainWindow]:
    """The window as it is before the library is read."""
    window = make_window("KetaDesk")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    # Gone at once: a look that is put back after the test is then worn by nothing, which costs nothing.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(
    closed_window: MainWindow, planner: Callable[[Draft], Answer], planners: Mapping[str, Callable[[Any], Any]]
) -> MainWindow:
    closed_window.open({**planners, "order": planner}, guarded)
    closed_window.activateWindow()
    return closed_window


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    """A person with a keyboard and a mouse in front of the window."""
    return Hands(window)
