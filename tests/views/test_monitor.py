"""Monitor in the window: begun, written down by keys, told by a driven clock, and gone on with after a crash."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import perf_counter

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketadesk.monitoring.event import Event, Observed, Reopened
from ketadesk.records.run_sheets import RunSheets
from ketadesk.records.store import open_store
from ketadesk.views.paper.preview import Preview
from views.bedside import Bedside
from views.hands import DEPRESSION, LEFT, Hands, go_down, open_picker, plain
from views.walking import settle, sideways


@pytest.fixture
def bedside(hands: Hands) -> Iterator[Bedside]:
    hands.lay(DEPRESSION)
    yield Bedside(hands)
    hands.window.setFocus()  # a window that waits for its backup is taken down with the focus in it


@pytest.fixture
def begun(bedside: Bedside) -> Bedside:
    bedside.begin()
    return bedside


def test_that_without_an_order_nothing_can_be_begun_and_no_records_are(hands: Hands, state_folder: Path) -> None:
    bedside = Bedside(hands)
    assert "The order is not complete: fill it in under Order (F2)." in bedside.seen()
    assert not bedside.page.begin.begin.isEnabled()
    assert not (state_folder / "records").exists()


def test_that_who_writes_signs_in_and_begins_the_order_as_it_stands(bedside: Bedside) -> None:
    assert not bedside.page.begin.begin.isEnabled()
    bedside.begin()
    assert bedside.figures() == ["75 mL/h"]
    seen = bedside.seen()
    assert "Depression, 0.5 mg/kg over 40 min" in seen
    assert "Not double-checked" in seen
    assert "Infusion not started" in seen


def test_that_minute_22_is_told_by_the_clock_alone(begun: Bedside) -> None:
    begun.act("start")
    begun.pass_(22)
    assert begun.figures() == ["75 mL/h", "27.5 mL", "22.5 mL", "18 min"]
    seen = begun.seen()
    assert "Running, minute 22 of 40" in seen
    assert "19.25 mg" in seen
    assert "22 min late" in seen
    assert begun.page.middle.drawing.chart is not None


def test_that_signs_are_kept_signed_and_a_gate_marks_them(begun: Bedside) -> None:
    begun.act("start")
    begun.observe(systolic="164", diastolic="95", pulse="88", sedation="awake")
    assert begun.page.observe.entries["systolic"].control.text() == ""  # type: ignore[attr-defined]
    run = begun.page.bedside.run
    assert run is not None
    assert run.sheet.events[-1].what == Observed(
        (("systolic", Fraction(164)), ("diastolic", Fraction(95)), ("pulse", Fraction(88)), ("sedation", "awake"))
    )
    assert run.sheet.events[-1].by == "MO"
    begun.pass_(0)
    assert begun.page.middle.drawing.chart is not None
    assert begun.page.middle.drawing.chart.lanes[0].points[0].mark == "164/95"
    assert "pressure 164/95" in begun.page.middle.drawing.accessibleName()


def test_that_what_is_misread_is_said_under_its_field_and_stays(begun: Bedside) -> None:
    begun.observe(systolic="164", pulse="8O")
    seen = begun.seen(begun.page.observe)
    assert "Enter both figures of the pressure, upper and lower." in seen
    assert "Only the number here" in seen
    assert begun.page.observe.entries["pulse"].control.text() == "8O"  # type: ignore[attr-defined]
    assert begun.page.bedside.run is not None
    assert begun.page.bedside.run.sheet.events == ()


def test_that_pause_rate_and_stop_ask_what_they_must(begun: Bedside) -> None:
    begun.act("start")
    begun.pass_(10)
    begun.act("pause")
    assert "Say why it is paused." in begun.seen()
    QTest.keyClicks(begun.page.acts.reason, "cannula looked at")
    QTest.mouseClick(begun.page.acts.write, LEFT)
    assert "Paused, minute 10 of 40" in begun.seen()
    begun.pass_(5)
    begun.act("resume")
    begun.act("rate", "dizzy", rate_text="6,0")
    assert "A comma may mean a point or thousands" in begun.seen()
    begun.page.acts.numbers["rate_text"].field.selectAll()
    QTest.keyClicks(begun.page.acts.numbers["rate_text"].field, "60")
    QTest.mouseClick(begun.page.acts.write, LEFT)
    begun.pass_(10)  # 12.5 mL and 10 mL
    assert begun.figures()[:2] == ["60 mL/h", "22.5 mL"]
    begun.act("stop")
    assert "27.5 mL of the plan has not been given: say why it is stopped." in begun.seen()
    QTest.keyClicks(begun.page.acts.reason, "vomiting")
    QTest.mouseClick(begun.page.acts.write, LEFT)
    assert "Drug has ended" in begun.seen()
    assert "Not before " in begun.seen()


def test_that_what_was_some_minutes_ago_counts_from_then(begun: Bedside) -> None:
    begun.act("start")
    begun.pass_(12)
    begun.act("pause", "alarm of the pump", ago_text="2")
    assert begun.figures()[1] == "12.5 mL"


def test_that_leaving_is_ticked_and_the_sheet_ended(begun: Bedside, state_folder: Path) -> None:
    begun.act("start")
    begun.pass_(40)
    begun.act("stop")
    begun.pass_(120)
    boxes = [box for box in begun.page.leaving.boxes.values() if box.isVisible()]
    assert len(boxes) == 9
    for box in boxes:
        box.click()
    assert "Every criterion is met. A person decides who may leave." in begun.seen()
    begun.act("end")
    assert "Ended" in begun.seen()
    assert not begun.page.observe.isVisible()
    with open_store(state_folder / "records") as store:
        assert RunSheets(store).open() == ()


def test_that_a_window_opened_after_a_crash_goes_on_with_the_same_clocks(
    begun: Bedside, state_folder: Path, qtbot: object
) -> None:
    begun.act("start")
    begun.pass_(10)
    begun.page.bedside.leave()  # as if it had been killed: nothing more is written
    begun.pass_(12)
    begun.page.bedside.person = begun.page.people.everyone()[0]
    begun.page.focus_first()
    (go_on,) = begun.page.begin.open.buttons
    assert "run sheet" in go_on.text()
    assert "[BED 4]" in go_on.text()
    QTest.mouseClick(go_on, LEFT)
    assert begun.figures()[:2] == ["75 mL/h", "27.5 mL"]
    assert begun.page.bedside.run is not None
    assert begun.page.bedside.run.sheet.events[-1].what == Reopened()


def test_that_a_new_patient_finds_nothing_of_the_last_and_the_sheet_stays_open(
    begun: Bedside, state_folder: Path
) -> None:
    begun.act("start")
    QTest.keyClicks(begun.page.observe.entries["pulse"].control, "88")
    begun.pass_(10)
    QTest.keyClick(begun.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    seen = begun.seen()
    assert "12.5" not in seen
    assert "MO writes" not in seen
    assert begun.page.observe.entries["pulse"].control.text() == ""  # type: ignore[attr-defined]
    assert begun.page.bedside.run is None
    with open_store(state_folder / "records") as store:
        (run,) = RunSheets(store).open()
        assert run.sheet.infusion is not None
        assert run.sheet.infusion.state == "running"


def test_that_a_fault_while_it_ticks_leaves_no_figure(begun: Bedside, monkeypatch: pytest.MonkeyPatch) -> None:
    begun.act("start")
    begun.pass_(10)

    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(begun.page.bedside, "answer", fails)
    with pytest.raises(ZeroDivisionError):
        begun.page.tick()
    assert begun.figures() == []
    assert "mg" not in begun.seen()


def test_that_only_the_clock_that_is_seen_ticks(begun: Bedside) -> None:
    begun.page._timer.start()
    QTest.keyClick(begun.window, Qt.Key.Key_F2)
    assert not begun.page._timer.isActive()
    QTest.keyClick(begun.window, Qt.Key.Key_F5)
    assert begun.page._timer.isActive()


def test_that_each_line_is_in_the_records_with_who_wrote_it(begun: Bedside, state_folder: Path) -> None:
    begun.act("start")
    begun.act("note", "patient listens to music")
    with open_store(state_folder / "records") as store:
        kept = store.journal.entries(kind="run sheet entry")
        assert [each.content["what"] for each in kept] == ["infusion started", "noted"]
        assert {each.signatures[0].name for each in kept} == {"MO"}
        assert "music" in json.dumps(kept[1].content)


def test_that_who_is_there_no_more_is_signed_out_and_nothing_is_signed_for_them(begun: Bedside) -> None:
    begun.act("start")
    begun.page.idle.passed.emit()
    assert "Nobody is signed in any more: what is kept now is unsigned." in begun.seen()
    begun.observe(pulse="88")
    assert begun.page.bedside.run is not None
    assert begun.page.bedside.run.sheet.events[-1].by == ""
    QTest.mouseClick(begun.page.observe.other, LEFT)
    assert "say who you are" in begun.seen()
    assert begun.page.begin.open.buttons[0].text().endswith("Depression")


def preview_of(begun: Bedside) -> Preview:
    """Return the preview that is open."""
    (preview,) = begun.window.findChildren(Preview)
    return preview


def test_that_the_run_sheet_goes_on_paper_with_every_entry_and_that_a_copy_was_made_is_kept(
    begun: Bedside, tmp_path: Path, state_folder: Path
) -> None:
    begun.act("start")
    begun.pass_(10)
    begun.observe(systolic="164", diastolic="95")
    QTest.mouseClick(begun.page.paper.run, LEFT)
    file = tmp_path / "run.pdf"
    preview_of(begun).save_to(file)
    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    read = " ".join(plain(text).split())
    assert "Run sheet 2 [BED 4]: Depression, 0.5 mg/kg over 40 min" in read
    assert "Not double-checked." in read
    assert "Infusion started at 75 mL/h" in read
    assert "Observed: pressure 164/95 mmHg (beyond its gate)" in read
    assert "12.5 mL, of 50 mL" in read
    with open_store(state_folder / "records") as store:
        (copy,) = store.journal.entries(kind="copy printed")
        assert (copy.content["copy"], copy.content["to"], copy.content["run_sheet"]) == ("run sheet", "a file", 2)


def test_that_the_sheet_to_take_home_is_one_page_in_large_letters(begun: Bedside, tmp_path: Path) -> None:
    QTest.mouseClick(begun.page.paper.sheet, LEFT)
    file = tmp_path / "home.pdf"
    preview_of(begun).save_to(file)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        text = " ".join(document[0].get_textpage().get_text_range().split())
    assert "After your ketamine treatment" in text
    assert "Do not drive, ride a bicycle or use machines." in text
    assert "BED 4" not in text


def test_that_a_value_that_was_typed_wrong_is_struck_and_told_no_more(begun: Bedside) -> None:
    begun.observe(pulse="188")
    begun.observe(pulse="88")
    begun.observe(pulse="80")
    begun.act("strike")
    acts = begun.page.acts
    opened = open_picker(acts.entry.picker)
    assert opened.rows.count() == 3
    go_down(opened, "3")
    begun.window.activateWindow()  # off screen nobody gives the keys back when a list has closed
    QTest.mouseClick(acts.write, LEFT)
    assert "Say what is wrong" in begun.seen(acts)
    QTest.keyClicks(acts.reason, "88 was meant")
    QTest.mouseClick(acts.write, LEFT)
    run = begun.page.bedside.run
    assert run is not None
    assert run.sheet.struck == {3}
    assert run.sheet.readings["pulse"][1] == 88


def test_that_ten_thousand_readings_are_drawn_as_they_were_and_told_anew_within_a_frame(begun: Bedside) -> None:
    begun.act("start")
    run = begun.page.bedside.run
    assert run is not None
    sheet, ticking = run.sheet, begun.clock
    for number in range(10_000):
        ticking.pass_(0.003)
        pulse = Fraction(130 if number == 4_321 else 70)
        seen = Observed((("systolic", Fraction(120)), ("diastolic", Fraction(80)), ("pulse", pulse)))
        sheet = sheet.then(Event(len(sheet.events) + 1, ticking.ticking.now(), seen, "MO"))
    begun.page.bedside.run = replace(run, sheet=sheet)
    begun.pass_(0)
    chart = begun.page.middle.drawing.chart
    assert chart is not None
    pulses = next(lane for lane in chart.lanes if lane.id == "pulse")
    assert len(pulses.points) <= 1000
    assert [point.mark for point in pulses.points if point.mark] == ["130"]
    assert pulses.points[-1].at_us == sheet.at_us[-1]
    took = []
    for _ in range(9):
        since = perf_counter()
        begun.page.tick()
        begun.page.middle.drawing.grab()
        took.append(perf_counter() - since)
    assert min(took) < 1 / 30  # a frame of 60 each second on a machine that does nothing else; here it does


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)], ids=["1366x768", "1024x640"])
def test_that_no_button_and_no_figure_is_cut_at_the_side_while_it_runs_and_after(
    begun: Bedside, size: tuple[int, int]
) -> None:
    begun.window.resize(*size)
    begun.act("start")
    begun.pass_(20)
    settle()
    assert not sideways(begun.page)
    begun.pass_(20)
    begun.act("stop")
    begun.pass_(30)
    settle()
    assert not sideways(begun.page)
