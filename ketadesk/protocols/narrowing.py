"""A site's file laid over what ships: what it adds, and the limits that it narrows. Nothing becomes looser."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, fields_dict

from ketadesk.protocols.figure import Cap, Span, Value, kind_of
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limit, Limits
from ketadesk.protocols.loading import Fault
from ketadesk.protocols.protocol import Administration, Protocol
from ketadesk.protocols.site import AddedCap, NarrowedLimit, NarrowedRange, SiteFile
from ketadesk.quantities.formatting import format_quantity

# Of these limits a greater value is the narrower one; of all others a smaller.
_LEAST = frozenset(
    {
        "weight_least", "weight_impossible_below", "height_least", "height_impossible_below", "body_mass_index_least",
        "age_label", "push_time", "timed_concentration_least", "continuous_concentration_least",
        "continuous_concentration_usual_least", "microdrip_factor", "smallest_share_of_syringe",
    }
)  # fmt: skip
# What a label says of one vial; there is no narrower.
_FIXED = frozenset({"do_not_dilute_strength"})
_SEVERITIES = ("note", "check", "stop")


class _Over:
    """A library while a site's file is laid over it, and the faults that are found."""

    def __init__(self, library: Library, file: str) -> None:
        self.library = library
        self.faults: list[Fault] = []
        self._file = file

    def fault(self, key: str, reason: str) -> None:
        self.faults.append(Fault(self._file, key, reason))


def laid_over(library: Library, site: SiteFile, file: str) -> tuple[Library, list[Fault]]:
    """Return a library with a site's file laid over it, and every fault that stands in the way."""
    over = _Over(library, file)
    _add(over, site)
    limits = _narrowed_limits(over, site.limits)
    protocols = _narrowed_protocols(over, site)
    cupboard = evolve(library.cupboard, pumps=(*library.cupboard.pumps, *site.pumps))
    laid = evolve(
        library,
        sources=MappingProxyType({**library.sources, **{each.id: each for each in site.sources}}),
        products={**library.products, **{each.id: each for each in site.products}},
        mixtures=site.concentrations,
        cupboard=cupboard,
        limits=limits,
        protocols=protocols,
    )
    return laid, over.faults


def _add(over: _Over, site: SiteFile) -> None:
    """Tell what is added under an id that ships, or for a drug that nothing here gives."""
    library = over.library
    shipped: tuple[tuple[str, tuple[Any, ...], Mapping[str, Any]], ...] = (
        ("sources", site.sources, library.sources),
        ("products", site.products, library.products),
        ("pumps", site.pumps, {each.id: each for each in library.cupboard.pumps}),
    )
    for name, added, known in shipped:
        for place, each in enumerate(added):
            if each.id in known:
                over.fault(f"{name}[{place}].id", f"{each.id!r} ships with KetaDesk: choose another id")
    _add_drugs(over, site)


def _add_drugs(over: _Over, site: SiteFile) -> None:
    drugs = {product.drug for product in over.library.products.values()}
    holding = [*((f"products[{place}]", each.drug) for place, each in enumerate(site.products))]
    holding += [(f"concentrations[{place}]", each.drug) for place, each in enumerate(site.concentrations)]
    for key, drug in holding:
        if drug not in drugs:
            over.fault(f"{key}.drug", f"no drug {drug!r}: write one of {', '.join(sorted(drugs))}")
    greatest = over.library.limits.infusion_concentration_greatest.value
    for place, mixture in enumerate(site.concentrations):
        if mixture.strength > greatest:
            over.fault(f"concentrations[{place}].amount", f"it makes more than {format_quantity(greatest)}, our limit")


def _narrowed_limits(over: _Over, narrowed: tuple[NarrowedLimit, ...]) -> Limits:
    limits, seen = over.library.limits, set()
    for place, each in enumerate(narrowed):
        key = f"limits[{place}]"
        if each.name not in fields_dict(Limits) or each.name in _FIXED:
            over.fault(f"{key}.name", f"there is no limit {each.name!r} to narrow: write one of {_names()}")
            continue
        if each.name in seen:
            over.fault(f"{key}.name", f"{each.name!r} is narrowed twice: keep one")
        seen.add(each.name)
        ours: Limit = getattr(limits, each.name)
        faults = [*_limit_faults(each, ours)]
        for field, reason in faults:
            over.fault(f"{key}.{field}", reason)
        if not faults:
            severity = each.severity or ours.severity
            made = Limit(each.value, severity, each.source, each.status, each.note)
            limits = evolve(limits, **{each.name: made})
    return limits


