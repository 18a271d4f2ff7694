"""Orders worked out from plain fractions and the formulas alone; nothing of KetaDesk is imported."""

from collections.abc import Iterator
from itertools import product

from by_fractions import (
    MOST_ROUNDING,
    PUMP_STEP,
    Drawn,
    Example,
    F,
    decimal,
    down,
    half_up,
    label,
    off,
    supply,
    up,
    weighed,
)


def over_a_time() -> Iterator[Example]:
    """0.5 mg/kg over 40 min, and 0.1 to 0.3 mg/kg over 15 min: in a syringe, in a bag, undiluted."""
    weights = [(F(45), "kg"), (F("58.5"), "kg"), (F(70), "kg"), (F("92.4"), "kg"), (F(165), "lb"), (F("201.5"), "lb")]
    regimens = [("depression-iv", "clinic", F("0.5"), F(40)), ("pain-ed", "ed", F("0.2"), F(15))]
    ways = [("make-up", F(50)), ("add", F(100)), ("withdraw-first", F(100)), ("undiluted", F(0))]
    for (protocol, setting, dose, minutes), (weight, unit), strength, (method, filled) in product(
        regimens, weights, [F(10), F(50)], ways
    ):
        kilograms, who = weighed(weight, unit)
        amount = dose * kilograms
        drawn = Drawn(amount, strength)
        final = {"add": filled + drawn.volume, "undiluted": drawn.volume}.get(method, filled)
        diluent = {"add": filled}.get(method, final - drawn.volume)
        concentration = drawn.amount / final
        rate = final / minutes * 60
        setting_of_pump = half_up(rate, PUMP_STEP)
        if not drawn.possible or off(setting_of_pump, rate) > MOST_ROUNDING:
            continue
        delivered = setting_of_pump * concentration
        # A pump for bags is told a whole bag by 0.1 mL, never more than it holds; a syringe runs until it is empty.
        infused = down(final, F("0.1")) if method in {"add", "withdraw-first"} else final
        typed = {"dose_text": decimal(dose), "dose_unit": "mg/kg", "time_text": decimal(minutes), "time_unit": "min"}
        asks = {"protocol": protocol, "setting": setting, **who, **label(strength), "method": method}
        if method != "undiluted":
            asks |= {"container_volume_text": decimal(filled), "diluent": "sodium-chloride-0.9"}
        expected = {
            "infusion.dose": f"{amount} mg",
            **drawn.expected("infusion"),
            "infusion.final_volume": f"{final} mL",
            "infusion.final_concentration": f"{concentration} mg/mL",
            "infusion.volume_to_be_infused": f"{infused} mL",
            "infusion.pump_rate": f"{setting_of_pump} mL/h",
            "infusion.delivered_rate": f"{delivered} mg/h",
            "infusion.dose_given": f"{infused * concentration} mg",
            "infusion.running_time": f"{infused / setting_of_pump * 60} min",
            "infusion.rate_in_mcg_kg_min": f"{dose * 1000 / minutes} mcg/kg/min",
            "infusion.rate_in_mg_kg_h": f"{dose * 60 / minutes} mg/kg/h",
            "infusion.rate_in_mg_h": f"{amount * 60 / minutes} mg/h",
            **supply(drawn.volume, strength),
        }
        if method != "undiluted":
            expected["infusion.diluent_volume"] = f"{diluent} mL"
        yield {"asks": {**asks, "doses": {"infusion": typed}}, "expected": expected}


def by_gravity() -> Iterator[Example]:
    """The same dose counted in drops."""
    for weight, factor in product([F(50), F(70), F(90)], [F(10), F(15), F(20), F(60)]):
        drawn = Drawn(weight / 2, F(50))
        drops = half_up(F(100) / 40 * factor, F(1))
        if not drawn.possible or off(drops, F(100) / 40 * factor) > MOST_ROUNDING:
            continue
        asks = {
            "protocol": "depression-iv", **weighed(weight, "kg")[1], **label(F(50)), "method": "withdraw-first",
            "container": "bag-100", "diluent": "glucose-5", "giving_set": f"set-{factor}",
        }  # fmt: skip
        expected = {
            "infusion.drop_rate": f"{drops} gtt/min",
            "infusion.pump_rate": f"{drops / factor * 60} mL/h",
            "infusion.delivered_rate": f"{drops / factor * 60 * drawn.amount / 100} mg/h",
        }
        yield {"asks": asks, "expected": expected}


