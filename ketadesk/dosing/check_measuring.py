"""Can it be measured: volumes a syringe shows, settings a pump has, and what rounding costs?"""

from dataclasses import replace
from typing import Any

from ketadesk.dosing.delivery import Setting
from ketadesk.dosing.findings import Finding, Findings, Reach, met
from ketadesk.dosing.order import Order, Vial
from ketadesk.dosing.preparation import Drawn, draw
from ketadesk.dosing.term import Term, given, multiply
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.product import Product
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import format_deviation, format_quantity, format_strength
from ketadesk.quantities.kinds import Mass, Volume, mass, volume

_FINER = "Use a weaker mixture, or a pump with a finer step."


def check_drawing(drawn: Drawn, order: Order, library: Library) -> Findings:
    """Yield a volume too small to measure, with what cures it, or what rounding to the syringe's marks costs."""
    smallest = min(library.cupboard.syringes, key=lambda syringe: syringe.capacity.magnitude)
    limit = library.limits.smallest_share_of_syringe
    share = given("least share", limit.value)
    least = multiply("least volume", given("syringe", smallest.capacity), share, into=volume)
    if drawn.drug_volume.value < least.value:
        says = (
            f"{format_quantity(drawn.drug_volume.value)} is too little to measure: a {smallest.title} "
            f"measures from {format_quantity(least.value)}."
        )
        found = met(limit, "volume-too-small", says, _cure(drawn, least.value, order, library), "strength_text")
        yield replace(found, reach=Reach(drawn.drug_volume.value, least.value, "to be drawn up", "measured from here"))
        return
    cost = drawn.drawing_deviation
    says = (
        f"Drawing {format_quantity(drawn.drawn_volume.value)} for {format_quantity(drawn.drug_volume.value)} in a "
        f"{drawn.syringe.title} gives {format_deviation(cost.value)}."
    )
    yield from _rounding(
        cost,
        "By the syringe's marks it",
        says,
        _cure(drawn, least.value, order, library),
        library.limits,
        "strength_text",
    )


def check_setting(setting: Setting, order: Order, limits: Limits) -> Findings:
    """Yield a rate outside the pump, or what rounding to its step, or to whole drops, costs."""
    exact: Any = setting.exact_rate.value
    pump = order.pump
    if pump is not None and order.giving_set is None and not pump.least <= setting.pump_rate.value <= pump.greatest:
        says = (
            f"{format_quantity(exact)} is outside this pump: {format_quantity(pump.least)} to "
            f"{format_quantity(pump.greatest)}."
        )
        end, which = (pump.least, "least") if setting.pump_rate.value < pump.least else (pump.greatest, "most")
        reach = Reach(exact, end, "this rate", f"{which} of this pump")
        backing = Backing(pump.source, pump.status)
        yield Finding("rate-outside-pump", "stop", says, _another_rate(), backing, ("pump",), reach=reach)
        return
    cost = setting.rate_deviation
    if setting.drop_rate is not None and setting.exact_drop_rate is not None:
        shown, meant = format_quantity(setting.drop_rate.value), format_quantity(setting.exact_drop_rate.value)
        says = f"{shown} for {meant} gives {format_deviation(cost.value)}."
        yield from _rounding(cost, "In whole drops it", says, "Use a pump, or a weaker mixture.", limits, "giving_set")
        return
    says = (
        f"{format_quantity(setting.pump_rate.value)} on the pump for {format_quantity(exact)} "
        f"gives {format_deviation(cost.value)}."
    )
    yield from _rounding(cost, "By the pump's step it", says, _FINER, limits, "pump")


def check_volume(cost: Term[Any], told: Term[Any], exact: Term[Any], limits: Limits) -> Findings:
    """Yield what rounding the volume to be infused to the pump's step costs."""
    shown, meant = format_quantity(told.value), format_quantity(exact.value)
    says = f"{shown} to be infused for {meant} gives {format_deviation(cost.value)}."
    yield from _rounding(cost, "By the pump's step it", says, _FINER, limits, "pump")


def _rounding(cost: Term[Any], what: str, says: str, action: str, limits: Limits, field: str) -> Findings:
    size = abs(cost.value.magnitude)
    for limit, code in ((limits.rounding_stop, "rounding-stop"), (limits.rounding_check, "rounding-check")):
        if size > abs(limit.value.magnitude):
            # A stop shows no setting and no volume, so it says only by how much they would be off.
            told = (
                says if limit.severity == "check" else f"{what} would be {format_deviation(cost.value)} than ordered."
            )
            yield met(limit, code, f"{told} The limit is {format_quantity(limit.value)}.", action, field)
            return


def _cure(drawn: Drawn, least: Volume, order: Order, library: Library) -> str:
    """Return the weaker vial that would be measurable, or the dilution that is."""
    assert order.vial is not None  # nothing was drawn without one
    amount = multiply("amount", drawn.drug_volume, order.vial.strength, into=mass)
    weaker = [
        product for product in library.products.values()
        if product.drug in order.drugs and product.strength < order.vial.strength.value
        and _measurable(amount, product, least, library)
    ]  # fmt: skip
    if not weaker:
        return "Dilute first to a known strength and draw from that."
    strongest = max(weaker, key=lambda product: product.strength.magnitude)
    return f"Take the vial of {format_strength(strongest.strength)}, or dilute first to a known strength."


def _measurable(amount: Term[Mass], product: Product, least: Volume, library: Library) -> bool:
    """Say whether an amount could be drawn from a vial without this finding."""
    vial = Vial(given("strength", product.strength), given("volume", product.volume), given("total", product.total))
    drawn = draw(amount, vial, library.cupboard.syringes, library.limits.rounding_check.value)
    off = abs(drawn.drawing_deviation.value.magnitude)
    return bool(drawn.drug_volume.value >= least and off <= library.limits.rounding_check.value.magnitude)


def _another_rate() -> str:
    return "Change the mixture, or choose the pump in hand."
