"""What was typed for a calculation to the inputs that the command line would be given, and to what they are."""

from collections.abc import Iterator

from ketadesk.dosing.inputs import Inputs
from ketadesk.intake.calculation_draft import UNIT, CalculationDraft
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_inputs import VIAL_DOORS, ZERO, read_inputs
from ketadesk.quantities.parsing import Refused, parse_number


def read_calculation(draft: CalculationDraft) -> Inputs | Unready:
    """Return the inputs of a draft, or by field what is not read and what a number that was typed still needs."""
    refused, missing = dict(_refused(draft)), {}
    for name in draft.numbers:
        if not draft.unit(name):
            missing[UNIT + name] = f"Choose the unit of the {name.replace('_', ' ')}."
    typed = [name for name in VIAL_DOORS if name in draft.numbers]
    if len(typed) == 1:
        other = next(name for name in VIAL_DOORS if name not in typed)
        missing[other] = f"Give the {other.replace('_', ' ')} as well."
    if refused or missing:
        return Unready(missing, refused)
    inputs = read_inputs(as_inputs(draft))
    return Unready({}, inputs) if isinstance(inputs, dict) else inputs


def as_inputs(draft: CalculationDraft) -> tuple[str, ...]:
    """Return what was typed as it is given to the command line: `weight=70kg`."""
    return tuple(_written(draft))


def _written(draft: CalculationDraft) -> Iterator[str]:
    numbers = draft.numbers
    for name, text in numbers.items():
        if name not in VIAL_DOORS:
            yield f"{name}={text}{draft.unit(name)}"
    if all(name in numbers for name in VIAL_DOORS):
        total, held = (f"{numbers[name]}{draft.unit(name)}" for name in VIAL_DOORS)
        yield f"vial={total}/{held}"
    if draft.sex:
        yield f"sex={draft.sex}"
    if draft.to:
        yield f"to={draft.to}"


def _refused(draft: CalculationDraft) -> Iterator[tuple[str, str]]:
    """Yield each number that is not read, and why."""
    for name, text in draft.numbers.items():
        number = parse_number(text)
        if isinstance(number, Refused):
            yield name, number.reason
        elif number == 0:
            yield name, ZERO