def by_another_weight() -> Iterator[Example]:
    """Ideal weight by Devine, adjusted by two fifths of the excess, lean by Janmahasatian."""
    people = [(F(110), F(165), "female"), (F(95), F(178), "male"), (F(82), F(160), "female"), (F(130), F(190), "male")]
    for (weight, height, sex), basis in product(people, ["ideal", "adjusted", "lean"]):
        ideal = (F(50) if sex == "male" else F("45.5")) + F("2.3") * (height / F("2.54") - 60)
        index = weight / (height / 100) ** 2
        divisor = 6680 + 216 * index if sex == "male" else 8780 + 244 * index
        dosing = {"ideal": ideal, "adjusted": ideal + F("0.4") * (weight - ideal), "lean": 9270 * weight / divisor}[
            basis
        ]
        drawn = Drawn(dosing / 2, F(50))
        asks = {
            "protocol": "depression-iv", **weighed(weight, "kg")[1], "height_text": decimal(height), "sex": sex,
            "basis": basis, **label(F(50)), "method": "make-up", "container_volume_text": "50",
            "diluent": "sodium-chloride-0.9",
        }  # fmt: skip
        expected = {
            f"{basis}_weight": f"{dosing} kg",
            "infusion.dose": f"{dosing / 2} mg",
            **drawn.expected("infusion"),
        }
        if drawn.possible:
            yield {"asks": asks, "expected": expected}


def runs_on() -> Iterator[Example]:
    """A continuous rate, with its cap, and with the containers that a day of it takes."""
    regimens = [
        ("pain-icu", "icu", F(1), "mcg/kg/min", None), ("pain-icu", "icu", F("1.5"), "mcg/kg/min", None),
        ("pain-acute", "ward", F("0.2"), "mg/kg/h", None), ("pain-acute", "icu", F("0.75"), "mg/kg/h", None),
        ("analgosedation-icu", "icu", F(1), "mg/kg/h", F(100)), ("analgosedation-icu", "icu", F(2), "mg/kg/h", F(100)),
    ]  # fmt: skip
    for (protocol, setting, rate, unit, cap), weight, (strength, concentration), hours in product(
        regimens, [F(48), F(70), F("83.2")], [(F(50), F(1)), (F(50), F(5)), (F(10), F(2))], [None, F(24)]
    ):
        dose_rate = rate * weight * (F(60, 1000) if unit == "mcg/kg/min" else 1)
        dose_rate = dose_rate if cap is None else min(dose_rate, cap)
        example = _running_on(protocol, setting, (rate, unit), dose_rate, weight, strength, concentration, hours)
        if example is not None:
            yield example


def fixed_rate() -> Iterator[Example]:
    """A rate that weight does not change, save through its cap: 15 mg/h up to 50 kg, 25 mg/h above."""
    for rate, weight in product([F(5), F("12.5"), F(20)], [F(45), F(50), F(51), F(80)]):
        dose_rate = min(rate, F(15) if weight <= 50 else F(25))
        example = _running_on(
            "pain-fixed-rate", "ward", (rate, "mg/h"), dose_rate, weight, F(50), F(5), None
        )  # fmt: skip
        if example is not None:
            yield example


def _running_on(
    protocol: str, setting: str, ordered: tuple[F, str], dose_rate: F, weight: F, strength: F, concentration: F,
    hours: F | None,
) -> Example | None:  # fmt: skip
    filled = F(50)
    drawn = Drawn(concentration * filled, strength)
    strong = drawn.amount / filled
    rate = half_up(dose_rate / strong, PUMP_STEP)
    push = Drawn(weight / 2, strength) if protocol == "pain-icu" else None
    if not drawn.possible or (push and not push.possible) or off(rate, dose_rate / strong) > MOST_ROUNDING:
        return None
    lasts = filled / rate
    containers = 1 if hours is None else int(up(hours / min(lasts, F(24))))
    asks: Example = {
        "protocol": protocol, "setting": setting, **weighed(weight, "kg")[1], **label(strength), "method": "make-up",
        "container": "syringe-50", "concentration_text": decimal(concentration), "diluent": "sodium-chloride-0.9",
        "doses": {"infusion": {"dose_text": decimal(ordered[0]), "dose_unit": ordered[1]}},
    }  # fmt: skip
    expected = {
        **drawn.expected("infusion"),
        "infusion.diluent_volume": f"{filled - drawn.volume} mL",
        "infusion.final_concentration": f"{strong} mg/mL",
        "infusion.dose_rate": f"{dose_rate} mg/h",
        "infusion.pump_rate": f"{rate} mL/h",
        "infusion.delivered_rate": f"{rate * strong} mg/h",
        "infusion.rate_in_mg_kg_h": f"{dose_rate / weight} mg/kg/h",
        "infusion.rate_in_mcg_kg_min": f"{dose_rate / weight * 1000 / 60} mcg/kg/min",
        "infusion.container_lasts": f"{lasts * 60} min",
    }
    first = drawn.volume
    if push is not None:
        first += push.volume
        expected |= {"push.dose": f"{weight / 2} mg", **push.expected("push"), "push.least_push_time": "1 min"}
    if hours is not None:
        asks["run_text"] = decimal(hours)
        expected |= {
            "infusion.total_dose": f"{rate * strong * hours} mg",
            "infusion.total_volume": f"{rate * hours} mL",
        }
    return {"asks": asks, "expected": expected | supply(first, strength, drawn.volume, containers - 1)}


