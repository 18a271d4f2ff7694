"""The worksheet, read from its own PDF: what it says is what the screen says, and nothing of it is cut."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from ketadesk.presentation.beside import rows_beside
from ketadesk.presentation.export import finding_records, plan_terms, sheet_records
from ketadesk.presentation.paper import PAPERS, Unprinted
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.sealing import sealed
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.worksheet import Worksheet, worksheet
from ketadesk.views.paper.marks import Page, Words
from ketadesk.views.paper.printout import printout
from orders import SCENARIOS, scenario, worked
from views.printed import (
    PRINTED,
    READY,
    pages_of,
    pictures_of,
    printed,
    read,
    stamp,
    text_of,
    told,
    worksheet_of,
)
from views.test_writing import ill_written

pytestmark = pytest.mark.usefixtures("dressed")

DENSE = ("96-hours-in-four-steps", "pain-icu-2-mcg-per-kg-per-min", "anaesthesia-maintenance-by-microdrip")
COMMON = (
    "depression-70-kg-syringe", "depression-vial-1000-mg", "pain-acute-infusion", "pain-icu-pump-table-1-mg-per-ml",
    "anaesthesia-induction-60-s", "ed-0.3-mg-per-kg", "shock-in-icu",
)  # fmt: skip
LEAST_LETTERS, LEAST_READ, FOOT = 8, 8.5, 60


def figures_of(sheet: Sheet) -> Iterator[str]:
    """Yield every figure that a sheet holds, with what is said of it."""
    for card in sheet.cards:
        for figure in (card.headline, *card.figures, *card.preparation, *card.cap):
            yield from (figure.label, figure.text, figure.detail)
    for _, figures in rows_beside(sheet):
        for figure in figures:
            yield from (figure.label, figure.text, figure.detail)
    for table in sheet.tables:
        yield from (cell for row in table.rows for cell in row)
    for line in sheet.working:
        yield from (line.name, line.expression, line.result)


@pytest.mark.parametrize("name", READY)
def test_that_every_figure_of_the_screen_stands_on_paper(name: str) -> None:
    text, sheet = text_of(name), worked(name).sheet
    lost = [said for said in dict.fromkeys(figures_of(sheet)) if said and told(said) not in text]
    # A text that takes two lines is parted at a space; what it says is still there word by word.
    assert [said for said in lost if not _in_pieces(said, text)] == []


@pytest.mark.parametrize("name", READY)
def test_that_everything_else_that_is_said_stands_on_paper(name: str) -> None:
    text, sheet = _joined(text_of(name)), worked(name).sheet
    said = [sheet.title, sheet.order, sheet.who, sheet.vial, sheet.basis, sheet.scope, PRINTED, "Patient’s label"]
    said += [item.says for group in sheet.checklists for item in group.items]
    said += [group.title for group in sheet.checklists]
    said += [part for finding in sheet.findings for part in (finding.word, finding.says, finding.reason)]
    said += [part for source in sheet.sources for part in (source.title, source.locator)]
    said += [remark.says for remark in sheet.remarks if remark.kind == "warning"]
    assert [each for each in said if _joined(each) not in text] == []


@pytest.mark.parametrize("name", READY)
def test_that_paper_and_record_hold_the_same_figures(name: str) -> None:
    """A record holds the sheet's own texts, and beside them the exact terms, each with the text it is shown by."""
    found, sheet = worked(name).found, worked(name).sheet
    text = text_of(name)
    record = sheet_records(sheet)
    held = [figure["text"] for card in record["cards"] for figure in (card["headline"], *card["preparation"])]
    held += [cell for table in record["tables"] for row in table["rows"] for cell in row]
    assert [each for each in held if told(each) not in text] == []
    if sheet.working:
        terms = {term["label"]: term["text"] for term in plan_terms(found)}
        set_on = [term["text"] for term in plan_terms(found) if term["name"] == "pump_rate"]
        assert all(told(each) in text for each in set_on), (set_on, terms)
        assert all(_joined(each["says"]) in _joined(text) for each in finding_records(found.findings))


