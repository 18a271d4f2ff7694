"""From a dose to what is drawn up, what is added, and what the syringe or bag then holds."""

from dataclasses import dataclass

from ketadesk.dosing.order import InfusionPreparation, PushPreparation, Vial
from ketadesk.dosing.term import Operator, Origin, Term, add, deviation, divide, given, multiply, rounded, subtract
from ketadesk.protocols.figure import Value
from ketadesk.protocols.product import Container, Syringe
from ketadesk.protocols.source import Backing
from ketadesk.quantities.kinds import Concentration, Mass, Ratio, Volume, concentration, mass, volume


@dataclass(frozen=True)
class Drawn:
    """What is drawn from the vial: the exact volume, the syringe, what its marks allow, and what that really holds."""

    syringe: Syringe
    drug_volume: Term[Volume]
    drawn_volume: Term[Volume]
    drawn_amount: Term[Mass]
    drawing_deviation: Term[Ratio]


@dataclass(frozen=True)
class Mixed:
    """What a syringe or bag holds once mixed. `diluent_volume` is what is added; `withdrawn_volume` what is removed.

    The `real_` terms are the range that a bag's overfill makes of the nominal strength.
    """

    drawn: Drawn | None
    final_volume: Term[Volume]
    final_concentration: Term[Concentration]
    diluent_volume: Term[Volume] | None = None
    withdrawn_volume: Term[Volume] | None = None
    real_volume_low: Term[Volume] | None = None
    real_volume_high: Term[Volume] | None = None
    real_concentration_low: Term[Concentration] | None = None
    real_concentration_high: Term[Concentration] | None = None


def draw(
    amount: Term[Mass],
    vial: Vial,
    syringes: tuple[Syringe, ...],
    spare: Value,
    most: Mass | None = None,
) -> Drawn:
    """Return what to draw up for an amount: dose ÷ strength, rounded half up to the marks of a syringe.

    The syringe is the smallest that holds the volume. Where its marks would put the dose off by more than `spare` per
    cent, it is the largest of the finer ones that, filled twice, does not. Where rounding would pass `most`, it is
    rounded down instead.
    """
    exact = divide("drug volume", amount, vial.strength, into=volume)
    smallest = _drawn(amount, exact, vial, syringe_for(exact.value, syringes), most)
    if _fits(smallest, spare):
        return smallest
    filled_twice = (
        _drawn(amount, exact, vial, syringe, most)
        for syringe in reversed(by_size(syringes))
        if syringe.capacity < exact.value <= 2 * syringe.capacity and syringe.graduation < smallest.syringe.graduation
    )
    return next((drawn for drawn in filled_twice if _fits(drawn, spare)), smallest)


def _fits(drawn: Drawn, spare: Value) -> bool:
    return bool(abs(drawn.drawing_deviation.value.magnitude) <= abs(spare.magnitude))


def _drawn(amount: Term[Mass], exact: Term[Volume], vial: Vial, syringe: Syringe, most: Mass | None) -> Drawn:
    marks = given("syringe marks", syringe.graduation, Origin(syringe.title))
    drawn = rounded("drawn volume", exact, marks, into=volume)
    if most is not None and multiply("amount drawn", drawn, vial.strength, into=mass).value > most:
        drawn = rounded("drawn volume", exact, marks, into=volume, rule=Operator.ROUNDED_DOWN)
    if not drawn.value.magnitude:
        # Less than half a mark is stopped by its check; until then the exact volume keeps the arithmetic whole.
        drawn = exact.named("drawn volume")
    really = multiply("amount drawn", drawn, vial.strength, into=mass)
    return Drawn(syringe, exact, drawn, really, deviation("drawing deviation", really, amount))


def syringe_for(amount: Volume, syringes: tuple[Syringe, ...]) -> Syringe:
    """Return the smallest syringe that holds a volume, or the largest there is."""
    return next((syringe for syringe in by_size(syringes) if syringe.capacity >= amount), by_size(syringes)[-1])