def in_steps() -> Iterator[Example]:
    """0.15 to 0.6 mg/kg/h over 96 h, the containers changed when empty or 24 h old."""
    courses = [[("0.15", 24), ("0.3", 72)], [("0.15", 24), ("0.3", 24), ("0.45", 24), ("0.6", 24)], [("0.5", 96)]]
    for weight, course in product([F(50), F(70), F("81.5"), F(100)], courses):
        drawn = Drawn(F(250), F(50))
        settings = [half_up(F(rate) * weight / 5, PUMP_STEP) for rate, _ in course]
        if any(off(of, F(rate) * weight / 5) > MOST_ROUNDING for of, (rate, _) in zip(settings, course, strict=True)):
            continue
        volumes = [of * hours for of, (_, hours) in zip(settings, course, strict=True)]
        containers = changed(list(zip(settings, (F(hours) for _, hours in course), strict=True)), F(50), F(24))
        asks = {
            "protocol": "depression-iv-96h", **weighed(weight, "kg")[1], **label(F(50)), "method": "make-up",
            "container": "syringe-50", "concentration_text": "5", "diluent": "sodium-chloride-0.9",
            "steps": [{"rate_text": rate, "hours_text": str(hours)} for rate, hours in course],
        }  # fmt: skip
        expected = {
            **{f"infusion.step_{n}_pump_rate": f"{of} mL/h" for n, of in enumerate(settings, 1)},
            "infusion.total_volume": f"{sum(volumes)} mL",
            "infusion.total_dose": f"{sum(volumes) * 5} mg",
            "infusion.total_time": "96 h" if len(course) == 1 else "5760 min",
            **supply(drawn.volume, F(50), drawn.volume, containers - 1),
        }
        yield {"asks": asks, "expected": expected}


def changed(runs: list[tuple[F, F]], holds: F, life: F) -> int:
    """Return how many containers it takes, minute of the clock by minute of emptying: empty or too old, the next."""
    count, left, age = 1, holds, F(0)
    for rate, hours in runs:
        remaining = hours
        while remaining > 0:
            if left == 0 or age == life:
                count, left, age = count + 1, holds, F(0)
            passes = min(remaining, left / rate, life - age)
            remaining, left, age = remaining - passes, left - passes * rate, age + passes
    return count


def pushed() -> Iterator[Example]:
    """A push by itself: midazolam under a cap, and the strong vial diluted with an equal volume."""
    for weight, cap in product([F(50), F(64), F(80), F(100)], [F(2), F(4), F(6)]):
        dose = min(F("0.05") * weight, cap)
        drawn = Drawn(dose, F(1))
        asks = {
            "protocol": "adjunct-midazolam", **weighed(weight, "kg")[1], "strength_text": "1", "vial_volume_text": "2",
            "vial_total_text": "2",
            "doses": {"push": {"dose_text": "0.05", "dose_unit": "mg/kg", "cap_text": decimal(cap)}},
        }  # fmt: skip
        vials = up(drawn.volume / 2)
        waste = vials * 2 - drawn.volume
        expected = {
            "push.dose": f"{dose} mg", **drawn.expected("push"), "vials": f"{vials} vial", "waste": f"{waste} mg",
        }  # fmt: skip
        if drawn.possible and dose >= F("0.02") * weight:
            yield {"asks": asks, "expected": expected}
    for weight in (F(40), F(50), F(70), F(88)):
        drawn = Drawn(weight * 2, F(100))
        asks = {
            "protocol": "anaesthesia", "setting": "theatre", **weighed(weight, "kg")[1], **label(F(100)),
            "given": ["induction-60-s"], "push_method": "equal-volume", "diluent": "sterile-water",
            "doses": {"induction-60-s": {"dose_text": "2", "dose_unit": "mg/kg"}},
        }  # fmt: skip
        step = "induction-60-s"
        expected = {
            f"{step}.dose": f"{weight * 2} mg", **drawn.expected(step), f"{step}.push_volume": f"{drawn.volume * 2} mL",
            f"{step}.push_concentration": "50 mg/mL", **supply(drawn.volume, F(100)),
        }  # fmt: skip
        if drawn.possible:
            yield {"asks": asks, "expected": expected}


def orders() -> list[Example]:
    """Return every order with its figures."""
    return [
        *over_a_time(), *by_gravity(), *by_another_weight(), *runs_on(), *fixed_rate(), *in_steps(), *pushed(),
    ]  # fmt: skip
