"""What a sheet says: who and what, one setting in the pump's box, both weight units, and the rules of writing."""

import re
from typing import Any

import pytest

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.sheet import Card, Sheet
from ketadesk.presentation.wording import SCOPE
from orders import SCENARIOS, library, scenario, worked
from written import FORBIDDEN, ill_written, rules_waived, seen, strings

DEPRESSION, ICU_PAIN = "depression-70-kg-syringe", "pain-icu-70-kg-ward"
FIGURED = [name for name, each in SCENARIOS.items() if each["expected"].get("cards")]


def sheet(name: str, **typed: Any) -> Sheet:
    return work_out(scenario(name, **typed), library()).sheet


# ---- Who and what


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"weight_text": "70"}, "70 kg (154.3 lb), measured"),
        ({"weight_text": "70.25"}, "70.25 kg (154.9 lb), measured"),
        ({"weight_text": "154", "weight_unit": "lb"}, "69.9 kg (154 lb), measured"),
        ({"weight_text": "154.25", "weight_unit": "lb", "weight_known": "stated"}, "70 kg (154.25 lb), stated"),
        (
            {"height_text": "70", "height_unit": "in", "weight_known": "estimated"},
            "70 kg (154.3 lb), estimated, 177.8 cm",
        ),
        ({"age_text": "46", "sex": "female", "weight_known": ""}, "70 kg (154.3 lb), 46 years, female"),
    ],
)
def test_that_the_weight_stands_in_both_units_and_nobody_has_a_name(typed: dict[str, str], says: str) -> None:
    plain = {"height_text": "", "age_text": "", "sex": ""}
    assert sheet(DEPRESSION, **{**plain, **typed}).who == says


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (DEPRESSION, "500 mg in 10 mL (50 mg per 1 mL), racemic ketamine"),
        ("depression-vial-10-mg-per-ml", "200 mg in 20 mL (10 mg per 1 mL), racemic ketamine"),
        ("depression-vial-1000-mg", "1000 mg in 10 mL (100 mg per 1 mL), racemic ketamine"),
        ("midazolam-cap-binds", "2 mg in 2 mL (1 mg per 1 mL), midazolam"),
        ("atropine-cap-binds", "1 mg in 1 mL (1 mg per 1 mL), atropine"),
    ],
)
def test_that_the_vial_is_said_as_its_label_says_it(name: str, says: str) -> None:
    assert worked(name).sheet.vial == says


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_sheet_says_what_it_is_for(name: str) -> None:
    found = worked(name).sheet
    assert found.scope == SCOPE
    assert found.title == library().protocols[SCENARIOS[name]["order"]["protocol"]].title
    assert found.order


def test_that_an_empty_draft_is_incomplete_and_asks_for_a_protocol() -> None:
    found = work_out(Draft(), library()).sheet
    assert found.state == "incomplete"
    assert [missing.says for missing in found.missing] == ["Choose a protocol."]


# ---- One setting in the box


@pytest.mark.parametrize("name", FIGURED)
def test_that_the_pumps_box_holds_a_rate_in_ml_per_h_and_no_other_unit(name: str) -> None:
    for card in worked(name).sheet.cards:
        assert re.fullmatch(_headline(card), card.headline.text), card.headline


def _headline(card: Card) -> str:
    number = r"[0-9]+(\.[0-9]*[1-9])?"
    return {"pump": rf"{number} mL/h", "gravity": r"[0-9]+ gtt/min", "push": rf"{number} mL"}[card.kind]


@pytest.mark.parametrize("name", FIGURED)
def test_that_mg_per_h_stands_only_in_rows_of_its_own(name: str) -> None:
    found = worked(name).sheet
    for card in found.cards:
        assert "mg/h" not in card.headline.text + card.headline.label + card.headline.detail
        assert all("mg/h" not in figure.text or figure.label == "Gives" for figure in card.figures)
    units = [figure.text.rsplit(" ", 1)[1] for figure in found.rates if figure.label != "as set"]
    assert units in ([], ["mcg/kg/min", "mg/kg/h", "mg/h"])
    assert all(figure.text.endswith(" mg/h") for figure in found.rates if figure.label == "as set")


def test_that_the_cards_stand_in_the_order_of_giving() -> None:
    assert [card.kind for card in worked(ICU_PAIN).sheet.cards] == ["push", "pump"]
    assert [card.title for card in worked("anaesthesia-maintenance-by-microdrip").sheet.cards] == [
        "Induction over 60 s", "Increment", "Maintenance by slow drip",
    ]  # fmt: skip


def test_that_a_table_by_gravity_speaks_of_drops_and_no_pump() -> None:
    (table,) = worked("anaesthesia-maintenance-by-microdrip").sheet.tables
    assert table.columns == ("ordered, mg/min", "counted, gtt/min", "really gives, mg/min", "off by")


