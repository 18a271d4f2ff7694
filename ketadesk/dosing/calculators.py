"""Single questions of arithmetic, for any drug: a dose, a volume, a concentration, a rate, a time, vials.

Each calculator takes from its inputs what it needs and returns its figures, the one asked for first. Every figure is
a term, so the working is the calculation. Nothing is assumed: what is missing is named, and so is what is left over.
"""

from typing import Any

from ketadesk.dosing.delivery import other_units
from ketadesk.dosing.inputs import Inputs, LackingError, Terms, UnworkableError
from ketadesk.dosing.term import Operator, Origin, Term, converted, divide, given, multiply, rounded, subtract
from ketadesk.quantities import kinds
from ketadesk.quantities.kinds import concentration as strength_kind
from ketadesk.quantities.kinds import dose_per_weight, dose_rate, dose_rate_per_weight, drop_rate, mass, vials

_NO_STRENGTH = "Give concentration as well, as in concentration=2mg/mL."
_WHOLE = Origin("only whole ones are counted")


def dose(inputs: Inputs) -> Terms:
    """Return a dose in mg, and in mg/kg where a weight is given.

    dose = dose per weight × weight = volume × concentration = dose rate × time = pump rate × concentration × time.
    """
    if "dose" in inputs:
        ordered = inputs.take("dose")
        if dose_per_weight.admits(ordered.value):
            return (multiply("dose", ordered, _weight(inputs), into=mass),)
        weight = inputs.take("weight", "Give weight as well, and the dose is worked out per kg.")
        return (divide("dose per weight", ordered, weight, into=dose_per_weight),)
    return _with_per_weight(_amount_in(inputs, "dose"), inputs)


def amount(inputs: Inputs) -> Terms:
    """Return an amount of drug in mg.

    amount = concentration × volume = dose per weight × weight = dose rate × time = pump rate × concentration × time.
    """
    if "dose" in inputs:
        return (_mass(inputs).named("amount"),)
    return (_amount_in(inputs, "amount"),)


def volume(inputs: Inputs) -> Terms:
    """Return a volume in mL.

    volume = amount ÷ concentration = pump rate × time. The amount may be a dose, by weight or not.
    """
    if "pump_rate" in inputs:
        return (multiply("volume", inputs.take("pump_rate"), inputs.take("time"), into=kinds.volume),)
    wanted = _mass(inputs)
    if "amount" in inputs.taken and not inputs.any_of("concentration", "vial"):
        raise LackingError("concentration", _NO_STRENGTH)
    return (divide("volume", wanted, _strength(inputs), into=kinds.volume),)


def concentration(inputs: Inputs) -> Terms:
    """Return a concentration in mg/mL.

    concentration = amount ÷ volume = dose rate ÷ pump rate. The amount may be a dose, by weight or not.
    """
    if "vial" in inputs:
        return (inputs.take("vial").strength().named("concentration"),)
    if inputs.any_of("dose_rate", "pump_rate"):
        return (divide("concentration", _rate(inputs), inputs.take("pump_rate"), into=strength_kind),)
    return (divide("concentration", _mass(inputs), inputs.take("volume"), into=strength_kind),)


def mixture(inputs: Inputs) -> Terms:
    """Return what is mixed: the drug to draw up and the diluent to add, both in mL, and the strength in mg/mL.

    drug = amount ÷ strength of the vial; diluent = volume − drug; the amount may be concentration × volume.
    Raises `UnworkableError` when the drug alone is more than the volume.
    """
    final = inputs.take("volume", "Give volume as well: what the mixture is made up to.")
    if "concentration" in inputs:
        wanted = multiply("amount", inputs.take("concentration"), final, into=mass)
    else:
        wanted = _mass(inputs, "Give amount, dose or concentration as well.")
    strength = inputs.take("vial", "Give vial as well, as in vial=500mg/10mL.").strength()
    drug = divide("drug volume", wanted, strength, into=kinds.volume)
    diluent = subtract("diluent volume", final, drug, into=kinds.volume)
    if diluent.value.magnitude < 0:
        raise UnworkableError("The drug alone is more than the volume: choose a larger volume.", "volume")
    return drug, diluent, divide("concentration", wanted, final, into=strength_kind)


