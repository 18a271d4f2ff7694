"""From a draft to the form: the choices there are, and the fields that its protocol needs."""

from ketadesk.dosing.order import METHODS, PUSH_METHODS
from ketadesk.intake.asking import (
    assumed_container,
    assumed_pump,
    dose_units,
    given_administrations,
    needs_infusion,
    needs_push,
)
from ketadesk.intake.draft import Draft
from ketadesk.intake.gathering import VOLUME
from ketadesk.presentation.form import Choice, DoseFields, Form
from ketadesk.protocols.figure import Span
from ketadesk.protocols.library import Library
from ketadesk.protocols.product import Diluent, Mixture, Product, Purpose
from ketadesk.protocols.protocol import CARE_SETTINGS, Administration, Basis, Protocol
from ketadesk.quantities.formatting import format_decimal, format_in, format_quantity, format_strength
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.registry import in_unit, quantity, unit

_BASES: dict[Basis, str] = {"actual": "Actual", "ideal": "Ideal", "adjusted": "Adjusted", "lean": "Lean"}


def form(draft: Draft, library: Library) -> Form:
    """Return what is asked for an order as it stands."""
    faults = tuple(f"Left out, its file is faulty. {fault}" for fault in library.faults)
    protocol = library.protocols.get(draft.protocol)
    protocols = tuple(_protocol(each) for each in library.protocols.values())
    if protocol is None or not protocol.administrations:
        return Form(protocols, settings=_settings(), faults=faults)
    given = given_administrations(draft, protocol)
    running = needs_infusion(given)
    drugs = protocol.drugs(given or protocol.administrations)
    cupboard = library.cupboard
    return Form(
        protocols=protocols,
        settings=_settings(),
        doses=tuple(_dose_fields(one, given, draft) for one in protocol.administrations),
        bases=tuple(Choice(id_, title) for id_, title in _BASES.items()),
        basis=draft.basis or protocol.weight_basis,
        vials=tuple(vial_choice(each) for each in library.products.values() if each.drug in drugs),
        push_methods=tuple(Choice(id_, title) for id_, title in PUSH_METHODS.items()) if needs_push(given) else (),
        methods=tuple(Choice(id_, title) for id_, title in METHODS.items()) if running else (),
        containers=tuple(Choice(each.id, each.title) for each in cupboard.containers) if running else (),
        diluents=tuple(Choice(each.id, each.title) for each in _diluents(draft, running, library)),
        container_usual=_container_usual(draft, library),
        pumps=tuple(Choice(each.id, each.title) for each in cupboard.pumps) if running else (),
        pump=_pump(draft, library) if running else "",
        giving_sets=tuple(Choice(each.id, each.title) for each in cupboard.giving_sets) if running else (),
        mixtures=tuple(_mixture(each, given) for each in library.mixtures if _suits(each, draft, drugs))
        if running
        else (),
        asks_concentration=(running and (draft.method == "standard" or _runs_on(given)))
        or bool(draft.amount_text or draft.concentration_text),
        asks_run=any(one.form == "continuous-infusion" for one in given) or bool(draft.run_text),
        faults=faults,
    )


def _container_usual(draft: Draft, library: Library) -> str:
    chosen = (each for each in library.cupboard.containers if each.id == draft.container)
    return next((format_decimal(in_unit(each.nominal, unit("mL")).magnitude) for each in chosen), "")


def _pump(draft: Draft, library: Library) -> str:
    """Return the pump that holds: the one that intake takes when none is chosen."""
    if draft.pump or draft.giving_set:
        return draft.pump
    read = parse_number(draft.container_volume_text, VOLUME)
    held = None if isinstance(read, Refused) else quantity(read, unit("mL"))
    return assumed_pump(draft, library, assumed_container(draft, library, held), held).id


def _protocol(protocol: Protocol) -> Choice:
    return Choice(protocol.id, protocol.title, protocol.order, protocol.indication)


def _settings() -> tuple[Choice, ...]:
    return tuple(Choice(id_, title) for id_, title in CARE_SETTINGS.items())


def vial_choice(product: Product) -> Choice:
    """Return a listed vial to choose: its amount in its volume, and its strength."""
    fills = (
        ("strength_text", format_decimal(in_unit(product.strength, unit("mg/mL")).magnitude)),
        ("vial_volume_text", format_decimal(in_unit(product.volume, unit("mL")).magnitude)),
        ("vial_total_text", format_decimal(in_unit(product.total, unit("mg")).magnitude)),
    )
    held = f"{format_in(product.total, 'mg')} in {format_in(product.volume, 'mL')}"
    return Choice(product.id, held, format_strength(product.strength), fills=fills)


def _suits(mixture: Mixture, draft: Draft, drugs: frozenset[str]) -> bool:
    return mixture.drug in drugs and (not mixture.protocols or draft.protocol in mixture.protocols)


def _mixture(mixture: Mixture, given: tuple[Administration, ...]) -> Choice:
    """Return a site's mixture. What runs on is made by its amount and volume, a timed dose to its strength."""
    strength = format_decimal(in_unit(mixture.strength, unit("mg/mL")).magnitude)
    fills: tuple[tuple[str, str], ...] = (("method", "standard"), ("concentration_text", strength))
    if _runs_on(given):
        amount = format_decimal(in_unit(mixture.amount, unit("mg")).magnitude)
        held = format_decimal(in_unit(mixture.volume, unit("mL")).magnitude)
        fills = (("amount_text", amount), ("container_volume_text", held), ("concentration_text", ""))
    return Choice(mixture.id, mixture.title, format_strength(mixture.strength), fills=fills)


def _dose_fields(one: Administration, given: tuple[Administration, ...], draft: Draft) -> DoseFields:
    typed = draft.dose(one.id)
    units = dose_units(one)
    has_time = one.form in {"timed-infusion", "push"}
    time_units = ("s", "min") if one.form == "push" else ("min", "h")
    return DoseFields(
        id=one.id,
        title=one.title,
        given=one in given,
        offered=one.choice != "always",
        group=one.group,
        dose_units=units,
        dose_unit=typed.dose_unit or units[0],
        dose_usual="" if one.dose.usual is None else format_quantity(one.dose.usual).split(" ", 1)[0],
        dose_hint=one.dose.written,
        time_label=("Over at least" if one.form == "push" else "Over") if has_time else "",
        time_units=time_units if has_time else (),
        time_unit=(typed.time_unit or time_units[0]) if has_time else "",
        time_usual=_usual_time(one.time) if has_time else "",
        time_hint=_time_hint(one),
        cap_unit="mg" if one.cap_required else "",
        stepped=one.form == "stepped-infusion",
    )


def _usual_time(span: Span | None) -> str:
    return "" if span is None or span.usual is None else format_quantity(span.usual).split(" ", 1)[0]


def _time_hint(one: Administration) -> str:
    if one.least_time is not None:
        return f"{format_quantity(one.least_time.value)} or longer"
    return "" if one.time is None else one.time.written


def _diluents(draft: Draft, running: bool, library: Library) -> tuple[Diluent, ...]:
    """Return the fluids that are meant for what is diluted, and one that was chosen before that."""
    purposes: set[Purpose] = {"infusion"} if running and draft.method not in {"", "undiluted"} else set()
    if draft.push_method not in {"", "undiluted"}:
        purposes.add("push")
    fluids = library.cupboard.diluents if purposes else ()
    return tuple(each for each in fluids if purposes <= set(each.purposes) or each.id == draft.diluent)


def _runs_on(given: tuple[Administration, ...]) -> bool:
    return any(one.form in {"continuous-infusion", "stepped-infusion"} for one in given)