def by_size(syringes: tuple[Syringe, ...]) -> list[Syringe]:
    """Return syringes, the smallest first."""
    return sorted(syringes, key=lambda syringe: syringe.capacity.magnitude)


def mix_push(
    dose: Term[Mass],
    vial: Vial,
    preparation: PushPreparation,
    syringes: tuple[Syringe, ...],
    spare: Value,
    most: Mass | None = None,
) -> Mixed:
    """Return the push as drawn up and, unless it is given undiluted, diluted."""
    drawn = draw(dose, vial, syringes, spare, most)
    if preparation.method == "equal-volume":
        diluent: Term[Volume] | None = drawn.drawn_volume.named("diluent volume")
        final = add("push volume", drawn.drawn_volume, drawn.drawn_volume.named("equal volume"), into=volume)
    elif preparation.method == "make-up" and preparation.final_volume is not None:
        final = preparation.final_volume.named("push volume")
        diluent = subtract("diluent volume", final, drawn.drawn_volume, into=volume)
    else:
        return Mixed(drawn, drawn.drawn_volume.named("push volume"), vial.strength.named("push concentration"))
    strength = divide("push concentration", drawn.drawn_amount, final, into=concentration)
    return Mixed(drawn, final, strength, diluent)


def mix_infusion(
    amount: Term[Mass],
    vial: Vial,
    preparation: InfusionPreparation,
    syringes: tuple[Syringe, ...],
    spare: Value,
    most: Mass | None = None,
) -> Mixed:
    """Return the container with an amount in it, by the preparation's method."""
    drawn = draw(amount, vial, syringes, spare, most)
    if preparation.method == "undiluted":
        return Mixed(drawn, drawn.drawn_volume.named("final volume"), vial.strength.named("final concentration"))
    assert preparation.volume is not None  # intake asks for it
    if preparation.method == "add":
        diluent = preparation.volume.named("diluent volume")
        final = add("final volume", diluent, drawn.drawn_volume, into=volume)
        withdrawn = None
    else:
        final = preparation.volume.named("final volume")
        diluent = subtract("diluent volume", final, drawn.drawn_volume, into=volume)
        withdrawn = drawn.drawn_volume.named("withdrawn volume") if preparation.method == "withdraw-first" else None
    strength = divide("final concentration", drawn.drawn_amount, final, into=concentration)
    mixed = Mixed(drawn, final, strength, diluent, withdrawn)
    return _with_overfill(mixed, preparation.container) if preparation.method in {"add", "withdraw-first"} else mixed


def amount_for(preparation: InfusionPreparation, asked: Term[Concentration]) -> Term[Mass]:
    """Return the amount that makes a container of the stated volume as strong as asked."""
    assert preparation.volume is not None  # intake asks for it
    return multiply("amount in container", asked, preparation.volume, into=mass)


def _with_overfill(mixed: Mixed, container: Container | None) -> Mixed:
    """Return the mixture with the range that the bag's real content makes of it (Am Assoc Crit Care 9(2):130)."""
    if container is None or container.holds_low is None or container.holds_high is None or mixed.drawn is None:
        return mixed
    origin = Origin(f"what a {container.title} really holds", Backing(container.source, container.status))
    ends = []
    for name, held in (("least real volume", container.holds_low), ("greatest real volume", container.holds_high)):
        bag = given(f"bag, {name}", held, origin)
        parts = (bag,) if mixed.withdrawn_volume is not None else (bag, mixed.drawn.drawn_volume)
        ends.append(add(name, *parts, into=volume))
    low, high = ends
    return Mixed(
        mixed.drawn, mixed.final_volume, mixed.final_concentration, mixed.diluent_volume, mixed.withdrawn_volume,
        low, high,
        divide("weakest real concentration", mixed.drawn.drawn_amount, high, into=concentration),
        divide("strongest real concentration", mixed.drawn.drawn_amount, low, into=concentration),
    )  # fmt: skip
