"""The manual in the window, by its keys: every page is read, searched and closed, and the order stands."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.presentation.manual import manual
from ketadesk.views.help.help_button import HelpButton
from ketadesk.views.help.help_sheet import HelpSheet
from ketadesk.views.look.theme import worn
from views.hands import DEPRESSION, LEFT, Hands


def open_help(hands: Hands) -> HelpSheet:
    QTest.keyClick(hands.window, Qt.Key.Key_F1)
    QApplication.processEvents()  # the sheet becomes the active window
    return next(each for each in hands.window.findChildren(HelpSheet) if each.isVisible())


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_that_f1_and_the_button_open_it_and_the_order_stands(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    figures = hands.figures()
    sheet = open_help(hands)
    assert sheet.page.toPlainText().startswith("In the window")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert hands.figures() == figures
    button = hands.window.findChild(HelpButton)
    assert button.accessibleName() == "Help"
    QTest.mouseClick(button, LEFT)
    assert [each.isVisible() for each in hands.window.findChildren(HelpSheet)][-1]


def test_that_the_arrows_go_from_page_to_page_and_tab_into_the_text(hands: Hands) -> None:
    sheet = open_help(hands)
    for page in manual():
        assert sheet.list.chosen() == page.id
        assert sheet.page.toPlainText().startswith(page.title)
        assert sheet.page.accessibleName() == page.title
        QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    order = []
    for _ in range(4):
        order.append(sheet.focusWidget())
        QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Tab)
    assert order[:3] == [sheet.list, sheet.page, sheet.sought]
    assert all(each.accessibleName() for each in order[:3] if each is not None)


def test_that_every_word_of_every_page_is_shown(hands: Hands) -> None:
    sheet = open_help(hands)
    for place, page in enumerate(manual()):
        sheet.list.stand_on(place)
        shown = " ".join(plain(sheet.page.toPlainText()).split())
        for line in page.text.splitlines():
            marked = re.sub(r"^[#\-|0-9. ]+|\*|`|\[ \]|\|$", "", line)
            for words in (each.strip(" -") for each in marked.split(" | ")):
                assert words in shown, (page.id, words)


def test_that_headings_lists_and_tables_keep_what_they_are(hands: Hands) -> None:
    sheet = open_help(hands)
    sheet.list.stand_on([each.id for each in manual()].index("formulas"))
    document = sheet.page.document()
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    headings = [each.text() for each in blocks if each.blockFormat().headingLevel() == 2]
    assert headings == [line[3:] for line in manual()[2].text.splitlines() if line.startswith("## ")]
    items = [plain(each.text()) for each in blocks if each.textList() is not None]
    assert (
        "ideal = 50 kg for men, 45.5 kg for women, + 2.3 kg × (height in inches − 60). Not defined below 60 in."
        in items
    )
    assert len(items) == sum(line.lstrip().startswith("- ") for line in manual()[2].text.splitlines())
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    assert [table.rows() for table in tables] == [7, 6, 5]
    assert tables[0].cellAt(1, 0).format().toTableCellFormat().topBorderBrush().color() == worn().colour("hair")


def test_that_a_search_goes_on_from_the_top_and_says_when_there_is_nothing(hands: Hands) -> None:
    sheet = open_help(hands)
    sheet.list.stand_on([each.id for each in manual()].index("limits"))
    QTest.keyClick(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert sheet.focusWidget() is sheet.sought
    QTest.keyClicks(sheet.sought, "7 mg/kg/h")
    places = []
    for _ in range(3):
        QTest.keyClick(sheet.sought, Qt.Key.Key_Return)
        places.append(sheet.page.textCursor().position())
        assert plain(sheet.page.textCursor().selectedText()) == "7 mg/kg/h"
    assert places[1] > places[0]
    while not sheet.says.text():
        QTest.keyClick(sheet.sought, Qt.Key.Key_Return)
    assert sheet.says.text() == "From the top again."
    assert sheet.page.textCursor().position() == places[0]
    QTest.keyClicks(sheet.sought, "x")
    assert sheet.says.text() == ""
    QTest.keyClick(sheet.sought, Qt.Key.Key_Return)
    assert sheet.says.text() == "These words are not on this page."
    assert sheet.isVisible()


def test_that_it_fits_the_smallest_screen(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    sheet = open_help(hands)
    assert (sheet.width() <= 1024, sheet.height() <= 640) == (True, True)
    for page in manual():
        sheet.list.stand_on([each.id for each in manual()].index(page.id))
        QApplication.processEvents()
        assert sheet.page.document().size().width() <= sheet.page.viewport().width(), page.id
