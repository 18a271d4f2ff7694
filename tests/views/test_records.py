"""Records in the window: found, read, verified, backed up, brought back and carried out, by key and click."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from ketadesk.records.backup import backups, restore
from ketadesk.records.recasting import recast
from ketadesk.records.store import open_store, store_file
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.marks import Words
from ketadesk.views.paper.preview import Preview
from ketadesk.views.people.sign_in import SignIn
from ketadesk.views.records.records_page import RecordsPage
from ketadesk.views.records.waste_panel import WastePanel
from views.hands import LEFT, Hands
from views.kept_day import MORNING, keep_a_day
from views.test_writing import ill_written

WORDS = "four random words here"


@pytest.fixture
def folder(state_folder: Path) -> Path:
    assert "KETADESK_RECORDS" not in os.environ
    return state_folder / "records"


@pytest.fixture
def page(window: MainWindow, folder: Path) -> RecordsPage:
    """Records of a day, opened by their key."""
    keep_a_day(folder)
    return opened(window)


def opened(window: MainWindow) -> RecordsPage:
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert isinstance(window.page, RecordsPage)
    return window.page


def titles(page: RecordsPage) -> list[str]:
    return [page.list.rows.at(row).text.partition("\n")[0] for row in range(page.list.rows.count())]


def told(page: RecordsPage) -> str:
    """Return what came of the last thing that was done to all records, once it is done."""
    page.records.errand.finish()
    return page.keeping.told.text().replace("\N{NO-BREAK SPACE}", " ")


def held(page: RecordsPage) -> list[str]:
    """Return every line of the entry that is read."""
    found: list[str] = []

    def walk(item: QTreeWidgetItem) -> None:
        found.append(": ".join(part for part in (item.text(0), item.text(1)) if part))
        for at in range(item.childCount()):
            walk(item.child(at))

    for at in range(page.entry.pieces.topLevelItemCount()):
        walk(page.entry.pieces.topLevelItem(at))
    return found


def test_that_looking_at_no_records_begins_none(window: MainWindow, hands: Hands, folder: Path) -> None:
    page = opened(window)
    assert "There are no records yet." in hands.said()
    assert not page.keeping.verify.isEnabled()
    assert not folder.exists()


def test_that_the_newest_stand_first_and_typing_narrows_them(page: RecordsPage, hands: Hands) -> None:
    assert titles(page) == [
        "Waste, Ketamine 9.1 mL", "Weight: 70,5", "Analgosedation", "Pain, intensive care, 70 kg",
        "Depression, 70 kg", "M. Oak", "R. Alder",
    ]  # fmt: skip
    assert page.list.search.hasFocus()
    QTest.keyClicks(page.list.search, "room 2")
    assert titles(page) == ["Waste, Ketamine 9.1 mL", "Depression, 70 kg"]
    assert "2 of 7 entries, newest first" in hands.said()
    page.found.enter("kind", "waste")
    assert titles(page) == ["Waste, Ketamine 9.1 mL"]
    QTest.keyClicks(page.list.search, " nothing")
    assert titles(page) == []
    assert "No entries" in hands.said()


def test_that_an_entry_is_read_by_the_arrow_keys(page: RecordsPage, hands: Hands) -> None:
    QTest.keyClick(page.list.rows, Qt.Key.Key_Home)
    assert page.found.draft.chosen == 7
    said = hands.said()
    assert "Signed: R. Alder, wasted it, " in said
    assert "Signed: M. Oak, saw it wasted, " in said
    assert "label room 2" in said
    assert "Wasted, witnessed: 9.1 mL (455 mg)" in held(page)
    for _ in range(4):
        QTest.keyClick(page.list.rows, Qt.Key.Key_Down)
    # 0.5 mg/kg × 70 kg = 35 mg in 50 mL over 40 min: 75 mL/h.
    assert "Rate: 75 mL/h" in held(page)


def test_that_a_new_patient_leaves_no_entry_and_no_search(page: RecordsPage, window: MainWindow) -> None:
    QTest.keyClicks(page.list.search, "room")
    page.list.rows.stand_on(0)
    QTest.mouseClick(window.new_patient, LEFT)
    assert page.list.search.text() == ""
    assert held(page) == []
    assert page.entry.isHidden()


def test_that_verify_says_what_it_found(page: RecordsPage, folder: Path) -> None:
    QTest.mouseClick(page.keeping.verify, LEFT)
    assert told(page) == "7 entries, each as it was written."
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'contents_no_UPDATE'").fetchone()
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        connection.execute("UPDATE contents SET content = '{}' WHERE number = 3")
        connection.execute(sql)
    QTest.mouseClick(page.keeping.verify, LEFT)
    assert told(page) == "Entry 3 is not what was written there: changed, moved or added."


def test_that_a_backup_is_made_and_brought_back_after_a_second_question(page: RecordsPage, folder: Path) -> None:
    QTest.mouseClick(page.keeping.backup, LEFT)
    assert told(page) == "A backup of 7 entries was made and verified."
    backup = page.found.answer.backups[0]  # type: ignore[union-attr]
    page.records.store().journal.append("waste", {}, title="Later")
    page.focus_first()
    assert titles(page)[0] == "Later"
    page.keeping.backups.value_chosen.emit(backup)
    QTest.mouseClick(page.keeping.restore, LEFT)
    assert titles(page)[0] == "Later", "it is asked first"
    QTest.mouseClick(page.keeping.sure, LEFT)
    assert told(page).startswith("7 entries are restored. What was there before is kept in replaced-")
    assert titles(page)[0] == "Waste, Ketamine 9.1 mL"
    assert page.records.store().journal.append("waste", {}).number == 8


def test_that_records_are_exported_where_a_person_says(page: RecordsPage, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    page.keeping.ask_file = lambda: str(out)
    QTest.mouseClick(page.keeping.export, LEFT)
    assert told(page) == "7 entries are in out.csv."
    assert "half up" in out.read_text("utf-8")
    QTest.mouseClick(page.keeping.export, LEFT)
    assert told(page).endswith("is already there: name another file.")


def test_that_encrypted_records_ask_for_their_passphrase(window: MainWindow, hands: Hands, folder: Path) -> None:
    keep_a_day(folder)
    with open_store(folder) as store:
        key = store.key
    recast(store_file(folder), key, None, WORDS)
    page = opened(window)
    assert page.unlock.field.hasFocus()
    assert titles(page) == []
    QTest.keyClicks(page.unlock.field, "wrong words these are")
    QTest.keyClick(page.unlock.field, Qt.Key.Key_Return)
    assert "This passphrase does not open the records." in hands.said()
    assert page.unlock.field.text() == ""
    QTest.keyClicks(page.unlock.field, WORDS)
    QTest.mouseClick(page.unlock.open, LEFT)
    assert len(titles(page)) == 7
    QTest.mouseClick(page.keeping.backup, LEFT)
    assert told(page) == "A backup of 7 entries was made and verified."
    backup = page.found.answer.backups[0]  # type: ignore[union-attr]
    page.keeping.backups.value_chosen.emit(backup)
    QTest.mouseClick(page.keeping.restore, LEFT)
    QTest.mouseClick(page.keeping.sure, LEFT)
    assert told(page).startswith("7 entries are restored.")


def test_that_records_that_are_gone_are_said_and_a_backup_is_offered(
    window: MainWindow, hands: Hands, folder: Path
) -> None:
    keep_a_day(folder)
    store_file(folder).unlink()
    page = opened(window)
    assert "The records that were here are missing" in hands.said()
    backup = page.found.answer.backups[0]  # type: ignore[union-attr]
    page.keeping.backups.value_chosen.emit(backup)
    QTest.mouseClick(page.keeping.restore, LEFT)
    QTest.mouseClick(page.keeping.sure, LEFT)
    assert told(page) == "7 entries are restored."
    assert len(titles(page)) == 7


QUIT = """
import sys
from PySide6.QtCore import QTimer
from ketadesk.views.application import make_application, make_window
application = make_application(["ketadesk"])
window = make_window("KetaDesk")
window.show()
window.turn_to("records")
window.page.records.store().journal.append("waste", {}, title="Later")
QTimer.singleShot(0, window.close)
sys.exit(application.exec())
"""


def test_that_closing_the_window_backs_up_what_was_written(folder: Path) -> None:
    keep_a_day(folder)
    before = {*backups(folder)}
    done = subprocess.run([sys.executable, "-c", QUIT], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = {*backups(folder)} - before
    assert restore(store_file(folder), made, None, MORNING).count == 8


@pytest.mark.parametrize("number", range(1, 8))
def test_that_every_line_of_a_record_on_paper_is_written_as_a_dose_must_be(
    window: MainWindow, page: RecordsPage, number: int
) -> None:
    page.found.enter("chosen", str(number))
    QTest.mouseClick(page.entry.print, LEFT)
    preview = next(each for each in window.findChildren(Preview) if each.isVisible())
    assert preview.pages.printout is not None
    lines = [mark.text for sheet in preview.pages.printout.pages for mark in sheet.marks if isinstance(mark, Words)]
    # A sum is written with its sign.
    assert [each for each in lines if ill_written(each.replace(" + ", " "))] == []


def test_that_nothing_of_a_record_is_copied(page: RecordsPage, window: MainWindow) -> None:
    page.list.rows.stand_on(0)
    assert page.copied_text() == ""
    assert not window.foot.copy.isEnabled()


VOLUMES = (("strength_text", "50"), ("drawn_text", "10"), ("given_text", "0.7"), ("wasted_text", "9.1"))


def worksheet(page: RecordsPage, *typed: tuple[str, str]) -> WastePanel:
    """Open a worksheet, choose ketamine, and type each volume."""
    QTest.mouseClick(page.keeping.waste, LEFT)
    drug = page.waste.entries["drug"]
    assert isinstance(drug, PickerEntry)
    assert drug.picker.hasFocus()
    drug.picker.value_chosen.emit("ketamine")
    for key, text in typed:
        entry = page.waste.entries[key]
        assert isinstance(entry, NumberEntry)
        QTest.mouseClick(entry.field, LEFT)
        QTest.keyClicks(entry.field, text)
    return page.waste


def sign(asked: SignIn, name: str, pin: str) -> None:
    asked.person.value_chosen.emit(name)
    QTest.keyClicks(asked.pin, pin)
    QTest.keyClick(asked.pin, Qt.Key.Key_Return)


def test_that_waste_that_balances_is_signed_by_two_and_kept(page: RecordsPage, hands: Hands) -> None:
    waste = worksheet(page, *VOLUMES, ("remaining_text", "0.1"))
    # 10 − (0.7 + 9.1 + 0.1) = 0.1 mL of 50 mg/mL = 5 mg
    assert "0.1 mL (5 mg) is not accounted for. Read each volume again." in hands.said()
    assert not waste.who.isVisible()
    field = waste.entries["remaining_text"].field  # type: ignore[union-attr]
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "2")
    assert "It balances: 0.7 mL + 9.1 mL + 0.2 mL = 10 mL." in hands.said()
    assert "not the legal register" in hands.said()
    sign(waste.who, "R. Alder", "2580")
    assert "2 of 2: who saw R. Alder waste it" in hands.said()
    sign(waste.witness, "M. Oak", "0000")
    assert "This is not the PIN of M. Oak." in hands.said()
    sign(waste.witness, "M. Oak", "3691")
    assert waste.isHidden()
    assert titles(page)[0] == "Waste, Racemic ketamine"
    entry = page.records.store().journal.entry(8)
    assert [(each.name, each.meaning) for each in entry.signatures] == [
        ("R. Alder", "wasted it"), ("M. Oak", "saw it wasted"),
    ]  # fmt: skip
    assert "Balance: It balances: 0.7 mL + 9.1 mL + 0.2 mL = 10 mL." in held(page)


def test_that_a_volume_that_is_edited_after_the_first_signature_asks_for_it_again(
    page: RecordsPage, hands: Hands
) -> None:
    waste = worksheet(page, *VOLUMES, ("remaining_text", "0.2"))
    sign(waste.who, "R. Alder", "2580")
    assert waste.witness.isVisible()
    field = waste.entries["given_text"].field  # type: ignore[union-attr]
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "7")
    assert waste.who.isVisible()
    assert not waste.witness.isVisible()
    assert page.records.store().journal.head().count == 7


def test_that_a_refused_volume_says_why_and_nothing_balances(page: RecordsPage, hands: Hands) -> None:
    waste = worksheet(page, *VOLUMES, ("remaining_text", "0,2"))
    assert "A comma may mean" in hands.said()
    assert not waste.who.isVisible()


def test_that_a_new_patient_leaves_no_worksheet(page: RecordsPage, window: MainWindow) -> None:
    waste = worksheet(page, *VOLUMES, ("remaining_text", "0.2"))
    sign(waste.who, "R. Alder", "2580")
    QTest.mouseClick(window.new_patient, LEFT)
    assert waste.isHidden()
    assert {getattr(waste.desk.draft, key) for key in ("given_text", "wasted_text", "drug")} == {""}
    QTest.mouseClick(page.keeping.waste, LEFT)
    assert not waste.witness.isVisible()


def add(asked: SignIn, name: str, pin: str) -> None:
    if asked.adding.isHidden():
        QTest.mouseClick(asked.more, LEFT)
    QTest.keyClicks(asked.adding.name, name)
    QTest.keyClicks(asked.adding.pin, pin)
    QTest.keyClicks(asked.adding.again, pin)
    QTest.keyClick(asked.adding.again, Qt.Key.Key_Return)


def test_that_waste_begins_the_records_where_there_were_none(window: MainWindow, hands: Hands, folder: Path) -> None:
    page = opened(window)
    waste = worksheet(page, *VOLUMES, ("remaining_text", "0.2"))
    assert "1 of 2: who wasted it" in hands.said()
    assert waste.who.adding.isVisible()
    assert not folder.exists()  # to look begins nothing
    add(waste.who, "R. Alder", "2580")
    QTest.keyClicks(waste.who.pin, "2580")
    QTest.keyClick(waste.who.pin, Qt.Key.Key_Return)
    assert folder.exists()
    add(waste.witness, "M. Oak", "3691")
    QTest.keyClicks(waste.witness.pin, "3691")
    QTest.keyClick(waste.witness.pin, Qt.Key.Key_Return)
    assert waste.isHidden()
    with open_store(folder) as store:
        (kept,) = store.journal.entries("waste")
        assert [each.name for each in kept.signatures] == ["R. Alder", "M. Oak"]


def test_that_an_entry_is_printed_whole_with_who_signed_and_the_copy_is_kept(
    window: MainWindow, page: RecordsPage, tmp_path: Path
) -> None:
    page.list.rows.stand_on(next(row for row, title in enumerate(titles(page)) if title.startswith("Waste")))
    entry = page.found.answer.entry  # type: ignore[union-attr]
    assert entry is not None
    assert len(entry.signatures) == 2
    QTest.mouseClick(page.entry.print, LEFT)
    preview = window.findChild(Preview)
    assert preview is not None
    file = tmp_path / "record.pdf"
    preview.save_to(file)
    with pypdfium2.PdfDocument(file) as document:
        texts = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    whole = "".join(texts)
    said = [entry.title, *entry.signatures, *(part for piece in entry.pieces for part in (piece.name, piece.text))]
    assert [each for each in said if "".join(each.split()) not in whole] == []
    assert preview.pages.printout is not None
    for sheet in preview.pages.printout.pages:
        rooms = [mark.room for mark in sheet.marks if isinstance(mark, Words)]
        assert all(QRectF(20, 20, sheet.width - 40, sheet.height - 40).contains(room) for room in rooms)
        assert not any(one.adjusted(0, 1, 0, -1).intersects(two) for one, two in combinations(rooms, 2))
    for number, text in enumerate(texts, start=1):
        assert "".join(entry.title.split()) in text
        assert f"page{number}of{len(texts)}" in text
        assert "Copyofarecord,notthelegalregister." in text
        assert f"Markinthechain:{entry.mac}" in text
    with open_store(page.records.folder) as store:
        (copy,) = store.journal.entries("copy printed")[-1:]
    assert copy.content == {"copy": "record", "to": "a file", "entry": entry.number}
