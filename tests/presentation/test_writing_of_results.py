"""How doses are written, wherever a person can read one: random results, the terminal, the clipboard, the data files.

What the window shows beside its answers is read in tests/views/test_writing.py, the formatter alone in
tests/quantities/test_formatting.py.
"""

import ast
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ketadesk
from ketadesk.intake.draft import Draft
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.copying import copied
from ketadesk.presentation.preferring import Preference, preferred
from ketadesk.presentation.running import answer_running
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.terminal import sheet_text
from orders import SCENARIOS, library, scenario
from written import ill_written, rules_waived, seen, strings

RESULTS = 50_000
SEED = 20_261_127
PACKAGE = Path(ketadesk.__file__).parent
DATA = sorted((PACKAGE.parent / "resources").rglob("*.toml"))
FIGURED = [name for name, each in SCENARIOS.items() if each["expected"].get("cards")]
# Keys of data files that a person sees as a sentence or a name.
SHOWN = {"says", "title", "note", "detail", "summary", "order", "short", "elsewhere", "action", "reasons", "stop_rule"}
# On the command line a value is typed with its unit touching, and is shown so in examples.
TYPED = re.compile(r"[^ ]*[0-9](?:kg|lb|mg|mcg|mL|min|h|s|cm|in|gtt|y|g)\b[^ ]*|[^ ]*=[^ ]*|[^ ]*:[0-9][^ ]*")


def _random_draft(rnd: random.Random) -> Draft:
    """Return a scenario with another weight, another vial and another dose, as they may be typed."""
    name = rnd.choice(FIGURED)
    typed = dict(SCENARIOS[name]["order"])
    typed["weight_text"] = f"{rnd.randint(30, 199)}.{rnd.randint(1, 9)}"
    if rnd.random() < 0.3:
        typed |= {"weight_text": str(rnd.randint(70, 400)), "weight_unit": "lb"}
    doses = {id_: dict(dose) for id_, dose in typed.get("doses", {}).items()}
    for dose in doses.values():
        if dose.get("dose_text"):
            dose["dose_text"] = f"{float(dose['dose_text']) * rnd.uniform(0.7, 1.4):.2f}".rstrip("0").rstrip(".")
    drug = library().protocols[typed["protocol"]].drug
    if drug == "ketamine" and rnd.random() < 0.5:
        strength, held, total = rnd.choice((("10", "20", "200"), ("50", "10", "500"), ("100", "5", "500")))
        typed |= {"strength_text": strength, "vial_volume_text": held, "vial_total_text": total}
    if rnd.random() < 0.3:
        typed |= {"height_text": str(rnd.randint(150, 200)), "age_text": str(rnd.randint(16, 99)), "sex": "female"}
    return scenario(name, **{**typed, "doses": doses})


def _random_running(rnd: random.Random) -> RunningDraft:
    held = rnd.choice(("20", "50", "100", "500"))
    return RunningDraft(
        rate_text=f"{rnd.randint(0, 60)}.{rnd.randint(1, 9)}", amount_text=str(rnd.randint(20, 2000)), volume_text=held,
        weight_text=f"{rnd.randint(30, 180)}.{rnd.randint(1, 9)}", weight_known="measured", left_text="10",
        protocol=rnd.choice(("", "pain-icu", "pain-acute", "analgosedation-icu")), since_text="22:15",
    )  # fmt: skip


@cache
def _results() -> tuple[list[Sheet], list[Any]]:
    """Return sheets and answers of random orders and random pumps: more than fifty thousand texts."""
    rnd = random.Random(SEED)
    sheets: list[Sheet] = []
    answers: list[Any] = []
    texts = 0
    while texts < RESULTS:
        sheet = work_out(_random_draft(rnd), library()).sheet
        answer = answer_running(_random_running(rnd), library())
        texts += sum(1 for _ in strings(sheet)) + sum(1 for _ in strings(answer.sheet))
        sheets.append(sheet)
        answers.append(answer)
    return sheets, answers


