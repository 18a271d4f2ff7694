"""Every line of the working, typed again as it is printed, gives the figure that is printed (S-10).

The calculator below reads a line as a person does: numbers, × and ÷, plus and minus, the words for rounding. It knows
nothing of the code; what a unit is worth stands in its own table. A line is worked out twice: with the units struck
out, as on a pocket calculator, and with each number taken in its unit, so that a factor that is missing shows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pytest

from ketadesk.dosing.plan import Plan
from ketadesk.dosing.term import (
    Operator,
    Origin,
    Term,
    add,
    converted,
    derive,
    deviation,
    divide,
    given,
    multiply,
    rounded,
    smaller,
    subtract,
)
from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.presentation.answering import Worked, work_out
from ketadesk.presentation.derivation import WorkingLine
from ketadesk.presentation.working import expression, working
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.source import Backing
from ketadesk.quantities import kinds
from ketadesk.quantities.registry import quantity
from orders import SCENARIOS, draft_of

WEIGHTS = ("", "47.3", "70", "98.6", "121.75")
FEWEST_LINES = 1000
CARRIED = 12  # figures of an operand whose decimals do not end
KEPT = 6  # figures of a result whose decimals do not end

# Dimension, and how much of its base each unit is: 1 lb = 0.45359237 kg and 1 in = 2.54 cm exactly since 1959.
UNITS = {
    "mg": ("drug", Fraction(1)),
    "mcg": ("drug", Fraction(1, 1000)),
    "g": ("drug", Fraction(1000)),
    "kg": ("weight", Fraction(1)),
    "lb": ("weight", Fraction(45_359_237, 100_000_000)),
    "mL": ("volume", Fraction(1)),
    "L": ("volume", Fraction(1000)),
    "min": ("time", Fraction(1)),
    "h": ("time", Fraction(60)),
    "s": ("time", Fraction(1, 60)),
    "day": ("time", Fraction(1440)),
    "cm": ("length", Fraction(1)),
    "m": ("length", Fraction(100)),
    "in": ("length", Fraction(254, 100)),
    "gtt": ("drop", Fraction(1)),
    "y": ("age", Fraction(1)),
    "vial": ("vial", Fraction(1)),
    "vials": ("vial", Fraction(1)),
}
TOKEN = re.compile(r"(\u2212?[0-9]+(?:\.[0-9]+)?)(?: ([A-Za-z%][A-Za-z0-9/%]*))?| ?([×÷+\u2212]) |([()])")
STEP = re.compile(r"(.+), (to the nearest|up to the next|down to the last) (.+)")
PICK = re.compile(r"the (smaller|larger) of (.+) and (.+)")


@dataclass(frozen=True)
class Worth:
    """What a part of a line comes to: with its units struck out, and in base units with what they are."""

    number: Fraction
    base: Fraction
    kinds: tuple[tuple[str, int], ...] = ()

    def times(self, other: "Worth", power: int) -> "Worth":
        kinds = Counter(dict(self.kinds))
        for name, count in other.kinds:
            kinds[name] += power * count
        return Worth(
            self.number * other.number**power, self.base * other.base**power,
            tuple(sorted((name, count) for name, count in kinds.items() if count)),
        )  # fmt: skip

    def plus(self, other: "Worth", sign: int) -> "Worth":
        assert self.kinds == other.kinds, "unlike things are added"
        return Worth(self.number + sign * other.number, self.base + sign * other.base, self.kinds)


def of(number: Fraction, spelled: str) -> Worth:
    """Return the worth of a number with its unit, `mg/kg/h` or `m2`."""
    worth = Worth(number, number)
    for place, part in enumerate(spelled.split("/") if spelled else []):
        name, power = (part[:-1], 2) if part.endswith("2") else (part, 1)
        if name != "%":
            kind, size = UNITS[name]
            worth = worth.times(Worth(Fraction(1), size**power, ((kind, power),)), -1 if place else 1)
    return worth


class Calculator:
    """Reads arithmetic from left to right, × and ÷ before + and −, brackets first."""

    def __init__(self, text: str) -> None:
        flat = text.replace("\u202f", "")
        self.tokens = [match.groups() for match in TOKEN.finditer(flat)]
        assert "".join(match[0] for match in TOKEN.finditer(flat)) == flat, f"cannot be typed: {text!r}"
        self.operands = [(Fraction(n.replace("\u2212", "-")), u or "", n) for n, u, *_ in self.tokens if n]
        self.at = 0

    def result(self) -> Worth:
        found = self._sum()
        assert self.at == len(self.tokens), "something is left over"
        return found

    def _sum(self) -> Worth:
        found = self._product()
        while self._sign() in {"+", "\u2212"}:
            sign = 1 if self._take()[2] == "+" else -1
            found = found.plus(self._product(), sign)
        return found

    def _product(self) -> Worth:
        found = self._operand()
        while self._sign() in {"×", "÷"}:
            power = 1 if self._take()[2] == "×" else -1
            found = found.times(self._operand(), power)
        return found

    def _operand(self) -> Worth:
        number, spelled, _, bracket = self._take()
        if bracket == "(":
            found = self._sum()
            assert self._take()[3] == ")"
            return found
        return of(Fraction(number.replace("\u2212", "-")), spelled or "")

    def _sign(self) -> str:
        return self.tokens[self.at][2] or "" if self.at < len(self.tokens) else ""

    def _take(self) -> tuple[Any, ...]:
        self.at += 1
        return self.tokens[self.at - 1]


def parts(line: str) -> list[str]:
    """Return the arithmetic in a line, its words taken off."""
    if found := STEP.fullmatch(line):
        return [found[1], found[3]]
    if found := PICK.fullmatch(line):
        return [found[2], found[3]]
    return [line]


def worked(line: str) -> Worth:
    """Return what a line comes to, words and all."""
    values = [Calculator(part).result() for part in parts(line)]
    if found := STEP.fullmatch(line):
        value, step = values
        assert value.kinds == step.kinds
        ratio = value.number / step.number
        whole = {
            "to the nearest": (abs(ratio) + Fraction(1, 2)) // 1 * (1 if ratio >= 0 else -1),
            "up to the next": -((-ratio) // 1),
            "down to the last": ratio // 1,
        }[found[2]]
        return Worth(whole * step.number, whole * step.base, value.kinds)
    if found := PICK.fullmatch(line):
        assert values[0].kinds == values[1].kinds
        pick = min if found[1] == "smaller" else max
        return pick(values, key=lambda value: value.number)
    return values[0]


def endless(line: str) -> bool:
    """Say whether an operand was cut at twelve figures, so that the line can only come close."""
    return any(
        len(text.lstrip("\u2212").replace(".", "").lstrip("0")) >= CARRIED
        for part in parts(line)
        for _, _, text in Calculator(part).operands
    )


def assert_holds(line: WorkingLine) -> None:
    found, said = worked(line.expression), Calculator(line.result[2:]).result()
    sign = line.result[:2]
    assert sign in {"= ", "≈ "}
    slack = abs(found.number) / 10**8 if endless(line.expression) else Fraction(0)
    if sign == "≈ ":
        slack += last_figure(found.number) / 2
    assert abs(found.number - said.number) <= slack, f"{line} comes to {found.number}"
    if "%" not in line.expression + line.result:
        assert found.kinds == said.kinds, line
        size = said.base / said.number if said.number else Fraction(1)
        assert abs(found.base - said.base) <= slack * size, f"{line}: a factor is missing or wrong"


def last_figure(value: Fraction) -> Fraction:
    """Return the size of the sixth figure of a value, or of its last whole digit if that is smaller."""
    size, place = abs(value), 0
    while size >= 10:
        size, place = size / 10, place + 1
    while 0 < size < 1:
        size, place = size * 10, place - 1
    return min(Fraction(10) ** (place - KEPT + 1), Fraction(1))


def factors(line: str) -> Iterator[tuple[Fraction, str]]:
    """Yield every `60 min/h` of a line: what only changes the unit."""
    for part in parts(line):
        for number, spelled, _ in Calculator(part).operands:
            names = spelled.split("/")
            if len(names) == 2 and names != ["%"] and UNITS[names[0]][0] == UNITS[names[1].rstrip("2")][0]:
                yield number, spelled


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def drafts() -> Iterator[Draft]:
    """Yield the orders of the scenarios, each for people of several weights."""
    for name in SCENARIOS:
        draft = draft_of(SCENARIOS[name]["order"])
        for weight in WEIGHTS:
            yield replace(draft, weight_text=weight) if weight else draft


@pytest.fixture(scope="module")
def answers(library: Library) -> list[Worked]:
    return [answer for draft in drafts() if (answer := work_out(draft, library)).sheet.working]


def test_that_every_line_typed_again_gives_the_figure_printed(answers: list[Worked]) -> None:
    lines = {line for answer in answers for line in answer.sheet.working}
    assert len(lines) >= FEWEST_LINES
    for line in lines:
        assert_holds(line)


def test_that_the_lines_were_of_every_sort(answers: list[Worked]) -> None:
    lines = [line.expression for answer in answers for line in answer.sheet.working]
    for word in ("×", "÷", "+", "\u2212", "smaller", "larger", "nearest", "up to", "down to", "× 100", "÷ 100"):
        assert any(word in line for line in lines), word
    protocols = {answer.found.order.protocol.id for answer in answers if isinstance(answer.found, Plan)}
    assert len(protocols) >= 15


def test_that_every_factor_changes_the_unit_and_nothing_else(answers: list[Worked]) -> None:
    met = Counter[str]()
    for line in {line.expression for answer in answers for line in answer.sheet.working}:
        for number, spelled in factors(line):
            over, under = spelled.split("/")
            met[spelled] += 1
            assert number * UNITS[over][1] == UNITS[under][1], f"{number} {spelled} in {line}"
    assert set(met) >= {"min/h", "mcg/mg", "kg/lb", "cm/in"}


def test_that_no_number_of_a_line_comes_out_of_nowhere(answers: list[Worked]) -> None:
    """Each operand was given, or stands as the result of a line above: the chain can be followed by eye."""
    for answer in answers[:: len(WEIGHTS)]:
        assert isinstance(answer.found, Plan)
        steps = {id(step): step for _, term in answer.found.terms() for step in term.derivation()}
        known = {_worth(step) for step in steps.values() if step.operator is None}
        for line in answer.sheet.working:
            for part in parts(line.expression):
                ratios = {*factors(part), (Fraction(100), "")}
                for number, spelled, _ in Calculator(part).operands:
                    if (number, spelled) not in ratios:
                        worth = of(number, spelled)
                        assert any(_alike(worth, each) for each in known), f"{number} {spelled}: {line}"
            known.add(Calculator(line.result[2:]).result())


def _worth(step: Term[Any]) -> Worth:
    number, base, found = Fraction(step.value.magnitude), Fraction(step.value.magnitude), Counter[str]()
    names = {"inch": "in", "year": "y", "percent": "%"}
    for name, power in step.value.unit_items():
        if name != "percent":
            kind, size = UNITS[names.get(name, name)]
            base *= size ** int(power)
            found[kind] += int(power)
    return Worth(number, base, tuple(sorted((name, count) for name, count in found.items() if count)))


def _alike(one: Worth, other: Worth) -> bool:
    return one.kinds == other.kinds and abs(one.base - other.base) <= abs(other.base) / 10**5


def test_that_no_line_stands_twice_and_none_changes_nothing(answers: list[Worked]) -> None:
    for answer in answers:
        lines = [(line.name, line.expression) for line in answer.sheet.working]
        assert len(set(lines)) == len(lines), [line for line, count in Counter(lines).items() if count > 1]
        for line in answer.sheet.working:
            assert line.expression != line.result[2:]


# ---- Orders worked by hand, line by line ---------------------------------------------------------------------

VIAL: dict[str, Any] = {"strength_text": "50", "vial_volume_text": "10", "vial_total_text": "500"}
SYRINGE: dict[str, Any] = {"method": "make-up", "container": "syringe-50", "diluent": "sodium-chloride-0.9"}
BY_HAND: dict[str, tuple[Draft, tuple[tuple[str, str], ...]]] = {
    "0.5 mg/kg over 40 min, 70 kg, made up to 50 mL": (
        Draft(protocol="depression-iv", setting="clinic", weight_text="70", **VIAL, **SYRINGE),
        (
            ("0.5 mg/kg × 70 kg", "= 35 mg"),
            ("35 mg ÷ 50 mg/mL", "= 0.7 mL"),
            ("50 mL \u2212 0.7 mL", "= 49.3 mL"),
            ("35 mg ÷ 50 mL", "= 0.7 mg/mL"),
            ("50 mL ÷ 40 min × 60 min/h", "= 75 mL/h"),
            ("35 mg ÷ 40 min × 60 min/h", "= 52.5 mg/h"),
            ("52.5 mg/h ÷ 70 kg", "= 0.75 mg/kg/h"),
            ("0.75 mg/kg/h × 1000 mcg/mg ÷ 60 min/h", "= 12.5 mcg/kg/min"),
        ),
    ),
    "154 lb in pounds": (
        Draft(
            protocol="depression-iv", setting="clinic", weight_text="154", weight_unit="lb", **VIAL,
            **SYRINGE,
        ),
        (
            ("154 lb × 0.45359237 kg/lb", "≈ 69.8532 kg"),  # 69.85322498
            ("0.5 mg/kg × 69.85322498 kg", "≈ 34.9266 mg"),  # 34.92661249
            ("0.6985322498 mL, to the nearest 0.01 mL", "= 0.7 mL"),
        ),
    ),
    "1 mcg/kg/min at 1 mg/mL, 70 kg": (
        Draft(
            protocol="pain-icu", setting="icu", weight_text="70", concentration_text="1", given=("infusion",), **VIAL,
            **SYRINGE,
        ).with_dose("infusion", DoseDraft(dose_text="1", dose_unit="mcg/kg/min")),
        (
            ("1 mcg/kg/min × 70 kg ÷ 1000 mcg/mg × 60 min/h", "= 4.2 mg/h"),
            ("1 mg/mL × 50 mL", "= 50 mg"),
            ("4.2 mg/h ÷ 1 mg/mL", "= 4.2 mL/h"),
        ),
    ),
    "0.15 mg/kg/h for 24 h": (
        Draft(
            protocol="depression-iv-96h", setting="ward", weight_text="70", concentration_text="2",
            steps=(StepDraft("0.15", "24"),), **VIAL, **SYRINGE,
        ),
        (
            ("0.15 mg/kg/h × 70 kg", "= 10.5 mg/h"),
            ("10.5 mg/h ÷ 2 mg/mL", "= 5.25 mL/h"),
            ("5.25 mL/h, to the nearest 0.1 mL/h", "= 5.3 mL/h"),
            ("5.3 mL/h × 24 h", "= 127.2 mL"),
            ("5.3 mL/h × 2 mg/mL", "= 10.6 mg/h"),
            ("10.6 mg/h × 24 h", "= 254.4 mg"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("order", BY_HAND)
def test_that_the_working_of_an_order_holds_the_lines_a_person_would_write(order: str, library: Library) -> None:
    draft, expected = BY_HAND[order]
    sheet = work_out(draft, library).sheet
    assert sheet.state in {"ready", "check"}, (sheet.missing, sheet.refused, sheet.findings)
    lines = {(line.expression, line.result) for line in sheet.working}
    assert [line for line in expected if line not in lines] == [], sorted(lines)


# ---- One step of each sort -----------------------------------------------------------------------------------


def known(magnitude: str | int, spelled: str) -> Term[Any]:
    return given("given", quantity(Fraction(magnitude), spelled))


STEPS: list[tuple[Term[Any], str]] = [
    (multiply("x", known("1/2", "mg/kg"), known(70, "kg"), into=kinds.mass), "0.5 mg/kg × 70 kg"),
    (multiply("x", known("25/2", "mcg/kg/min"), known(70, "kg"), into=kinds.dose_rate),
     "12.5 mcg/kg/min × 70 kg ÷ 1000 mcg/mg × 60 min/h"),
    (multiply("x", known("25/2", "mcg/kg/min"), known(154, "lb"), into=kinds.dose_rate),
     "12.5 mcg/kg/min × 154 lb ÷ 1000 mcg/mg × 60 min/h × 0.45359237 kg/lb"),
    (multiply("x", known(75, "mL/h"), known(40, "min"), into=kinds.volume), "75 mL/h × 40 min ÷ 60 min/h"),
    (multiply("x", known(75, "mL/h"), known(20, "gtt/mL"), into=kinds.drop_rate), "75 mL/h × 20 gtt/mL ÷ 60 min/h"),
    (multiply("x", known(2, "mg/mL"), known(1, "L"), into=kinds.mass), "2 mg/mL × 1 L × 1000 mL/L"),
    (multiply("x", known(20, "kg"), known(40, "percent"), into=kinds.bodyweight), "20 kg × 40 % ÷ 100"),
    (multiply("x", known(180, "cm"), known(180, "cm"), into=kinds.height_squared),
     "180 cm × 180 cm ÷ 100 cm/m ÷ 100 cm/m"),
    (divide("x", known(50, "mL"), known(40, "min"), into=kinds.pump_rate), "50 mL ÷ 40 min × 60 min/h"),
    (divide("x", known(1, "g"), known(500, "mL"), into=kinds.concentration), "1 g ÷ 500 mL × 1000 mg/g"),
    (divide("x", known(500, "mcg"), known(2, "mL"), into=kinds.concentration), "500 mcg ÷ 2 mL ÷ 1000 mcg/mg"),
    (divide("x", known(5, "mL"), known(50, "mL"), into=kinds.ratio), "5 mL ÷ 50 mL × 100"),
    (divide("x", known(10_000, "mg"), known(3, "mL"), into=kinds.concentration), "10000 mg ÷ 3 mL"),
    (add("x", known(35, "mg"), known(500, "mcg"), into=kinds.mass), "35 mg + 0.5 mg"),
    (subtract("x", known(50, "mL"), known("7/10", "mL"), into=kinds.volume), "50 mL \u2212 0.7 mL"),
    (smaller("x", known(35, "mg"), known(30, "mg"), into=kinds.mass), "the smaller of 35 mg and 30 mg"),
    (derive("x", Operator.LARGER, known(60, "s"), known(2, "min"), into=kinds.time), "the larger of 1 min and 2 min"),
    (rounded("x", known("105/4", "mL/h"), known("1/10", "mL/h"), into=kinds.pump_rate),
     "26.25 mL/h, to the nearest 0.1 mL/h"),
    (rounded("x", known("7/5", "vial"), known(1, "vial"), into=kinds.vials, rule=Operator.ROUNDED_UP),
     "1.4 vials, up to the next 1 vial"),
    (rounded("x", known("200/3", "mL/h"), known("1/10", "mL/h"), into=kinds.pump_rate, rule=Operator.ROUNDED_DOWN),
     "66.6666666667 mL/h, down to the last 0.1 mL/h"),
    (converted("x", known(154, "lb"), into=kinds.bodyweight), "154 lb × 0.45359237 kg/lb"),
    (converted("x", known(70, "inch"), into=kinds.height), "70 in × 2.54 cm/in"),
    (converted("x", known("3/4", "mg/kg/h"), into=kinds.dose_rate_per_weight, of="mcg/kg/min"),
     "0.75 mg/kg/h × 1000 mcg/mg ÷ 60 min/h"),
    (converted("x", known(2, "day"), into=kinds.time, of="h"), "2 day × 24 h/day"),
    (converted("x", known(90, "s"), into=kinds.time), "90 s ÷ 60 s/min"),
    (deviation("x", known(3507, "mcg"), known(35, "mg")), "(3.507 mg \u2212 35 mg) ÷ 35 mg × 100"),
    (deviation("x", known("263/10", "mL/h"), known("105/4", "mL/h")),
     "(26.3 mL/h \u2212 26.25 mL/h) ÷ 26.25 mL/h × 100"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "typed"), STEPS, ids=lambda value: value if isinstance(value, str) else "")
def test_that_a_step_is_written_as_it_is_typed(term: Term[Any], typed: str) -> None:
    # Which factor comes first is all the same to a calculator.
    assert Counter(_pieces(expression(term))) == Counter(_pieces(typed))
    (line,) = working([("", term)], {})
    assert_holds(line)


def _pieces(line: str) -> list[str]:
    return re.split(r"(?= [×÷] )", line)


def test_that_a_step_that_changes_nothing_is_left_out_and_one_that_does_is_not() -> None:
    whole, off = known(75, "mL/h"), known("751/10", "mL/h")
    step = known("1/10", "mL/h")
    for idle in (
        rounded("x", whole, step, into=kinds.pump_rate),
        rounded("x", whole, step, into=kinds.pump_rate, rule=Operator.ROUNDED_UP),
        rounded("x", whole, step, into=kinds.pump_rate, rule=Operator.ROUNDED_DOWN),
        deviation("x", whole, whole),
        converted("x", whole, into=kinds.pump_rate),
        whole,
    ):
        assert working([("", idle)], {}) == ()
    for busy in (
        rounded("x", off, known(1, "mL/h"), into=kinds.pump_rate),
        deviation("x", off, whole),
        converted("x", known(1, "mL/min"), into=kinds.pump_rate),
        smaller("x", whole, off, into=kinds.pump_rate),
    ):
        assert len(working([("", busy)], {})) == 1


def test_that_a_shared_step_stands_once_before_what_rests_on_it() -> None:
    dose = multiply("dose", known("1/2", "mg/kg"), known(70, "kg"), into=kinds.mass)
    held = divide("drug volume", dose, known(50, "mg/mL"), into=kinds.volume)
    lines = working([("", held), ("", dose), ("", dose.named("ordered dose")), ("", held)], {})
    assert [line.name for line in lines] == ["Dose", "Drug volume"]


def test_that_a_line_names_the_source_its_first_figure_rests_on(library: Library) -> None:
    backed = given("ordered", quantity(Fraction(1, 2), "mg/kg"), Origin("protocol", Backing("fda-label", "verified")))
    (line,) = working([("", multiply("dose", backed, known(70, "kg"), into=kinds.mass))], library.sources)
    assert (line.source, line.status) == (library.sources["fda-label"].short, "verified")
    (plain,) = working([("", multiply("dose", known("1/2", "mg/kg"), known(70, "kg"), into=kinds.mass))], {})
    assert (plain.source, plain.status) == ("", None)


def test_that_the_calculator_of_this_file_can_tell_a_wrong_line() -> None:
    for name, line, result in (
        ("a wrong result", "0.5 mg/kg × 70 kg", "= 36 mg"),
        ("a wrong unit", "0.5 mg/kg × 70 kg", "= 35 mL"),
        ("a lost factor", "50 mL ÷ 40 min", "= 1.25 mL/h"),
        ("a factor upside down", "50 mL ÷ 40 min ÷ 60 min/h", "= 75 mL/h"),
        ("a wrong tie", "26.25 mL/h, to the nearest 0.1 mL/h", "= 26.2 mL/h"),
        ("a figure too short", "35 mg ÷ 3 mL", "≈ 11.7 mg/mL"),
        ("equal that is not", "35 mg ÷ 3 mL", "= 11.6667 mg/mL"),
        ("the other one", "the smaller of 35 mg and 30 mg", "= 35 mg"),
    ):
        with pytest.raises(AssertionError):
            assert_holds(WorkingLine(name, line, result))
