"""Signs are read as strictly as doses: what two people may read differently is refused, and a gate refuses nothing."""

from fractions import Fraction

import pytest

from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_observation import read_observation
from ketadesk.monitoring.event import Observed
from orders import bedside


def read(**texts: str) -> Observed | Unready:
    return read_observation(texts, bedside().signs)


def refused(**texts: str) -> dict[str, str]:
    found = read(**texts)
    assert isinstance(found, Unready)
    return {**found.refused, **found.missing}


def test_that_all_signs_are_read_in_the_order_of_the_data() -> None:
    found = read(
        nausea="none", pain="0", sedation="drowsy", dissociation="some", co2="38", breaths="14", spo2="97", pulse="88",
        diastolic="95", systolic="158",
    )  # fmt: skip
    assert found == Observed(
        (
            ("systolic", Fraction(158)), ("diastolic", Fraction(95)), ("pulse", Fraction(88)), ("spo2", Fraction(97)),
            ("breaths", Fraction(14)), ("co2", Fraction(38)), ("pain", Fraction(0)), ("sedation", "drowsy"),
            ("dissociation", "some"), ("nausea", "none"),
        )
    )  # fmt: skip


def test_that_a_value_beyond_a_gate_is_read_as_it_is() -> None:
    assert read(spo2="81") == Observed((("spo2", Fraction(81)),))


@pytest.mark.parametrize(
    ("sign", "typed", "says"),
    [
        ("pulse", "8O", "Only the number here"),
        ("pulse", "80,", "No commas in a number"),
        ("pulse", "80.5", "Whole numbers only"),
        ("pulse", "008", "A zero stands before the number"),
        ("pulse", "1200", "Too many digits: at most 3 before the point"),
        ("pulse", "300", "Pulse is 20 to 260 /min: read it again."),
        ("pulse", "0", "Pulse is 20 to 260 /min: read it again."),
        ("spo2", "101", "SpO2 is 30 to 100 %: read it again."),
        ("pain", "11", "Pain, 0 to 10 is 0 to 10: read it again."),
        ("breaths", "\u0661\u0662", "Only the digits 0 to 9 are read"),
        ("co2", "4.9", "Whole numbers only"),
        ("sedation", "Awake", "Choose one of awake, drowsy, asleep, deep."),
        ("temperature", "37", "There is no such sign: the signs are systolic, diastolic, pulse, "),
    ],
)
def test_that_what_is_misread_is_refused_with_a_reason(sign: str, typed: str, says: str) -> None:
    assert refused(**{sign: typed})[sign].startswith(says)


def test_that_pressure_needs_both_figures_the_upper_above_the_lower() -> None:
    assert refused(systolic="120") == {"diastolic": "Enter both figures of the pressure, upper and lower."}
    assert refused(diastolic="80") == {"systolic": "Enter both figures of the pressure, upper and lower."}
    assert "not below the upper" in refused(systolic="80", diastolic="120")["diastolic"]
    assert "not below the upper" in refused(systolic="80", diastolic="80")["diastolic"]


def test_that_nothing_at_all_is_no_observation() -> None:
    assert refused(pulse="") == {"signs": "Nothing was read: enter at least one sign."}
