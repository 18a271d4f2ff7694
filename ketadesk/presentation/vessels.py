"""The syringes and bags of an order, true to their own scales: how full, of what, and the label when all is ready."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import Infusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.preparation import Drawn, Mixed
from ketadesk.presentation.drawing import Fill, Graduation, Vessel
from ketadesk.protocols.product import Container, Syringe
from ketadesk.quantities.formatting import format_number, format_quantity
from ketadesk.quantities.registry import in_unit, unit

# Numbers stand at the first of these steps that gives no more than so many of them.
_STEPS = tuple(Fraction(first) * Fraction(10) ** power for power in range(-2, 4) for first in (1, 2, 5))
_NUMBERS, _MARKS = 5, 30
_PARTS = (5, 4, 2, 1)
INDUCTION = frozenset({"ketamine", "esketamine"})
"""Drugs whose syringe label is yellow; other groups of drugs have other colours (ISO 26825)."""


def bolus_vessels(bolus: Bolus, order: Order, syringes: tuple[Syringe, ...], *, ready: bool) -> tuple[Vessel, ...]:
    """Return the syringe a push is drawn into, and the one it is diluted in where it is diluted."""
    mixed, drug = bolus.mixed, bolus.administration.drug or order.protocol.drug
    label = _label(drug, mixed) if ready else ()
    if mixed.diluent_volume is None:
        return (_drawn(mixed.drawn, label, drug),) if mixed.drawn is not None else ()
    final = _ml(mixed.final_volume)
    syringe = next((each for each in syringes if _ml(each.capacity) >= final), syringes[-1])
    whole = _ml(syringe.capacity)
    made = _made("syringe", syringe.title, whole, _graduations(whole, _ml(syringe.graduation)), mixed, label, drug)
    return (_drawn(mixed.drawn, (), drug), made) if mixed.drawn is not None else (made,)


def infusion_vessels(infusion: Infusion, order: Order, *, ready: bool) -> tuple[Vessel, ...]:
    """Return the syringe that the drug is drawn up with, and the container that runs."""
    mixed, drug = infusion.mixed, infusion.administration.drug or order.protocol.drug
    container = None if order.infusion is None else order.infusion.container
    drawn = () if mixed.drawn is None else (_drawn(mixed.drawn, (), drug),)
    if container is None:
        return drawn
    whole = max(_capacity(container), _ml(mixed.final_volume))
    marks = _graduations(whole, None, _ml(container.nominal))
    label = _label(drug, mixed) if ready else ()
    return (*drawn, _made(container.form, container.title, whole, marks, mixed, label, drug))


def _drawn(drawn: Drawn, label: tuple[str, ...], drug: str) -> Vessel:
    whole, volume = _ml(drawn.syringe.capacity), _ml(drawn.drawn_volume)
    times = -(-volume // whole)
    text = format_number(volume)
    says = f"{drawn.syringe.title}, {text} of {format_number(whole)} mL"
    mark: Graduation | None = Graduation(volume / whole, text)
    if times > 1:
        last = volume - (times - 1) * whole
        says = f"{drawn.syringe.title}, filled {times} times for {text} mL, the last time to {format_number(last)} mL"
        mark = Graduation(last / whole, f"then {format_number(last)}")
    return Vessel(
        "syringe", drawn.syringe.title, says, _graduations(whole, _ml(drawn.syringe.graduation)),
        (Fill("drug", Fraction(0), min(volume / whole, Fraction(1))),),
        mark, label, drug in INDUCTION,
    )  # fmt: skip


def _made(
    kind: Any,
    title: str,
    whole: Fraction,
    graduations: tuple[Graduation, ...],
    mixed: Mixed,
    label: tuple[str, ...],
    drug: str,
) -> Vessel:
    final = _ml(mixed.final_volume)
    part = Fraction(0) if mixed.drawn is None else _ml(mixed.drawn.drawn_volume)
    fills = (Fill("drug", Fraction(0), part / whole), Fill("diluent", part / whole, final / whole))
    says = f"{title}, {format_number(part)} mL of drug in {format_number(final)} mL"
    return Vessel(
        kind, title, says, graduations, tuple(fill for fill in fills if fill.end > fill.start),
        None, label, drug in INDUCTION,
    )  # fmt: skip


def _label(drug: str, mixed: Mixed) -> tuple[str, ...]:
    amount = mixed.drawn.drawn_amount.value if mixed.drawn is not None else None
    if amount is None:
        return ()
    return drug, f"{format_quantity(amount)} in {format_quantity(mixed.final_volume.value)}"


def _capacity(container: Container) -> Fraction:
    """Return what the drawing of a container holds when full: a bag no more than its label and its weighed overfill."""
    most = container.capacity or container.holds_high or container.nominal
    return _ml(most)


@lru_cache(maxsize=64)  # a scale belongs to its device
def _graduations(whole: Fraction, marked: Fraction | None, most: Fraction | None = None) -> tuple[Graduation, ...]:
    """Return the marks of a scale, numbers at the large ones. `marked` is the step of the device's own marks."""
    top = whole if most is None else most
    large = next((step for step in _STEPS if top / step <= _NUMBERS and top % step == 0), top)
    small = _small(large, top, marked)
    places = [small * place for place in range(1, top // small + 1)]
    last = max((place for place in places if place % large == 0), default=top)
    return tuple(_graduation(place, large, last, whole) for place in places)


def _graduation(place: Fraction, large: Fraction, last: Fraction, whole: Fraction) -> Graduation:
    if place % large:
        return Graduation(place / whole)
    return Graduation(place / whole, f"{format_number(place)} mL" if place == last else format_number(place))


def _small(large: Fraction, top: Fraction, marked: Fraction | None) -> Fraction:
    """Return the step of the small marks: the device's own where they can be told apart, else a part of the large."""
    if marked is not None and top / marked <= _MARKS:
        return marked
    return next(part for part in _parts(large) if marked is None or part % marked == 0)


def _parts(large: Fraction) -> Iterator[Fraction]:
    for parts in _PARTS:
        if large / parts in _STEPS or parts == 1:
            yield large / parts


def _ml(value: Any) -> Fraction:
    held = getattr(value, "value", value)
    return Fraction(in_unit(held, unit("mL")).magnitude)
