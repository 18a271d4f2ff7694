"""Orders worked by hand, key by key, against what the sheet says.

Each file of `scenarios/` holds one order as it is typed, its source, its arithmetic for a pocket calculator, and the
figures as they must stand on the screen. The arithmetic is checked on its own, by the small calculator below, and every
figure that is expected must stand in it: nothing here is worked out by KetaDesk.
"""

import re
from dataclasses import fields
from fractions import Fraction
from typing import Any

import pytest

from ketadesk.intake.draft import Draft
from ketadesk.presentation.sheet import Figure, Sheet
from orders import SCENARIOS, draft_of, library, worked

PUSHES = {"undiluted", "equal-volume", "make-up"}
METHODS = {"undiluted", "make-up", "add", "withdraw-first", "standard"}
PARTS = {
    "state", "findings", "says", "missing", "refused", "who", "vial", "cards", "rates", "vials", "comparison", "clock",
    "tables", "remarks",
}  # fmt: skip

_NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9])")
_UNIT = re.compile(r"[A-Za-z%][A-Za-z0-9/%]*")
_GROUPING = re.compile(r"(?<=[0-9])\N{NARROW NO-BREAK SPACE}(?=[0-9])")
_STEP = re.compile(r"(.*) (to the nearest|up to the next|down to the last) (.*)")


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_the_sheet_says_what_was_worked_by_hand(name: str) -> None:
    expected = SCENARIOS[name]["expected"]
    assert set(expected) <= PARTS, set(expected) - PARTS
    sheet = worked(name).sheet

    assert sheet.state == expected["state"], sheet.findings or sheet.missing
    assert sorted(finding.code for finding in sheet.findings) == sorted(expected.get("findings", []))
    _check_findings(sheet, expected)
    _check_cards(sheet, expected)
    _check_rows(sheet, expected)
    _check_tables(sheet, expected)


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_line_of_the_hand_arithmetic_holds(name: str) -> None:
    for line in SCENARIOS[name].get("arithmetic", []):
        assert _holds(line), line


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_expected_figure_is_worked_in_the_arithmetic_or_typed_in_the_order(name: str) -> None:
    scenario = SCENARIOS[name]
    worked = {number for line in scenario.get("arithmetic", []) for number in _numbers(line)}
    typed = {number for text in _texts(scenario["order"]) for number in _numbers(text)}
    for text in _figures(scenario["expected"]):
        assert set(_numbers(text)) <= worked | typed, text


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_a_scenario_names_its_source_and_only_fields_of_a_draft(name: str) -> None:
    scenario = SCENARIOS[name]
    assert scenario["source"].strip()
    assert set(scenario) <= {"source", "arithmetic", "order", "expected"}
    assert set(scenario["order"]) <= {field.name for field in fields(Draft)}
    figures = scenario["expected"].get("cards", [])
    assert bool(figures) == bool(scenario.get("arithmetic"))


def test_that_every_protocol_has_an_order_that_runs_without_a_question() -> None:
    ready = {each["order"]["protocol"] for each in SCENARIOS.values() if each["expected"]["state"] == "ready"}
    assert ready == set(library().protocols)


def test_that_every_administration_of_every_protocol_is_worked_by_hand() -> None:
    drafts = [draft_of(each["order"]) for each in SCENARIOS.values()]
    for protocol in library().protocols.values():
        given = {id_ for draft in drafts if draft.protocol == protocol.id for id_ in draft.given or ()}
        chosen = {one.id for one in protocol.administrations if one.choice != "always"}
        assert chosen <= given, protocol.id


def test_that_every_way_of_preparing_every_device_and_every_bag_size_is_worked_by_hand() -> None:
    orders = [each["order"] for each in SCENARIOS.values()]
    assert {order["method"] for order in orders if "method" in order} == METHODS
    assert {order.get("push_method", "undiluted") for order in orders} == PUSHES
    assert {order["giving_set"] for order in orders if "giving_set" in order} == {
        each.id for each in library().cupboard.giving_sets
    }
    assert {order["pump"] for order in orders if "pump" in order} == {each.id for each in library().cupboard.pumps}
    assert {order["basis"] for order in orders if "basis" in order} == {"actual", "ideal", "adjusted", "lean"}


def test_that_every_listed_ketamine_vial_is_worked_by_hand() -> None:
    vials = {
        (Fraction(order["strength_text"]), Fraction(order["vial_volume_text"]))
        for order in (each["order"] for each in SCENARIOS.values())
        if order.get("strength_text") and order.get("vial_volume_text")
    }
    for product in library().products.values():
        if product.drug == "ketamine":
            assert (product.strength.magnitude, product.volume.magnitude) in vials, product.id


