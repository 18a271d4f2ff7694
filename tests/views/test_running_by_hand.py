"""Ten pumps, worked by hand with a pocket calculator, against every figure that the window shows of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from views.hands import Hands

# mL/h, mg in mL, weight; then mL/h × mg ÷ mL = mg/h, ÷ kg = mg/kg/h, × 1000 ÷ 60 = mcg/kg/min; mL ÷ mL/h.
# From 10 on one decimal, below three figures; a minute that is not whole is not counted, so that nothing lasts less.
BY_HAND = [
    # 4.2 × 1 = 4.2; ÷ 70 = 0.06; 1; 50 ÷ 4.2 = 11.905 h
    ("4.2", "50", "50", "70 kg", "1", "0.06", "4.2", "11 h 54 min"),
    # 26.3 × 2 = 52.6; ÷ 70 = 0.75143; 12.5238; 50 ÷ 26.3 = 1.9011 h
    ("26.3", "100", "50", "70 kg", "12.5", "0.751", "52.6", "1 h 54 min"),
    # 2.5 × 4 = 10; ÷ 50 = 0.2; 3.3333; 50 ÷ 2.5 = 20 h
    ("2.5", "200", "50", "50 kg", "3.33", "0.2", "10", "20 h"),
    # 7 × 1 = 7; ÷ 100 = 0.07; 1.16667; 250 ÷ 7 = 35.714 h
    ("7", "250", "250", "100 kg", "1.17", "0.07", "7", "35 h 42 min"),
    # 0.6 × 10 = 6; ÷ 60 = 0.1; 1.66667; 50 ÷ 0.6 = 83.333 h
    ("0.6", "500", "50", "60 kg", "1.67", "0.1", "6", "83 h 20 min"),
    # 15 × 1 = 15; ÷ 75 = 0.2; 3.3333; 500 ÷ 15 = 33.333 h
    ("15", "500", "500", "75 kg", "3.33", "0.2", "15", "33 h 20 min"),
    # 3.3 × 5 = 16.5; ÷ 55 = 0.3; 5; 60 ÷ 3.3 = 18.182 h
    ("3.3", "300", "60", "55 kg", "5", "0.3", "16.5", "18 h 10 min"),
    # 5 × 1 = 5; 110 lb × 0.45359237 = 49.895 kg; 0.10021; 1.67018; 50 ÷ 5 = 10 h
    ("5", "50", "50", "110 lb", "1.67", "0.1", "5", "10 h"),
    # 10 × 10 = 100; ÷ 80 = 1.25; 20.8333; 50 ÷ 10 = 5 h
    ("10", "500", "50", "80 kg", "20.8", "1.25", "100", "5 h"),
    # 12.5 × 4 = 50; ÷ 40 = 1.25; 20.8333; 100 ÷ 12.5 = 8 h
    ("12.5", "400", "100", "40 kg", "20.8", "1.25", "50", "8 h"),
]


@pytest.mark.parametrize("pump", BY_HAND, ids=lambda pump: " ".join(pump[:4]))
def test_that_every_figure_is_the_one_worked_by_hand(hands: Hands, pump: tuple[str, ...]) -> None:
    rate, amount, held, weight, in_mcg, in_mg_per_kg, in_mg, lasts = pump
    number, unit = weight.split()
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    hands.enter("weight_unit", unit)
    hands.fill((("rate_text", rate), ("amount_text", amount), ("volume_text", held), ("weight_text", number)))
    shown = [figure.replace("\N{NO-BREAK SPACE}", " ") for figure in hands.figures()]
    assert shown == [f"{in_mcg} mcg/kg/min", f"{in_mg_per_kg} mg/kg/h", f"{in_mg} mg/h", lasts, f"{amount} mg"]


def test_that_a_weight_in_pounds_is_told_in_both_units(hands: Hands) -> None:
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    hands.enter("weight_unit", "lb")
    hands.fill((("rate_text", "5"), ("amount_text", "50"), ("volume_text", "50"), ("weight_text", "110")))
    assert "49.9 kg (110 lb)" in hands.said()  # 110 lb × 0.45359237 = 49.895 kg
    assert "49.9 kg (110 lb)" in hands.window.page.copied_text().replace("\N{NO-BREAK SPACE}", " ")
    QTest.keyClick(hands.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert hands.field("weight_text").text() == ""
    assert "49.9" not in hands.said()
