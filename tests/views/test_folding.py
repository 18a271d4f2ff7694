"""Where room is short, filled groups of the order fold to what they come to: never one that asks for a look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.intake.draft import DoseDraft
from ketadesk.views.entry.form_panel import FormPanel
from views.hands import DEPRESSION, LEFT, Hands

READY = (*DEPRESSION, ("height_text", "175"), ("age_text", "46"), ("sex", "female"))


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (1024, 640)])
def test_that_a_filled_order_is_seen_without_scrolling(hands: Hands, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.lay(READY)
    hands.field("weight_text").setFocus()
    QApplication.processEvents()
    assert hands.window.form.verticalScrollBar().maximum() <= 8, _folded(hands)
    assert hands.window.form.horizontalScrollBar().maximum() == 0


def test_that_groups_fold_last_first_and_a_high_window_folds_none(hands: Hands) -> None:
    hands.lay(READY)
    groups = [panel.id for panel in _panels(hands)]
    for height in (1600, 720, 690, 640):
        hands.window.resize(1366, height)
        QApplication.processEvents()
        folded = _folded(hands)
        assert folded == groups[len(groups) - len(folded) :]
        assert bool(folded) == (height < 1000)


def test_that_a_folded_group_says_everything_that_was_entered_in_it(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay((*READY, ("line_volume_text", "2"), ("start_text", "08:30"), ("basis", "ideal")))
    hands.field("weight_text").setFocus()
    QApplication.processEvents()
    said = ""
    for panel in _panels(hands):
        panel.fold(True)
        texts = (panel.folded.title.text(), panel.folded.detail.text())
        said += unmarked(" ".join(texts)) + "\n"
    for part in (
        "0.5 mg/kg over 40 min, clinic",
        "70 kg (154.3 lb)",
        "measured, 175 cm, 46 years, female, ideal weight",
        "50 mg per 1 mL",
        "500 mg in 10 mL, racemic ketamine",
        "50 mL syringe",
        "Make up to a final volume, sodium chloride 0.9 %",
        "Syringe pump, steps of 0.1 mL/h",
        "line holds 2 mL, starts at 08:30",
    ):
        assert part in said, part


def test_that_at_1366_by_768_every_group_of_the_depression_order_is_open_and_in_sight(hands: Hands) -> None:
    hands.lay(READY)
    hands.field("weight_text").setFocus()
    QApplication.processEvents()
    assert _folded(hands) == []
    assert hands.window.form.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("width", "beside"), [(1366, True), (1024, False)])
def test_that_the_pump_stands_where_its_name_needs_no_more_than_two_lines(
    hands: Hands, width: int, beside: bool
) -> None:
    hands.window.resize(width, 1600)
    hands.lay(READY)
    QApplication.processEvents()
    device, pump = hands.window.form.device, hands.entry("pump").control
    heading = device.title.mapTo(device, device.title.rect().center()).y()
    assert (abs(pump.mapTo(device, pump.rect().center()).y() - heading) < device.title.height()) == beside
    assert pump.height() < 3.5 * pump.fontMetrics().height()


@pytest.mark.parametrize(
    ("key", "text", "group"),
    [
        ("vial_total_text", "50", "vial"),
        ("strength_text", "5,0", "vial"),
        ("weight_text", "7", "patient"),
        ("weight_text", "", "patient"),
        ("weight_known", "", "patient"),
        ("container", "", "preparation"),
        ("setting", "", "protocol"),
    ],
)
def test_that_a_group_that_is_incomplete_refused_or_questioned_never_folds(
    hands: Hands, key: str, text: str, group: str
) -> None:
    hands.window.resize(1024, 640)
    hands.lay((*READY, (key, text)))
    assert group not in _folded(hands)
    assert _folded(hands)


def test_that_a_group_unfolds_as_soon_as_something_is_wrong_in_it(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(READY)
    assert "vial" in _folded(hands)
    hands.window.desk.enter("vial_total_text", "50")
    assert "vial" not in _folded(hands)
    assert "Strength, volume and total disagree" in hands.said()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_a_folded_group_opens_by_key_and_gives_its_first_field_the_focus(hands: Hands, key: Qt.Key) -> None:
    hands.window.resize(1024, 640)
    hands.lay(READY)
    vial = hands.window.form.vial
    assert vial.is_folded()
    vial.folded.setFocus()
    QTest.keyClick(vial.folded, key)
    assert not vial.is_folded()
    assert vial.isAncestorOf(hands.window.focusWidget())
    assert hands.window.focusWidget().isVisible()


def test_that_a_folded_group_opens_by_a_click(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(READY)
    preparation = hands.window.form.preparation
    hands.window.form.ensureWidgetVisible(preparation.folded)
    QTest.mouseClick(preparation.folded, LEFT)
    assert not preparation.is_folded()


def test_that_typing_in_a_group_never_folds_it_and_never_takes_the_focus(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(READY)
    field = hands.field("strength_text")
    field.setFocus()
    for sign in ("x", "\b", "0", "\b"):
        QTest.keyClick(field, Qt.Key.Key_Backspace) if sign == "\b" else QTest.keyClicks(field, sign)
        assert hands.window.focusWidget() is field
        assert field.isVisible()
    assert "vial" not in _folded(hands)


def test_that_tab_reaches_a_folded_group_in_reading_order(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(READY)
    hands.field("weight_text").setFocus()
    QApplication.processEvents()
    assert {"vial", "preparation"} <= set(_folded(hands))
    visited = []
    while (here := hands.window.focusWidget()) not in visited and hands.window.form.isAncestorOf(here):
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert visited.index(hands.window.form.vial.folded) < visited.index(hands.window.form.preparation.folded)
    assert all(widget.isVisible() for widget in visited[-2:])


def test_that_the_usual_figure_is_shown_and_said_to_be_the_usual_one(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("dose_text:infusion")
    assert field.placeholderText() == "0.5"
    assert field.accessibleDescription() == "While it is empty the usual 0.5 mg/kg holds."
    assert hands.entry("dose_text:infusion").hint.text() == "usual"
    hands.type("dose_text:infusion", "0.5")
    assert hands.entry("dose_text:infusion").hint.text() == ""


def test_that_the_usual_figure_does_not_hold_in_another_unit(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    assert hands.figures()
    hands.enter("dose_unit:infusion", "mg")
    # 0.5 mg/kg is not 0.5 mg: nothing is shown as usual, nothing is worked out, and it is said what is missing.
    assert hands.field("dose_text:infusion").placeholderText() == ""
    assert hands.figures() == []
    assert "Enter the dose in mg, or choose mg/kg again for the usual one." in hands.said()
    hands.window.desk.edit(hands.window.desk.draft.with_dose("infusion", DoseDraft()))
    assert hands.figures()[0] == "75 mL/h"
    hands.enter("time_unit:infusion", "h")
    assert hands.figures() == []
    assert "Enter the time in h, or choose min again for the usual one." in hands.said()


def test_that_what_is_rarely_asked_for_is_one_press_away_and_stays_in_sight_while_it_holds_something(
    hands: Hands,
) -> None:
    hands.window.resize(1366, 1600)
    hands.lay(DEPRESSION)
    form = hands.window.form
    start = next(entry for entry in form.entries() if entry.key == "start_text")
    assert not start.isVisible()
    assert form.device.more.accessibleName() == "More: or by gravity, line holds, starts at"
    QTest.mouseClick(form.device.more, LEFT)
    assert start.isVisible()
    hands.type("start_text", "08:30")
    QTest.mouseClick(form.device.more, LEFT)
    assert start.isVisible()
    start.control.clear()
    assert not start.isVisible()


def unmarked(text: str) -> str:
    """Return text with the spaces that do not break made plain."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def _panels(hands: Hands) -> tuple[FormPanel, ...]:
    form = hands.window.form
    return (form.protocol, form.patient, form.vial, form.preparation, form.device)


def _folded(hands: Hands) -> list[str]:
    return [panel.id for panel in _panels(hands) if panel.is_folded()]
