"""The options of `plan` to a draft: every value goes into the field that a person would have typed it in."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Protocol as Shape

from ketadesk.cli.choices import spelled
from ketadesk.cli.reading import Reader
from ketadesk.intake.asking import given_administrations
from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.intake.reading_inputs import read_vial
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration, Protocol
from ketadesk.quantities.formatting import format_decimal, terminates
from ketadesk.quantities.kinds import concentration, drop_factor, mass, volume
from ketadesk.quantities.parsing import Refused, parse_quantity
from ketadesk.quantities.spelling import written_unit

_STRENGTH_PLACES = 4
_TIMES = ("min", "s", "h")


class _Listed(Shape):
    """Anything in the cupboard."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class Typed:
    """A draft, with what could not be put into it and what was converted on the way."""

    draft: Draft
    refused: Mapping[str, str]
    conversions: tuple[str, ...]


def read_options(options: Namespace, protocol: Protocol, library: Library) -> Typed:
    """Return the draft that the options make."""
    if not protocol.administrations:  # a schedule: whatever else is given is refused as unused
        return Typed(Draft(protocol=protocol.id, setting=options.setting or ""), {}, ())
    reader = Reader()
    weight, weight_unit = reader.in_one_of("weight_text", options.weight, ("kg", "lb"))
    height, height_unit = reader.in_one_of("height_text", options.height, ("cm", "in"))
    draft = Draft(
        protocol=protocol.id,
        setting=options.setting or "",
        given=_given(reader, options, protocol),
        steps=tuple(_step(reader, text) for text in options.step or ()),
        weight_text=weight,
        weight_unit=weight_unit,
        weight_known=options.weight_known or "",
        height_text=height,
        height_unit=height_unit,
        age_text=_years(reader, options.age),
        sex=options.sex or "",
        basis=options.basis or "",
        push_method=options.push_method or "",
        push_volume_text=reader.number_in("push_volume_text", options.push_volume, "mL"),
        method=options.method or "",
        amount_text=reader.number_in("amount_text", options.amount, "mg"),
        concentration_text=reader.number_in("concentration_text", options.concentration, "mg/mL"),
        run_text=reader.number_in("run_text", options.run, "h"),
        line_volume_text=reader.number_in("line_volume_text", options.line, "mL"),
        start_text=options.start or "",
    )
    draft = _with_vial(reader, draft, options)
    draft = _with_equipment(reader, draft, options, library)
    draft = _with_doses(reader, draft, options, protocol)
    return Typed(draft, reader.refused, tuple(reader.conversions))


def _given(reader: Reader, options: Namespace, protocol: Protocol) -> tuple[str, ...] | None:
    """Return what is given beside what always is, or None where the options say nothing of it."""
    if options.give is None and options.without is None:
        return None
    chosen, left_out = options.give or [], options.without or []
    known = {one.id: one for one in protocol.administrations}
    for field, names in (("given", chosen), ("without", left_out)):
        for name in names:
            if name not in known:
                reader.refuse(field, _no_administration(name, protocol))
    for name in left_out:
        if name in known and known[name].choice != "usual":
            always = known[name].choice == "always"
            reader.refuse("without", f"{name} {'is part of every order' if always else 'is not given unless chosen'}.")
        if name in chosen:
            reader.refuse("without", f"{name} is both given and left out.")
    usual = [one.id for one in protocol.administrations if one.choice == "usual"]
    return tuple(name for name in dict.fromkeys((*usual, *chosen)) if name not in left_out)


def _step(reader: Reader, text: str) -> StepDraft:
    rate, colon, hours = text.partition(":")
    if not colon:
        reader.refuse("steps", "Write a rate and its time, as in 0.15mg/kg/h:24h.")
        return StepDraft()
    return StepDraft(reader.number_in("steps", rate, "mg/kg/h"), reader.number_in("steps", hours, "h"))


def _years(reader: Reader, text: str | None) -> str:
    if text is None:
        return ""
    if text.removesuffix("y") == text:
        if any(map(str.isalpha, text)):
            reader.refuse("age_text", "Write the age in whole years alone, as in 45.")
            return ""
        return text
    return reader.number_in("age_text", text, "y")


def _with_vial(reader: Reader, draft: Draft, options: Namespace) -> Draft:
    """Return the draft with the vial's three figures; the strength follows from the others, and must agree if typed."""
    strength = reader.number_in("strength_text", options.strength, "mg/mL")
    if options.vial is None:
        return replace(draft, strength_text=strength)
    vial = read_vial(options.vial)
    if isinstance(vial, Refused):
        reader.refuse("vial_total_text", vial.reason)
        return replace(draft, strength_text=strength)
    total, held = mass.recorded(vial.total.value).magnitude, volume.recorded(vial.held.value).magnitude
    if options.strength is None:
        exact = concentration.recorded(vial.strength().value).magnitude
        if not terminates(exact, _STRENGTH_PLACES):
            says = "Its strength does not come out even: read it from the label and give it as --strength too."
            reader.refuse("vial_total_text", says)
        else:
            strength = format_decimal(exact)
    return replace(
        draft, strength_text=strength, vial_total_text=format_decimal(total), vial_volume_text=format_decimal(held)
    )


