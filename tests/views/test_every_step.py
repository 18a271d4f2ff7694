"""Every step of a preparation is seen, whole and large enough, whatever stands beside it."""

import pytest
from PySide6.QtWidgets import QLabel

from ketadesk.presentation.sheet import Card
from ketadesk.views.answer.preparation_card import PreparationCard
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow
from orders import SCENARIOS, scenario
from views.drawn import pieces
from views.faults import cut
from views.hands import Hands
from views.walking import settle

SIZES = ((1366, 768), (1024, 640))
LEAST = 12  # px: look.md, "nothing smaller than 12"


def lay(window: MainWindow, name: str, size: tuple[int, int]) -> tuple[Card, ...]:
    """Lay an order in a window of a size, and return the cards of its answer."""
    window.resize(*size)
    window.desk.edit(scenario(name))
    settle()
    assert window.desk.answer is not None
    return window.desk.answer.sheet.cards


def mixing(window: MainWindow) -> list[str]:
    """Return every text in the cards that say how an infusion is made ready."""
    cards = [each for each in window.findChildren(PreparationCard) if each.isVisible()]
    labels = [label for card in cards for label in card.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels]


@pytest.mark.parametrize("size", SIZES)
def test_that_what_is_withdrawn_first_is_said_beside_a_titration_table(hands: Hands, size: tuple[int, int]) -> None:
    # 500 mg of 50 mg/mL is 10 mL: so much comes out of the bag before it goes in, or the bag holds 510 mL.
    lay(hands.window, "pain-acute-label-bag-500-ml", size)

    said = mixing(hands.window)
    assert said.index("Withdraw first") < said.index("Draw up")  # in the order of doing
    assert said.count("10 mL") == 2
    assert "from the bag" in said


@pytest.mark.parametrize("size", SIZES)
def test_that_no_step_of_any_mixture_is_left_out(window: MainWindow, size: tuple[int, int]) -> None:
    seen = 0
    for name in SCENARIOS:
        for card in lay(window, name, size):
            if card.kind in {"pump", "gravity"}:
                said = mixing(window)
                for step in card.preparation[:-1]:
                    if step.part != "dose":
                        seen += 1
                        assert {step.label, step.text} <= set(said), (name, step.label)
                assert card.preparation[-1].text in said, name
    assert seen > 100


@pytest.mark.parametrize("size", SIZES)
def test_that_no_figure_of_any_order_is_drawn_too_small_to_tell_mcg_from_mg(
    window: MainWindow, size: tuple[int, int]
) -> None:
    for name in SCENARIOS:
        lay(window, name, size)
        assert window.answer.horizontalScrollBar().maximum() == 0, name
        for label in window.answer.findChildren(FigureLabel):
            if label.isVisible() and label.text():
                least = min(piece.height for piece in pieces(label))
                assert least >= LEAST, f"{name}: {label.text()} in {least} px"


def test_that_a_syringe_filled_twice_says_its_second_mark_whole(window: MainWindow) -> None:
    # 1.05 mL is a 1 mL syringe once to its top and once to 0.05: the mark stands at the very left.
    lay(window, "escalating-visit-4-at-70-kg", (1024, 640))

    drawings = [each for each in window.findChildren(VesselDrawing) if each.isVisible()]
    assert any(piece.text == "then 0.05" for each in drawings for piece in pieces(each))
    assert not [fault for fault in cut(window) if "then 0.05" in fault]


@pytest.mark.parametrize(
    "name",
    [
        "pain-acute-add-250-ml-of-100", "pain-acute-added-too-much", "depression-gravity-15", "shock-in-icu",
        "pain-icu-low-end-rounds-down", "depression-70-kg-syringe",
    ],
)  # fmt: skip
def test_that_no_number_of_the_working_is_cut_where_the_window_is_small(window: MainWindow, name: str) -> None:
    # 7 mg/h ÷ 1.96078431373 mg/mL had lost its last digits and its unit: then it is another number.
    lay(window, name, (1024, 640))

    assert list(cut(window)) == []
    assert window.answer.horizontalScrollBar().maximum() == 0
