"""Closing the window: what was written is backed up beside it, and nothing that goes wrong there is passed over."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketadesk.records.backup import backups, backups_folder
from ketadesk.records.store import Store, open_store
from ketadesk.views.closing import Closing
from ketadesk.views.main_window import MainWindow
from views.hands import LEFT
from views.kept_day import keep_a_day


@pytest.fixture
def folder(state_folder: Path) -> Path:
    return state_folder / "records"


@pytest.fixture
def store(folder: Path, window: MainWindow) -> Store:
    """Records of a day, opened by the window, and one entry that has no backup yet."""
    keep_a_day(folder)
    store = window.records.store()
    store.journal.append("waste", {}, title="Later")
    return store


def closing(window: MainWindow) -> Closing:
    assert window.closing is not None
    return window.closing


def test_that_a_window_without_anything_written_closes_at_once(window: MainWindow, folder: Path) -> None:
    assert window.close()
    keep_a_day(folder)
    window.show()
    window.records.store()
    before = backups(folder)
    assert window.close()
    assert backups(folder) == before


def test_that_the_window_stays_until_the_copy_is_made_and_then_goes(
    window: MainWindow, store: Store, folder: Path, qtbot: QtBot
) -> None:
    before = {*backups(folder)}
    assert not window.close()
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F8)  # it still answers
    assert window.page is window.pages["calculators"]
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    (made,) = {*backups(folder)} - before
    assert not window.records.is_open
    assert "flawed" not in made.name


def test_that_to_close_twice_closes_without_the_copy_and_leaves_nothing_half_made(
    window: MainWindow, store: Store, folder: Path
) -> None:
    before = backups(folder)
    assert not window.close()
    assert window.close()
    assert not window.isVisible()
    # Either the copy was whole by then, or there is none of it.
    assert backups(folder)[-len(before) :] == before
    assert [each.name for each in backups_folder(folder).glob(".*")] == []
    with open_store(folder) as again:
        assert again.journal.entry(8).title == "Later"


def test_that_a_copy_that_cannot_be_made_is_said_before_the_window_goes(
    window: MainWindow, store: Store, folder: Path, qtbot: QtBot
) -> None:
    for each in backups(folder):
        each.unlink()
    backups_folder(folder).rmdir()
    backups_folder(folder).write_text("no folder", encoding="utf-8")
    assert not window.close()
    window.records.errand.finish()
    asked = closing(window)
    assert asked.isVisible()
    assert asked.told.text().startswith("No backup could be made in ")
    assert "The entries themselves stay as they are." in asked.told.text().replace("\N{NO-BREAK SPACE}", " ")
    assert asked.button.hasFocus() or asked.focusWidget() is asked.button
    QTest.mouseClick(asked.button, LEFT)
    QApplication.processEvents()
    assert not window.isVisible()


def test_that_escape_does_not_send_the_dialog_away(window: MainWindow, store: Store) -> None:
    assert not window.close()
    asked = closing(window)
    asked.open()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.isVisible()
    QTest.mouseClick(asked.told.stop, LEFT)
    assert not window.isVisible()


def test_that_a_verification_under_way_ends_and_the_copy_is_made(
    window: MainWindow, store: Store, folder: Path, qtbot: QtBot
) -> None:
    before = {*backups(folder)}
    window.turn_to("records")
    QTest.mouseClick(window.page.keeping.verify, LEFT)  # type: ignore[attr-defined]
    assert window.records.errand.under_way
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert len({*backups(folder)} - before) == 1


LAUNCHED = """
import sys
from PySide6.QtCore import QTimer
from ketadesk.app import furnish
from ketadesk.views.application import make_plain_application
from ketadesk.views.opening import Opening
application = make_plain_application(["ketadesk"])
opening = Opening()
def furnished():
    furnish(opening, application)
    opening.centralWidget().records.store().journal.append("waste", {}, title="Later")
    QTimer.singleShot(0, opening.close)
opening.painted.connect(furnished)
opening.show()
sys.exit(application.exec())
"""


def test_that_the_window_as_it_is_launched_closes_with_a_copy(folder: Path) -> None:
    keep_a_day(folder)
    before = {*backups(folder)}
    done = subprocess.run([sys.executable, "-c", LAUNCHED], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert len({*backups(folder)} - before) == 1
