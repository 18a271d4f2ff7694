"""Orders that are checked in tests: a prepared one, and what a second person reads of it."""

from dataclasses import replace
from typing import Any

from ketadesk.checking.comparing import Entry
from ketadesk.checking.double_check import CHECKED, PREPARED, DoubleCheck, Signing, begin, enter_second
from ketadesk.intake.draft import DoseDraft, Draft
from orders import library, scenario

RA = Signing(1, "RA", "2026-03-01T10:02+00:00", PREPARED)
MO = Signing(2, "MO", "2026-03-01T10:11+00:00", CHECKED)

# 0.5 mg/kg over 40 min for 70 kg is 35 mg: 0.7 mL of 50 mg/mL, made up to 50 mL, at 75 mL/h.
PREPARED_ORDER = scenario(
    "depression-70-kg-syringe", doses={"infusion": {"dose_text": "0.5", "time_text": "40"}}, setting="clinic"
)
READ = {"drawn:infusion": "0.7", "rate:infusion": "75"}


def typed(draft: Draft = PREPARED_ORDER, dose: dict[str, str] | None = None, **changed: Any) -> Draft:
    """Return an order with some of it typed differently."""
    draft = replace(draft, **changed)
    return draft.with_dose("infusion", replace(draft.dose("infusion"), **dose)) if dose else draft


def second(read: dict[str, str] | None = None, dose: dict[str, str] | None = None, **changed: Any) -> Entry:
    """Return what a second person enters, some of it differently."""
    return Entry(typed(dose=dose, **changed), {**READ, **(read or {})})


def begun(draft: Draft = PREPARED_ORDER) -> DoubleCheck:
    return begin(draft, RA, library())


def compared(entry: Entry, draft: Draft = PREPARED_ORDER) -> DoubleCheck:
    """Return the check after the second entry."""
    check = enter_second(begun(draft), entry, MO, library())
    assert isinstance(check, DoubleCheck), check
    return check


def differing(entry: Entry, draft: Draft = PREPARED_ORDER) -> list[str]:
    """Return what is not the same, by key."""
    return [each.key for each in compared(entry, draft).differences]


def dosed(id_: str, **typed_: str) -> Draft:
    return PREPARED_ORDER.with_dose(id_, DoseDraft(**typed_))
