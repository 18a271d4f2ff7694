"""From a draft to what the form says back of it. Only what is read is said back, and never a figure of the answer."""

from collections.abc import Iterator
from fractions import Fraction

from ketadesk.intake.draft import Draft, typed_texts
from ketadesk.intake.gathering import is_clock_time
from ketadesk.presentation.echo import Echoes, ReadBack
from ketadesk.presentation.form import FIELD_UNITS, Form
from ketadesk.presentation.group_echoes import group_echoes
from ketadesk.presentation.number_words import clock_words, quantity_words
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.vial_echo import drug_words, drugs_of, figure_of, vial_echo
from ketadesk.presentation.wording import other_weight
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import bodyweight
from ketadesk.quantities.registry import in_unit, quantity, unit

_ALWAYS = frozenset({"weight_text"})
_HEIGHT_UNITS = {"cm": unit("cm"), "in": unit("inch")}


def echoes(draft: Draft, form: Form, sheet: Sheet, library: Library) -> Echoes:
    """Return what the form says back of a draft."""
    drugs = drugs_of(draft, library)
    drug, vial = drug_words(drugs), vial_echo(draft, drugs, library)
    return Echoes(
        read_backs=dict(_read_backs(draft, form, sheet)),
        vial=vial,
        drug=drug,
        groups=group_echoes(draft, form, vial, drug, library),
    )


def _read_backs(draft: Draft, form: Form, sheet: Sheet) -> Iterator[tuple[str, ReadBack]]:
    units = _units(draft, form)
    met = {field for finding in sheet.findings for field in finding.fields}
    usual = _usual(form)
    for field, text in _texts(draft, form):
        if field in sheet.refused or not text:
            continue
        if field == "start_text" and is_clock_time(text):
            yield field, ReadBack(clock_words(text))
        elif (of := units.get(field, units.get(field.partition(":")[0], ""))) and (
            number := figure_of(field, text)
        ) is not None:
            unusual = field in _ALWAYS or field in met or (field in usual and usual[field] != number)
            says = quantity_words(text, of)
            other = _in_other_unit(field, number, of)
            yield field, ReadBack(f"{other} · {says}" if other else says, always=unusual)


def _texts(draft: Draft, form: Form) -> Iterator[tuple[str, str]]:
    """Yield every text that this order asks for, each step's by its place."""
    yield from typed_texts(draft, tuple(dose.id for dose in form.doses if dose.given))
    for place, step in enumerate(draft.steps):
        yield f"rate_text:{place}", step.rate_text
        yield f"hours_text:{place}", step.hours_text


def _units(draft: Draft, form: Form) -> dict[str, str]:
    units = {**FIELD_UNITS, "weight_text": draft.weight_unit, "height_text": draft.height_unit}
    for dose in form.doses:
        units[f"dose_text:{dose.id}"] = dose.dose_unit
        units[f"time_text:{dose.id}"] = dose.time_unit
        units[f"cap_text:{dose.id}"] = "mg"
    return {field: of for field, of in units.items() if of}


def _usual(form: Form) -> dict[str, Fraction]:
    """Return the usual figures of the source, for the fields whose unit is the source's own."""
    usual = {}
    for dose in form.doses:
        if dose.dose_usual and dose.dose_unit == dose.dose_units[0]:
            usual[f"dose_text:{dose.id}"] = Fraction(dose.dose_usual)
        if dose.time_usual and dose.time_unit == dose.time_units[0]:
            usual[f"time_text:{dose.id}"] = Fraction(dose.time_usual)
    return usual


def _in_other_unit(field: str, number: Fraction, of: str) -> str:
    if field == "weight_text":
        return other_weight(bodyweight.of(number, of), of)
    if field == "height_text":
        there = in_unit(quantity(number, _HEIGHT_UNITS[of]), _HEIGHT_UNITS["in" if of == "cm" else "cm"])
        return format_quantity(there, places=0)
    return ""
