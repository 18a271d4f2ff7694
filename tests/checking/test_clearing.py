"""What is entered again replaces what differed, and nothing else."""

import pytest

from checking.checked import PREPARED_ORDER, compared, second, typed
from ketadesk.checking.clearing import cleared, clears, fields_of, merged, scaffold
from ketadesk.checking.comparing import compared_keys
from ketadesk.checking.standing import is_reading
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import read
from orders import SCENARIOS, library, scenario

READY = [name for name, each in SCENARIOS.items() if each["expected"]["state"] == "ready"]


@pytest.mark.parametrize("name", READY)
def test_that_an_entry_without_an_item_is_whole_again_when_the_item_is_entered(name: str) -> None:
    draft = scenario(name)
    order = read(draft, library())
    if not hasattr(order, "protocol") or not draft.weight_text:
        return  # a schedule
    for key in compared_keys(order, draft):  # type: ignore[arg-type]
        if not is_reading(key):
            without = cleared(draft, [key])
            again = merged(without, draft, clears(key))
            assert read(again, library()) == order, key
            assert cleared(again, [key]) == without, key


def test_that_what_is_typed_again_changes_nothing_else() -> None:
    check = compared(second(weight_text="77"))
    assert check.second is not None
    other = typed(weight_text="80", strength_text="10", vial_total_text="1", setting="icu")
    found = merged(check.second.draft, other, check.to_enter)
    assert found == typed(weight_text="80")


def test_that_a_form_is_shown_without_anything_that_was_entered_but_how_it_is_made_ready() -> None:
    assert scaffold(PREPARED_ORDER) == Draft(protocol="depression-iv", method="make-up")


def test_that_an_item_is_found_in_the_form() -> None:
    assert fields_of("weight") == ("weight_text", "weight_unit")
    assert fields_of("dose:infusion") == ("dose_text:infusion", "dose_unit:infusion")
    assert fields_of("vial_total") == ("vial_total_text",)
    assert fields_of("container") == ("container",)