def _with_equipment(reader: Reader, draft: Draft, options: Namespace, library: Library) -> Draft:
    cupboard = library.cupboard
    container = _listed(options.container, cupboard.containers)
    fill = reader.number_in("container_volume_text", options.fill, "mL")
    if options.container is not None and container is None:
        fill = _plain_container(reader, options.container, fill, cupboard.containers)
    diluent = _listed(options.diluent, cupboard.diluents) or _only_one(options.diluent, cupboard.diluents)
    pump = _listed(options.pump, cupboard.pumps)
    giving_set = _listed(options.giving_set, cupboard.giving_sets)
    if options.giving_set is not None and giving_set is None:
        factor = parse_quantity(options.giving_set)
        if not isinstance(factor, Refused) and drop_factor.admits(factor):
            giving_set = next((each for each in cupboard.giving_sets if each.drop_factor == factor), None)
    for field, text, found, known in (
        ("diluent", options.diluent, diluent, cupboard.diluents),
        ("pump", options.pump, pump, cupboard.pumps),
        ("giving_set", options.giving_set, giving_set, cupboard.giving_sets),
    ):
        if text is not None and found is None:
            reader.refuse(field, f"{text} is not listed: choose one of {_spelled(known)}.")
    return replace(
        draft, container=_id(container), container_volume_text=fill, diluent=_id(diluent), pump=_id(pump),
        giving_set=_id(giving_set),
    )  # fmt: skip


def _plain_container(reader: Reader, text: str, fill: str, known: Sequence[_Listed]) -> str:
    """Return the volume of a container that is given by its volume alone."""
    if fill:
        reader.refuse("container_volume_text", "Give the volume once: as --container, or as --fill of a named one.")
    if text[:1].isascii() and text[:1].isdigit():
        return reader.number_in("container", text, "mL")
    reader.refuse("container", f"Write a volume, as in 50mL, or one of {_spelled(known)}.")
    return ""


def _listed(text: str | None, known: Sequence[_Listed]) -> _Listed | None:
    """Return what has this id or this title."""
    if text is None:
        return None
    return next((each for each in known if text in {each.id, each.title, *getattr(each, "also_named", ())}), None)


def _only_one(text: str | None, known: Sequence[_Listed]) -> _Listed | None:
    """Return the one whose title holds this word or these words, when there is one only."""
    if text is None or not text.replace(" ", "").isalpha():
        return None
    alike = [each for each in known if f" {text.lower()} " in f" {each.title.lower()} "]
    return alike[0] if len(alike) == 1 else None


def _spelled(known: Sequence[_Listed]) -> str:
    return spelled((each.id, each.title) for each in known)


def _id(found: _Listed | None) -> str:
    return "" if found is None else found.id


def _with_doses(reader: Reader, draft: Draft, options: Namespace, protocol: Protocol) -> Draft:
    given = given_administrations(draft, protocol)
    for field, texts in (("dose_text", options.dose), ("time_text", options.time), ("cap_text", options.cap)):
        seen: set[str] = set()
        for text in texts or ():
            one, value = _addressed(reader, field, text, given, protocol)
            if one is None:
                continue
            if one.id in seen:
                reader.refuse(f"{field}:{one.id}", "It is given twice: give it once.")
            seen.add(one.id)
            draft = draft.with_dose(one.id, _filled(reader, field, value, one, draft.dose(one.id)))
    return draft


def _addressed(
    reader: Reader, field: str, text: str, given: tuple[Administration, ...], protocol: Protocol
) -> tuple[Administration | None, str]:
    """Return the administration a value is for; its name may be left out when only one is given."""
    name, equals, value = (part.strip(" ") for part in text.partition("="))
    if not equals:
        if len(given) == 1:
            return given[0], text
        ids = [one.id for one in given or protocol.administrations]
        reader.refuse(field, f"Say of which administration, as in {ids[0]}={text}: {' or '.join(ids)}.")
        return None, ""
    one = next((one for one in given if one.id == name), None)
    if one is None:
        known = any(each.id == name for each in protocol.administrations)
        reader.refuse(
            f"{field}:{name}", f"It is not given: add --give {name}." if known else _no_administration(name, protocol)
        )
    return one, value


def _filled(reader: Reader, field: str, text: str, one: Administration, dose: DoseDraft) -> DoseDraft:
    place = f"{field}:{one.id}"
    if field == "dose_text":
        number, spelled = reader.split(place, text, (written_unit(one.dose.low.units),))
        return replace(dose, dose_text=number, dose_unit=spelled)
    if field == "time_text":
        number, spelled = reader.in_one_of(place, text, _TIMES)
        return replace(dose, time_text=number, time_unit=spelled)
    return replace(dose, cap_text=reader.number_in(place, text, "mg"))


def _no_administration(name: str, protocol: Protocol) -> str:
    ids = {one.id: one.title for one in protocol.administrations}
    near = get_close_matches(name.lower(), ids, 1)
    meant = f"is {near[0]} meant?" if near else f"there is {spelled(ids.items())}."
    return f"There is no administration {name}: {meant}"
