"""The file that two workstations exchange: inputs, a label, a check of both; nobody reads it in passing."""

import pytest

from checking.checked import PREPARED_ORDER
from ketadesk.checking.sealed_order import SealedOrder, read_label, read_sealed, sealed_text
from ketadesk.quantities.parsing import Refused
from orders import SCENARIOS, scenario

TEXT = sealed_text(SealedOrder(PREPARED_ORDER, "BED 4"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_order_comes_back_from_its_file(name: str) -> None:
    order = SealedOrder(scenario(name), "A" * 12)
    assert read_sealed(sealed_text(order)) == order


def test_that_no_single_changed_character_is_taken_at_any_place() -> None:
    for place, sign in enumerate(TEXT[:-1]):
        for other in {"A", "B", "0", "7", " ", "\n", "é", "", sign.swapcase()} - {sign}:
            changed = TEXT[:place] + other + TEXT[place + 1 :]
            assert isinstance(read_sealed(changed), Refused), (place, sign, other)


def test_that_line_ends_and_a_mark_of_another_system_do_no_harm() -> None:
    assert read_sealed("\ufeff" + TEXT.replace("\n", "\r\n")) == SealedOrder(PREPARED_ORDER, "BED 4")


@pytest.mark.parametrize("text", ["", "\n", "KetaDesk sealed order", TEXT + TEXT, TEXT.replace("KDA", "KDB"), "{}"])
def test_that_another_file_is_refused_with_a_sentence(text: str) -> None:
    found = read_sealed(text)
    assert isinstance(found, Refused)
    assert found.reason.endswith(".")


def test_that_nothing_that_was_typed_can_be_read_in_the_file() -> None:
    body = "".join(TEXT.splitlines()[2:])
    for word in ("depression", "syringe", "measured", "175", "0.5"):
        assert word.upper() not in body.upper()


def test_that_a_label_has_twelve_characters_at_most_and_none_that_is_hidden() -> None:
    assert read_label(" BED 4 ") == "BED 4"
    for text in ("A" * 13, "BED\n4", "BED\u202e4"):
        assert isinstance(read_label(text), Refused)
