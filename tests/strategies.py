"""What hypothesis draws from: typed texts, exact numbers, quantities of every kind, and trees of terms."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from ketadesk.dosing.term import Operator, Term, derive, given
from ketadesk.quantities import kinds
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.registry import Quantity

DOORS: dict[str, Door[Any]] = {
    "mass": kinds.mass,
    "bodyweight": kinds.bodyweight,
    "volume": kinds.volume,
    "time": kinds.time,
    "height": kinds.height,
    "age": kinds.age,
    "concentration": kinds.concentration,
    "dose_per_weight": kinds.dose_per_weight,
    "dose_rate": kinds.dose_rate,
    "dose_rate_per_weight": kinds.dose_rate_per_weight,
    "pump_rate": kinds.pump_rate,
    "drop_factor": kinds.drop_factor,
    "drop_rate": kinds.drop_rate,
    "body_mass_index": kinds.body_mass_index,
    "vials": kinds.vials,
    "ratio": kinds.ratio,
    "weight_per_height": kinds.weight_per_height,
    "height_squared": kinds.height_squared,
}

# The units in which figures of a kind are met.
UNITS: dict[str, tuple[str, ...]] = {
    "mass": ("mg", "mcg", "g"),
    "bodyweight": ("kg", "lb"),
    "volume": ("mL", "L"),
    "time": ("min", "h", "s", "day"),
    "concentration": ("mg/mL", "mcg/mL", "g/L"),
    "dose_per_weight": ("mg/kg", "mcg/kg"),
    "dose_rate": ("mg/h", "mg/min", "mcg/h", "mcg/min"),
    "dose_rate_per_weight": ("mg/kg/h", "mcg/kg/min", "mcg/kg/h", "mg/kg/min"),
    "pump_rate": ("mL/h", "mL/min"),
}

# What two kinds make of each other: kind × kind, and kind ÷ kind.
_PRODUCTS: dict[str, tuple[tuple[str, str], ...]] = {
    "mass": (("dose_per_weight", "bodyweight"), ("concentration", "volume"), ("dose_rate", "time")),
    "volume": (("pump_rate", "time"),),
    "dose_rate": (("dose_rate_per_weight", "bodyweight"), ("pump_rate", "concentration")),
}
_QUOTIENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "volume": (("mass", "concentration"),),
    "time": (("volume", "pump_rate"),),
    "concentration": (("mass", "volume"),),
    "dose_rate": (("mass", "time"),),
    "dose_rate_per_weight": (("dose_rate", "bodyweight"),),
    "pump_rate": (("volume", "time"), ("dose_rate", "concentration")),
    "bodyweight": (("mass", "dose_per_weight"),),
}
_ALIKE = (Operator.PLUS, Operator.MINUS, Operator.SMALLER, Operator.LARGER)
_ROUNDINGS = (Operator.ROUNDED, Operator.ROUNDED_UP, Operator.ROUNDED_DOWN)

_KEYS = "0123456789" * 3 + ".," * 4 + "+-eE_ xX/%'mgcLkhuinf\t\n"
_TRAPS = "\u00a0\u202f\u202e\u200b\ufeff\u0660\u0661\u066b\uff11\uff0e\u00b2\u00bd\u2212\u2013"
_TRAPS += "\u00b5\u03bc\u0441\u043c\x00\x7f"


def typed_texts() -> st.SearchStrategy[str]:
    """Return texts as they are typed, pasted or scanned: near numbers, and anything else."""
    return st.one_of(
        st.text(alphabet=_KEYS, max_size=12),
        st.text(alphabet=_KEYS + _TRAPS * 2, max_size=12),
        st.text(max_size=40),
        decimal_texts(),
        st.tuples(decimal_texts(), st.sampled_from([*_TRAPS, " ", "0", ".", ",", " mg", "kg"])).map("".join),
    )


def decimal_texts() -> st.SearchStrategy[str]:
    """Return digits with or without a point, often what the grammar reads and often just beyond it."""
    whole = st.integers(0, 10**7).map(str)
    decimals = st.text(alphabet="0123456789", min_size=0, max_size=8)
    return st.one_of(whole, st.tuples(whole, decimals).map(lambda parts: f"{parts[0]}.{parts[1]}"))


def exact_numbers(largest: int = 10**6) -> st.SearchStrategy[Fraction]:
    """Return fractions above nought, with short decimals, with long ones and with none that end."""
    ends = st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(1, largest), st.integers(0, 6))
    return st.one_of(ends, st.fractions(min_value=Fraction(1, 10**4), max_value=largest, max_denominator=10**4))


@st.composite
def quantities(draw: st.DrawFn, kind: str) -> Quantity:
    """Return a quantity of a kind, in one of the units it is met in."""
    made: Quantity = DOORS[kind].of(draw(exact_numbers()), draw(st.sampled_from(UNITS[kind])))
    return made


@st.composite
def terms(draw: st.DrawFn, kind: str = "mass", depth: int = 3) -> Term[Any]:
    """Return a term of a kind, resting on a tree of operations of every sort that keeps the kinds apart."""
    ways = ["given"]
    if depth:
        ways += ["alike", "rounded", "converted"]
        ways += ["product"] * 2 * (kind in _PRODUCTS) + ["quotient"] * 2 * (kind in _QUOTIENTS)
    way = draw(st.sampled_from(ways))
    name, of = f"{kind} {depth}", draw(st.sampled_from(UNITS[kind]))
    if way == "given":
        return given(name, DOORS[kind](draw(quantities(kind))))
    if way in {"product", "quotient"}:
        left, right = draw(st.sampled_from((_PRODUCTS if way == "product" else _QUOTIENTS)[kind]))
        operator = Operator.TIMES if way == "product" else Operator.OVER
        operands = [draw(terms(left, depth - 1)), draw(terms(right, depth - 1))]
        if operator is Operator.OVER and operands[1].value.magnitude == 0:
            operands[1] = given(name, DOORS[right](draw(quantities(right))))
    elif way == "rounded":
        operator = draw(st.sampled_from(_ROUNDINGS))
        operands = [draw(terms(kind, depth - 1)), given("step", DOORS[kind](draw(quantities(kind))))]
    elif way == "converted":
        operator, operands = Operator.CONVERTED, [draw(terms(kind, depth - 1))]
    else:
        operator = draw(st.sampled_from(_ALIKE))
        operands = [draw(terms(kind, depth - 1)), draw(terms(kind, depth - 1))]
    return derive(name, operator, *operands, into=DOORS[kind], of=of)
