"""The second nurse, the record and the paper in one story: one window, one folder of records, keys and clicks."""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ketadesk.records.place import records_folder
from ketadesk.records.store import open_store, store_file
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.preview import Preview
from ketadesk.views.people.sign_in import SignIn
from ketadesk.views.records.records_page import RecordsPage
from views.hands import DEPRESSION, LEFT, Hands, take
from views.nurses import PINS, READ, Nurses
from views.printed import told

CONTROL = Qt.KeyboardModifier.ControlModifier
SLIP = tuple((key, "7" if key == "weight_text" else value) for key, value in READ)  # one nought was lost
VOLUMES = (
    ("strength_text", "50"), ("drawn_text", "10"), ("given_text", "0.7"), ("wasted_text", "9.1"),
    ("remaining_text", "0.2"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KETADESK_RECORDS", str(tmp_path / "records"))
    return records_folder(os.environ)


class Story:
    """What is done in the window, and what stands on its paper."""

    def __init__(self, window: MainWindow, hands: Hands, paper: Path) -> None:
        self.window, self.hands, self.nurses = window, hands, Nurses(window)
        self._paper = paper

    @property
    def records(self) -> RecordsPage:
        page = self.window.page
        assert isinstance(page, RecordsPage)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()  # off screen nobody gives the keys back when a list has closed
        QApplication.processEvents()
        QTest.keyClick(self.window, key, modifier)
        QApplication.processEvents()

    def said(self) -> str:
        return self.hands.said()

    def told(self) -> str:
        """Return what Records says came of the last thing that was done to all of them, once it is done."""
        self.records.records.errand.finish()
        return told(self.records.keeping.told.text())

    def titles(self) -> list[str]:
        rows = self.records.list.rows
        return [rows.at(row).text.partition("\n")[0] for row in range(rows.count())]

    def saved(self, name: str) -> str:
        """Save the open preview as a PDF, close it, and return what the file says."""
        preview = next(each for each in self.window.findChildren(Preview) if each.isVisible())
        file = self._paper / name
        preview.save_to(file)
        assert preview.says.text() == f"Saved: {file}"
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        with pypdfium2.PdfDocument(file) as document:
            return told(" ".join(page.get_textpage().get_text_range() for page in document))

    def sign(self, asked: SignIn, name: str) -> None:
        """Choose a person, unless there is only one, and type their PIN."""
        if len(asked._people) > 1:
            take(asked.person, name)
        QTest.keyClicks(asked.pin, PINS[name])
        QTest.keyClick(asked.pin, Qt.Key.Key_Return)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, LEFT)
        QApplication.processEvents()


@pytest.fixture
def story(folder: Path, window: MainWindow, hands: Hands, tmp_path: Path) -> Story:
    assert window.records.folder == folder
    return Story(window, hands, tmp_path)


def test_that_two_nurses_go_from_an_order_to_its_paper_its_waste_and_its_backup(folder: Path, story: Story) -> None:
    prepare(story, folder)
    check_with_a_slip(story)
    worksheet = print_it(story)
    waste_the_rest(story)
    verify_and_bring_back(story, folder)
    with open_store(folder) as store:
        assert store.verdict().flaws == ()
        kinds = [each.kind for each in store.journal.entries()]
        (sealed,) = store.journal.entries("plan sealed")
    assert len(sealed.content["ticks"]) == 1
    cards = sealed.content["cards"]
    kept = [each["text"] for card in cards for each in (card["headline"], *card["figures"], *card["preparation"])]
    assert "75 mL/h" in kept
    assert [each for each in kept if joined(each) not in joined(worksheet)] == []  # paper says what the record says
    assert kinds == [
        "person added", "person added", "mismatch", "plan sealed", "copy printed", "waste", "copy printed",
    ]  # fmt: skip


def prepare(story: Story, folder: Path) -> None:
    """RA enters the order and signs for it: what was seen is seen no more."""
    story.hands.fill(DEPRESSION)
    # 0.5 mg/kg × 70 kg = 35 mg = 0.7 mL of 50 mg/mL, made up to 50 mL; 50 mL over 40 min are 75 mL/h.
    assert {"75 mL/h", "0.7 mL", "35 mg in 50 mL"} <= {*story.hands.figures()}
    assert "not double-checked" in story.said()
    story.click(story.hands.ticks()[0])
    assert not folder.exists()  # nothing is begun before somebody signs
    story.press(Qt.Key.Key_F4)
    story.nurses.seal()
    assert "First entry, hidden" in story.said()
    assert "A second person checks" in story.said()
    assert story.hands.figures() == []
    story.press(Qt.Key.Key_F2)
    assert story.window.page is story.nurses.page  # the way to the order is closed


def check_with_a_slip(story: Story) -> None:
    """MO reads everything at its source and loses a nought; both read the scale again; the plan is sealed."""
    nurses = story.nurses
    QTest.mouseClick(nurses.page.parts.admit.sign.adding.roles["witness"], LEFT)
    nurses.admit()
    assert "MO, checker" in story.said()
    nurses.enter(*SLIP)
    assert story.hands.figures() == []
    nurses.compare("MO")
    assert "1  MO: read the scale again" in story.said()
    assert "Weight" in story.said()
    shown = story.said()
    assert not any(value in shown for value in ("70", "75 mL/h", "0.7 mL", "ten times"))
    assert nurses.page.orders.draft.weight_text == ""  # cleared from both
    nurses.again(("MO", ("weight_text", "70")))
    assert "2  RA: read the scale again" in story.said()
    nurses.again(("RA", ("weight_text", "70")))
    assert "Both entries are the same" in story.said()
    assert "I prepared this from the order, the scale and the label." in story.said()
    story.click(nurses.page.parts.done.button)
    assert "Double-checked\nRA, MO" in story.said()
    assert "75 mL/h" in story.hands.figures()


def print_it(story: Story) -> str:
    """The worksheet says what the screen says, and by whom it was checked; return what it says."""
    shown = [text for text in story.hands.figures() if text]
    story.press(Qt.Key.Key_P, CONTROL)
    paper = story.saved("worksheet.pdf")
    assert [each for each in shown if joined(each) not in joined(paper)] == []
    assert "Set the pump to 75 mL/h" in paper
    assert re.search(r"Double-checked by RA and MO at \d{4}-\d\d-\d\d \d\d:\d\d", paper)
    assert "not double-checked" not in paper.lower()
    assert len(re.findall(r"\(ticked \d\d:\d\d\)", paper)) == 1  # it was ticked before the check
    story.press(Qt.Key.Key_F7)
    assert story.titles() == ["Worksheet, Depression", "Depression", "Double check", "MO", "RA"]
    return paper


def waste_the_rest(story: Story) -> None:
    """What is left in the vial is wasted before a witness, and balances; the worksheet is printed from its record."""
    page = story.records
    story.click(page.keeping.waste)
    drug = page.waste.entries["drug"]
    assert isinstance(drug, PickerEntry)
    take(drug.picker, "ketamine")
    for key, text in VOLUMES:
        entry = page.waste.entries[key]
        assert isinstance(entry, NumberEntry)
        QTest.mouseClick(entry.field, LEFT)
        QTest.keyClicks(entry.field, text)
    assert "It balances: 0.7 mL + 9.1 mL + 0.2 mL = 10 mL." in story.said()
    story.sign(page.waste.who, "RA")
    assert "2 of 2: who saw RA waste it" in story.said()
    story.sign(page.waste.witness, "MO")
    assert story.told() == "The worksheet is kept. It is not the legal register."
    assert story.titles()[0] == "Waste, Racemic ketamine"
    story.click(page.entry.print)
    paper = story.saved("waste.pdf")
    for said in (
        "It balances: 0.7 mL + 9.1 mL + 0.2 mL = 10 mL.",
        "Signed: RA, wasted it",
        "Signed: MO, saw it wasted",
    ):
        assert said in paper
    assert "not the legal register" in paper


def verify_and_bring_back(story: Story, folder: Path) -> None:
    """All is found as it was written and backed up; then the file is changed from outside, found out, and restored."""
    page = story.records
    story.click(page.keeping.verify)
    assert story.told() == "7 entries, each as it was written."
    story.click(page.keeping.backup)
    assert story.told() == "A backup of 7 entries was made and verified."
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'contents_no_UPDATE'").fetchone()
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        connection.execute("UPDATE contents SET content = replace(content, '9.1', '8.1') WHERE number = 6")
        connection.execute(sql)
    story.click(page.keeping.verify)
    assert story.told() == "Entry 6 is not what was written there: changed, moved or added."
    take(page.keeping.backups, page.found.answer.backups[0])  # type: ignore[union-attr]
    story.click(page.keeping.restore)
    assert "What is here now is kept under another name." in story.said()
    story.click(page.keeping.sure)
    assert story.told().startswith("7 entries are restored. What was there before is kept in replaced-")
    story.click(page.keeping.verify)
    assert story.told() == "7 entries, each as it was written."


def joined(text: str) -> str:
    return re.sub(r"\s+", "", text)
