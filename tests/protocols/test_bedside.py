"""What ships about the bedside is sound, sourced, and narrowed by a site's file but never loosened."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from ketadesk.protocols.bedside import load_bedside, read_bedside
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.loading import FaultyFileError
from ketadesk.protocols.sign import Sign
from ketadesk.protocols.site_file import with_site
from ketadesk.quantities.kinds import time
from orders import library

SITE = '[site]\nname = "Example"\nversion = "1"\n'
OURS = 'source = "usual-practice"\nstatus = "unverified"\n'


def sited(more: str) -> Library:
    return with_site(library(), "site.toml", f"{SITE}{more}".encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with as_file(files("ketadesk.resources")) as shipped:
        shutil.copytree(shipped / "bedside", tmp_path / "bedside")
    return tmp_path


def test_that_every_gate_and_interval_names_what_stands_behind_it() -> None:
    bedside, sources = load_bedside(library()), library().sources
    gates = [gate for sign in bedside.signs.values() for gate in (sign.low, sign.high) if gate is not None]
    assert {gate.source for gate in gates} <= set(sources)
    assert all(watch.note for watch in bedside.watches if watch.status == "unverified")
    assert {watch.id for watch in bedside.watches if watch.source == "ketadesk-guard"} == {
        watch.id for watch in bedside.watches if "o primary source" in watch.note and watch.source == "ketadesk-guard"
    }


@pytest.mark.parametrize(
    ("sign", "value", "side"),
    [
        ("systolic", 160, None),
        ("systolic", 161, "high"),
        ("systolic", 90, None),
        ("systolic", 89, "low"),
        ("diastolic", 101, "high"),
        ("pulse", 44, "low"),
        ("pulse", 121, "high"),
        ("spo2", 89, "low"),
        ("breaths", 9, "low"),
        ("breaths", 31, "high"),
        ("pain", 10, None),
        ("sedation", "deep", "word"),
        ("sedation", "asleep", None),
        ("nausea", "vomiting", "word"),
    ],
)
def test_that_a_gate_marks_what_lies_beyond_it_and_nothing_at_it(sign: str, value: int | str, side: str | None) -> None:
    assert load_bedside(library()).signs[sign].gate_met(value) == side  # type: ignore[arg-type]


def test_that_a_site_narrows_a_gate_and_a_watch() -> None:
    gate = f'[[gates]]\nsign = "systolic"\nhigh = "150"\n{OURS}'
    watch = f'[[watches]]\nwatch = "pressure-after"\nevery = "15 min"\nuntil = "3 h"\n{OURS}'
    bedside = load_bedside(sited(gate + watch))
    high = bedside.signs["systolic"].high
    assert high is not None
    assert (high.value.magnitude, high.source) == (150, "usual-practice")
    kept = next(each for each in bedside.watches if each.id == "pressure-after")
    assert (kept.every, kept.until) == (time.of(15), time.of(3, "h"))
    assert load_bedside(library()).signs["systolic"].high != high


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            '[[gates]]\nsign = "systolic"\nhigh = "180"\n',
            r"gates\[0\]\.high: it is looser than ours: write 160 or less",
        ),
        ('[[gates]]\nsign = "pulse"\nlow = "40"\n', r"gates\[0\]\.low: it is looser than ours: write 45 or more"),
        ('[[gates]]\nsign = "pulse"\nlow = "130"\nhigh = "110"\n', r"gates\[0\]\.low: its ends are out of order"),
        ('[[gates]]\nsign = "pulse"\nlow = "50 mg"\n', r"gates\[0\]\.low: write it as a plain number, in /min"),
        ('[[gates]]\nsign = "sedation"\nlow = "1"\n', r"no sign 'sedation' that is a number: systolic, "),
        ('[[gates]]\nsign = "pulse"\n', r"gates\[0\]\.low: it narrows nothing"),
        (
            '[[watches]]\nwatch = "signs-clinic"\nevery = "15 min"\n',
            r"every: it is looser than ours: write 10 min or less",
        ),
        ('[[watches]]\nwatch = "pressure-after"\nuntil = "1 h"\n', r"until: it is looser than ours: write 2 h or more"),
        (
            '[[watches]]\nwatch = "signs-clinic"\nuntil = "1 h"\n',
            r"until: this watch ends with the drug: leave until out",
        ),
        ('[[watches]]\nwatch = "signs"\nevery = "1 min"\n', r"no watch 'signs': write one of deep-sedation, "),
        ('[[watches]]\nwatch = "signs-clinic"\n', r"every: it narrows nothing: give every or until"),
    ],
)
def test_that_what_loosens_or_does_not_fit_leaves_the_whole_site_file_out(more: str, says: str) -> None:
    with pytest.raises(FaultyFileError, match=says):
        sited(more + OURS)


def test_that_all_faults_of_all_files_are_told_at_once(root: Path) -> None:
    signs, watches = root / "bedside" / "signs.toml", root / "bedside" / "watches.toml"
    signs.write_text(signs.read_text("utf-8").replace("least = 40", "least = 400"), "utf-8")
    watches.write_text(watches.read_text("utf-8").replace('"seed-pain"', '"nobody"', 1), "utf-8")
    with pytest.raises(FaultyFileError) as error:
        read_bedside(load_library(), root)
    told = str(error.value)
    assert "signs.toml: signs[0]: its ends are out of order" in told
    assert "watches.toml: watches[0].source: no source 'nobody' in sources.toml" in told


def test_that_a_watch_of_a_sign_or_a_word_that_is_not_there_is_told(root: Path) -> None:
    watches = root / "bedside" / "watches.toml"
    text = watches.read_text("utf-8").replace('"spo2"', '"oxygen"', 1).replace('when = ["deep"]', 'when = ["gone"]', 1)
    watches.write_text(text, "utf-8")
    with pytest.raises(FaultyFileError) as error:
        read_bedside(library(), root)
    assert "watches[0].signs: no sign 'oxygen'" in str(error.value)
    assert "sedation has no word 'gone'" in str(error.value)


def test_that_a_missing_file_is_told(root: Path) -> None:
    (root / "bedside" / "discharge.toml").unlink()
    with pytest.raises(FaultyFileError, match=r"discharge\.toml: it cannot be read"):
        read_bedside(library(), root)


@pytest.mark.parametrize(
    "wrong", [{}, {"words": ("a",), "least": 0, "greatest": 1}, {"words": ("a",), "marked": ("b",)}]
)
def test_that_a_sign_is_a_number_or_has_words(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"number|marked"):
        Sign("x", "X", "usual-practice", "unverified", **wrong)  # type: ignore[arg-type]