def _limit_faults(each: NarrowedLimit, ours: Limit) -> Iterator[tuple[str, str]]:
    door = kind_of(fields_dict(Limits)[each.name].metadata)
    if door is not None and not door.admits(each.value):
        yield "value", f"it is no {door.name}: write it as in {format_quantity(ours.value)}"
    elif each.value < ours.value if each.name in _LEAST else each.value > ours.value:
        side = "or more" if each.name in _LEAST else "or less"
        yield "value", f"it is looser than ours: write {format_quantity(ours.value)} {side}"
    if each.severity is not None and _SEVERITIES.index(each.severity) < _SEVERITIES.index(ours.severity):
        yield (
            "severity",
            f"it is looser than ours: write {' or '.join(_SEVERITIES[_SEVERITIES.index(ours.severity) :])}",
        )


def _narrowed_protocols(over: _Over, site: SiteFile) -> dict[str, Protocol]:
    protocols = dict(over.library.protocols)
    kinds: tuple[tuple[str, tuple[NarrowedRange | AddedCap, ...]], ...] = (
        ("ranges", site.ranges), ("caps", site.caps),
    )  # fmt: skip
    for name, listed in kinds:
        for place, each in enumerate(listed):
            key = f"{name}[{place}]"
            if each.protocol not in protocols:
                over.fault(f"{key}.protocol", f"no protocol {each.protocol!r}: ketadesk protocols lists them")
                continue
            protocol = protocols[each.protocol]
            ids = [one.id for one in protocol.administrations]
            if each.administration not in ids:
                over.fault(f"{key}.administration", f"{each.protocol} has none of it: write one of {', '.join(ids)}")
                continue
            ours = protocol.administration(each.administration)
            narrowed = _narrowed(over, key, each, ours)
            protocols[each.protocol] = evolve(
                protocol,
                administrations=tuple(narrowed if one is ours else one for one in protocol.administrations),
            )
    return protocols


def _narrowed(over: _Over, key: str, each: NarrowedRange | AddedCap, ours: Administration) -> Administration:
    """Return an administration with a range narrowed or a cap added; where that is faulty, as it is."""
    try:
        if isinstance(each, AddedCap):
            cap = Cap(each.value, each.source, each.status, each.note, each.above_weight, each.up_to_weight)
            return evolve(ours, caps=(*ours.caps, cap))
        span = getattr(ours, each.of)
        if span is None:
            over.fault(f"{key}.of", f"{ours.id} has no range of {each.of} to narrow")
            return ours
        faults = [*_range_faults(each, span)]
        for field, reason in faults:
            over.fault(f"{key}.{field}", reason)
        narrowed: dict[str, Any] = {} if faults else {each.of: _narrowed_span(each, span)}
        return evolve(ours, **narrowed)
    except ValueError as error:
        over.fault(key, str(error))
        return ours


def _range_faults(each: NarrowedRange, ours: Span) -> Iterator[tuple[str, str]]:
    ends = {name: getattr(each, name) for name in ("low", "high", "hard_low", "hard_high")}
    if all(end is None for end in ends.values()):
        yield "low", "it narrows nothing: give low, high, hard_low or hard_high"
    for name, end in ends.items():
        if end is None:
            continue
        if not end.is_compatible_with(ours.low):
            yield name, f"it is of another kind: write it as in {format_quantity(ours.low)}"
            continue
        least = name.endswith("low")
        limit: Value | None = getattr(ours, name)
        if limit is not None and (end < limit if least else end > limit):
            yield name, f"it is looser than ours: write {format_quantity(limit)} {'or more' if least else 'or less'}"


def _narrowed_span(each: NarrowedRange, ours: Span) -> Span:
    low, high = each.low or ours.low, each.high or ours.high
    hard = each.hard_low is not None or each.hard_high is not None
    usual = ours.usual if ours.usual is not None and low <= ours.usual <= high else None
    return evolve(
        ours, low=low, high=high, usual=usual, source=each.source, status=each.status, note=each.note,
        more_than_low=ours.more_than_low and low == ours.low,
        hard_low=each.hard_low or ours.hard_low, hard_high=each.hard_high or ours.hard_high,
        hard_source=each.source if hard else ours.hard_source, hard_status=each.status if hard else ours.hard_status,
    )  # fmt: skip


def _names() -> str:
    return ", ".join(name for name in fields_dict(Limits) if name not in _FIXED)
