"""Paper from the window: opened by its keys, seen before it is printed, and gone when the figures go."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ketadesk.intake.carrying import carry_back
from ketadesk.views.entry.entry import SegmentsEntry
from ketadesk.views.look.fold import Fold
from ketadesk.views.paper.choosing import LabelChoice, PaperChoice
from ketadesk.views.paper.paper_actions import PaperActions
from ketadesk.views.paper.preview import Preview
from orders import scenario
from views.hands import DEPRESSION, LEFT, Hands
from views.nurses import READ, Nurses
from views.pixels import Picture
from views.printed import told
from views.test_reasons import WARD, picks
from views.test_stale_figures import CHOICES, NUMBERS


@pytest.fixture(autouse=True)
def _records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETADESK_RECORDS", str(tmp_path / "records"))


CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def actions(hands: Hands) -> PaperActions:
    found = hands.window.findChild(PaperActions)
    assert found is not None
    return found


def opened(hands: Hands) -> Preview | None:
    return next((each for each in hands.window.findChildren(Preview) if each.isVisible()), None)


def active(preview: Preview | None) -> Preview:
    """Return what has opened, with the keys, which off screen nobody gives it."""
    assert preview is not None
    preview.activateWindow()
    QApplication.processEvents()
    return preview


def worksheet(hands: Hands) -> Preview:
    """Open the worksheet by its key."""
    hands.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(hands.window, Qt.Key.Key_P, CONTROL)
    return active(opened(hands))


def labels(hands: Hands) -> Preview:
    """Open the labels by their key."""
    QTest.keyClick(hands.window, Qt.Key.Key_L, CONTROL | SHIFT)
    return active(opened(hands))


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return told(" ".join(page.get_textpage().get_text_range() for page in document))


def choose(preview: Preview, entry: SegmentsEntry, value: str) -> None:
    segment = next(each for each in entry.segments.buttons() if each.id == value)
    QTest.mouseClick(segment, LEFT)


def test_that_the_worksheet_opens_by_its_key_and_says_what_the_window_says(hands: Hands) -> None:
    hands.fill(DEPRESSION)
    preview = worksheet(hands)
    said = preview.pages.accessibleName()
    for each in (text for text in hands.figures() if text):
        assert re.sub(r"\s", "", each) in re.sub(r"\s", "", said), each
    assert preview.says.text() == "One page"
    assert "Not double-checked" in said


def test_that_the_buttons_of_the_foot_open_them(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    actions(hands).worksheet.click()
    preview = opened(hands)
    assert preview is not None
    assert preview.windowTitle() == "Worksheet"
    preview.close()
    actions(hands).label.click()
    preview = opened(hands)
    assert preview is not None
    assert preview.windowTitle() == "Labels"


@pytest.mark.parametrize(
    "order",
    [(), DEPRESSION[:-1], (*DEPRESSION[:2], ("weight_text", "7"), *DEPRESSION[3:]), WARD],
    ids=["empty", "incomplete", "stopped", "check"],
)
def test_that_nothing_opens_without_figures(hands: Hands, order: tuple[tuple[str, str], ...]) -> None:
    hands.fill(order)
    for button in (actions(hands).worksheet, actions(hands).label):
        assert not button.isEnabled()
    QTest.keyClick(hands.window, Qt.Key.Key_P, CONTROL)
    QTest.keyClick(hands.window, Qt.Key.Key_L, CONTROL | SHIFT)
    assert opened(hands) is None


def test_that_the_reason_opens_paper_and_stands_on_it(hands: Hands) -> None:
    hands.fill(WARD)
    picks(hands)["Ordered by the anaesthetist"].click()
    assert "Reason: Ordered by the anaesthetist" in worksheet(hands).pages.accessibleName().replace("  ", " ")


@pytest.mark.parametrize(("key", "value"), [*((key, "x") for key in NUMBERS), *CHOICES])
def test_that_one_keystroke_anywhere_locks_paper_in_the_same_event(hands: Hands, key: str, value: str) -> None:
    hands.lay(DEPRESSION)
    locked: list[bool] = []
    hands.window.desk.draft_changed.connect(lambda: locked.append(actions(hands).worksheet.isEnabled()))
    hands.enter(key, value)
    assert locked
    assert not any(locked)


def test_that_the_pages_go_when_the_answer_goes(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    worksheet(hands)
    hands.window.show_fault("It failed.")
    assert opened(hands) is None
    assert not actions(hands).worksheet.isEnabled()


def test_that_other_modes_offer_no_paper(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.window.turn_to("calculators")
    assert not actions(hands).worksheet.isVisible()
    QTest.keyClick(hands.window, Qt.Key.Key_P, CONTROL)
    assert opened(hands) is None
    hands.window.turn_to("order")
    assert actions(hands).worksheet.isVisible()


def test_that_a_pdf_is_saved_and_it_is_said_where(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    file = tmp_path / "worksheet.pdf"
    with qtbot.waitSignal(preview.copy_made) as said:
        preview.save_to(file)
    assert said.args == ["a file"]
    assert preview.says.text() == f"Saved: {file}"
    assert "Set the pump to 75 mL/h" in text_of(file)


def test_that_a_copy_is_told_with_its_inputs_and_not_with_its_path(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    told_of: list[tuple[str, dict[str, Any]]] = []
    actions(hands).copy_printed.connect(lambda title, record: told_of.append((title, record)))
    preview.save_to(tmp_path / "worksheet.pdf")
    ((title, record),) = told_of
    assert title == "Worksheet, Depression"
    assert (record["copy"], record["to"], record["checked"]) == ("worksheet", "a file", "not double-checked")
    assert carry_back(record["inputs"]) == hands.window.desk.draft
    assert str(tmp_path) not in str(record)


def test_that_a_checked_order_says_on_paper_by_whom_and_an_edit_takes_it_back(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    nurses = Nurses(hands.window)
    nurses.seal()
    nurses.admit()
    assert not actions(hands).worksheet.isVisible()
    nurses.enter(*READ)
    nurses.compare("MO")
    QTest.mouseClick(nurses.page.parts.done.button, LEFT)
    preview = worksheet(hands)
    preview.save_to(tmp_path / "checked.pdf")
    text = text_of(tmp_path / "checked.pdf")
    assert "Double-checked by RA and MO at " in text
    assert "not double-checked" not in text.lower()
    preview.close()
    hands.enter("weight_known", "stated")
    assert "Not double-checked" in worksheet(hands).pages.accessibleName()


def test_that_what_is_ticked_on_the_screen_is_ticked_on_paper_with_its_time(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    first, second, *rest = hands.ticks()
    for tick in (first, second, second):  # the second is taken back
        QTest.mouseClick(tick, LEFT)
    line = first.text().replace("&&", "&")
    preview = worksheet(hands)
    preview.save_to(tmp_path / "ticked.pdf")
    said = re.findall(r"\(ticked \d\d:\d\d\)", text_of(tmp_path / "ticked.pdf"))
    assert len(said) == 1
    joined = re.sub(r"\s", "", text_of(tmp_path / "ticked.pdf"))
    assert re.search(re.escape(re.sub(r"\s", "", line)) + r"(\[\w+\])?\(ticked\d\d:\d\d\)", joined)
    assert rest


def test_that_a_tick_of_a_line_that_was_folded_away_is_on_paper_too(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    first = hands.ticks()[0]
    QTest.mouseClick(first, LEFT)
    QTest.mouseClick(hands.window.checklists.findChildren(Fold)[0].button, LEFT)
    assert not first.isVisible()
    assert worksheet(hands).pages.accessibleName().count("(ticked ") == 1


def test_that_ticks_go_with_the_answer_they_were_made_on(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.mouseClick(hands.ticks()[0], LEFT)
    hands.enter("weight_known", "stated")
    assert "(ticked " not in worksheet(hands).pages.accessibleName()


def test_that_the_key_asks_where_to_save_with_a_name_that_says_what(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    QTest.keyClick(preview, Qt.Key.Key_S, CONTROL)
    asked = preview.findChild(QFileDialog)
    assert asked is not None
    asked.setDirectory(str(tmp_path))
    name = asked.findChild(QLineEdit)
    assert name is not None
    assert name.text() == "worksheet.pdf"
    name.setText("mine")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert (tmp_path / "mine.pdf").exists()
    assert preview.says.text() == f"Saved: {tmp_path / 'mine.pdf'}"


def test_that_a_place_that_cannot_be_written_is_a_sentence_and_no_copy(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    made: list[str] = []
    preview.copy_made.connect(made.append)
    file = tmp_path / "missing" / "worksheet.pdf"
    preview.save_to(file)
    assert preview.says.text() == (
        f"The PDF cannot be written: {file} (No such file or directory). Choose another place."
    )
    assert made == []
    assert preview.isVisible()


def test_that_a_printer_gets_the_same_pages(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(preview.copy_made):
        preview.print_on(printer)
    preview.save_to(tmp_path / "saved.pdf")
    assert text_of(tmp_path / "printed.pdf") == text_of(tmp_path / "saved.pdf")
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert [tuple(map(round, page.get_size())) for page in document] == [(595, 842)]


@pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::begin")
def test_that_a_printer_that_takes_nothing_is_a_sentence(hands: Hands, tmp_path: Path) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    preview.print_on(printer)
    assert preview.says.text() == "The printer did not take it. See whether it is on, or save a PDF."


def test_that_another_size_of_paper_is_laid_out_anew(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    preview = worksheet(hands)
    assert isinstance(preview.choice, PaperChoice)
    choose(preview, preview.choice.size_of_paper, "Letter")
    assert preview.pages.printout is not None
    assert (preview.pages.printout.pages[0].width, preview.pages.printout.pages[0].height) == (612, 792)


def test_that_labels_are_made_as_they_are_chosen(hands: Hands) -> None:
    hands.window.desk.edit(scenario("pain-acute-with-push"))
    preview = labels(hands)
    assert isinstance(preview.choice, LabelChoice)
    choose(preview, preview.choice.copies, "3")
    assert preview.pages.accessibleName().count("Ketamine") == 6
    yellow = 0xFFFFED00
    assert Picture(preview).colours(preview.rect())[yellow] > 100
    choose(preview, preview.choice.colour, "plain")
    assert Picture(preview).colours(preview.rect())[yellow] == 0


def test_that_pages_are_scrolled_and_zoomed_by_the_keys(hands: Hands) -> None:
    hands.window.desk.edit(scenario("96-hours-in-four-steps"))
    preview = worksheet(hands)
    assert preview.says.text() == "2 pages"
    assert preview.area.hasFocus()
    bar = preview.area.verticalScrollBar()
    QTest.keyClick(preview.area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(preview.area, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    whole = preview.pages.width()
    QTest.keyClick(preview, Qt.Key.Key_Plus, CONTROL)
    assert preview.pages.width() > whole
    QTest.keyClick(preview, Qt.Key.Key_0, CONTROL)
    assert preview.pages.width() == whole
    assert preview.pages.width() <= preview.area.viewport().width()


def test_that_escape_closes_it_and_the_order_stands(hands: Hands) -> None:
    hands.fill(DEPRESSION)
    before = hands.figures()
    preview = worksheet(hands)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert opened(hands) is None
    assert hands.figures() == before
