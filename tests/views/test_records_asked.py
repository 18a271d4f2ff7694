"""What is asked aside in Records: a correction, a passphrase, the recovery sheet; and what works beside the window."""

import os
import re
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from full_disk import full_disk
from ketadesk.records.backup import backups, copies
from ketadesk.records.cipher import is_encrypted
from ketadesk.records.refusing import WrongPassphraseError
from ketadesk.records.store import open_store, store_file
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.marks import Words
from ketadesk.views.paper.preview import Preview
from ketadesk.views.records.records_page import RecordsPage
from views.hands import LEFT, Hands, take
from views.kept_day import keep_a_day
from views.printed import pictures_of
from views.printed import told as plain
from views.test_scanned import scanned

FIRST, SECOND = "four random words here", "other words than those"


@pytest.fixture
def folder(state_folder: Path) -> Path:
    return state_folder / "records"


@pytest.fixture
def page(window: MainWindow, folder: Path) -> RecordsPage:
    """Records of a day, opened by their key."""
    keep_a_day(folder)
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert isinstance(window.page, RecordsPage)
    return window.page


def told(page: RecordsPage) -> str:
    page.records.errand.finish()
    return plain(page.keeping.told.text())


def type_(field: QLineEdit, text: str) -> None:
    """Type into a field and press Enter."""
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT)
    QApplication.processEvents()


def preview_of(window: MainWindow) -> Preview:
    return next(each for each in window.findChildren(Preview) if each.isVisible())


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return plain(" ".join(page.get_textpage().get_text_range() for page in document))


def encrypt(page: RecordsPage, words: str = FIRST) -> None:
    click(page.keeping.passphrase)
    QTest.keyClicks(page.passphrase.new, words)
    type_(page.passphrase.again, words)
    page.records.errand.finish()
    window = page.window()
    assert isinstance(window, MainWindow)
    QTest.keyClick(preview_of(window), Qt.Key.Key_Escape)
    window.activateWindow()  # off screen nobody gives the keys back
    QApplication.processEvents()


def stand_on_waste(page: RecordsPage) -> None:
    page.list.rows.stand_on(0)
    assert page.found.draft.chosen == 7


def test_that_records_are_encrypted_from_the_window_with_their_backups(
    window: MainWindow, page: RecordsPage, hands: Hands, folder: Path
) -> None:
    click(page.keeping.passphrase)
    assert page.passphrase.new.hasFocus()
    assert not page.passphrase.old.isVisible()
    type_(page.passphrase.new, "short")
    assert "A passphrase has 8 letters or more" in hands.said()
    QTest.keyClicks(page.passphrase.new, FIRST)
    type_(page.passphrase.again, SECOND)
    assert "The two new ones are not the same: type both again." in hands.said()
    assert (page.passphrase.new.text(), page.passphrase.again.text()) == ("", "")
    assert not is_encrypted(store_file(folder))
    QTest.keyClicks(page.passphrase.new, FIRST)
    type_(page.passphrase.again, FIRST)
    assert told(page) == "The records and their backups are under the new passphrase. Print the recovery sheet now."
    assert "7 entries, encrypted" in hands.said()
    assert page.list.rows.count() == 7
    assert all(is_encrypted(each) for each in (store_file(folder), *backups(folder)))
    assert preview_of(window).windowTitle() == "Recovery sheet"
    with pytest.raises(WrongPassphraseError):
        open_store(folder)
    with open_store(folder, FIRST) as store:
        assert store.verdict().flaws == ()


def test_that_the_passphrase_is_changed_by_who_knows_it(page: RecordsPage, hands: Hands, folder: Path) -> None:
    encrypt(page)
    click(page.keeping.passphrase)
    assert page.passphrase.old.hasFocus()
    for old, says in (("", "Type the passphrase that the records have now."), ("wrong words these are", "")):
        QTest.keyClicks(page.passphrase.old, old)
        QTest.keyClicks(page.passphrase.new, SECOND)
        type_(page.passphrase.again, SECOND)
        assert says in hands.said()
    assert told(page) == "This is not the passphrase that the records have: nothing was changed."
    assert page.list.rows.count() == 7
    click(page.keeping.passphrase)
    QTest.keyClicks(page.passphrase.old, FIRST)
    QTest.keyClicks(page.passphrase.new, SECOND)
    type_(page.passphrase.again, SECOND)
    assert told(page).startswith("The records and their backups are under the new passphrase.")
    assert page.records.store().journal.append("waste", {}).number == 8
    for words, opens in ((FIRST, False), (SECOND, True)):
        if opens:
            with open_store(folder, words) as store:
                assert store.journal.head().count == 8
        else:
            with pytest.raises(WrongPassphraseError):
                open_store(folder, words)


