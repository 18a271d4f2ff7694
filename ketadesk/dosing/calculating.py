"""The calculators by name, and the one way to ask one: every input is used, or the question is refused."""

from collections.abc import Callable

from ketadesk.dosing import calculators
from ketadesk.dosing.conversion import convert
from ketadesk.dosing.inputs import Inputs, Terms, UnworkableError
from ketadesk.dosing.patient import UndefinedWeightError, adjusted_weight, ideal_weight, index_of, lean_weight
from ketadesk.dosing.term import Term, converted
from ketadesk.protocols.limit import Limits, WeightFormulas
from ketadesk.quantities.formatting import format_in, format_quantity
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.registry import Unit
from ketadesk.quantities.spelling import written_unit

Calculator = Callable[[Inputs], Terms]
Formulas = Callable[[], WeightFormulas]
Bounds = Callable[[], Limits]

CALCULATORS: dict[str, Calculator] = {
    "dose": calculators.dose,
    "volume": calculators.volume,
    "amount": calculators.amount,
    "concentration": calculators.concentration,
    "mixture": calculators.mixture,
    "pump-rate": calculators.pump_rate,
    "running-dose": calculators.running_dose,
    "drip-rate": calculators.drip_rate,
    "duration": calculators.duration,
    "convert": convert,
    "vials": calculators.vials_needed,
    "waste": calculators.waste,
}
WEIGHTS = ("ideal-weight", "adjusted-weight", "lean-weight")


class ImplausibleError(UnworkableError):
    """An input that no person can have; `name` says which."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(says, name)
        self.name = name


def calculate(name: str, inputs: Inputs, formulas: Formulas, bounds: Bounds | None = None) -> Terms:
    """Return the figures of a calculator, the one asked for first; `to` gives that one in another unit.

    `formulas` gives the constants of the dosing weights and `bounds` the limits beyond which nobody's weight or height
    lies, each asked for only where it is used. Raises `UnworkableError`, with one sentence, for what is missing, left
    over, contradictory, undefined or impossible.
    """
    try:
        found = _calculator(name, formulas)(inputs)
    except UndefinedWeightError as error:
        raise UnworkableError(str(error), "height") from error
    if "to" in inputs.left_over:
        found = (_in_unit(found[0], inputs.take("to")), *found[1:])
    if left := inputs.left_over:
        used = ", ".join(each for each in inputs.taken if each != "to")
        are = "is" if len(left) == 1 else "are"
        says = f"{' and '.join(left)} {are} not used beside {used}: leave out what does not belong."
        raise UnworkableError(says, *left)
    if bounds is not None and {"weight", "height"} & set(inputs.taken):
        _person(inputs, bounds(), grown=name in WEIGHTS or name == "body-mass-index")
    return found


def _person(inputs: Inputs, limits: Limits, *, grown: bool) -> None:
    """Refuse a weight or a height that nobody has: a wrong unit makes one, and what follows from it is wrong.

    A small child's weight stands for a dose of any drug; the formulas of body size are for grown people.
    """
    ends = {
        "weight": (limits.weight_impossible_below, limits.weight_impossible_above, "kg"),
        "height": (limits.height_impossible_below, limits.height_impossible_above, "cm"),
    }
    for name, (least, most, of) in ends.items():
        if name not in inputs.taken:
            continue
        entered = inputs.take(name).value
        word, limit = ("below", least) if entered < least.value else ("above", most)
        if entered > most.value or (grown and entered < least.value):
            says = f"A {name} of {format_in(entered, of)} is {word} {format_quantity(limit.value)}"
            raise ImplausibleError(name, f"{says}: read the figure and its unit again.")


def _calculator(name: str, formulas: Formulas) -> Calculator:
    if name in WEIGHTS:
        return weight_calculators(formulas())[name]
    return body_mass_index if name == "body-mass-index" else CALCULATORS[name]


def _in_unit(term: Term[object], into: Unit) -> Term[object]:
    units = term.value.units  # type: ignore[attr-defined]  # every kind is a quantity
    if units.dimensionality != into.dimensionality:
        raise UnworkableError(f"{written_unit(units)} cannot become {written_unit(into)}.", "to")
    return converted(term.name, term, into=Door(term.name, into), of=into)


def body_mass_index(inputs: Inputs) -> Terms:
    """Return weight ÷ height squared, in kg/m2."""
    return (index_of(inputs.take("weight"), inputs.take("height")),)


def weight_calculators(formulas: WeightFormulas) -> dict[str, Calculator]:
    """Return the calculators of weights to dose by, in kg: Devine, adjusted, Janmahasatian.

    Each raises `UndefinedWeightError` where its formula is not defined.
    """

    def ideal(inputs: Inputs) -> Terms:
        return (ideal_weight(inputs.take("height"), inputs.take("sex"), formulas),)

    def adjusted(inputs: Inputs) -> Terms:
        return (adjusted_weight(inputs.take("weight"), inputs.take("height"), inputs.take("sex"), formulas),)

    def lean(inputs: Inputs) -> Terms:
        return (lean_weight(inputs.take("weight"), inputs.take("height"), inputs.take("sex"), formulas),)

    return {"ideal-weight": ideal, "adjusted-weight": adjusted, "lean-weight": lean}
