"""A number as it is said: the words are worked out by hand."""

import pytest

from ketadesk.presentation.number_words import clock_words, number_words, quantity_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0", "zero"),
        ("1", "one"),
        ("7", "seven"),
        ("10", "ten"),
        ("12", "twelve"),
        ("13", "thirteen"),
        ("15", "fifteen"),
        ("20", "twenty"),
        ("30", "thirty"),
        ("40", "forty"),
        ("50", "fifty"),
        ("70", "seventy"),
        ("70.5", "seventy point five"),
        ("70.50", "seventy point five zero"),
        ("0.5", "zero point five"),
        ("0.05", "zero point zero five"),
        ("99", "ninety-nine"),
        ("100", "one hundred"),
        ("101", "one hundred one"),
        ("110", "one hundred ten"),
        ("154", "one hundred fifty-four"),
        ("1000", "one thousand"),
        ("1001", "one thousand one"),
        ("1010", "one thousand ten"),
        ("9999", "nine thousand nine hundred ninety-nine"),
        ("10000", "ten thousand"),
        ("50000.25", "fifty thousand point two five"),
        ("99999", "ninety-nine thousand nine hundred ninety-nine"),
        ("12.0625", "twelve point zero six two five"),
    ],
)
def test_that_a_number_is_said_digit_for_digit_as_it_was_typed(text: str, words: str) -> None:
    assert number_words(text) == words


def test_that_no_two_numbers_of_a_field_are_said_alike() -> None:
    said = [number_words(str(number)) for number in range(100_000)]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("1", "kg", "one kilogram"),
        ("1.0", "kg", "one point zero kilograms"),
        ("70.5", "kg", "seventy point five kilograms"),
        ("154", "lb", "one hundred fifty-four pounds"),
        ("68", "in", "sixty-eight inches"),
        ("46", "years", "forty-six years"),
        ("0.5", "mg/kg", "zero point five milligrams per kilogram"),
        ("1", "mcg/kg/min", "one microgram per kilogram per minute"),
        ("0.15", "mg/kg/h", "zero point one five milligrams per kilogram per hour"),
        ("50", "mg/mL", "fifty milligrams per millilitre"),
        ("60", "s", "sixty seconds"),
    ],
)
def test_that_a_unit_is_said_in_full(text: str, unit: str, words: str) -> None:
    assert quantity_words(text, unit) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("00:00", "zero zero hundred hours"),
        ("08:30", "zero eight thirty hours"),
        ("08:05", "zero eight zero five hours"),
        ("12:00", "twelve hundred hours"),
        ("22:05", "twenty-two zero five hours"),
        ("23:59", "twenty-three fifty-nine hours"),
    ],
)
def test_that_a_time_of_day_is_said_as_on_a_24_hour_clock(text: str, words: str) -> None:
    assert clock_words(text) == words
