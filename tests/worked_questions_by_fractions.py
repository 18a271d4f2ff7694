"""What runs, and single questions, from plain fractions and the formulas alone; nothing of KetaDesk is imported."""

from collections.abc import Iterator
from itertools import product

from by_fractions import Example, F, decimal, half_up, up, weighed


def running() -> Iterator[Example]:
    for rate, (amount, volume), (weight, unit) in product(
        [F("1.5"), F("4.2"), F("12.6")], [(F(50), F(50)), (F(250), F(50)), (F(200), F(100))],
        [(F(70), "kg"), (F("54.3"), "kg"), (F(150), "lb")],
    ):  # fmt: skip
        kilograms, _ = weighed(weight, unit)
        dose_rate = rate * amount / volume
        asks = {
            "rate": f"{decimal(rate)}mL/h", "amount": f"{amount}mg", "volume": f"{volume}mL",
            "weight": f"{decimal(weight)}{unit}",
        }  # fmt: skip
        expected = {
            "rate_in_mg_h": f"{dose_rate} mg/h",
            "rate_in_mg_kg_h": f"{dose_rate / kilograms} mg/kg/h",
            "rate_in_mcg_kg_min": f"{dose_rate / kilograms * 1000 / 60} mcg/kg/min",
            "concentration": f"{amount / volume} mg/mL",
            "lasts": f"{volume / rate * 60} min",
        }
        yield {"asks": asks, "expected": expected}


def asked(name: str, expected: dict[str, str], **inputs: str) -> Example:
    return {"asks": {"name": name, "inputs": [f"{key}={value}" for key, value in inputs.items()]}, "expected": expected}


def calculated() -> Iterator[Example]:
    for dose, weight in product([F("0.1"), F("0.35"), F("0.5"), F("4.5")], [F(50), F("72.5"), F(101)]):
        mg = dose * weight
        by_weight = {"dose": f"{decimal(dose)}mg/kg", "weight": f"{decimal(weight)}kg"}
        yield asked("dose", {"dose": f"{mg} mg"}, **by_weight)
        yield asked("volume", {"volume": f"{mg / 2} mL"}, **by_weight, concentration="2mg/mL")
        yield asked(
            "pump-rate", {"pump_rate": f"{mg / 2 / 40 * 60} mL/h"}, **by_weight, time="40min", concentration="2mg/mL"
        )
        vials = up(mg / 200)
        yield asked("vials", {"vials": f"{vials} vial"}, **by_weight, vial="200mg/20mL")
        left = {"waste": f"{vials * 200 - mg} mg", "waste_volume": f"{(vials * 200 - mg) / 10} mL"}
        yield asked("waste", left, **by_weight, vial="200mg/20mL")
    for rate, weight in product([F(2), F(4), F("7.5")], [F(50), F("64.2")]):
        hourly = rate * weight * 60 / 1000
        by_weight = {"dose_rate": f"{decimal(rate)}mcg/kg/min", "weight": f"{decimal(weight)}kg"}
        yield asked(
            "pump-rate", {"pump_rate": f"{hourly / F('0.8')} mL/h"}, **by_weight, amount="400mg", volume="500mL"
        )
        yield asked("duration", {"duration": f"{400 / hourly * 60} min"}, **by_weight, amount="400mg")
        yield asked(
            "convert",
            {"converted": f"{hourly} mg/h"},
            value=by_weight["dose_rate"],
            weight=by_weight["weight"],
            to="mg/h",
        )
        yield asked("convert", {"converted": f"{rate * 60 / 1000} mg/kg/h"}, value=by_weight["dose_rate"], to="mg/kg/h")
    for volume, hours, factor in product([F(250), F(1000)], [F(6), F(8)], [F(10), F(15), F(20), F(60)]):
        exact = volume / (hours * 60) * factor
        expected = {"drip_rate": f"{exact} gtt/min", "whole_drops": f"{half_up(exact, F(1))} gtt/min"}
        yield asked("drip-rate", expected, volume=f"{volume}mL", time=f"{hours}h", drop_factor=f"{factor}gtt/mL")
    for height, sex in product([F(155), F("163.5"), F(188)], ["female", "male"]):
        ideal = (F(50) if sex == "male" else F("45.5")) + F("2.3") * (height / F("2.54") - 60)
        who = {"height": f"{decimal(height)}cm", "sex": sex}
        yield asked("ideal-weight", {"ideal_weight": f"{ideal} kg"}, **who)
        yield asked(
            "adjusted-weight", {"adjusted_weight": f"{ideal + (100 - ideal) * F('0.4')} kg"}, weight="100kg", **who
        )
        index = 100 / (height / 100) ** 2
        yield asked("body-mass-index", {"body_mass_index": f"{index} kg/m2"}, weight="100kg", height=who["height"])
    mixed = {"drug_volume": "1 mL", "diluent_volume": "49 mL", "concentration": "1 mg/mL"}
    yield asked("mixture", mixed, amount="50mg", volume="50mL", vial="500mg/10mL")
    yield asked("ideal-weight", {"ideal_weight": "73 kg"}, height="70in", sex="male")
    yield asked("concentration", {"concentration": "4/5 mg/mL"}, amount="400mg", volume="500mL")
