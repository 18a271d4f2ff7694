"""Labels after ISO 26825, read from their own PDF and from their pixels."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from ketadesk.presentation.label import Label, Labels, labels
from ketadesk.presentation.label_stock import Labelling, label_stock
from ketadesk.presentation.paper import Unprinted
from ketadesk.views.paper.label_pages import LEAST_NAME, POINTS, label_block, label_pages
from ketadesk.views.paper.marks import Box, Words
from orders import SCENARIOS, scenario, worked
from views.printed import READY, labels_of, pages_of, pictures_of, read, stamp, told
from views.test_writing import ill_written

pytestmark = pytest.mark.usefixtures("dressed")

YELLOW = QColor("#FFED00").rgb()
STOCK = tuple(label_stock())
TELLING = (
    "depression-70-kg-syringe", "pain-acute-with-push", "pain-acute-add-250-ml-of-100", "fixed-rate-highland",
    "96-hours-in-four-steps", "glycopyrrolate-80-kg", "pain-icu-push-equal-volume", "pain-acute-two-fillings",
    "anaesthesia-maintenance-by-microdrip",
)  # fmt: skip
"""One of each kind of label: short and long, pushed and run, yellow and not."""
LABELLED = tuple(name for name in READY if isinstance(labels(worked(name).sheet, stamp()), Labels))


def said(name: str) -> tuple[Label, ...]:
    found = labels(worked(name).sheet, stamp(scenario(name)))
    assert isinstance(found, Labels)
    return found.labels


def yellow(picture: QImage) -> int:
    return sum(picture.pixel(x, y) == YELLOW for x in range(picture.width()) for y in range(picture.height()))


def test_that_an_infusion_says_what_iso_26825_asks_for() -> None:
    # 0.5 mg/kg of 70 kg is 35 mg; made up to 50 mL it is 0.7 mg/mL.
    text = read(labels_of(scenario("depression-70-kg-syringe")))
    for each in ("Ketamine", "35 mg in 50 mL", "0.7 mg/mL in sodium chloride 0.9 %", "Prepared", "Use by", "Initials"):
        assert each in text


def test_that_a_push_and_an_infusion_each_have_their_own_label() -> None:
    push, infusion = said("pain-acute-with-push")
    # 0.35 mg/kg of 80 kg is 28 mg, in 0.56 mL of 50 mg/mL; the infusion is made of 50 mg.
    assert (push.given, push.amount, push.strength, push.diluent) == (
        "Loading push", "28 mg in 0.56 mL", "50 mg/mL", "undiluted",
    )  # fmt: skip
    assert (infusion.given, infusion.amount, infusion.strength) == ("Infusion", "50 mg in 50 mL", "1 mg/mL")
    assert (push.vessel, infusion.vessel) == ("syringe", "syringe")


def test_that_a_bag_has_a_label_of_its_own() -> None:
    (bag,) = said("pain-acute-label-bag-500-ml")
    assert (bag.vessel, bag.amount) == ("bag", "500 mg in 500 mL")


@pytest.mark.parametrize("name", LABELLED)
def test_that_a_label_says_what_the_screen_says(name: str) -> None:
    cards = [card for card in worked(name).sheet.cards if card.preparation]
    for label, card in zip(said(name), cards, strict=True):
        held = card.preparation[-1]
        assert (label.amount, label.strength) == (held.text, held.detail)
        assert label.drug.lower() == card.drug


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize("stock", STOCK)
def test_that_all_of_a_label_stands_on_every_stock_and_nothing_is_cut(name: str, stock: str) -> None:
    made = labels_of(scenario(name), stock)
    text = read(made).replace(" ", "")
    for label in said(name):
        for part in (label.drug, label.amount, label.strength, label.diluent, "Prepared", label.use_by, "Initials"):
            assert told(part).replace(" ", "") in text, part
    kind = label_stock()[stock]
    for label in said(name):
        block = label_block(label, kind, stamp(scenario(name)).code)
        whole = QRectF(0, 0, kind.width * POINTS, kind.height * POINTS)
        words = [mark for mark in block.marks if isinstance(mark, Words)]
        rooms = [mark.room.adjusted(0.2, 0.2, -0.2, -0.5) for mark in words]
        assert [mark.text for mark, room in zip(words, rooms, strict=True) if not whole.contains(room)] == []
        over = [(one.text, two.text) for one, two in combinations(words, 2) if _meet(one, two)]
        assert over == []
        assert min(mark.letters.size for mark in words) >= 5


@pytest.mark.parametrize("stock", STOCK)
def test_that_the_drug_is_in_the_upper_half_in_letters_of_two_and_a_half_millimetres(stock: str) -> None:
    kind = label_stock()[stock]
    for name in LABELLED:
        for label in said(name):
            words = [mark for mark in label_block(label, kind).marks if isinstance(mark, Words)]
            drug = next(mark for mark in words if mark.text == label.drug)
            assert drug.letters.ascent >= LEAST_NAME, (name, drug.letters)
            assert drug.line <= kind.height * POINTS / 2
            assert drug.text[0].isupper()
            assert drug.text[1:].islower()


def test_that_labels_are_yellow_and_the_variant_without_colour_is_not() -> None:
    order = scenario("depression-70-kg-syringe")
    (coloured,) = pictures_of(labels_of(order, "roll-40x15"))
    (plain,) = pictures_of(labels_of(order, "roll-40x15", plain=True))
    assert yellow(coloured) > 0.15 * coloured.width() * coloured.height()
    assert yellow(plain) == 0
    assert read(labels_of(order, "roll-40x15", plain=True)) == read(labels_of(order, "roll-40x15"))


@pytest.mark.parametrize("name", ["glycopyrrolate-80-kg", "midazolam-within-its-cap"])
def test_that_a_drug_of_another_colour_is_not_made_yellow(name: str) -> None:
    assert all(yellow(picture) == 0 for picture in pictures_of(labels_of(scenario(name)), dots=72))


def test_that_black_letters_stand_on_the_yellow() -> None:
    (label,) = said("depression-70-kg-syringe")
    block = label_block(label, label_stock()["a4-21"])
    grounds = [mark.room for mark in block.marks if isinstance(mark, Box) and mark.fill == "label"]
    drug = next(mark for mark in block.marks if isinstance(mark, Words) and mark.text == "Ketamine")
    assert any(ground.contains(drug.room) for ground in grounds)


def test_that_use_by_names_a_time_only_where_the_regimens_source_gives_one() -> None:
    # NHS Highland discards its syringe at 24 h; ELEKT-D says nothing, and the label of the drug says at once.
    assert {label.use_by for label in said("fixed-rate-highland")} == {"Use by (24 h)"}
    assert {label.use_by for label in said("depression-70-kg-syringe")} == {"Use by"}


def test_that_labels_begin_at_the_first_that_is_free_and_go_on_over_the_page() -> None:
    order = scenario("pain-acute-with-push")
    made = labels_of(order, "a4-21", copies=2, first=19)
    texts = pages_of(made)
    assert [text.count("Ketamine") for text in texts] == [3, 1]
    first = next(mark for mark in made.pages[0].marks if isinstance(mark, Words))
    # The nineteenth of three columns stands in the seventh row, first column: 15.5 + 6 × 38.1 = 244.1 mm down.
    assert 244.1 * POINTS < first.line < (244.1 + 38.1) * POINTS
    assert 7.5 * POINTS < first.x < (7.5 + 63.5) * POINTS


def test_that_every_label_of_every_sheet_lies_on_the_page() -> None:
    for kind in label_stock().values():
        page = label_pages(Labels(said("depression-70-kg-syringe")), Labelling(kind, copies=kind.places))[0]
        whole = QRectF(0, 0, page.width, page.height)
        boxes = [mark.room for mark in page.marks if isinstance(mark, Box) and mark.fill is None]
        assert len(boxes) == kind.places
        assert all(whole.contains(box) for box in boxes)
        assert not any(one.intersects(two) for one, two in combinations(boxes, 2)), kind.id


@pytest.mark.parametrize("name", TELLING)
def test_that_every_line_of_a_label_is_written_as_a_dose_must_be(name: str) -> None:
    for stock in STOCK:
        for text in pages_of(labels_of(scenario(name), stock)):
            assert [line for line in text.splitlines() if ill_written(line)] == []


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name not in LABELLED])
def test_that_without_figures_there_is_no_label_and_it_is_said_why(name: str) -> None:
    found = labels(worked(name).sheet, stamp())
    assert isinstance(found, Unprinted)
    assert found.says.endswith(".")


def _meet(one: Words, two: Words) -> bool:
    return one.room.adjusted(0.2, 0.3, -0.2, -0.6).intersects(two.room.adjusted(0.2, 0.3, -0.2, -0.6))
