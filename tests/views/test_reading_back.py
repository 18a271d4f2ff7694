"""A number is read back in words where it was corrected, pasted or unusual, and a weight always."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketadesk.views.drawings.strength_bars import StrengthBars
from views.hands import DEPRESSION, Hands


def test_that_a_weight_is_read_back_as_soon_as_it_is_typed(hands: Hands) -> None:
    hands.enter("protocol", "depression-iv")
    hands.type("weight_text", "70.5")
    assert "155.4 lb · seventy point five kilograms" in hands.said()
    hands.type("weight_text", "x")
    assert "kilograms" not in hands.said()


def test_that_a_height_typed_key_by_key_is_not_read_back_and_a_corrected_one_is(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.type("height_text", "175")
    assert "centimetres" not in hands.said()

    QTest.keyClick(hands.field("height_text"), Qt.Key.Key_Backspace)
    hands.type("height_text", "6")

    # 176 / 2.54 = 69.29...
    assert "69.3 in · one hundred seventy-six centimetres" in hands.said()
    assert hands.field("height_text").accessibleDescription() == "69.3 in · one hundred seventy-six centimetres"


def test_that_a_pasted_number_is_read_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.paste("age_text", "46")
    assert "forty-six years" in hands.said()


def test_that_another_dose_than_the_usual_is_read_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.type("dose_text:infusion", "0.5")
    assert "milligrams per kilogram" not in hands.said()
    hands.type("dose_text:infusion", "5")
    assert "zero point five five milligrams per kilogram" in hands.said()


def test_that_nothing_is_read_back_after_a_new_patient(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.paste("age_text", "46")
    QTest.keyClick(hands.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "kilograms" not in hands.said()
    assert "forty-six years" not in hands.said()
    hands.lay((*DEPRESSION, ("age_text", "40")))
    assert "forty" not in hands.said()


def test_that_the_vial_is_echoed_with_its_bar_filled(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    (bars,) = hands.window.form.findChildren(StrengthBars)
    assert "500 mg in 10 mL (50 mg per 1 mL)" in hands.said()
    assert [bar.chosen for bar in bars.bars()] == [False, True, False]

    hands.type("vial_volume_text", "x")

    assert hands.window.form.vial.echo.text() == ""
    assert not bars.isVisible()
    assert bars.bars() == ()


def test_that_100_mg_per_ml_looks_different_from_10(hands: Hands) -> None:
    images = []
    for strength, total in (("10", "100"), ("100", "1000")):
        hands.lay((*DEPRESSION, ("strength_text", strength), ("vial_total_text", total)))
        (bars,) = hands.window.form.findChildren(StrengthBars)
        images.append(bars.grab().toImage())
    weak, strong = images
    assert _dark(strong) > 5 * _dark(weak)


def _dark(image: object) -> int:
    """Return how many points of a picture are as dark as ink."""
    return sum(
        image.pixelColor(x, y).lightness() < 90  # type: ignore[attr-defined]
        for x in range(image.width())  # type: ignore[attr-defined]
        for y in range(image.height())  # type: ignore[attr-defined]
    )
