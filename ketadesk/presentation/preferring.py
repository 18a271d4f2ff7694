"""An answer as a person prefers to read it: micrograms in a word, the vials in stock first, defaults named as such."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.form import Choice
from ketadesk.presentation.forming import vial_choice
from ketadesk.protocols.loading import FaultyFileError
from ketadesk.protocols.protocol import CARE_SETTINGS
from ketadesk.protocols.site_file import load_site_library

T = TypeVar("T")
_ONE = re.compile(r"(?<![0-9.,\u202f])1([ \u00a0])mcg\b")
_MANY = re.compile(r"\bmcg\b")
_OF = {"setting": "setting of care", "pump": "pump", "container": "syringe or bag"}
# By these a thing is found again, in whatever words it is shown; the terms of a figure are no text.
_IDS = frozenset({"id", "code", "asks", "field", "fields", "key", "reasons", "of", "library"})


@dataclass(frozen=True)
class Preference:
    """How answers are shown. `stocked` are ids of vials, or none for all."""

    in_words: bool = False
    stocked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stock:
    """What defaults can be chosen from."""

    settings: tuple[Choice, ...] = ()
    pumps: tuple[Choice, ...] = ()
    containers: tuple[Choice, ...] = ()
    vials: tuple[Choice, ...] = ()


def preferred(answer: T, preference: Preference) -> T:
    """Return an answer as it is preferred. What is worked out is the same."""
    if isinstance(answer, Answer) and preference.stocked:
        answer = replace(answer, form=replace(answer.form, vials=_stocked(answer.form.vials, preference.stocked)))
    return _in_words(answer) if preference.in_words else answer


def spelled_in_words(text: str) -> str:
    """Return text with micrograms written as a word: where `mcg` has been read as mg, a word is not."""
    return _MANY.sub("micrograms", _ONE.sub(r"1\1microgram", text)) if "mcg" in text else text


def respelled(draft: Draft, in_words: bool) -> Draft:
    """Return a draft whose units are named as they are offered in a spelling; no number is touched."""
    for id_, dose in draft.doses.items():
        plain = dose.dose_unit.replace("micrograms", "mcg")
        draft = draft.with_dose(id_, replace(dose, dose_unit=spelled_in_words(plain) if in_words else plain))
    return draft


def usable(chosen: Mapping[str, str], vials: Sequence[str], offered: Stock) -> tuple[dict[str, str], str]:
    """Return the chosen defaults without those that are not there, and a sentence that names these and such vials.

    `chosen` are ids, or nothing, by the fields of an order. A pump goes when it is taken out of a site's file.
    """
    listed = {"setting": offered.settings, "pump": offered.pumps, "container": offered.containers}
    there = {name: {"", *(each.id for each in choices)} for name, choices in listed.items()}
    strange = [f"{_OF[name]} {id_}" for name, id_ in chosen.items() if id_ not in there[name]]
    stocked = {each.id for each in offered.vials}
    strange += [f"vial {id_}" for id_ in vials if id_ not in stocked]
    if not strange or not stocked:  # where nothing can be read, that is told elsewhere
        return dict(chosen), ""
    kept = {name: id_ if id_ in there[name] else "" for name, id_ in chosen.items()}
    return kept, f"The settings name what is not listed here; it is not used: {', '.join(strange)}."


def new_order(setting: str, pump: str, container: str) -> Draft:
    """Return the order that a new patient begins with: never a weight, and never a vial."""
    return Draft(setting=setting, pump=pump, container=container)


def stock() -> Stock:
    """Return what defaults can be chosen from; nothing where the library cannot be read, which is told elsewhere."""
    try:
        library = load_site_library()
    except FaultyFileError:
        return Stock()
    cupboard = library.cupboard
    return Stock(
        tuple(Choice(id_, title) for id_, title in CARE_SETTINGS.items()),
        tuple(Choice(each.id, each.title) for each in cupboard.pumps),
        tuple(Choice(each.id, each.title) for each in cupboard.containers),
        tuple(replace(vial_choice(each), title=each.title) for each in library.products.values()),
    )


def _stocked(vials: tuple[Choice, ...], stocked: frozenset[str]) -> tuple[Choice, ...]:
    """Return those in stock first, under a heading; the others stay, for a vial may be borrowed."""
    here = [replace(each, group="In stock") for each in vials if each.id in stocked]
    others = [replace(each, group="Not in stock") for each in vials if each.id not in stocked]
    return (*here, *others) if here else vials


def _in_words(value: Any) -> Any:
    """Return a record with every text that is shown respelled, and every name by which it is found as it was."""
    if isinstance(value, str):
        return spelled_in_words(value)
    if isinstance(value, tuple):
        made = tuple(map(_in_words, value))
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if isinstance(value, Mapping):
        return {key: _in_words(each) for key, each in value.items()}
    if isinstance(value, partial):  # what is worked out only when somebody asks
        return lambda *asked: _in_words(value(*asked))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: new
            for each in fields(value)
            if each.name not in _IDS and (new := _in_words(old := getattr(value, each.name))) is not old
        }
        return replace(value, **changed) if changed else value
    return value
