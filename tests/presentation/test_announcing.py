"""A state is told in a sentence, without a figure that was worked out."""

from dataclasses import replace

from ketadesk.presentation.announcing import announcement
from ketadesk.presentation.answering import work_out
from orders import library, scenario, worked

WARD = "pain-icu-70-kg-ward"


def test_that_each_state_is_told() -> None:
    assert announcement(worked("depression-70-kg-syringe").sheet) == "Ready, not double-checked."
    assert announcement(worked(WARD).sheet) == (
        "A reason is needed. A push of 0.5 mg/kg on a ward: the limit there is 0.35 mg/kg."
    )
    stopped = work_out(scenario(WARD, weight_text="7"), library()).sheet
    assert announcement(stopped).startswith("Stopped, no figure is shown. A weight of 7 kg is below 10 kg.")
    incomplete = replace(scenario(WARD), weight_text="70,5", strength_text="")
    assert announcement(work_out(incomplete, library()).sheet).startswith("Incomplete, 2 missing. Not read: A comma ")
