"""What is copied, by hand: no number stands without its drug, its unit, the weight, the vial and the time."""

from dataclasses import replace

import pytest

from ketadesk.intake.draft import DoseDraft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.copying import LOCKED, copied
from ketadesk.presentation.sheet import Sheet
from orders import SCENARIOS, library, scenario, worked

AT = "2026-11-22 06:10"

# 0.5 mg/kg × 70 kg = 35 mg = 0.7 mL of 50 mg/mL; to 50 mL: 49.3 mL; 50 mL in 40 min = 75 mL/h.
DEPRESSION = """\
racemic ketamine, Depression: 0.5 mg/kg over 40 min
NOT DOUBLE-CHECKED, copied 2026-11-22 06:10
Weight: 70 kg (154.3 lb), measured, 175 cm, 46 years, female
Vial: 500 mg in 10 mL (50 mg per 1 mL), racemic ketamine
"""


def answered(name: str) -> Sheet:
    """Return a scenario's sheet with every question answered."""
    draft = scenario(name)
    for finding in worked(name).sheet.findings:
        if finding.waits and finding.asks:
            draft = draft.with_reason(finding.code, finding.asks, "Confirmed with the prescriber")
    return work_out(draft, library()).sheet


def test_that_a_ready_order_is_copied_whole() -> None:
    text = copied(work_out(scenario("depression-70-kg-syringe"), library()).sheet, AT)
    head, _, rest = text.partition("\nInfusion, racemic ketamine\n")
    assert head.splitlines()[:2] == DEPRESSION.splitlines()[:2]
    assert head.splitlines()[-1] == DEPRESSION.splitlines()[-1]
    for line in ("Set the pump to: 75 mL/h", "Draw up: 0.7 mL of 50 mg per 1 mL", "Dose: 35 mg", "Time: 40 min"):
        assert f"  {line}" in rest
    assert rest.splitlines()[-1].startswith("KetaDesk, not double-checked.")


def test_that_a_pump_rate_is_copied_with_the_dose_rate_it_stands_for() -> None:
    # 0.25 mg/kg/h × 88.4 kg = 22.1 mg/h; at 2 mg/mL 11.05 mL/h, set as 11.1 mL/h, which is 22.2 mg/h.
    draft = replace(scenario("pain-icu-70-kg-ward"), protocol="pain-acute", weight_text="88.4", concentration_text="2")
    draft = replace(draft, doses={"infusion": DoseDraft(dose_text="0.25")}, given=("infusion",), amount_text="")
    text = copied(work_out(draft, library()).sheet, AT)
    assert "Set the pump to: 11.1 mL/h" in text
    rates = "The rate ordered: 4.17 mcg/kg/min, 0.25 mg/kg/h, 22.1 mg/h, as set 22.2 mg/h"
    assert rates in text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def test_that_the_reason_is_copied_with_what_it_was_given_for() -> None:
    text = copied(answered("pain-icu-70-kg-ward"), AT)
    assert (
        "Check: A push of 0.5 mg/kg on a ward: the limit there is 0.35 mg/kg. Reason: Confirmed with the prescriber"
    ) in text
    assert text.index("Loading push, racemic ketamine") < text.index("Infusion, racemic ketamine")


def test_that_another_dosing_weight_is_named() -> None:
    text = copied(answered("depression-ideal-weight"), AT)
    (weight,) = (line for line in text.splitlines() if line.startswith("Weight: "))
    assert ", dosed by ideal weight, " in weight


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_only_a_ready_order_is_copied_and_always_with_its_drug_time_and_that_nobody_checked_it(name: str) -> None:
    sheet = worked(name).sheet
    if sheet.state in LOCKED:
        assert copied(sheet, AT) == ""
    sheet = answered(name)
    if sheet.state != "ready":
        assert copied(sheet, AT) == ""
        return
    text = copied(sheet, AT)
    assert sheet.drug in text.splitlines()[0] or sheet.title in text.splitlines()[0]
    assert text.count("not double-checked") + text.count("NOT DOUBLE-CHECKED") == 2
    assert AT in text
    for part in (sheet.who, sheet.vial, sheet.title, sheet.order):
        assert part in text
    for card in sheet.cards:
        for figure in (card.headline, *card.figures, *card.preparation):
            assert figure.text in text
