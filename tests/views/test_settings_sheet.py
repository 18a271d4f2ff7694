"""The settings window, by its keys: what is chosen holds at once, is kept, and changes no figure."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from ketadesk.app import guarded
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.answering import load_planners
from ketadesk.records.settings import load_settings
from ketadesk.views.entry.entry import PickerEntry, SegmentsEntry
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.appearance import appearance
from ketadesk.views.look.theme import worn
from ketadesk.views.main_window import MainWindow
from ketadesk.views.settings.furnishing import Furnishing
from ketadesk.views.settings.kept import Kept, settings_file
from ketadesk.views.settings.settings_sheet import SettingsSheet
from orders import scenario
from views.hands import DEPRESSION, LEFT, Hands
from views.walking import put_on

WARD = "pain-icu-70-kg-ward"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ketadesk" / "settings.toml"


@pytest.fixture
def worn_again(dressed: QApplication) -> Iterator[None]:
    """The look that the settings may change, put back when the window is gone."""
    yield
    put_on(dressed, "system")


@pytest.fixture
def settled(
    worn_again: None, closed_window: MainWindow, planner: Callable[[Draft], Answer], file: Path
) -> Iterator[MainWindow]:
    """The window with settings kept in a folder of the test."""
    kept = Kept(appearance(), file)
    furnishing = Furnishing(closed_window, kept)
    closed_window.open(furnishing.preferring({"order": planner}), guarded)
    closed_window.activateWindow()
    yield closed_window
    appearance().changed.disconnect(kept._on_look_changed)
    kept.deleteLater()


@pytest.fixture
def hands(settled: MainWindow) -> Hands:
    return Hands(settled)


def open_sheet(window: MainWindow) -> SettingsSheet:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    return next(each for each in window.findChildren(SettingsSheet) if each.isVisible())


def choose(sheet: SettingsSheet, key: str, value: str) -> None:
    """Choose a segment by the arrow keys, or a row of a list by its keys."""
    entry = next(
        each for each in sheet.findChildren(SegmentsEntry) + sheet.findChildren(PickerEntry) if each.key == key
    )
    if isinstance(entry, SegmentsEntry):
        for _ in entry.segments.buttons():
            if entry.segments.value() == value:
                return
            QTest.keyClick(entry.focus_stop(), Qt.Key.Key_Right)
        assert entry.segments.value() == value
        return
    opened = entry.picker.open()
    while opened.rows.chosen() != value:
        QTest.keyClick(opened.rows, Qt.Key.Key_Down)
    QTest.keyClick(opened.rows, Qt.Key.Key_Return)


def seen(window: MainWindow) -> str:
    """Return every text that the window shows or speaks."""
    QApplication.processEvents()
    texts = []
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for each in window.findChildren(kind):
            if each.isVisible() and not isinstance(each.window(), SettingsSheet):
                texts += [each.text(), each.accessibleName(), each.accessibleDescription(), each.toolTip()]
    return "\n".join(texts)


def test_that_the_theme_changes_at_once_and_letters_from_the_next_opening_on_and_both_are_kept(
    hands: Hands, file: Path
) -> None:
    hands.lay(DEPRESSION)
    hands.ticks()[0].click()
    figures = hands.figures()
    sheet = open_sheet(hands.window)
    choose(sheet, "theme", "night")
    assert worn().name == "night"
    choose(sheet, "letters", "125")
    assert QApplication.font().pixelSize() == 14
    assert hands.figures() == figures
    assert hands.ticks()[0].isChecked()
    kept, fault = load_settings(file)
    assert (kept.theme, kept.letters, fault) == ("night", 125, "")
    Kept(appearance(), file)  # as at the next opening
    assert QApplication.font().pixelSize() == 18  # 14 × 1.25 = 17.5


def test_that_a_theme_taken_with_f10_is_kept_too(hands: Hands, file: Path) -> None:
    appearance().choose(theme="dark")
    assert load_settings(file)[0].theme == "dark"


@pytest.mark.parametrize("name", [WARD, "pain-icu-2-mcg-per-kg-per-min", "ed-0.3-mg-per-kg"])
def test_that_micrograms_are_written_one_way_everywhere(hands: Hands, name: str) -> None:
    hands.window.desk.edit(scenario(name))
    figures = hands.figures()
    assert "mcg" in seen(hands.window)
    assert not re.search(r"micrograms?/|[0-9] microgram", seen(hands.window))
    sheet = open_sheet(hands.window)
    choose(sheet, "micrograms", "micrograms")
    sheet.close()
    QApplication.sendPostedEvents(None, 52)  # what is closed is gone

    assert not re.search(r"\bmcg\b", seen(hands.window))
    assert "micrograms" in seen(hands.window)
    assert [re.sub("micrograms?", "mcg", each) for each in hands.figures()] == figures


def test_that_one_microgram_is_one(hands: Hands) -> None:
    from ketadesk.presentation.preferring import spelled_in_words as spelled  # noqa: PLC0415

    assert spelled("1 mcg") == "1 microgram"
    assert spelled("1 mcg/kg/min") == "1 microgram/kg/min"
    assert spelled("0.1 mcg, 11 mcg, 2.1 mcg") == "0.1 micrograms, 11 micrograms, 2.1 micrograms"
    assert spelled("× 1000 mcg/mg") == "× 1000 micrograms/mg"


def test_that_a_rate_ordered_in_words_is_read_as_the_same_rate(hands: Hands) -> None:
    sheet = open_sheet(hands.window)
    choose(sheet, "micrograms", "micrograms")
    sheet.close()
    draft = scenario(WARD)
    hands.window.desk.edit(draft)
    plain = hands.figures()
    words = draft.with_dose("infusion", draft.dose("infusion").with_dose_unit("micrograms/kg/min"))
    typed = words.with_dose("infusion", type(words.dose("infusion"))(dose_text="1", dose_unit="micrograms/kg/min"))
    hands.window.desk.edit(typed)
    assert hands.figures() == plain


def test_that_a_new_patient_begins_with_the_defaults_and_with_no_weight_and_no_vial(hands: Hands) -> None:
    sheet = open_sheet(hands.window)
    choose(sheet, "setting", "icu")
    choose(sheet, "pump", "syringe-0.01")
    choose(sheet, "container", "syringe-50")
    sheet.close()
    begins = Draft(setting="icu", pump="syringe-0.01", container="syringe-50")
    assert hands.window.desk.draft == begins

    hands.lay((("protocol", "pain-icu"), ("weight_text", "70")))
    QTest.keyClick(hands.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.desk.draft == begins


def test_that_defaults_do_not_touch_an_order_that_was_begun(hands: Hands) -> None:
    hands.lay((("protocol", "pain-icu"), ("weight_text", "70")))
    before = hands.window.desk.draft
    sheet = open_sheet(hands.window)
    choose(sheet, "setting", "icu")
    assert hands.window.desk.draft == before


def test_that_a_default_pump_makes_way_for_a_giving_set(hands: Hands) -> None:
    begun = Draft(pump="syringe-0.1").entered("giving_set", "set-20")
    assert (begun.pump, begun.giving_set) == ("", "set-20")
    assert begun.entered("pump", "volumetric-1").giving_set == ""


def test_that_vials_in_stock_come_first_and_the_others_stay(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    sheet = open_sheet(hands.window)
    box = next(each for each in sheet.findChildren(TickBox) if each.text().startswith("ketamine 200 mg in 20 mL"))
    QTest.mouseClick(box, LEFT)
    sheet.close()
    answer = hands.window.desk.answer
    assert answer is not None
    assert next((each.id, each.group) for each in answer.form.vials) == ("ketamine-200-20", "In stock")
    assert {each.group for each in answer.form.vials[1:]} == {"Not in stock"}
    assert hands.window.desk.draft.strength_text == "50", "no vial is filled in"


def test_that_a_file_that_cannot_be_used_is_named_in_the_sheet(
    closed_window: MainWindow, planner: Callable[[Draft], Answer], file: Path
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('theme = "pink"', "utf-8")
    kept = Kept(appearance(), file)
    Furnishing(closed_window, kept).preferring({"order": planner})
    closed_window.activateWindow()
    sheet = open_sheet(closed_window)
    said = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert any("theme is not one of its values" in each for each in said)
    appearance().changed.disconnect(kept._on_look_changed)
    kept.deleteLater()


def test_that_what_the_settings_name_and_is_not_there_is_named_and_not_used(
    worn_again: None, closed_window: MainWindow, planner: Callable[[Draft], Answer], file: Path
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(
        'setting = "icu"\npump = "alaris"\ncontainer = "bag-3"\nvials = ["ketamine-200-20", "old"]\n', "utf-8"
    )
    kept = Kept(appearance(), file)
    furnishing = Furnishing(closed_window, kept)
    closed_window.open(furnishing.preferring({"order": planner}), guarded)
    closed_window.activateWindow()
    assert closed_window.desk.draft == Draft(setting="icu")
    sheet = open_sheet(closed_window)
    said = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert (
        "The settings name what is not listed here; it is not used: pump alaris, syringe or bag bag-3, vial old."
        in said
    )
    choose(sheet, "pump", "syringe-0.1")
    said = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert not any("alaris" in each for each in said)
    appearance().changed.disconnect(kept._on_look_changed)
    kept.deleteLater()


def test_that_the_spelling_of_micrograms_reaches_every_mode_at_once(
    worn_again: None, closed_window: MainWindow, file: Path
) -> None:
    kept = Kept(appearance(), file)
    furnishing = Furnishing(closed_window, kept)
    closed_window.open(furnishing.preferring(load_planners()), guarded)
    closed_window.activateWindow()
    hands = Hands(closed_window)
    closed_window.turn_to("calculators")
    hands.choose_calculator("convert")
    hands.fill((("unit:value", "mcg/kg/min"), ("value", "2"), ("weight", "70"), ("to", "mcg/h")))
    told = hands.figures()
    assert any("mcg/h" in each for each in told)
    closed_window.turn_to("running")
    hands.fill((("rate_text", "4.2"), ("amount_text", "50"), ("volume_text", "50"), ("weight_text", "70")))
    ran = hands.figures()
    assert any("mcg/kg/min" in each for each in ran)

    kept.change(micrograms="micrograms")
    assert [each.replace("micrograms", "mcg").replace("microgram", "mcg") for each in hands.figures()] == ran
    assert not any("mcg" in each for each in hands.figures())
    closed_window.turn_to("calculators")
    assert [each.replace("micrograms", "mcg") for each in hands.figures()] == told
    kept.change(micrograms="mcg")
    assert hands.figures() == told
    appearance().changed.disconnect(kept._on_look_changed)
    kept.deleteLater()


def test_that_everything_in_the_sheet_has_a_name_and_is_reached_by_tab(hands: Hands) -> None:
    sheet = open_sheet(hands.window)
    stops = [each for each in sheet.findChildren(QAbstractButton) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert all(each.accessibleName() or each.text() for each in stops)
    visited = set()
    for _ in range(60):
        visited.add(sheet.focusWidget())
        QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Tab)
    assert {each for each in stops if each.isVisible()} <= visited


def test_that_settings_are_kept_where_the_desktop_keeps_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file() == tmp_path / "ketadesk" / "settings.toml"