def pump_rate(inputs: Inputs) -> Terms:
    """Return a pump rate in mL/h.

    pump rate = volume ÷ time = dose rate ÷ concentration = dose ÷ time ÷ concentration = drop rate ÷ drop factor.
    """
    if "drop_rate" in inputs:
        return (divide("pump rate", inputs.take("drop_rate"), inputs.take("drop_factor"), into=kinds.pump_rate),)
    if inputs.any_of("dose_rate", "dose") or ("amount" in inputs and "concentration" in inputs):
        return (divide("pump rate", _rate(inputs), _strength(inputs), into=kinds.pump_rate),)
    if inputs.any_of("amount", "concentration", "weight") and "time" not in inputs:
        raise LackingError("dose_rate", "Give dose_rate as well, or dose and time.")
    return (divide("pump rate", inputs.take("volume"), inputs.take("time"), into=kinds.pump_rate),)


def running_dose(inputs: Inputs) -> Terms:
    """Return what a running pump gives, in mg/h, and with a weight in mg/kg/h and mcg/kg/min.

    dose rate = pump rate × concentration; by weight, that ÷ weight. A dose rate is given again in the other units.
    """
    if "dose_rate" in inputs:
        running = _rate(inputs)
    else:
        running = multiply("dose rate", inputs.take("pump_rate"), _strength(inputs), into=dose_rate)
    weight = inputs.optional("weight")
    if weight is None:
        return (running,)
    units = other_units(running, weight)
    return running, units.mg_per_kg_per_h, units.mcg_per_kg_per_min


def drip_rate(inputs: Inputs) -> Terms:
    """Return drops per minute of a gravity set: by arithmetic, and in whole drops, half up.

    drip rate = volume ÷ time × drop factor = pump rate × drop factor.
    """
    if "pump_rate" in inputs:
        rate = inputs.take("pump_rate")
    else:
        rate = divide("rate", inputs.take("volume"), inputs.take("time"), into=kinds.pump_rate)
    factor = inputs.take("drop_factor", "Give drop_factor as well, as in drop_factor=20gtt/mL.")
    exact = multiply("drip rate", rate, factor, into=drop_rate)
    return exact, rounded("whole drops", exact, given("one drop", drop_rate.of(1), _WHOLE), into=drop_rate)


def duration(inputs: Inputs) -> Terms:
    """Return how long it runs, in min.

    duration = volume ÷ pump rate = amount ÷ dose rate. The amount may be volume × concentration.
    """
    if "pump_rate" in inputs:
        if "volume" in inputs:
            runs: Term[Any] = inputs.take("volume")
        else:
            runs = divide("volume", _mass(inputs, "Give volume as well."), _strength(inputs), into=kinds.volume)
        return (divide("duration", runs, inputs.take("pump_rate"), into=kinds.time),)
    if "dose_rate" not in inputs:
        raise LackingError("pump_rate", "Give volume and pump_rate, or amount and dose_rate.")
    held = _mass(inputs) if inputs.any_of("amount", "dose") else _product(inputs, "amount")
    return (divide("duration", held, _rate(inputs), into=kinds.time),)


def vials_needed(inputs: Inputs) -> Terms:
    """Return whole vials: volume ÷ volume per vial, rounded up. The volume may be amount ÷ strength of the vial."""
    vial = inputs.take("vial", "Give vial as well, as in vial=500mg/10mL.")
    held, total = vial.per_vial()
    drawn = inputs.take("volume") if "volume" in inputs else _mass(inputs, "Give amount, dose or volume as well.")
    exact = divide("vials, exactly", drawn, held if kinds.volume.admits(drawn.value) else total, into=vials)
    whole = given("whole vials", vials.of(1), _WHOLE)
    return (rounded("vials", exact, whole, into=vials, rule=Operator.ROUNDED_UP),)