def test_that_there_are_at_least_sixty_scenarios() -> None:
    assert len(SCENARIOS) >= 60


def _check_findings(sheet: Sheet, expected: dict[str, Any]) -> None:
    for code, says in expected.get("says", {}).items():
        assert says in [finding.says for finding in sheet.findings if finding.code == code]
    assert [missing.field for missing in sheet.missing] == expected.get("missing", [])
    assert sorted(sheet.refused) == sorted(expected.get("refused", []))
    for part in ("who", "vial"):
        if part in expected:
            assert getattr(sheet, part) == expected[part]


def _check_cards(sheet: Sheet, expected: dict[str, Any]) -> None:
    if sheet.cards and sheet.cards[0].kind == "schedule":
        return
    cards = expected.get("cards", [])
    assert len(sheet.cards) == len(cards)
    for card, figures in zip(sheet.cards, cards, strict=True):
        shown = _by_label((card.headline, *card.figures, *card.preparation))
        assert card.headline.label in figures
        for label, text in figures.items():
            wanted = [text] if isinstance(text, str) else text
            assert label in shown, (label, sorted(shown))
            assert [shown[label].text, shown[label].detail, shown[label].tool][: len(wanted)] == wanted, label
    for remark in expected.get("remarks", []):
        assert remark in [each for card in sheet.cards for each in card.remarks]


def _check_rows(sheet: Sheet, expected: dict[str, Any]) -> None:
    if "rates" in expected:
        assert [figure.text for figure in sheet.rates] == expected["rates"]
    for part in ("vials", "clock"):
        if part in expected:
            assert {figure.label: figure.text for figure in getattr(sheet, part)} == expected[part]
    comparison = {figure.label: [figure.text, figure.detail] for figure in sheet.comparison}
    assert comparison == expected.get("comparison", {})


def _check_tables(sheet: Sheet, expected: dict[str, Any]) -> None:
    shown = {table.title: table for table in sheet.tables}
    for title, table in expected.get("tables", {}).items():
        assert [list(row) for row in shown[title].rows] == table["rows"]
        if "chosen" in table:
            assert shown[title].chosen == table["chosen"]


def _by_label(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    shown: dict[str, Figure] = {}
    for figure in figures:
        assert shown.setdefault(figure.label, figure).text == figure.text, "one label, two figures"
    return shown


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _texts(part)]


def _figures(expected: dict[str, Any]) -> list[str]:
    """Return the texts of what is expected whose numbers must have been worked."""
    found = _texts([expected.get(part, {}) for part in ("rates", "vials", "tables", "remarks")])
    found += [text for text, _ in expected.get("comparison", {}).values()]
    for card in expected.get("cards", []):
        found += [text if isinstance(text, str) else text[0] for text in card.values()]
    return found


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_GROUPING.sub("", text))


def _holds(line: str) -> bool:
    """Say whether a line's result is what its keys give, from left to right as on a pocket calculator."""
    _, _, said = line.partition(": ")
    for sign in (" = ", " ≈ "):
        keys, found, result = said.rpartition(sign)
        if found:
            shown = _numbers(result)[0]
            worked = _round(keys) if (_STEP.fullmatch(keys)) else _keyed(keys)
            if sign == " = ":
                return worked == Fraction(shown)
            return _nearest(worked, Fraction(1, 10 ** len(shown.partition(".")[2]))) == Fraction(shown)
    return True


def _round(keys: str) -> Fraction:
    match = _STEP.fullmatch(keys)
    assert match is not None
    exact, step = _keyed(match[1]), _keyed(match[3])
    if match[2] == "to the nearest":
        return _nearest(exact, step)
    steps = exact / step
    whole = -(-steps.numerator // steps.denominator) if match[2].startswith("up") else steps // 1
    return whole * step


def _nearest(exact: Fraction, step: Fraction) -> Fraction:
    return (exact / step + Fraction(1, 2)) // 1 * step


def _keyed(keys: str) -> Fraction:
    tokens = _UNIT.sub("", _GROUPING.sub("", keys)).split()
    total = Fraction(tokens[0])
    for sign, number in zip(tokens[1::2], tokens[2::2], strict=True):
        operand = Fraction(number)
        match sign:
            case "×":
                total *= operand
            case "÷":
                total /= operand
            case "+":
                total += operand
            case "−":
                total -= operand
            case _:
                raise AssertionError(f"{sign!r} is no key of a pocket calculator")
    return total
