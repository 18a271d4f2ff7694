"""What a program reads: figures it can compute again, and none at all where the order is not complete."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from by_units import unlike
from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without

UCUM = "http://unitsofmeasure.org"
IN_ML = {"unit": "mL", "system": UCUM, "code": "mL"}
STEPS = (
    "plan", "depression-iv-96h", "--weight", "70kg", "--vial", "500mg/10mL", "--step", "0.15mg/kg/h:24h", "--step",
    "0.3mg/kg/h:72h", "--method", "make-up", "--container", "syringe-50", "--concentration", "5mg/mL", "--diluent",
    "sodium-chloride-0.9",
)  # fmt: skip
MIDAZOLAM = (
    "plan",
    "adjunct-midazolam",
    "--weight",
    "70kg",
    "--vial",
    "2mg/2mL",
    "--dose",
    "0.05mg/kg",
    "--cap",
    "2mg",
)


def record(ketadesk: Command, *arguments: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ketadesk(*arguments, "--json").out)
    return told


def terms(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {term["id"]: term for term in told["terms"]}


def test_that_a_term_has_its_exact_value_and_all_that_made_it(ketadesk: Command) -> None:
    told = record(ketadesk, *changed(DEPRESSION, "--weight", "70.5kg"))
    # 0.5 mg/kg × 70.5 kg = 35.25 mg; ÷ 50 mg/mL = 0.705 mL, to the nearest 0.01 mL (half up) 0.71 mL.
    assert terms(told)["infusion.drawn_volume"] == {
        "id": "infusion.drawn_volume",
        "name": "drawn_volume",
        "step": "infusion",
        "label": "Drawn volume",
        "value": "71/100",
        "decimal": "0.71",
        "unit": "mL",
        "system": UCUM,
        "code": "mL",
        "text": "0.71 mL",
        "operator": "rounded",
        "operands": [
            {"id": "infusion.drug_volume", "value": "141/200", "decimal": "0.705", **IN_ML},
            {"id": "infusion.syringe_marks", "value": "1/100", "decimal": "0.01", **IN_ML},
        ],
        "origin": None,
        "source": None,
        "status": None,
    }


def quantities(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every record of a quantity, wherever it stands."""
    if isinstance(value, dict):
        if "decimal" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from quantities(each)


