"""From what is typed for a single calculation to its whole answer: read it, work it out, describe it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from ketadesk.dosing.calculating import WEIGHTS, calculate
from ketadesk.dosing.conversion import leads
from ketadesk.dosing.inputs import Inputs, LackingError, UnworkableError
from ketadesk.intake.calculation_draft import AS_IT_COMES, CalculationDraft
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_calculation import read_calculation
from ketadesk.intake.reading_inputs import KEYS, VIAL_DOORS, offered_units
from ketadesk.presentation.calculation_answer import CalculationAnswer, InputField, WayLine
from ketadesk.presentation.calculation_lines import figures, steps
from ketadesk.presentation.calculator_list import BY_ID, CALCULATORS, Calculator
from ketadesk.presentation.deriving import derivation
from ketadesk.presentation.echo import Echoes, ReadBack
from ketadesk.presentation.form import SEXES, Choice
from ketadesk.presentation.lacking import Lacking
from ketadesk.presentation.number_words import quantity_words
from ketadesk.presentation.sheet import Missing, Sheet
from ketadesk.presentation.wording import other_weight
from ketadesk.protocols.library import Library
from ketadesk.quantities.kinds import bodyweight
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.spelling import read_unit

SCOPE = "Arithmetic for any drug. It knows no drug and judges no dose."
_UNREAD = "It comes when every number is read."
_COMES = Choice(AS_IT_COMES, "As it comes")
_EXAMPLE = re.compile(r",? as in [a-z_]+=\S+?(?=\.?$)")
_NAME = re.compile(r"\b(?:" + "|".join(name for name in KEYS if "_" in name) + r")\b")


def answer_calculation(draft: CalculationDraft, library: Library) -> CalculationAnswer:
    """Return the whole answer to a draft of a calculation."""
    asked = BY_ID[draft.calculator]
    inputs = read_calculation(draft)
    if isinstance(inputs, Unready):
        return _unready(draft, asked, inputs, _UNREAD if inputs.refused else "")
    try:
        found = calculate(asked.id, inputs, lambda: library.weight_formulas, lambda: library.limits)
    except LackingError as error:
        fields, says = _fields(error.names), spoken(str(error))
        return _unready(draft, asked, Unready(dict.fromkeys(fields[:1], says), {}), says)
    except UnworkableError as error:
        fields, says = _fields(error.names), spoken(str(error))
        return _unready(draft, asked, Unready({}, dict.fromkeys(fields, says)), says)
    sources = library.sources if asked.id in WEIGHTS else {}
    sheet = Sheet(
        state="ready", title=asked.title, order=asked.says, scope=SCOPE, working=steps(found, sources),
        derive=partial(derivation, sources=sources),
    )  # fmt: skip
    return CalculationAnswer(
        _choices(), asked.id, _asked(draft, asked), _ways(asked, inputs), sheet, _echoes(draft, sheet),
        figures=figures(found), given=tuple(_given(draft)),
    )  # fmt: skip


def spoken(says: str) -> str:
    """Return a sentence of the command line as it is said in the window, where nobody types the name of an input."""
    told = _NAME.sub(lambda name: name[0].replace("_", " "), _EXAMPLE.sub("", says))
    return told[:1].upper() + told[1:] if says.partition(" ")[0] in KEYS else told  # a unit keeps its letters


def _unready(draft: CalculationDraft, asked: Calculator, found: Unready, waits: str) -> CalculationAnswer:
    sheet = Sheet(
        state="incomplete", title=asked.title, order=asked.says, scope=SCOPE,
        missing=tuple(Missing(field, says) for field, says in found.missing.items()), refused=dict(found.refused),
        lacking=Lacking({field: draft.value(field) for field in found.refused}),
    )  # fmt: skip
    waits = waits or " ".join(dict.fromkeys(found.missing.values()))
    ways = tuple(WayLine(way.says) for way in asked.ways)
    return CalculationAnswer(
        _choices(), asked.id, _asked(draft, asked), ways, sheet, _echoes(draft, sheet), waits
    )  # fmt: skip


def _fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields of inputs: a vial has two."""
    return tuple(field for name in names for field in (VIAL_DOORS if name == "vial" else (name,)))


@cache
def _choices() -> tuple[Choice, ...]:
    return tuple(Choice(each.id, each.title, each.says, each.group) for each in CALCULATORS)


def _asked(draft: CalculationDraft, asked: Calculator) -> tuple[InputField, ...]:
    """Return the fields of a calculator, and last of all the unit that its answer is wanted in."""
    fields = [_field(field) for field in _fields(asked.inputs) if field != "to"]
    if asked.id == "convert":
        return (*fields, InputField("to", choices=_reached(draft.unit("value")), invitation="Choose a unit"))
    units = _answered(asked)
    return (*fields, InputField("to", choices=units, invitation=_COMES.title)) if units else tuple(fields)


@cache
def _field(key: str) -> InputField:
    if key == "sex":
        return InputField(key, choices=SEXES)
    units = ("mL",) if key == "vial_volume" else offered_units(key)
    return InputField(key, tuple(Choice(unit, unit) for unit in units))


@cache
def _reached(origin: str) -> tuple[Choice, ...]:
    """Return the units that a figure can be converted to."""
    of = read_unit(origin)
    units = {unit: read_unit(unit) for unit in offered_units("value") if unit != origin}
    there = [spelled for spelled, into in units.items() if of is None or (into is not None and leads(of, into))]
    return tuple(Choice(spelled, spelled) for spelled in there)


@cache
def _answered(asked: Calculator) -> tuple[Choice, ...]:
    units = dict.fromkeys(unit for name in asked.answers for unit in offered_units(name))
    return (_COMES, *(Choice(unit, unit) for unit in units)) if units else ()


def _ways(asked: Calculator, inputs: Inputs) -> tuple[WayLine, ...]:
    """Return the ways to it. The one was gone that takes all that was given, or all but a weight to tell it by."""
    given = set(inputs.taken) - {"to"}
    takes = {way: set(way.takes.split()) - {"to"} for way in asked.ways}
    gone = next((way for told in (given, given - {"weight"}) for way in asked.ways if takes[way] == told), None)
    return tuple(WayLine(way.says, way is gone) for way in asked.ways)


def _echoes(draft: CalculationDraft, sheet: Sheet) -> Echoes:
    return Echoes(read_backs=dict(_read_backs(draft, sheet.refused)))


def _read_backs(draft: CalculationDraft, refused: Mapping[str, str]) -> Iterator[tuple[str, ReadBack]]:
    for name, text in draft.numbers.items():
        of, number = draft.unit(name), parse_number(text)
        if name in refused or not of or isinstance(number, Refused) or number == 0:
            continue
        says = quantity_words(text, of)
        if name == "weight":
            says = f"{other_weight(bodyweight.of(number, of), of)} · {says}"
        yield name, ReadBack(says, always=name == "weight")


def _given(draft: CalculationDraft) -> Iterator[str]:
    """Yield what was entered, as it is read aloud: its name, its number, its unit."""
    for name, text in draft.numbers.items():
        yield f"{name.replace('_', ' ')} {text} {draft.unit(name)}"
    if draft.sex:
        yield draft.sex