def _faults(record: Any) -> Iterator[str]:
    for path, text in strings(record):
        if text and seen(path) and not path.endswith((".source_says", ".locator", ".id", ".does", ".asks", ".field")):
            for rule in ill_written(text, without=rules_waived(path)):
                yield f"{path}: {rule}: {text}"


def test_that_fifty_thousand_random_results_are_written_as_doses_must_be() -> None:
    sheets, answers = _results()
    kinds = {sheet.state for sheet in sheets}
    assert kinds >= {"ready", "check", "stopped"}
    faults = {fault for record in (*sheets, *(answer.sheet for answer in answers)) for fault in _faults(record)}
    assert not sorted(faults)


def test_that_what_runs_says_its_figures_as_doses_must_be_written() -> None:
    shown = [(each.gets, each.rates, each.full, each.so_far, each.judgement) for each in _results()[1]]
    faults = {fault for record in shown for fault in _faults(record)}
    assert not sorted(faults)


def test_that_with_micrograms_in_words_none_is_abbreviated_anywhere() -> None:
    in_words = Preference(in_words=True)
    for record in (*_results()[0][:150], *(answer.sheet for answer in _results()[1][:150])):
        for path, text in strings(preferred(record, in_words)):
            if seen(path) and not path.endswith((".asks", ".code", ".id", ".field", ".fields", ".reasons")):
                assert not re.search(r"\bmcg\b", text), (path, text)


def test_that_the_terminal_and_the_clipboard_write_as_the_sheet_does() -> None:
    # Columns are made even with spaces; a source's locator is a citation.
    lax = ("a space too many", "a number from 10 000 on that is not grouped")
    faults = set()
    for sheet in _results()[0][:150]:
        told = sheet_text(replace(sheet, sources=(), remarks=()), full=True).splitlines()
        for line in (*told, *copied(sheet, "2026-11-27 23:45").replace("2026-11-27 23:45", "").splitlines()):
            plain = re.sub(r"--reason \S+|^> ", "", line)  # the row that was ordered is marked
            faults |= {f"{rule}: {line}" for rule in ill_written(plain, without=lax)}
    assert not sorted(faults)


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.stem)
def test_that_every_sentence_of_the_data_is_written_as_a_dose_must_be(file: Path) -> None:
    texts = _shown(tomllib.loads(file.read_text("utf-8")))
    faults = {f"{rule}: {text}" for text in texts for rule in ill_written(text)}
    assert not sorted(faults)


def _shown(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _shown(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _shown(each, key)
    elif isinstance(value, str) and key in SHOWN:
        yield re.sub(r"\b(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}\b", "years", value)  # the years of an edition


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: f"{file.parent.stem}/{file.stem}")
def test_that_every_sentence_in_the_source_is_written_as_a_dose_must_be(file: Path) -> None:
    lax = ("a space too many", "a number from 10 000 on that is not grouped", "a dash in a range")
    on_terminal = file.parent.name == "cli" or file.stem in {"reading_inputs", "parsing", "calculators"}
    faults = set()
    for text in _sentences(file):
        plain = re.sub("[<>]", "", TYPED.sub("", text)) if on_terminal else text
        faults |= {f"{rule}: {text}" for rule in ill_written(plain, without=lax) if rule != "a naked decimal"}
    assert not sorted(faults)


def _sentences(file: Path) -> Iterator[str]:
    """Yield the texts of a module that end as a sentence does, its docstrings and patterns apart."""
    tree = ast.parse(file.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and _is_doc(node.body)}
    docs |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            text = node.value
            if re.search(r"[a-z] [a-z]", text) and text.rstrip().endswith((".", "?", "!", ":", ",")):
                yield text


def _is_doc(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


@pytest.mark.parametrize(
    "text",
    ["5.0 mg", "give .5 mg", "12 \u00b5g", "5 cc", "10 IU", "10mg", "5 mL. then wait", "1:1000", "1-2 mg", "12000 mg"],
)  # fmt: skip
def test_that_the_rules_see_what_they_forbid(text: str) -> None:
    assert ill_written(text)