@pytest.mark.parametrize(
    "arguments",
    [
        INTENSIVE_CARE,
        ("running", "--rate", "4.2mL/h", "--amount", "50mg", "--volume", "50mL", "--weight", "154lb"),
        ("calc", "drip-rate", "volume=1000mL", "time=8h", "drop_factor=20gtt/mL"),
        ("calc", "convert", "value=2mcg/kg/min", "weight=70kg", "to=mcg/h"),
        ("calc", "vials", "amount=1000mg", "vial=500mg/10mL"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_that_every_quantity_has_the_code_of_its_unit_beside_its_spelling(
    ketadesk: Command, arguments: tuple[str, ...]
) -> None:
    found = list(quantities(record(ketadesk, *arguments)))
    assert len(found) > 5
    codes = {each["unit"]: each["code"] for each in found}
    assert {each["system"] for each in found} == {UCUM}
    spelled = {"mcg/kg/min": "ug/kg/min", "mcg/h": "ug/h", "lb": "[lb_av]", "gtt/min": "{drop}/min", "vial": "{vial}"}
    assert {unit: code for unit, code in codes.items() if unit in spelled} == {
        unit: code for unit, code in spelled.items() if unit in codes
    }
    assert not [code for code in codes.values() if not code or "mcg" in code]


def test_that_a_given_says_where_it_comes_from(ketadesk: Command) -> None:
    told = terms(record(ketadesk, *DEPRESSION))
    assert told["weight"]["origin"] == "entered"
    assert told["strength"]["origin"] == "vial label"
    assert (told["infusion.ordered"]["origin"], told["infusion.ordered"]["status"]) == ("protocol", "verified")
    assert told["infusion.ordered"]["source"]


def test_that_the_figures_of_an_order_worked_by_hand_are_told(ketadesk: Command) -> None:
    told = terms(record(ketadesk, *INTENSIVE_CARE))
    # 0.5 × 70 = 35 mg, 35 ÷ 50 = 0.7 mL; 1 mcg/kg/min × 70 kg × 60 ÷ 1000 = 4.2 mg/h, at 1 mg/mL 4.2 mL/h.
    # 50 mL ÷ 4.2 mL/h = 11.904... h = 714 2/7 min = 11 h 54 min. 0.7 + 1 = 1.7 mL of one vial: 8.3 mL, 415 mg left.
    expected = {
        "push.dose": "35 mg", "push.drawn_volume": "7/10 mL", "infusion.amount_in_container": "50 mg",
        "infusion.drawn_volume": "1 mL", "infusion.diluent_volume": "49 mL", "infusion.pump_rate": "21/5 mL/h",
        "infusion.rate_in_mg_h": "21/5 mg/h", "infusion.rate_in_mg_kg_h": "3/50 mg/kg/h",
        "infusion.rate_in_mcg_kg_min": "1 mcg/kg/min", "infusion.container_lasts": "5000/7 min",
        "vials": "1 vial", "waste": "415 mg", "waste_volume": "83/10 mL",
    }  # fmt: skip
    assert {id_: f"{told[id_]['value']} {told[id_]['unit']}" for id_ in expected} == expected
    assert told["infusion.container_lasts"]["text"] == "11 h 54 min"


@pytest.mark.parametrize("order", [DEPRESSION, INTENSIVE_CARE, STEPS, MIDAZOLAM, (*INTENSIVE_CARE, "--run", "48h")])
def test_that_a_term_is_known_by_its_name_and_its_administration(ketadesk: Command, order: tuple[str, ...]) -> None:
    told = record(ketadesk, *order)["terms"]
    names = [(term["step"], term["name"]) for term in told]
    assert len(names) == len(set(names))
    assert all(term["name"].replace("_", "").isalnum() and term["name"].islower() for term in told)


def test_that_the_steps_of_a_stepped_infusion_are_numbered(ketadesk: Command) -> None:
    told = terms(record(ketadesk, *STEPS))
    # 0.15 mg/kg/h × 70 kg ÷ 5 mg/mL = 2.1 mL/h; 0.3 mg/kg/h: 4.2 mL/h; 2.1 × 24 + 4.2 × 72 = 352.8 mL.
    assert told["infusion.step_1_pump_rate"]["text"] == "2.1 mL/h"
    assert told["infusion.step_2_pump_rate"]["text"] == "4.2 mL/h"
    assert told["infusion.total_volume"]["text"] == "352.8 mL"


def test_that_all_that_belongs_to_an_answer_is_there(ketadesk: Command) -> None:
    told = record(ketadesk, *INTENSIVE_CARE)
    assert (told["status"], told["protocol"], told["missing"], told["refused"]) == ("complete", "pain-icu", [], [])
    assert {"code", "severity", "says", "action", "source", "status", "fields", "reason"} == set(told["findings"][0])
    assert [group["title"] for group in told["checklists"]][:3] == ["Preparation", "Before", "During"]
    assert any(table["title"] == "Titration" for table in told["tables"])
    assert told["remarks"]
    assert told["sources"]
    assert set(told["versions"]) == {"ketadesk", "program", "python", "pint", "protocols", "site"}
    assert told["versions"]["protocols"].startswith("sha256:")


@pytest.mark.parametrize(
    ("order", "status", "word"),
    [
        (without(DEPRESSION, "--weight"), 2, "incomplete"),
        (changed(DEPRESSION, "--weight", "2,5kg"), 2, "incomplete"),
        ((*DEPRESSION, "--run", "24h"), 2, "incomplete"),
        (changed(DEPRESSION, "--weight", "7kg"), 3, "stopped"),
        (changed(INTENSIVE_CARE, "--vial", "1000mg/10mL"), 3, "stopped"),
    ],
)
def test_that_an_order_that_is_not_complete_tells_no_figure(
    ketadesk: Command, order: tuple[str, ...], status: int, word: str
) -> None:
    done = ketadesk(*order, "--json")
    told = json.loads(done.out)
    assert (done.status, told["status"]) == (status, word)
    assert (told["terms"], told["cards"], told["tables"]) == ([], [], [])
    assert bool(told["findings"]) == (word == "stopped")


def test_that_what_is_missing_names_its_option(ketadesk: Command) -> None:
    told = record(ketadesk, *without(DEPRESSION, "--weight"))
    assert told["missing"] == [{"field": "weight_text", "option": "--weight", "says": "Enter the weight."}]
    assert told["refused"] == []


def test_that_a_schedule_is_complete_and_has_no_terms(ketadesk: Command) -> None:
    done = ketadesk("plan", "esketamine-nasal", "--json")
    told = json.loads(done.out)
    assert (done.status, told["status"], told["terms"]) == (0, "complete", [])
    assert told["cards"]


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[str]:
    whole = st.integers(low * 10**places, high * 10**places)
    return whole.map(lambda value: f"{value / 10**places:.{places}f}".rstrip("0").rstrip("."))


ORDERS = st.one_of(
    st.tuples(st.just(DEPRESSION), decimals(0, 1, 2), st.just("mg/kg"), decimals(30, 180, 1)),
    st.tuples(st.just(INTENSIVE_CARE), decimals(0, 5, 2), st.just("mcg/kg/min"), decimals(30, 180, 1)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ORDERS, st.sampled_from(["kg", "lb"]), st.sampled_from(["500mg/10mL", "200mg/20mL", "500mg/5mL", "100mg/2mL"]),
    st.sampled_from(["20mL", "50mL", "60mL"]), st.sampled_from(["make-up", "add", "withdraw-first"]),
    st.sampled_from([(), ("--line", "1.5mL"), ("--basis", "lean", "--height", "172.5cm", "--sex", "female")]),
)  # fmt: skip
def test_that_every_term_follows_from_its_operands(
    ketadesk: Command, order: Any, unit: str, vial: str, container: str, method: str, more: tuple[str, ...]
) -> None:
    given_order, dose, dose_unit, weight = order
    typed = given_order if given_order is DEPRESSION else without(given_order, "--dose")
    typed = changed(changed(typed, "--weight", f"{weight}{unit}"), "--vial", vial)
    typed = changed(changed(typed, "--container", container), "--method", method)
    done = ketadesk(*typed, "--dose", f"infusion={dose}{dose_unit}", *more, "--json")
    told = json.loads(done.out)
    assert unlike(told["terms"]) == []
    assert bool(told["terms"]) == (told["status"] in {"complete", "needs-reason"}) == (done.status == 0)
    assert all(abs(Fraction(term["decimal"]) - Fraction(term["value"])) < Fraction(1, 10**11) for term in told["terms"])


@pytest.mark.parametrize("order", [STEPS, MIDAZOLAM, (*INTENSIVE_CARE, "--run", "48h", "--line", "2mL")])
def test_that_the_terms_of_longer_orders_follow_too(ketadesk: Command, order: tuple[str, ...]) -> None:
    told = record(ketadesk, *order)["terms"]
    assert told
    assert unlike(told) == []
