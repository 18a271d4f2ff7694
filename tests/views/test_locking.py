"""Encrypted records do not stay open when nobody is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.records.backup import backups
from ketadesk.records.recasting import recast
from ketadesk.records.store import open_store, store_file
from ketadesk.views.locking import Locking
from ketadesk.views.main_window import MainWindow
from ketadesk.views.records.records_page import RecordsPage
from views.bedside import Bedside
from views.hands import DEPRESSION, LEFT, Hands
from views.kept_day import keep_a_day
from views.nurses import Nurses

WORDS = "four random words here"


@pytest.fixture
def folder(state_folder: Path) -> Path:
    return state_folder / "records"


@pytest.fixture
def page(window: MainWindow, folder: Path) -> RecordsPage:
    """Encrypted records of a day, opened, with an entry that is read."""
    keep_a_day(folder)
    with open_store(folder) as store:
        key = store.key
    recast(store_file(folder), key, None, WORDS)
    window.turn_to("records")
    assert isinstance(window.page, RecordsPage)
    QTest.keyClicks(window.page.unlock.field, WORDS)
    QTest.keyClick(window.page.unlock.field, Qt.Key.Key_Return)
    window.page.list.rows.stand_on(0)
    return window.page


def pass_minutes(window: MainWindow, minutes: int) -> None:
    """Let time pass by the clock on the wall, as the timer looks at it."""
    idle = window.findChildren(Locking)[0].idle
    for now_s in range(idle._last_s, idle._last_s + 60 * minutes + 1, 5):
        idle.look(now_s)
    window.records.errand.finish()


def locked(page: RecordsPage, hands: Hands) -> bool:
    return not page.records.is_open and page.list.rows.count() == 0 and "The records are encrypted." in hands.said()


def test_that_encrypted_records_are_locked_when_nobody_was_there(
    page: RecordsPage, window: MainWindow, hands: Hands, folder: Path
) -> None:
    minutes = window.findChildren(Locking)[0].idle.minutes
    page.records.store().journal.append("waste", {}, title="Later")
    before = {*backups(folder)}
    pass_minutes(window, minutes - 1)
    assert not locked(page, hands)
    pass_minutes(window, minutes)
    assert locked(page, hands)
    assert page.entry.isHidden()
    assert len({*backups(folder)} - before) == 1
    QTest.keyClicks(page.unlock.field, WORDS)
    QTest.keyClick(page.unlock.field, Qt.Key.Key_Return)
    assert page.list.rows.count() == 8


def test_that_a_key_or_the_mouse_in_the_window_is_somebody_there(page: RecordsPage, window: MainWindow) -> None:
    idle = window.findChildren(Locking)[0].idle
    handle = window.windowHandle()
    assert handle is not None
    for seen in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Tab),
        lambda: QTest.mouseMove(handle, QPoint(40, 40)),
        lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 4)),
    ):
        idle._last_s -= 60 * idle.minutes  # as if nobody had been there so long
        seen()
        QApplication.processEvents()
        idle.look()
        assert page.records.is_open


def test_that_a_machine_that_slept_locks_them_too(page: RecordsPage, window: MainWindow, hands: Hands) -> None:
    idle = window.findChildren(Locking)[0].idle
    idle.look(idle._looked_s + 70)
    window.records.errand.finish()
    assert locked(page, hands)


def test_that_a_check_under_way_keeps_them_open(page: RecordsPage, window: MainWindow, hands: Hands) -> None:
    window.turn_to("order")
    hands.lay(DEPRESSION)
    nurses = Nurses(window)
    window.turn_to("check")
    nurses.seal()
    pass_minutes(window, 60)
    assert page.records.is_open
    nurses.admit()
    assert nurses.page.conduct.stage == "entering"


def test_that_a_run_sheet_under_way_keeps_them_open(page: RecordsPage, window: MainWindow, hands: Hands) -> None:
    window.turn_to("order")
    hands.lay(DEPRESSION)
    bedside = Bedside(hands)
    bedside.begin()
    assert bedside.page.bedside.run is not None
    pass_minutes(window, 60)
    assert page.records.is_open


def test_that_records_that_anyone_can_read_are_not_locked(window: MainWindow, folder: Path) -> None:
    keep_a_day(folder)
    window.turn_to("records")
    assert window.records.is_open
    pass_minutes(window, 60)
    assert window.records.is_open
