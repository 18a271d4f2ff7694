"""When things end by the clock on the wall."""

from fractions import Fraction

import pytest

from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.clock import at
from ketadesk.presentation.sheet import Figure
from ketadesk.protocols.library import load_library

LIBRARY = load_library()
VIAL = {"strength_text": "50", "vial_volume_text": "10", "vial_total_text": "500", "weight_text": "70"}
SYRINGE = {"method": "make-up", "container": "syringe-50", "container_volume_text": "50", "diluent": "glucose-5"}
MIXED = {"concentration_text": "1", "start_text": "08:00", **SYRINGE, **VIAL}


@pytest.mark.parametrize(
    ("start", "minutes", "shown"),
    [
        (22 * 60 + 30, Fraction(40), "23:10"),
        (8 * 60, Fraction(5000, 7), "19:54"),  # 714.28 min = 11 h 54.28 min; the part of a minute is dropped
        (23 * 60 + 59, Fraction(1), "00:00, next day"),
        (8 * 60, Fraction(96 * 60), "08:00, 4 days later"),
    ],
)
def test_that_a_time_later_is_told_with_its_day(start: int, minutes: Fraction, shown: str) -> None:
    assert at(start, minutes) == shown


def test_that_a_timed_infusion_ends_when_its_time_is_over() -> None:
    sheet = work_out(Draft(protocol="depression-iv", start_text="22:30", **VIAL, **SYRINGE), LIBRARY).sheet

    assert sheet.clock == (Figure("Starts", "22:30"), Figure("Ends", "23:10"))


def test_that_a_container_runs_out_when_its_volume_has_run() -> None:
    # 1 mcg/kg/min x 70 kg = 4.2 mg/h; at 1 mg/mL 4.2 mL/h; 50 mL / 4.2 mL/h = 11 h 54 min; from 08:00 to 19:54.
    draft = Draft(
        protocol="pain-icu", given=("infusion",), concentration_text="1", start_text="08:00", **VIAL, **SYRINGE
    )

    sheet = work_out(draft.with_dose("infusion", DoseDraft(dose_text="1")), LIBRARY).sheet

    assert sheet.clock == (Figure("Starts", "08:00"), Figure("Container runs out", "19:54"))


def test_that_a_container_too_old_is_changed_before_it_is_empty() -> None:
    # 5 mg/h at 5 mg/mL is 1 mL/h: 50 mL would last 50 h, but the syringe is thrown away after 24 h.
    draft = Draft(protocol="pain-fixed-rate", start_text="10:15", **VIAL, **SYRINGE)

    sheet = work_out(draft, LIBRARY).sheet

    assert sheet.clock == (Figure("Starts", "10:15"), Figure("Change the container", "10:15, next day"))


def test_that_a_stepped_infusion_ends_after_all_its_steps() -> None:
    steps = (StepDraft("0.15", "24"), StepDraft("0.6", "72"))
    draft = Draft(
        protocol="depression-iv-96h", steps=steps, concentration_text="1", start_text="08:00", **VIAL, **SYRINGE
    )

    sheet = work_out(draft, LIBRARY).sheet

    assert sheet.clock == (Figure("Starts", "08:00"), Figure("Ends", "08:00, 4 days later"))


def test_that_without_a_start_no_clock_time_is_told() -> None:
    assert work_out(Draft(protocol="depression-iv", **VIAL, **SYRINGE), LIBRARY).sheet.clock == ()
