"""A share of the grid agrees with the formula sheet, to the last digit, and a grid that could not tell is found."""

import ast
import tomllib
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest

import by_formula_sheet as sheet
import grid
from grid_orders import FAMILIES, order_at, size
from ketadesk.presentation.manual import manual

F = Fraction
TESTS = Path(__file__).parent
EACH = 25


@pytest.mark.parametrize("name", FAMILIES)
def test_that_the_program_and_the_formula_sheet_agree_on_orders_of_every_form(name: str) -> None:
    family = FAMILIES[name]
    orders = [family.order(place) for place in range(0, len(family), len(family) // EACH)]
    assert [told for asks, expected in orders for told in grid.differences(asks, expected)] == []
    assert sum(len(expected) for _, expected in orders if expected is not None) > 8 * EACH


def test_that_the_grid_has_a_million_orders_and_each_is_met_once() -> None:
    assert size() >= 1_000_000
    whole = chain.from_iterable(grid.chunks(None))
    assert all(place == met for place, met in enumerate(whole))
    last = grid.chunks(None)[-1][-1]
    assert last == size() - 1
    assert {order_at(0)[0], order_at(last)[0]} == {"over a time", "under a cap"}
    with pytest.raises(IndexError):
        order_at(size())
    spread = [*chain.from_iterable(grid.chunks(1000))]
    assert 1000 <= len(spread) <= 1001
    assert {order_at(place)[0] for place in spread} == {*FAMILIES}


def test_that_every_order_of_a_family_is_another() -> None:
    for family in FAMILIES.values():
        places = [*range(30), *range(0, len(family), len(family) // 20)]
        assert len({str(family.order(place)[0]) for place in places}) == len({*places})


def test_that_a_figure_that_differs_and_a_stop_of_one_alone_are_told() -> None:
    _, asks, expected = order_at(0)
    assert expected is not None
    assert [*grid.differences(asks, expected)] == []
    (told,) = grid.differences(asks, {**expected, "infusion.pump_rate": "1 mL/h"})
    assert "infusion.pump_rate is 1 mL/h by the sheet, 100 mL/h in the program" in told
    assert len([*grid.differences(asks, None)]) == 1
    too_little = {
        **asks,
        "weight_text": "30",
        "strength_text": "100",
        "vial_total_text": "1000",
        "vial_volume_text": "10",
    }
    assert [*grid.differences(too_little, None)] == []
    assert "volume-too-small" in next(grid.differences(too_little, expected))


def test_that_the_second_arithmetic_owes_nothing_to_the_first() -> None:
    tree = ast.parse((TESTS / "by_formula_sheet.py").read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert modules <= {"dataclasses", "fractions", "itertools", "math"}
    assert not any(isinstance(node, ast.Constant) and isinstance(node.value, float) for node in ast.walk(tree))


def test_that_the_sheets_arithmetic_is_that_of_a_hand() -> None:
    # 0.5 mg/kg of 70 kg from 50 mg/mL: 0.7 mL; 35 mg at 2 mg/mL are 17.5 mL, over 40 min 26.25 mL/h, set as 26.3.
    bag = sheet.Container(F(50), "standard", F(100), F(2))
    figures = sheet.over_a_time(F(35), F(40), F(70), bag, sheet.PUMPS["syringe-0.1"], hard_high=F(70))
    assert figures is not None
    assert (figures["pump_rate"], figures["dose_given"]) == ("263/10 mL/h", f"{F('26.3') * 2 * 40 / 60} mg")
    # 7.35 mL by marks of 0.2: 7.4 mL, 0.7 % more. 0.15 mL in a syringe of 1 mL: 0.15. 0.05 mL: not to be measured.
    assert [each and each.volume for each in (sheet.drawn(F("367.5"), F(50)), sheet.drawn(F(15), F(100)))] == [
        F("7.4"), F("0.15"),
    ]  # fmt: skip
    assert sheet.drawn(F(5), F(100)) is None
    # A cap of 100 mg/h at 5 mg/mL and steps of 0.1: 20 mL/h, and never 20.1.
    assert sheet.set_on(sheet.PUMPS["syringe-0.1"], F("19.96"), F(5), F("99.9")) == F("19.9")
    # 50 mL at 5 mL/h are empty after 10 h: 25 h take three; 1 mL/h for 48 h takes two, each 24 h old.
    assert sheet.containers([(F(5), F(25))], F(50)) == 3
    assert sheet.containers([(F(1), F(48))], F(50)) == 2
    # 165 cm = 64.96 in: 45.5 + 2.3 x 4.96 for a woman
    assert sheet.dosing_weight("ideal", F(110), F(165), "female") == F("45.5") + F("2.3") * (F(165) / F("2.54") - 60)


def test_that_the_sheet_has_the_devices_of_the_cupboard() -> None:
    """The tables of the page, those of the second arithmetic, and the file that the program reads say the same."""
    page = next(each.text for each in manual() if each.id == "formulas")
    cupboard = tomllib.loads((TESTS.parent / "resources" / "equipment.toml").read_text(encoding="utf-8"))
    for each in cupboard["syringes"]:
        capacity, mark = each["capacity"], each["graduation"]
        assert f"| {capacity} | {mark} |" in page
        assert sheet.SYRINGES[F(capacity.split()[0])] == F(mark.split()[0])
    assert len(sheet.SYRINGES) == len(cupboard["syringes"])
    for each in cupboard["pumps"]:
        row = next(line for line in page.splitlines() if line.startswith(f"| {each['id']} "))
        assert f"| {each['least']} | {each['greatest']} |" in row
        assert row.endswith(f"| {each['volume_step']} |")
        pump = sheet.PUMPS[each["id"]]
        assert (f"{pump.least} mL/h", pump.bags) == (str(F(each["least"].split()[0])) + " mL/h", each["form"] == "bag")
        assert [f"{float(step):g} mL/h" for _, step in pump.steps] == [step["step"] for step in each["steps"]]
    (weighed,) = [each for each in cupboard["containers"] if "holds_low" in each]
    assert (weighed["id"], f"{weighed['holds_low'].split()[0]} to {weighed['holds_high']}") == (
        "bag-100", "106.15 to 112.09 mL",
    )  # fmt: skip
    assert "really holds 106.15 to 112.09 mL" in page
    assert (F("106.15"), F("112.09")) == sheet.BAG_100


def test_that_what_was_compared_is_not_compared_again(tmp_path: Path) -> None:
    kept = tmp_path / "grid" / "of.txt"
    assert grid._done(kept) == set()
    for start in (0, 5000):
        grid._keep(kept, start)
    assert grid._done(kept) == {0, 5000}
