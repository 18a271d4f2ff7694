"""From an entry of a double check to what is asked next: the fields of its protocol, and no figure of any."""

from dataclasses import replace

from ketadesk.checking.expected import expected_keys
from ketadesk.checking.standing import is_reading, reading_of
from ketadesk.checking.usual import left_to_usual
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import ScheduleOnly, Unready, read
from ketadesk.presentation.check_answer import CheckAnswer, Line, Reading
from ketadesk.presentation.check_words import item_title
from ketadesk.presentation.echoing import echoes
from ketadesk.presentation.form import Choice, Form
from ketadesk.presentation.forming import form
from ketadesk.presentation.sheet import Missing, Sheet
from ketadesk.protocols.library import Library

SCOPE = (
    "Two people enter one order, each from its sources. Nothing of the first entry is in this window until both agree."
)


def answer_check(draft: Draft, library: Library) -> CheckAnswer:
    """Return what is asked of the person who enters."""
    asked, sheet = _asked(form(draft, library), library), _sheet(draft, library)
    return CheckAnswer(asked, sheet, (), echoes(draft, asked, sheet, library), library=library)


def lines(draft: Draft, optional: tuple[str, ...], library: Library) -> tuple[Line, ...]:
    """Return what is compared, by name, for an order as far as it stands."""
    protocol = library.protocols.get(draft.protocol)
    return tuple(Line(key, item_title(key, protocol)) for key in expected_keys(draft, protocol, optional))


def readings(draft: Draft, library: Library, again: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """Return what is read from the devices, or what of it is read again."""
    return tuple(
        Reading(line.key, line.title, reading_of(line.key).unit, on_pump=not line.key.startswith("drawn:"))
        for line in lines(draft, (), library)
        if is_reading(line.key) and (not again or line.key in again)
    )


def _asked(whole: Form, library: Library) -> Form:
    """Return a form without usual figures, for a double check takes none, and with any fluid that a bag may hold."""
    fluids = tuple(Choice(each.id, each.title) for each in library.cupboard.diluents) if whole.diluents else ()
    return replace(
        whole, diluents=fluids, doses=tuple(replace(each, dose_usual="", time_usual="") for each in whole.doses)
    )


def _sheet(draft: Draft, library: Library) -> Sheet:
    found = read(draft, library)
    if isinstance(found, Unready):
        missing = tuple(Missing(field=field, says=says) for field, says in found.missing.items())
        return Sheet(state="incomplete", scope=SCOPE, missing=missing, refused=found.refused)
    unsaid = {} if isinstance(found, ScheduleOnly) else left_to_usual(found, draft)
    missing = tuple(Missing(field=field, says=says) for field, says in unsaid.items())
    return Sheet(state="incomplete", scope=SCOPE, missing=missing)