def waste(inputs: Inputs) -> Terms:
    """Return what is left of the vials opened, in mg and in mL: vials × amount per vial − amount used."""
    (needed,) = vials_needed(inputs)
    vial = inputs.take("vial")
    _, total = vial.per_vial()
    strength = vial.strength()
    used = multiply("amount", inputs.take("volume"), strength, into=mass) if "volume" in inputs else _mass(inputs)
    left = subtract("waste", multiply("amount in the vials", needed, total, into=mass), used, into=mass)
    return left, divide("waste volume", left, strength, into=kinds.volume), needed


def _weight(inputs: Inputs) -> Term[Any]:
    weight: Term[Any] = inputs.take("weight", "Give weight as well, as in weight=70kg.")
    return weight


def _mass(inputs: Inputs, lacking: str = "Give amount or dose as well.") -> Term[Any]:
    """Return the amount that is given: as an amount, as a dose by weight or not, or as a dose rate over a time."""
    if "dose" in inputs:
        ordered: Term[Any] = inputs.take("dose")
        if dose_per_weight.admits(ordered.value):
            return multiply("dose", ordered, _weight(inputs), into=mass)
        return ordered
    if "amount" not in inputs and "dose_rate" in inputs:
        return multiply("dose", _rate(inputs), inputs.take("time"), into=mass)
    held: Term[Any] = inputs.take("amount", lacking)
    return held


def _strength(inputs: Inputs) -> Term[Any]:
    """Return the concentration that is given: as such, as a vial, or as an amount in a volume."""
    if "concentration" in inputs:
        stated: Term[Any] = inputs.take("concentration")
        return stated
    if "vial" in inputs:
        made: Term[Any] = inputs.take("vial").strength()
        return made
    if not inputs.any_of("amount", "volume"):
        raise LackingError("concentration", _NO_STRENGTH)
    return divide("concentration", inputs.take("amount"), inputs.take("volume"), into=strength_kind)


def _rate(inputs: Inputs) -> Term[Any]:
    """Return the dose rate that is given: as such, by weight, or as a dose over a time."""
    if "dose_rate" not in inputs:
        return divide("dose rate", _mass(inputs, "Give dose_rate as well."), inputs.take("time"), into=dose_rate)
    ordered: Term[Any] = inputs.take("dose_rate")
    if dose_rate_per_weight.admits(ordered.value):
        return multiply("dose rate", ordered, _weight(inputs), into=dose_rate)
    return converted("dose rate", ordered, into=dose_rate)


def _product(inputs: Inputs, name: str) -> Term[Any]:
    strength = inputs.take("vial").strength() if "vial" in inputs else inputs.take("concentration")
    return multiply(name, strength, inputs.take("volume"), into=mass)


def _amount_in(inputs: Inputs, name: str) -> Term[Any]:
    if "dose_rate" in inputs:
        return multiply(name, _rate(inputs), inputs.take("time"), into=mass)
    if "pump_rate" in inputs:
        rate = multiply("dose rate", inputs.take("pump_rate"), _strength(inputs), into=dose_rate)
        return multiply(name, rate, inputs.take("time"), into=mass)
    if not inputs.any_of("concentration", "vial", "volume"):
        raise LackingError("dose", "Give dose and weight, volume and concentration, or dose_rate and time.")
    return _product(inputs, name)


def _with_per_weight(found: Term[Any], inputs: Inputs) -> Terms:
    """Return an amount, and per weight too where a weight is given and nothing else has used it."""
    if "weight" in inputs.left_over:
        return found, divide("dose per weight", found, inputs.take("weight"), into=dose_per_weight)
    return (found,)
