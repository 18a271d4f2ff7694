"""Orders as a person types them, for the tests of the command line, and how a command is called."""

from collections.abc import Callable
from typing import NamedTuple


class Result(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]

# 0.5 mg/kg × 70 kg = 35 mg = 0.7 mL of 50 mg/mL; made up to 50 mL over 40 min: 75 mL/h.
DEPRESSION = (
    "plan", "depression-iv", "--weight", "70kg", "--weight-known", "measured", "--vial", "500mg/10mL",
    "--method", "make-up", "--container", "50mL", "--diluent", "glucose-5",
)  # fmt: skip

# 1 mcg/kg/min × 70 kg = 4.2 mg/h = 4.2 mL/h of 1 mg/mL; 50 mL last 11.9 h.
INTENSIVE_CARE = (
    "plan", "pain-icu", "--setting", "icu", "--weight", "70kg", "--vial", "500mg/10mL", "--dose",
    "infusion=1mcg/kg/min", "--method", "make-up", "--container", "syringe-50", "--concentration", "1mg/mL",
    "--diluent", "sodium-chloride-0.9",
)  # fmt: skip


def without(order: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Return an order with one option and its value left out."""
    place = order.index(option)
    return order[:place] + order[place + 2 :]


def changed(order: tuple[str, ...], option: str, value: str) -> tuple[str, ...]:
    """Return an order with the value of one option changed."""
    place = order.index(option)
    return (*order[: place + 1], value, *order[place + 2 :])