@pytest.mark.skipif(os.name != "posix", reason="limits are made as POSIX has them")
def test_that_a_full_disk_encrypts_nothing_and_the_window_goes_on(page: RecordsPage, folder: Path) -> None:
    before = copies(folder)
    click(page.keeping.passphrase)
    QTest.keyClicks(page.passphrase.new, FIRST)
    with full_disk(40_000):
        type_(page.passphrase.again, FIRST)
        assert "The records stay as they are" in told(page)
    assert not is_encrypted(store_file(folder))
    assert copies(folder) == before
    assert [*folder.rglob(".*")] == []
    assert page.list.rows.count() == 7
    assert page.records.store().journal.append("waste", {}).number == 8


def test_that_a_correction_keeps_the_old_value_with_why_and_by_whom(
    page: RecordsPage, hands: Hands, folder: Path
) -> None:
    stand_on_waste(page)
    click(page.entry.correct)
    assert "Correct: entry 7, Waste, Ketamine 9.1 mL" in hands.said()
    assert not page.correct.sign.isVisible()
    take(page.correct.field, "typed/wasted_text")
    assert "It says now: 9.1" in hands.said()
    QTest.keyClicks(page.correct.new, "9.0")
    assert not page.correct.sign.isVisible()  # why is not said yet
    QTest.keyClicks(page.correct.reason, "Misread")
    assert page.correct.sign.isVisible()
    take(page.correct.sign.person, "R. Alder")
    type_(page.correct.sign.pin, "1111")
    assert "This is not the PIN of R. Alder." in hands.said()
    assert (page.correct.new.text(), page.correct.reason.text()) == ("9.0", "Misread")
    type_(page.correct.sign.pin, "2580")
    assert told(page) == "The correction is kept; the old value stays."
    assert "Entry 8 corrects it. Typed, wasted: 9.0 instead of 9.1. Reason: Misread (R. Alder, " in hands.said()
    with open_store(folder) as store:
        made = store.journal.entry(8)
        assert store.journal.entry(7).content["typed"]["wasted_text"] == "9.1"
        assert store.verdict().flaws == ()
    assert made.content == {
        "corrects": 7, "field": "typed/wasted_text", "old": "9.1", "new": "9.0", "reason": "Misread",
    }  # fmt: skip
    assert [(each.name, each.meaning) for each in made.signatures] == [("R. Alder", "corrected it")]


def test_that_what_was_corrected_is_corrected_again_from_what_it_says_by_then(page: RecordsPage, hands: Hands) -> None:
    for new, was in (("9.0", "9.1"), ("9.2", "9.0")):
        page.found.enter("chosen", "7")
        click(page.entry.correct)
        take(page.correct.field, "typed/wasted_text")
        assert f"It says now: {was}" in hands.said()
        QTest.keyClicks(page.correct.new, new)
        QTest.keyClicks(page.correct.reason, "Misread")
        take(page.correct.sign.person, "M. Oak")
        type_(page.correct.sign.pin, "3691")
    assert "Typed, wasted: 9.2 instead of 9.0." in hands.said()
    page.found.enter("chosen", "8")
    assert not page.entry.correct.isEnabled()  # a correction is not corrected: what it corrects is


def test_that_the_same_value_is_no_correction(page: RecordsPage) -> None:
    stand_on_waste(page)
    click(page.entry.correct)
    take(page.correct.field, "drug")
    QTest.keyClicks(page.correct.new, page.found.answer.entry.correctable["drug"])  # type: ignore[union-attr]
    QTest.keyClicks(page.correct.reason, "None")
    assert not page.correct.sign.isVisible()


@pytest.mark.parametrize("how", ["leave", "another entry", "new patient"])
def test_that_a_correction_that_is_left_leaves_nothing(page: RecordsPage, window: MainWindow, how: str) -> None:
    stand_on_waste(page)
    click(page.entry.correct)
    take(page.correct.field, "typed/wasted_text")
    QTest.keyClicks(page.correct.new, "9.0")
    if how == "leave":
        click(page.correct.leave)
        assert page.entry.isVisible()
    elif how == "another entry":
        QTest.keyClick(page.list.rows, Qt.Key.Key_Down)
        assert page.entry.isVisible()
    else:
        QTest.mouseClick(window.new_patient, LEFT)
    assert page.correct.isHidden()
    assert page.correct.new.text() == ""
    assert page.records.store().journal.head().count == 7


def test_that_a_correction_that_is_not_kept_stays_on_the_screen(page: RecordsPage, hands: Hands, folder: Path) -> None:
    stand_on_waste(page)
    click(page.entry.correct)
    take(page.correct.field, "typed/wasted_text")
    QTest.keyClicks(page.correct.new, "9.0")
    QTest.keyClicks(page.correct.reason, "Misread")
    take(page.correct.sign.person, "R. Alder")
    for each in folder.glob("records.db*"):
        each.rename(each.with_name(f"gone-{each.name}"))
    type_(page.correct.sign.pin, "2580")
    assert "removed or replaced while it was open" in hands.said()
    assert (page.correct.new.text(), page.correct.reason.text()) == ("9.0", "Misread")