@pytest.mark.parametrize("name", READY)
def test_that_every_line_of_paper_is_written_as_a_dose_must_be(name: str) -> None:
    for made in (printed(name), printed(name, "Letter")):
        for page in made.pages:
            for mark in page.marks:
                if isinstance(mark, Words):
                    assert ill_written(_figures_only(mark.text)) == [], mark.text
        lines = [line for text in pages_of(made) for line in text.splitlines()]
        assert [line for line in lines if ill_written(_figures_only(line))] == []


@pytest.mark.parametrize("name", READY)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_that_nothing_lies_over_anything_and_nothing_leaves_the_page(name: str, paper: str) -> None:
    for page in printed(name, paper).pages:  # type: ignore[arg-type]
        words = [mark for mark in page.marks if isinstance(mark, Words)]
        rooms = [_ink(mark) for mark in words]
        edge = QRectF(20, 20, page.width - 40, page.height - 40)  # printers leave some 6 mm white
        assert [mark.text for mark, room in zip(words, rooms, strict=True) if not edge.contains(room)] == []
        over = [
            (one.text, other.text)
            for (one, room), (other, place) in combinations(zip(words, rooms, strict=True), 2)
            if room.intersects(place)
        ]
        assert over == []


@pytest.mark.parametrize("name", READY)
def test_that_letters_are_never_smaller_than_eight_and_a_half_points_but_at_the_foot(name: str) -> None:
    for paper in ("A4", "Letter"):
        for page in printed(name, paper).pages:
            words = [mark for mark in page.marks if isinstance(mark, Words)]
            assert min(mark.letters.size for mark in words) >= LEAST_LETTERS
            small = [mark.text for mark in words if mark.letters.size < LEAST_READ and mark.line < page.height - FOOT]
            assert set(small) <= {"Patient’s label"}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", COMMON)
def test_that_what_is_ordered_most_often_takes_one_page(name: str, paper: str) -> None:
    """Depression, an infusion for pain, an induction: each from one vial."""
    assert len(printed(name, paper).pages) == 1  # type: ignore[arg-type]


def test_that_a_push_with_an_infusion_takes_one_page_of_a4() -> None:
    assert len(printed("pain-acute-with-push").pages) == 1


def test_that_most_orders_take_one_page() -> None:
    """What does not fit in letters of 8.5 points goes to a second page: several drugs, bags with overfill, courses."""
    one = {paper: sum(len(printed(name, paper).pages) == 1 for name in READY) for paper in PAPERS}
    assert one["A4"] >= 40
    assert one["Letter"] >= 34


def test_that_no_order_takes_more_than_two_pages() -> None:
    assert max(len(printed(name, paper).pages) for name in READY for paper in PAPERS) == 2


@pytest.mark.parametrize("name", READY)
def test_that_there_is_no_colour_on_a_worksheet(name: str) -> None:
    for picture in pictures_of(printed(name), dots=40):
        assert picture.allGray()


def test_that_a_plain_order_takes_one_page_and_a_dense_one_two() -> None:
    assert len(printed("depression-70-kg-syringe").pages) == 1
    assert pages_of(printed("depression-70-kg-syringe"))[0].count("page 1 of 1") == 1
    for name in DENSE[:2]:
        texts = pages_of(printed(name))
        assert [f"page {number} of 2" in text for number, text in enumerate(texts, start=1)] == [True, True]
        assert "Working" not in texts[0]
        assert "Set the pump to" in texts[0]


@pytest.mark.parametrize("name", DENSE)
def test_that_every_page_says_for_whom_by_what_and_that_nobody_checked_it(name: str) -> None:
    sheet = worked(name).sheet
    for text in map(told, pages_of(printed(name))):
        for said in (sheet.title, sheet.who, sheet.vial, "Not double-checked", sheet.scope, PRINTED):
            assert told(said) in text, said
        assert "KetaDesk 0.1.0, protocols 0123456789ab, no site file; rounded once to the device's step" in text


