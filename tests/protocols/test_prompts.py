"""Every finding has words: a title, a few for under its field, and reasons to pick where it asks for one."""

import re
import tomllib
from pathlib import Path

import pytest

from ketadesk.intake.reasons import read_reason
from ketadesk.protocols.prompt import Prompt
from orders import library

CASES = tomllib.loads((Path(__file__).parents[1] / "dosing" / "at_the_limit.toml").read_text("utf-8"))["cases"]
SEVERITIES = {code: {case["severity"] for case in CASES if case["code"] == code} for code in {c["code"] for c in CASES}}
SEVERITIES |= {"running-outside": {"check"}, "running-hard": {"stop"}}  # tests/dosing/test_running.py
INTERRUPT = {code for code, severities in SEVERITIES.items() if severities & {"stop", "check"}}
PROMPTS = sorted(library().prompts.values(), key=lambda prompt: prompt.id)


def test_that_every_finding_that_interrupts_has_words_and_no_words_are_left_over() -> None:
    assert {prompt.id for prompt in PROMPTS} == INTERRUPT


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_that_its_words_are_short_and_hold_no_figure(prompt: Prompt) -> None:
    assert 0 < len(prompt.title) <= 48
    for few in (prompt.short, prompt.elsewhere):
        assert len(few) <= 40
        assert not few.endswith(".")
    assert not re.search("[0-9]", prompt.title + prompt.short + prompt.elsewhere)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_that_reasons_are_offered_where_one_is_asked_for_and_nowhere_else(prompt: Prompt) -> None:
    assert bool(prompt.reasons) == ("check" in SEVERITIES[prompt.id])
    assert len(prompt.reasons) <= 3
    for reason in prompt.reasons:
        assert read_reason(reason) == reason
        assert len(reason) <= 40


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_that_every_way_out_of_a_stop_is_a_sentence_and_its_button_does_something(prompt: Prompt) -> None:
    assert not prompt.instead or "stop" in SEVERITIES[prompt.id]
    for way in prompt.instead:
        assert way.says.endswith(".")
        assert bool(way.button) == bool(way.does)
        assert way.does in {"", "go:first", "go:elsewhere", "clear:vial"}
