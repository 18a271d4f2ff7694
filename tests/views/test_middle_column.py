"""The middle column: what stands on one screen, what gives way, what is drawn, and what a source opens."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ketadesk.views.answer.evidence_panel import EvidencePanel
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.preparation_card import PreparationCard
from ketadesk.views.answer.pump_face import PumpFace
from ketadesk.views.answer.push_card import PushCard
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.reading_popup import ReadingPopup
from ketadesk.views.answer.table_panel import TablePanel
from ketadesk.views.answer.timeline_panel import TimelinePanel
from ketadesk.views.drawings.timeline_drawing import TimelineDrawing
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.strong_words import StrongWords
from orders import scenario
from views.hands import DEPRESSION, LEFT, Hands

CARDS = (
    HeaderPanel, PumpFace, PushCard, PreparationCard, TablePanel, FiguresPanel, TimelinePanel, EvidencePanel,
)  # fmt: skip
IN_THE_UNIT = "pain-icu-2-mcg-per-kg-per-min"


def lay(hands: Hands, name: str) -> None:
    hands.window.desk.edit(scenario(name))
    settle()


def settle() -> None:
    for _ in range(3):  # a layout whose labels wrap takes turns
        QApplication.processEvents()


def seen(hands: Hands, *kinds: type[QWidget]) -> list[QWidget]:
    return [each for kind in kinds for each in hands.window.answer.findChildren(kind) if each.isVisible()]


def place(hands: Hands, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(hands.window.answer.viewport(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("height", [690, 768])
@pytest.mark.parametrize("name", ["depression-70-kg-syringe", IN_THE_UNIT])
def test_that_all_of_an_order_is_on_one_screen(hands: Hands, name: str, height: int) -> None:
    hands.window.resize(1366, height)
    lay(hands, name)

    assert hands.window.answer.verticalScrollBar().maximum() == 0
    assert hands.window.answer.horizontalScrollBar().maximum() == 0
    places = [place(hands, card) for card in seen(hands, *CARDS)]
    assert len(places) >= 6
    for one, other in combinations(places, 2):
        assert not one.intersects(other)
    within = hands.window.answer.viewport().rect()
    assert all(within.contains(each) for each in places)


@pytest.mark.parametrize("name", ["depression-70-kg-syringe", IN_THE_UNIT, "depression-bag-100-ml-added"])
def test_that_no_figure_and_no_line_is_cut(hands: Hands, name: str) -> None:
    lay(hands, name)

    for label in seen(hands, QLabel):
        assert isinstance(label, QLabel)
        if isinstance(label, FigureLabel):
            assert label.width() >= label.minimumSizeHint().width(), label.text()
        elif label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        elif label.text():
            assert label.width() >= label.sizeHint().width(), label.text()


@pytest.mark.parametrize(("name", "least"), [("depression-70-kg-syringe", 76), (IN_THE_UNIT, 68)])
def test_that_the_pumps_figure_keeps_its_size(hands: Hands, name: str, least: int) -> None:
    for size in ((1366, 768), (1366, 690), (1024, 640)):
        hands.window.resize(*size)
        lay(hands, name)
        (face,) = seen(hands, PumpFace)
        rate = next(each for each in face.findChildren(FigureLabel) if each.text().endswith(" mL/h"))
        digits = max(run.font.pixelSize() for run in rate._runs(1) if run.text[0].isdigit())
        assert digits >= (least if size[0] > 1024 else 60)
        assert rate.width() >= rate.sizeHint().width()


def test_that_f9_opens_the_whole_working_and_closes_it_again(hands: Hands) -> None:
    hands.window.resize(1366, 690)
    lay(hands, "depression-70-kg-syringe")
    assert "465 mg ÷ 50 mg/mL" not in hands.said()

    QTest.keyClick(hands.window, Qt.Key.Key_F9)
    settle()
    assert "465 mg ÷ 50 mg/mL" in hands.said()

    QTest.keyClick(hands.window, Qt.Key.Key_F9)
    settle()
    assert "465 mg ÷ 50 mg/mL" not in hands.said()


def test_that_drawings_say_what_they_show_and_hold_nothing_when_the_answer_goes(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    drawings = [each for each in seen(hands, VesselDrawing) if isinstance(each, VesselDrawing)]
    assert [each.accessibleName() for each in drawings] == [
        "1 mL syringe, 0.7 of 1 mL", "50 mL syringe, 0.7 mL of drug in 50 mL",
    ]  # fmt: skip
    (clock,) = seen(hands, TimelineDrawing)
    assert isinstance(clock, TimelineDrawing)
    assert clock.accessibleName() == "Infusion, then Blood pressure watch: start, 40 min, 2 h after"

    hands.window.blank()

    assert all(each.vessel is None and each.accessibleName() == "" for each in drawings)
    assert clock.timeline is None
    assert clock.accessibleName() == ""


@pytest.mark.parametrize("by", ["mouse", "space", "enter"])
def test_that_a_source_opens_what_it_says_and_how_well_it_is_supported(hands: Hands, by: str) -> None:
    hands.lay(DEPRESSION)
    settle()
    link = next(each for each in seen(hands, ReadingLink) if isinstance(each, ReadingLink) and "ELEKT-D" in each.text())

    if by == "mouse":
        QTest.mouseClick(link, LEFT)
    else:
        QTest.keyClick(link, Qt.Key.Key_Space if by == "space" else Qt.Key.Key_Return)

    (popup,) = link.findChildren(ReadingPopup)
    said = "\n".join(each.text() for each in popup.findChildren(QLabel))
    assert "Dose, time" in said
    assert "verified: read in the source itself" in said
    assert hands.window.desk.answer is not None
    assert hands.window.desk.answer.sheet.sources[0].says.split(" ")[0] in said
    popup.close()


def test_that_sources_that_differ_stand_side_by_side(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    settle()
    link = next(each for each in seen(hands, ReadingLink) if isinstance(each, ReadingLink) and "Course" in each.text())

    QTest.mouseClick(link, LEFT)

    (popup,) = link.findChildren(ReadingPopup)
    says = ("Six infusions in 3 weeks", "Four to six infusions", "Two a week for 3 to 5 weeks")
    found = [
        each for each in popup.findChildren(QLabel) if each.text().replace("\N{NO-BREAK SPACE}", " ").startswith(says)
    ]
    assert len({each.y() for each in found}) == 1
    assert len({each.x() for each in found}) == 3
    popup.close()


def test_that_the_pump_waits_in_words_until_the_reason_is_given(hands: Hands) -> None:
    lay(hands, "pain-icu-70-kg-ward")
    assert "Held until the reason is given" in hands.said()
    lay(hands, IN_THE_UNIT)
    assert "Held until the reason is given" not in hands.said()


@pytest.mark.parametrize("name", ["depression-70-kg-syringe", IN_THE_UNIT, "crps-ten-days"])
def test_that_the_smallest_window_never_scrolls_sideways(hands: Hands, name: str) -> None:
    hands.window.resize(1024, 640)
    lay(hands, name)

    assert hands.window.answer.horizontalScrollBar().maximum() == 0
    for label in seen(hands, FigureLabel):
        assert label.width() >= label.minimumSizeHint().width()
        assert place(hands, label).right() <= hands.window.answer.viewport().width()


def test_that_all_of_a_depression_order_fits_the_smallest_window(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    lay(hands, "depression-70-kg-syringe")

    assert hands.window.answer.verticalScrollBar().maximum() == 0
    said = hands.said()
    for text in ("75 mL/h", "35 mg in 40 min", "exactly as ordered", "0.7 mL", "49.3 mL", "35 mg in 50 mL"):
        assert text in said


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (1024, 640)])
def test_that_the_first_warning_is_read_without_opening_anything(hands: Hands, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    lay(hands, "depression-70-kg-syringe")

    assert "Not a push: 0.5 mg/kg in 60 s is 40 times the rate of 0.5 mg/kg over 40 min." in hands.said()


def test_that_the_header_says_what_the_order_stands_on_in_one_line(hands: Hands) -> None:
    hands.lay((*DEPRESSION, ("height_text", "175"), ("age_text", "46"), ("sex", "female")))
    settle()

    (line,) = [each for each in seen(hands, StrongWords) if isinstance(each, StrongWords) and "154.3" in each.text()]
    said = line.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == "70 kg (154.3 lb), measured · 500 mg in 10 mL (50 mg per 1 mL), racemic ketamine"
    assert line.height() < 2 * line.fontMetrics().height()


def test_that_an_incomplete_order_says_that_the_weight_is_not_known(hands: Hands) -> None:
    hands.lay((*DEPRESSION, ("weight_text", "70,5")))

    assert "weight not known · 500 mg in 10 mL (50 mg per 1 mL), racemic ketamine" in hands.said()


def test_that_the_push_that_met_a_limit_is_marked_until_a_reason_is_given(hands: Hands) -> None:
    def marked() -> list[str]:
        (push,) = seen(hands, PushCard)
        return [each.accessibleName() for each in push.findChildren(Mark) if each.isVisible()]

    lay(hands, "pain-icu-70-kg-ward")
    assert "needs a reason" in marked()
    lay(hands, "pain-icu-push-made-up")
    assert "needs a reason" not in marked()


def test_that_a_long_list_of_containers_is_brief_until_f9_asks_for_all(hands: Hands) -> None:
    hands.window.resize(1366, 768)
    lay(hands, "crps-four-days")
    (table,) = [each for each in seen(hands, TablePanel) if isinstance(each, TablePanel)]

    def numbers() -> list[str]:
        cells = [each for each in table.findChildren(FigureLabel) if each.isVisible()]
        return [each.text() for each in cells if each.text().isdigit()]

    assert numbers() == ["1", "2", "9"]
    assert "9 containers in all; F9 lists every one." in hands.said()

    QTest.keyClick(hands.window, Qt.Key.Key_F9)
    settle()
    assert numbers() == [str(place) for place in range(1, 10)]
    assert "9 containers in all" not in hands.said()
