"""The calculators there are: what each works out, and from what, in words. What one is asked for follows from that."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way to work it out: its formula in words, and the names of what it takes, divided by spaces."""

    says: str
    takes: str


@dataclass(frozen=True)
class Calculator:
    """A calculator: its title, what it works out in a few words, the ways to it, and the units of its answer.

    `group` is what stands over it in a list. `answers` names inputs whose units the first figure may be asked for in.
    """

    id: str
    title: str
    says: str
    group: str
    ways: tuple[Way, ...]
    answers: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of all that it can take, each once."""
        return tuple(dict.fromkeys(name for way in self.ways for name in way.takes.split()))


_DOSE, _VOLUME, _RATE, _OTHER, _WEIGHT = "Dose", "Volume and strength", "Rate and time", "Units", "Weight"

CALCULATORS = (
    Calculator(
        "dose", "Dose", "in mg, or by weight", _DOSE,
        (
            Way("dose per weight × weight, or dose ÷ weight", "dose weight"),
            Way("dose rate × time", "dose_rate time"),
            Way("dose rate by weight × weight × time", "dose_rate weight time"),
            Way("volume × concentration", "volume concentration"),
            Way("volume × strength of the vial", "volume vial"),
            Way("pump rate × concentration × time", "pump_rate concentration time"),
            Way("pump rate × (amount ÷ volume) × time", "pump_rate amount volume time"),
        ),
        ("amount", "dose"),
    ),
    Calculator(
        "amount", "Amount of drug", "in a volume, or over time", _DOSE,
        (
            Way("concentration × volume", "volume concentration"),
            Way("strength of the vial × volume", "volume vial"),
            Way("dose per weight × weight", "dose weight"),
            Way("dose rate × time", "dose_rate time"),
            Way("dose rate by weight × weight × time", "dose_rate weight time"),
            Way("pump rate × concentration × time", "pump_rate concentration time"),
            Way("pump rate × (amount ÷ volume) × time", "pump_rate amount volume time"),
        ),
        ("amount",),
    ),
    Calculator(
        "vials", "Vials needed", "whole ones, rounded up", _DOSE,
        (
            Way("amount ÷ total of a vial", "amount vial"),
            Way("volume ÷ volume of a vial", "volume vial"),
            Way("dose per weight × weight ÷ total of a vial", "dose weight vial"),
            Way("dose rate × time ÷ total of a vial", "dose_rate time vial"),
        ),
    ),
    Calculator(
        "waste", "Waste", "left in the vials opened", _DOSE,
        (
            Way("vials × total of a vial − amount", "amount vial"),
            Way("the same, of a volume drawn up", "volume vial"),
            Way("the same, of a dose per weight × weight", "dose weight vial"),
            Way("the same, of a dose rate × time", "dose_rate time vial"),
        ),
        ("amount",),
    ),
    Calculator(
        "volume", "Volume", "to draw up, or that runs", _VOLUME,
        (
            Way("amount ÷ concentration", "amount concentration"),
            Way("amount ÷ strength of the vial", "amount vial"),
            Way("dose per weight × weight ÷ concentration", "dose weight concentration"),
            Way("dose per weight × weight ÷ strength of the vial", "dose weight vial"),
            Way("dose per weight × weight ÷ (amount ÷ volume)", "dose weight amount volume"),
            Way("dose rate × time ÷ concentration", "dose_rate time concentration"),
            Way("pump rate × time", "pump_rate time"),
        ),
        ("volume",),
    ),
    Calculator(
        "concentration", "Concentration", "of a mixture or a vial", _VOLUME,
        (
            Way("amount ÷ volume", "amount volume"),
            Way("total ÷ volume of a vial", "vial"),
            Way("dose per weight × weight ÷ volume", "dose weight volume"),
            Way("dose rate ÷ pump rate", "dose_rate pump_rate"),
            Way("dose rate by weight × weight ÷ pump rate", "dose_rate weight pump_rate"),
            Way("amount ÷ time ÷ pump rate", "amount time pump_rate"),
        ),
        ("concentration",),
    ),
    Calculator(
        "mixture", "Mixture", "drug and diluent for a volume", _VOLUME,
        (
            Way("amount ÷ strength of the vial; diluent fills up to volume", "amount volume vial"),
            Way("concentration × volume ÷ strength of the vial", "concentration volume vial"),
            Way("dose per weight × weight ÷ strength of the vial", "dose weight volume vial"),
            Way("dose rate × time ÷ strength of the vial", "dose_rate time volume vial"),
        ),
        ("volume",),
    ),
    Calculator(
        "pump-rate", "Pump rate", "what to set, in mL/h", _RATE,
        (
            Way("volume ÷ time", "volume time"),
            Way("dose rate ÷ concentration", "dose_rate concentration"),
            Way("dose rate by weight × weight ÷ concentration", "dose_rate weight concentration"),
            Way("dose per weight × weight ÷ time ÷ concentration", "dose weight time concentration"),
            Way("dose rate by weight × weight ÷ (amount ÷ volume)", "dose_rate weight amount volume"),
            Way("dose rate by weight × weight ÷ strength of the vial", "dose_rate weight vial"),
            Way("drop rate ÷ drop factor", "drop_rate drop_factor"),
        ),
        ("pump_rate",),
    ),
    Calculator(
        "running-dose", "Running dose", "what a pump gives", _RATE,
        (
            Way("pump rate × concentration", "pump_rate concentration"),
            Way("pump rate × concentration ÷ weight", "pump_rate concentration weight"),
            Way("pump rate × (amount ÷ volume) ÷ weight", "pump_rate amount volume weight"),
            Way("pump rate × strength of the vial ÷ weight", "pump_rate vial weight"),
            Way("a dose rate again, in the other units", "dose_rate weight"),
        ),
        ("dose_rate",),
    ),
    Calculator(
        "drip-rate", "Drip rate", "drops per minute by gravity", _RATE,
        (
            Way("volume ÷ time × drop factor", "volume time drop_factor"),
            Way("pump rate × drop factor", "pump_rate drop_factor"),
        ),
    ),
    Calculator(
        "duration", "Duration", "how long it lasts", _RATE,
        (
            Way("volume ÷ pump rate", "volume pump_rate"),
            Way("amount ÷ concentration ÷ pump rate", "amount concentration pump_rate"),
            Way("amount ÷ dose rate", "amount dose_rate"),
            Way("amount ÷ (dose rate by weight × weight)", "amount dose_rate weight"),
            Way("volume × concentration ÷ dose rate", "volume concentration dose_rate"),
            Way("volume × strength of the vial ÷ dose rate", "volume vial dose_rate"),
            Way("dose ÷ concentration ÷ pump rate", "dose concentration pump_rate"),
            Way("dose rate × time ÷ concentration ÷ pump rate", "dose_rate time concentration pump_rate"),
        ),
        ("time",),
    ),
    Calculator(
        "convert", "Convert", "a figure to another unit", _OTHER,
        (
            Way("value, in another unit of its kind", "value to"),
            Way("by weight: value × or ÷ weight", "value weight to"),
            Way("mass and volume: value × or ÷ concentration", "value concentration to"),
            Way("drops: value × or ÷ drop factor", "value drop_factor to"),
        ),
    ),
    Calculator(
        "ideal-weight", "Ideal weight", "by height and sex, Devine", _WEIGHT,
        (Way("a base for the sex, and more for each inch above 5 feet", "height sex"),),
        ("weight",),
    ),
    Calculator(
        "adjusted-weight", "Adjusted weight", "between ideal and actual", _WEIGHT,
        (Way("ideal weight, and a part of what is above it", "weight height sex"),),
        ("weight",),
    ),
    Calculator(
        "lean-weight", "Lean weight", "without fat, Janmahasatian", _WEIGHT,
        (Way("by weight, body mass index and sex", "weight height sex"),),
        ("weight",),
    ),
    Calculator(
        "body-mass-index", "Body mass index", "in kg/m2", _WEIGHT,
        (Way("weight ÷ height ÷ height", "weight height"),),
    ),
)  # fmt: skip
BY_ID = {each.id: each for each in CALCULATORS}
