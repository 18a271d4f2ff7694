"""Every figure opens how it came, beside it, by mouse and keys; and nothing that was opened outlives its answer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ketadesk.views.answer.figure_ring import FigureRing
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.reading_popup import ReadingPopup
from ketadesk.views.answer.worked_figure import WorkedFigure
from views.hands import DEPRESSION, LEFT, Hands
from views.test_middle_column import lay, settle

PAIN = "pain-icu-70-kg-ward"


def figures(hands: Hands) -> list[WorkedFigure]:
    return [each for each in hands.window.page.findChildren(WorkedFigure) if each.isVisible()]


def figure(hands: Hands, text: str) -> WorkedFigure:
    return next(each for each in figures(hands) if each.text().replace("\N{NO-BREAK SPACE}", " ") == text)


def opened() -> list[ReadingPopup]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ReadingPopup) and each.isVisible()]


def said(popup: ReadingPopup) -> str:
    texts = [each.text() for each in popup.findChildren(QLabel)] + [
        each.text() for each in popup.findChildren(ReadingLink)
    ]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def open_one(hands: Hands, text: str) -> ReadingPopup:
    QTest.mouseClick(figure(hands, text), LEFT)
    (popup,) = opened()
    return popup


def lay_depression(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    settle()


@pytest.mark.parametrize("by", ["mouse", "enter", "space"])
def test_that_a_figure_opens_the_steps_that_made_it(hands: Hands, by: str) -> None:
    lay_depression(hands)
    drawn = figure(hands, "0.7 mL")
    drawn.setFocus()

    if by == "mouse":
        QTest.mouseClick(drawn, LEFT)
    else:
        QTest.keyClick(drawn, Qt.Key.Key_Return if by == "enter" else Qt.Key.Key_Space)

    (popup,) = opened()
    lines = said(popup)
    # 0.5 mg/kg for 70 kg is 35 mg; of 50 mg in each mL that is 0.7 mL.
    for part in ("Draw up", "0.5 mg/kg × 70 kg", "= 35 mg", "35 mg ÷ 50 mg/mL", "= 0.7 mL"):
        assert part in lines
    for given in ("Weight", "70 kg", "entered", "Strength", "50 mg/mL", "vial label", "ELEKT-D 2023"):
        assert given in lines
    for other in ("49.3 mL", "75 mL/h", "465 mg"):
        assert other not in lines, "only what this figure came by"
    popup.close()


def test_that_escape_closes_it_and_the_focus_goes_back(hands: Hands) -> None:
    lay_depression(hands)
    rate = figure(hands, "75 mL/h")
    rate.setFocus()
    QTest.keyClick(rate, Qt.Key.Key_Return)
    (popup,) = opened()

    QTest.keyClick(popup, Qt.Key.Key_Escape)

    assert opened() == []
    assert hands.window.focusWidget() is rate


def test_that_a_source_in_it_opens_what_it_says_over_it(hands: Hands) -> None:
    lay_depression(hands)
    popup = open_one(hands, "0.7 mL")
    link = next(each for each in popup.findChildren(ReadingLink) if each.text() == "ELEKT-D 2023")

    QTest.keyClick(link, Qt.Key.Key_Return)

    source = next(each for each in opened() if each is not popup)
    assert "verified: read in the source itself" in said(source)
    QTest.keyClick(source, Qt.Key.Key_Escape)
    assert opened() == [popup]
    popup.close()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (1024, 640)])
def test_that_it_stands_beside_its_figure_and_within_the_window(hands: Hands, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    for order in ("depression-70-kg-syringe", PAIN):
        lay(hands, order)
        within = QRect(hands.window.mapToGlobal(QPoint()), hands.window.size())
        for each in figures(hands):
            if each.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            hands.window.answer.ensureWidgetVisible(each)
            each.open()
            (popup,) = opened()
            here = QRect(each.mapToGlobal(QPoint()), each.size())
            assert not popup.geometry().intersects(here), each.text()
            assert within.contains(popup.geometry()), each.text()
            popup.close()


def test_that_every_figure_of_an_order_opens(hands: Hands) -> None:
    for order in ("depression-70-kg-syringe", PAIN, "96-hours-in-four-steps"):
        lay(hands, order)
        dumb = {each.text() for each in figures(hands) if each.focusPolicy() == Qt.FocusPolicy.NoFocus}
        # What is counted or read off a clock, and no arithmetic.
        assert not {text for text in dumb if any(unit in text for unit in ("m", "gtt"))} - _times(dumb), order


def _times(texts: set[str]) -> set[str]:
    return {text for text in texts if text.endswith((" min", " h", "infusion")) or text == "empty"}


def test_that_a_row_of_the_titration_opens_its_own_steps(hands: Hands) -> None:
    lay(hands, PAIN)
    popup = open_one(hands, "5.3")
    # 1.25 mcg/kg/min for 70 kg is 5.25 mg/h, which the pump takes as 5.3 mL/h of 1 mg/mL.
    assert "1.25 mcg/kg/min × 70 kg" in said(popup)
    assert "5.25 mL/h, to the nearest 0.1 mL/h" in said(popup)
    popup.close()


def test_that_tab_stops_at_the_figures_once_and_arrows_move_among_them(hands: Hands) -> None:
    lay_depression(hands)
    rate = figure(hands, "75 mL/h")
    rate.setFocus()

    QTest.keyClick(rate, Qt.Key.Key_Right)
    assert hands.window.focusWidget() is figure(hands, "50 mL")
    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Left)
    assert hands.window.focusWidget() is rate
    QTest.keyClick(rate, Qt.Key.Key_Down)
    assert hands.window.focusWidget() is figure(hands, "0.7 mL")

    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Tab)
    assert not isinstance(hands.window.focusWidget(), WorkedFigure)


def test_that_the_figure_that_would_open_has_a_ring_and_no_other(hands: Hands) -> None:
    lay_depression(hands)
    (ring,) = hands.window.answer.findChildren(FigureRing)
    assert not ring.isVisible()

    drawn = figure(hands, "0.7 mL")
    drawn.setFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(QRect(drawn.mapTo(ring.parentWidget(), QPoint()), drawn.sizeHint()))

    hands.window.form.entries()[0].focus_stop().setFocus()
    assert not ring.isVisible()


def test_that_every_figure_is_a_target_of_24_pixels(hands: Hands) -> None:
    for order in ("depression-70-kg-syringe", PAIN, "96-hours-in-four-steps"):
        lay(hands, order)
        for each in figures(hands):
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert each.height() >= 24, each.text()


def _edit(hands: Hands) -> None:
    hands.window.desk.enter("weight_text", "71")


def _new_patient(hands: Hands) -> None:
    hands.window.desks.new_patient()


def _other_mode(hands: Hands) -> None:
    hands.window.turn_to("running")


def _fault(hands: Hands) -> None:
    hands.window.show_fault("Something went wrong.")


@pytest.mark.parametrize("happens", [_edit, _new_patient, _other_mode, _fault])
@pytest.mark.parametrize("nested", [False, True])
def test_that_nothing_opened_survives(hands: Hands, happens: Callable[[Hands], None], nested: bool) -> None:
    lay_depression(hands)
    popup = open_one(hands, "0.7 mL")
    if nested:
        QTest.keyClick(next(iter(popup.findChildren(ReadingLink))), Qt.Key.Key_Return)
        assert len(opened()) == 2

    happens(hands)

    assert opened() == []
    # It is deleted at a later turn: till then it holds nothing.
    assert not [each.text() for each in popup.findChildren(QLabel) if each.text()]


def test_that_a_remark_that_was_opened_vanishes_with_an_edit_too(hands: Hands) -> None:
    lay_depression(hands)
    link = next(each for each in hands.window.answer.findChildren(ReadingLink) if each.text().startswith("Warnings"))
    QTest.mouseClick(link, LEFT)
    assert len(opened()) == 1
    _edit(hands)
    assert opened() == []


def test_that_what_runs_says_how_its_dose_came(hands: Hands) -> None:
    hands.window.turn_to("running")
    hands.fill((("rate_text", "4.2"), ("amount_text", "50"), ("volume_text", "50"), ("weight_text", "70"),
                ("weight_known", "measured")))  # fmt: skip
    settle()
    popup = open_one(hands, "0.06 mg/kg/h")
    # 50 mg in 50 mL at 4.2 mL/h is 4.2 mg/h, and for 70 kg 0.06 mg/kg/h.
    assert "4.2 mg/h ÷ 70 kg" in said(popup)
    popup.close()
