"""An order as short text that checks itself: it comes back whole, or it is refused."""

from dataclasses import fields, replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketadesk.intake.carrying import carried, carry_back
from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.quantities.parsing import Refused
from orders import SCENARIOS, scenario

DEPRESSION = "depression-70-kg-syringe"
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Made by version A. It must be read for as long as there is a label with such a code on a syringe.
WRITTEN = "KDAIOZTCCISBZUDNJYZTKN4UZMYTDEWKQUCCDKSS4G3SE6AE4IJG2TZIIIFQ5OJLANFSWYQCABLJSE2O"
_TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=8)


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_order_comes_back_as_it_was_typed_without_its_reasons(name: str) -> None:
    draft = scenario(name)
    assert carry_back(carried(draft)) == replace(draft, reasons=())


def test_that_what_was_written_once_is_read_for_good() -> None:
    draft = carry_back(WRITTEN)
    assert isinstance(draft, Draft)
    assert draft == scenario(DEPRESSION)
    assert (draft.protocol, draft.weight_text, draft.strength_text) == ("depression-iv", "70", "50")


def test_that_every_field_of_a_draft_is_carried_but_the_reasons() -> None:
    for field in fields(Draft):
        if field.name.endswith("_text") or isinstance(getattr(Draft(), field.name), str):
            draft = replace(Draft(), **{field.name: "7"})
            assert carry_back(carried(draft)) == draft, field.name
    for field in fields(DoseDraft):
        draft = Draft().with_dose("push", replace(DoseDraft(), **{field.name: "7"}))
        assert carry_back(carried(draft)) == draft, field.name
    others = {field.name for field in fields(Draft) if not isinstance(getattr(Draft(), field.name), str)}
    assert others == {"given", "doses", "steps", "reasons"}


@given(st.data())
def test_that_any_texts_come_back(data: st.DataObject) -> None:
    texts = {each.name: data.draw(_TEXTS) for each in fields(Draft) if isinstance(getattr(Draft(), each.name), str)}
    ids = st.text(SIGNS.lower(), min_size=1, max_size=6)
    draft = Draft(
        **texts,  # type: ignore[arg-type]
        given=data.draw(st.none() | st.lists(ids, max_size=2).map(tuple)),
        doses=MappingProxyType({data.draw(ids): DoseDraft("1", *(data.draw(_TEXTS) for _ in range(4)))}),
        steps=tuple(data.draw(st.lists(st.builds(StepDraft, _TEXTS, _TEXTS), max_size=3))),
    )
    assert carry_back(carried(draft)) == draft


@pytest.mark.parametrize("name", [DEPRESSION, "96-hours-in-four-steps", "chronic-push-and-4-h"])
def test_that_no_single_changed_sign_is_taken_at_any_place(name: str) -> None:
    text = carried(scenario(name))
    for place, sign in enumerate(text):
        for other in {*SIGNS, *"0189 .-a", sign.lower(), ""} - {sign}:
            changed = text[:place] + other + text[place + 1 :]
            assert isinstance(carry_back(changed), Refused), (place, sign, other)


def test_that_no_two_neighbours_can_change_places() -> None:
    text = carried(scenario("chronic-push-and-4-h"))
    for place in range(len(text) - 1):
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        assert swapped == text or isinstance(carry_back(swapped), Refused), place


@settings(max_examples=400)
@given(st.text(max_size=60) | st.text(SIGNS, max_size=120).map("KDA".__add__))
def test_that_any_other_text_is_refused_and_never_an_error(text: str) -> None:
    assert isinstance(carry_back(text), Refused)


def test_that_a_text_is_short_and_fits_the_dense_mode_of_a_qr_code() -> None:
    texts = [carried(scenario(name)) for name in SCENARIOS]
    assert set("".join(texts)) <= set(SIGNS)  # all of them are in QR's alphanumeric set
    assert max(map(len, texts)) <= 154  # what a code of 41 by 41 holds at level M (ISO/IEC 18004, version 6)


def test_that_nothing_of_an_order_can_be_read_in_passing() -> None:
    text = carried(scenario(DEPRESSION))
    for word in ("DEPRESSION", "SYRINGE", "MEASURED", "SODIUM"):
        assert word not in text


def test_that_another_version_and_another_text_are_refused_with_a_sentence_each() -> None:
    newer, other = carry_back("KDB" + WRITTEN[3:]), carry_back("https://ketadesk.example")
    assert isinstance(newer, Refused)
    assert "another version of KetaDesk" in newer.reason
    assert isinstance(other, Refused)
    assert other.reason == "This is no order that KetaDesk carries."


def test_that_a_text_with_a_control_character_is_not_carried() -> None:
    with pytest.raises(ValueError, match="control characters"):
        carried(replace(Draft(), weight_text="7\x1f0"))
