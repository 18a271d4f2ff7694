"""The installation's own check, and the examples it recomputes, which owe nothing to KetaDesk."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest

from by_fractions import half_up
from ketadesk import selftest
from ketadesk.protocols.library import Library, load_library
from worked_examples_by_fractions import FILE, written

TESTS = Path(__file__).parent


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_that_the_examples_that_ship_are_those_that_fractions_give() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("name", ["by_fractions", "worked_orders_by_fractions", "worked_questions_by_fractions"])
def test_that_the_examples_owe_nothing_to_ketadesk(name: str) -> None:
    tree = ast.parse((TESTS / f"{name}.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert imported <= {"collections.abc", "fractions", "itertools", "typing", "by_fractions"}


def test_that_the_fractions_round_as_by_hand() -> None:
    assert half_up(Fraction("26.25"), Fraction("0.1")) == Fraction("26.3")
    assert half_up(Fraction("26.24"), Fraction("0.1")) == Fraction("26.2")


def test_that_some_hundred_examples_of_every_kind_ship() -> None:
    kinds = [example["kind"] for example in selftest.worked_examples()]
    assert len(kinds) >= 300
    assert min(kinds.count(kind) for kind in ("plan", "running", "calc")) >= 25


def test_that_every_example_comes_out_exactly(library: Library) -> None:
    differences = [found for example in selftest.worked_examples() for found in selftest.different(example, library)]
    assert differences == []


def test_that_a_figure_that_differs_is_told(library: Library) -> None:
    example = next(selftest.worked_examples())
    example["expected"] = {"infusion.dose": "1 mg", "infusion.nothing": "2 mg"}
    told = [str(found) for found in selftest.different(example, library)]
    assert len(told) == 2
    assert told[0].startswith("plan 1 (depression-iv), infusion.dose: expected 1 mg, found ")
    assert told[1].endswith("expected 2 mg, found nothing of that name")


def test_that_an_example_that_is_stopped_or_refused_is_told(library: Library) -> None:
    example = next(selftest.worked_examples())
    stopped = {**example, "asks": {**example["asks"], "weight_text": "7"}}
    refused = {**example, "asks": {**example["asks"], "weight_text": "2,5"}}
    assert next(selftest.different(stopped, library)).found.startswith("stopped: weight-impossible")
    assert [found.found for found in selftest.different(refused, library)] == ["missing or refused: ['weight_text']"]


def test_that_a_missing_display_does_not_make_it_unsound() -> None:
    found = selftest.SelfTest({}, ("No display: ...",), {}, (), 1, 1, ())
    assert found.sound
    assert not selftest.SelfTest({}, (), {}, ("a fault",), 1, 1, ()).sound
    assert not selftest.SelfTest({}, (), {}, (), 0, 0, ()).sound