def test_that_the_recovery_sheet_is_a_page_that_opens_the_records(
    window: MainWindow, page: RecordsPage, hands: Hands, folder: Path, tmp_path: Path
) -> None:
    encrypt(page)
    click(page.keeping.sheet)
    type_(page.passphrase.old, SECOND)
    assert "This is not the passphrase that the records have." in hands.said()
    type_(page.passphrase.old, FIRST)
    preview = preview_of(window)
    file = tmp_path / "sheet.pdf"
    preview.save_to(file)
    text = text_of(file)
    assert preview.pages.printout is not None
    (sheet,) = preview.pages.printout.pages
    rooms = [mark.room for mark in sheet.marks if isinstance(mark, Words)]
    assert all(QRectF(20, 20, sheet.width - 40, sheet.height - 40).contains(room) for room in rooms)
    assert not any(one.adjusted(0, 1, 0, -1).intersects(two) for one, two in combinations(rooms, 2))
    assert "page 1 of 1" in text
    assert "Lock this sheet away, and keep no copy on this machine" in text
    assert (folder / "chain.key").read_text().strip() in re.sub(r"\s", "", text)
    code = re.search(r"KETADESK( [0-9A-F]{4}){18}", text)
    assert code is not None
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    head = page.records.store().journal.entries("copy printed")[-1]
    assert head.content == {"copy": "recovery sheet", "to": "a file"}
    with open_store(folder, code[0]) as store:
        assert store.journal.head().count == 8


def test_that_records_without_a_passphrase_have_a_sheet_without_a_code(
    window: MainWindow, page: RecordsPage, tmp_path: Path
) -> None:
    click(page.keeping.sheet)
    preview_of(window).save_to(tmp_path / "sheet.pdf")
    text = text_of(tmp_path / "sheet.pdf")
    assert "Not encrypted Whoever has the file of the records can read it." in text
    assert "Recovery code The" not in text


def test_that_one_thing_is_done_at_a_time_and_the_window_answers_meanwhile(
    page: RecordsPage, hands: Hands, tmp_path: Path
) -> None:
    keeping = page.keeping
    click(keeping.verify)
    assert plain(keeping.told.text()).startswith("Verifying")
    assert keeping.told.stop.isVisible()
    actions = (keeping.verify, keeping.backup, keeping.export, keeping.passphrase, keeping.sheet, keeping.waste)
    assert not any(each.isEnabled() for each in actions)
    QTest.keyClicks(page.list.search, "room 2")
    assert page.list.rows.count() == 2
    assert told(page) == "7 entries, each as it was written."
    assert all(each.isEnabled() for each in actions)
    assert not keeping.told.stop.isVisible()


def test_that_while_records_are_encrypted_whoever_asks_is_told_to_wait(page: RecordsPage, hands: Hands) -> None:
    click(page.keeping.passphrase)
    QTest.keyClicks(page.passphrase.new, FIRST)
    type_(page.passphrase.again, FIRST)
    if page.records.errand.under_way:
        assert not page.keeping.told.stop.isVisible()
        QTest.keyClick(page.window(), Qt.Key.Key_F7)
        assert "The records are being put under a passphrase: wait until that is done." in hands.said()
    assert told(page).startswith("The records and their backups are under the new passphrase.")


def test_that_a_pin_is_changed_by_who_has_it(page: RecordsPage, hands: Hands) -> None:
    click(page.keeping.pin)
    type_(page.pin.again, "")
    assert "Choose who you are first." in hands.said()
    take(page.pin.person, "R. Alder")
    for old, new, again, says in (
        ("2580", "4826", "4827", "The two new PINs are not the same"),
        ("1111", "4826", "4826", "This is not the PIN of R. Alder."),
        ("2580", "1234", "1234", "This PIN is guessed first"),
    ):
        QTest.keyClicks(page.pin.old, old)
        QTest.keyClicks(page.pin.new, new)
        type_(page.pin.again, again)
        assert says in hands.said()
        assert [each.text() for each in (page.pin.old, page.pin.new, page.pin.again)] == ["", "", ""]
    QTest.keyClicks(page.pin.old, "2580")
    QTest.keyClicks(page.pin.new, "4826")
    type_(page.pin.again, "4826")
    assert told(page) == "R. Alder has a new PIN."
    assert page.pin.isHidden()
    assert page.records.store().people.sign_in("R. Alder", "4826").name == "R. Alder"
    assert page.records.store().verdict().flaws == ()


def test_that_who_signs_no_more_is_off_the_list_by_their_own_pin(page: RecordsPage, hands: Hands) -> None:
    click(page.keeping.pin)
    take(page.pin.person, "M. Oak")
    click(page.pin.off)
    assert "This is not the PIN of M. Oak." in hands.said()
    QTest.keyClicks(page.pin.old, "3691")
    click(page.pin.off)
    assert told(page) == "M. Oak signs here no more."
    assert [each.name for each in page.records.store().people.all()] == ["R. Alder"]


def test_that_the_code_on_the_recovery_sheet_is_read_by_a_scanner(window: MainWindow, page: RecordsPage) -> None:
    encrypt(page)
    click(page.keeping.sheet)
    type_(page.passphrase.old, FIRST)
    made = preview_of(window).pages.printout
    assert made is not None
    assert scanned(next(pictures_of(made))) == [page.records.store().recovery]