def test_that_the_range_is_the_protocols_whatever_is_ordered() -> None:
    for dose in ("0.5", "1", "1.3", "2", "5"):
        (card,) = sheet("pain-icu-pump-table-1-mg-per-ml", doses={"infusion": {"dose_text": dose}}).cards
        assert [figure.text for figure in card.figures if figure.label == "Range"] == ["4.2 to 8.4 mL/h"]


def test_that_a_schedule_calculates_nothing() -> None:
    found = worked("esketamine-schedule").sheet
    assert found.state == "ready"
    assert [card.kind for card in found.cards] == ["schedule"]
    assert found.rates == found.vials == found.tables == found.working == ()
    assert found.checklists
    assert found.remarks


@pytest.mark.parametrize("name", FIGURED)
def test_that_every_source_behind_a_figure_or_a_finding_is_listed_once(name: str) -> None:
    found = worked(name).sheet
    listed = [source.id for source in found.sources]
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(library().sources)
    titles = {source.title for source in found.sources} | {"arithmetic", "the order itself"}
    assert {line.source for line in (*found.findings, *found.working) if line.source} <= titles


@pytest.mark.parametrize("name", FIGURED)
def test_that_beside_figures_stand_their_working_their_checklists_and_the_contradictions(name: str) -> None:
    found = worked(name).sheet
    assert found.working
    assert {group.title for group in found.checklists} >= {"Preparation", "Before", "During"}
    assert found.remarks
    assert found.vials


def test_that_a_figure_no_primary_source_supports_says_so() -> None:
    found = worked("analgosedation-cap-binds").sheet
    assert next(line for line in found.findings if line.code == "cap").status == "unverified"
    assert any(line.status == "unverified" for line in found.working)


# ---- The clock


def test_that_a_container_that_runs_out_after_midnight_says_next_day() -> None:
    found = worked("pain-icu-2-mcg-per-kg-per-min").sheet
    assert {figure.label: figure.text for figure in found.clock}["Container runs out"] == "11:53, next day"


def test_that_without_a_start_there_is_no_clock() -> None:
    assert sheet("pain-icu-2-mcg-per-kg-per-min", start_text="").clock == ()


# ---- Writing


def every_string() -> set[tuple[str, str]]:
    found = {each for name in SCENARIOS for each in strings(worked(name).sheet)}
    return {(path, text) for path, text in found if text and seen(path)}


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_that_no_string_of_any_sheet_breaks_a_rule_of_writing(rule: str) -> None:
    told = sorted(every_string())
    broken = [(path, text) for path, text in told if rule in ill_written(text, without=rules_waived(path))]
    assert broken == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("a trailing zero", "1.0 mg", "10 mg or 1.05 mg"),
        ("a naked decimal", ".5 mg", "0.5 mg"),
        ("ug or a micro sign", "5 ug", "5 mcg, drug"),
        ("cc for mL, or another spelling of it", "5 cc", "5 mL"),
        ("a number touching its unit", "10mg", "10 mg"),
        ("a dash in a range", "1-2 mL", "1 to 2 mL"),
        ("a full stop after a unit within a sentence", "5 mL. of drug", "Add 5 mL. Mix it."),
        ("a comma within a number", "1,000 mg", "1000 mg, 5 mL"),
        ("an abbreviation that is misread", "10 IU", "10 mg"),
        ("a grouped number below 10 000", "1\u202f000 mg", "10\u202f000 mg"),
    ],
)
def test_that_a_rule_of_writing_catches_what_it_names(rule: str, wrong: str, right: str) -> None:
    assert re.search(FORBIDDEN[rule], wrong)
    assert not re.search(FORBIDDEN[rule], right)


def test_that_a_strength_in_a_sentence_is_never_per_a_stroke_that_reads_as_one() -> None:
    for name in FIGURED:
        found = worked(name).sheet
        assert "mg/mL" not in found.vial
        assert all(
            "mg/mL" not in each.detail for card in found.cards for each in card.preparation if each.label == "Draw up"
        )


def test_that_more_vials_than_the_dose_takes_say_why() -> None:
    # 0.6 mg/kg/h × 70 kg × 96 h = 4032 mg: nine vials of 500 mg; each of the 17 syringes of 250 mg takes a fresh one.
    found = sheet("96-hours-at-the-target", weight_text="70", concentration_text="5").vials[0]
    assert (found.label, found.text) == ("vials", "17")
    assert found.detail == "fresh ones for each of 17 containers; what is given in all is in 9"
    assert sheet("96-hours-at-the-target", weight_text="70").vials[0].detail == ""
    assert sheet(DEPRESSION).vials[0].detail == ""
