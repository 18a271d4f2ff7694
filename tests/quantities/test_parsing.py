"""Typed text is read exactly, or refused unchanged with a reason; nothing is repaired and nothing raises."""

import re
import tomllib
import unicodedata
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given

from ketadesk.quantities.parsing import NumberForm, Refused, parse_number, parse_quantity, split_quantity
from ketadesk.quantities.registry import unit
from strategies import typed_texts

TYPED = tomllib.loads((Path(__file__).parent / "typed_numbers.toml").read_text(encoding="utf-8"))
LEAST_TYPED = 150

# What the designs name, one by one; the table may not lose any of them.
NAMED = [
    *("2,5", ".5", "5.", "1,000", "1e3", "1_000", "nan", "+5", "\u0667\u0660", "\uff17\uff10", "70kg", "7\n0"),
    *("700.5", "0,123", "70,5", "999", "7..5", "-5", "1.000", "inf", "0x10", " 70 kg", "\u202e07", "\u0661", "1" * 64),
    *("70.567", "1234567", "7\n0\u202e5", " 70 kg\t", "70,500"),
]

# The grammar once more, written apart from the code: no leading zero, six digits after the point at most, five before
# it, and never exactly three after it unless the number is below one.
STRICT = re.compile(r"(?:0|[1-9][0-9]{0,4})(?:\.[0-9]{1,6})?\Z", re.ASCII)
THOUSANDFOLD = re.compile(r"[1-9][0-9]*\.[0-9]{3}\Z", re.ASCII)
LONGEST_REASON = 240


def is_read(text: str) -> bool:
    return bool(STRICT.match(text)) and not THOUSANDFOLD.match(text)


def by_hand(text: str) -> Fraction:
    """Return what digits and a point mean, by counting places."""
    total, place, past = Fraction(0), Fraction(1), False
    for sign in text:
        if sign == ".":
            past = True
            continue
        total = total * 10 + "0123456789".index(sign)
        place = place * 10 if past else place
    return total / place


def assert_said_well(refused: Refused, text: str) -> None:
    """A refusal keeps the text and says one printable line of sentences that can be read aloud."""
    assert refused.text == text
    assert re.fullmatch(r"[A-Z0-9][^\n]*\.", refused.reason), refused.reason
    assert refused.reason.isprintable(), ascii(refused.reason)
    assert "  " not in refused.reason
    assert len(refused.reason) <= LONGEST_REASON, refused.reason


def form_of(row: dict[str, Any]) -> NumberForm:
    return NumberForm(row["digits"], row["decimals"]) if "digits" in row else NumberForm()


@pytest.mark.parametrize("row", TYPED["numbers"], ids=lambda row: ascii(row["text"])[:30])
def test_that_a_typed_number_is_read_or_refused_as_the_table_says(row: dict[str, Any]) -> None:
    found = parse_number(row["text"], form_of(row))
    if "reads" in row:
        assert found == Fraction(row["reads"])
        assert type(found) is Fraction
    else:
        assert isinstance(found, Refused), found
        assert row["refused"] in found.reason
        assert_said_well(found, row["text"])


@pytest.mark.parametrize("row", TYPED["quantities"], ids=lambda row: ascii(row["text"])[:30])
def test_that_a_typed_figure_is_read_or_refused_as_the_table_says(row: dict[str, Any]) -> None:
    found = parse_quantity(row["text"])
    if "reads" in row:
        assert not isinstance(found, Refused), found
        assert found.magnitude == Fraction(row["reads"])
        assert found.units == unit({"%": "percent", "kg/m2": "kg/m**2"}.get(row["unit"], row["unit"]))
    else:
        assert isinstance(found, Refused), found
        assert row["refused"] in found.reason
        assert_said_well(found, row["text"])


def test_that_the_table_is_long_and_holds_every_text_the_designs_name() -> None:
    typed = Counter((row["text"], row.get("digits")) for row in TYPED["numbers"])
    texts = {text for text, _ in typed}
    assert [each for each, count in typed.items() if count > 1] == [], "a text stands twice"
    assert len(texts) >= LEAST_TYPED
    assert [text for text in NAMED if text not in texts] == []
    assert all(("reads" in row) != ("refused" in row) for rows in TYPED.values() for row in rows)


def test_that_the_table_agrees_with_the_grammar_written_here() -> None:
    rows = [row for row in TYPED["numbers"] if "digits" not in row]
    assert [row["text"] for row in rows if is_read(row["text"]) != ("reads" in row)] == []
    assert [row["text"] for row in rows if "reads" in row and by_hand(row["text"]) != Fraction(row["reads"])] == []


@given(typed_texts())
@example("1.000")
@example("0.123")
@example("\ud800")
@example("5" * 6000)
@example("5" * 6000 + ".123")
@example("0." + "5" * 6000)
def test_that_any_text_is_the_number_it_spells_or_is_refused(text: str) -> None:
    found = parse_number(text)
    if is_read(text):
        assert found == by_hand(text)
    else:
        assert isinstance(found, Refused), f"{text!r} was read as {found}"
        assert_said_well(found, text)


@given(typed_texts())
@example("5" * 6000)
@example("5 " + "k" * 6000)
@example("5 m\u202eg")
@example("5 \ud800g")
@example("5 mg\n")
def test_that_no_text_with_or_without_a_unit_ever_raises(text: str) -> None:
    for found in (parse_quantity(text), split_quantity(text)):
        if isinstance(found, Refused):
            assert_said_well(found, text)
    read = parse_quantity(text)
    if not isinstance(read, Refused):
        number = re.match(r"[0-9.]+", text)
        assert number is not None
        assert is_read(number[0])
        assert read.magnitude == by_hand(number[0])


@given(typed_texts())
def test_that_a_shorter_field_reads_no_more_and_never_another_number(text: str) -> None:
    narrow, wide = parse_number(text, NumberForm(digits=3, decimals=1)), parse_number(text)
    assert isinstance(narrow, Refused) or narrow == wide
    if not isinstance(narrow, Refused):
        assert re.fullmatch(r"[0-9]{1,3}(\.[0-9])?", text)


def test_that_a_number_and_its_unit_are_split_as_typed() -> None:
    assert split_quantity("70kg") == ("70", "kg")
    assert split_quantity("0.50 mg/kg") == ("0.50", "mg/kg")
    assert split_quantity("2,5mg") == ("2,5", "mg")  # split, and refused when the number is read


def test_that_a_lone_surrogate_is_refused_as_what_cannot_be_seen() -> None:
    found = parse_number("7\ud8000")
    assert isinstance(found, Refused)
    assert "cannot be seen" in found.reason


def test_that_every_control_and_format_character_is_refused_wherever_it_stands() -> None:
    hidden = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) in {"Cc", "Cf"}]
    for sign in hidden:
        for text in (sign, f"{sign}70", f"7{sign}0", f"70{sign}"):
            assert isinstance(parse_number(text), Refused), ascii(text)
            assert isinstance(parse_quantity(f"{text} mg"), Refused), ascii(text)


def test_that_every_digit_of_another_script_is_refused() -> None:
    others = [sign for sign in map(chr, range(128, 0x110000)) if sign.isdigit() or sign.isnumeric()]
    read = [ascii(sign) for sign in others if not isinstance(parse_number(f"7{sign}"), Refused)]
    assert read == []
    assert len(others) > 1000  # the scan really went over the scripts