def test_that_paper_is_read_in_the_order_of_the_work() -> None:
    text = read(printed("depression-70-kg-syringe"))
    said = [
        "Depression", "0.5 mg/kg over 40 min", "70 kg (154.3 lb)", "500 mg in 10 mL", "Set the pump to", "75 mL/h",
        "Draw up", "0.7 mL", "Add, to 50 mL", "49.3 mL", "35 mg in 50 mL", "The same rate in other units", "Working",
        "Preparation", "Before", "During", "After", "Sources", "Prepared by", "Checked by", "page 1 of 1",
    ]  # fmt: skip
    places = [-1]
    for each in said:
        place = text.find(each, places[-1] + 1)
        assert place > places[-1], each
        places.append(place)


@pytest.mark.parametrize("name", [name for name in SCENARIOS if worked(name).sheet.state != "ready"])
def test_that_an_order_without_its_figures_is_not_printed_and_says_why(name: str) -> None:
    said = worksheet(worked(name).sheet, stamp())
    assert isinstance(said, Unprinted)
    assert said.says.endswith(".")


def test_that_a_finding_is_printed_with_its_reason() -> None:
    ward = scenario("pain-icu-70-kg-ward")
    asked = [each for each in worked("pain-icu-70-kg-ward").sheet.findings if each.waits]
    for finding in asked:
        ward = ward.with_reason(finding.code, finding.asks, "Ordered by the anaesthetist")
    text = _joined(read(worksheet_of(ward)))
    for finding in asked:
        assert _joined(f"{finding.says} ({finding.source}) Reason: Ordered by the anaesthetist") in text


def test_that_who_signed_stands_on_paper_with_the_time_and_the_meaning() -> None:
    sheet = sealed(worked(DENSE[0]).sheet, Seal("RA", "MB", "2026-11-27 22:44"))
    said = worksheet(sheet, stamp())
    assert isinstance(said, Worksheet)
    made = printout(said, "A4")
    texts = [told(text) for text in pages_of(made)]
    assert all("Double-checked by RA and MB at 2026-11-27 22:44" in text for text in texts)
    assert all("Not double-checked" not in text for text in texts)
    first = _joined(texts[0])
    meanings = (
        "I prepared this from the order, the scale and the label.",
        "I read these from the source myself, without seeing the first entry.",
    )
    for part in ("Prepared by", "Checked by", *meanings):
        assert _joined(part) in first
    assert first.count("2026-11-2722:44") == 3


def test_that_a_long_name_of_a_regimen_and_long_reasons_move_what_is_below_and_are_not_cut() -> None:
    sheet = worked("pain-icu-2-mcg-per-kg-per-min").sheet
    long = replace(
        sheet, title="Sedation and pain relief after a very long operation in intensive care", order="1 " * 40
    )
    said = worksheet(long, stamp())
    assert isinstance(said, Worksheet)
    made = printout(said, "Letter")
    assert _joined(long.title) in _joined(read(made))
    for page in made.pages:
        assert _free(page)


def _joined(text: str) -> str:
    """Return a text without any space: where a line ends is not what it says."""
    return re.sub(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+", "", text)


def _in_pieces(said: str, text: str) -> bool:
    return all(told(word) in text for word in said.split(" "))


def _figures_only(line: str) -> str:
    """Return a line without the terms of a sum, which the working types into a calculator."""
    return re.sub(r" \+ ", " ", line)


def _is_words(mark: object) -> bool:
    return isinstance(mark, Words)


def _ink(mark: Words) -> QRectF:
    """Return what a text covers, a hair smaller, for letters may touch without being over each other."""
    return mark.room.adjusted(0.3, 0.3, -0.3, -0.6)


def _free(page: Page) -> bool:
    rooms = [_ink(mark) for mark in page.marks if isinstance(mark, Words)]
    return not any(one.intersects(other) for one, other in combinations(rooms, 2))
