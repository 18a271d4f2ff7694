"""What leaves the records says what made it, and no cell of it does anything in a spreadsheet."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest

from ketadesk.records.entry import Signature
from ketadesk.records.exporting import csv_export, json_export, safe_cell
from ketadesk.records.searching import Line, Wanted, number_of_entries, search
from ketadesk.records.store import Store, open_store
from set_clock import SetClock

STAMP = {"ketadesk": "0.1.0", "protocols": "sha256:12", "rounding": "half up"}
FORMULA = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1"]


@pytest.fixture
def store(folder: Path, time: SetClock):  # type: ignore[no-untyped-def]
    with open_store(folder, clock=time.clock) as opened:
        yield opened


@pytest.mark.parametrize("text", FORMULA)
def test_that_a_formula_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "75 mL/h", "a=1", "{}", "Depression, 70 kg"])
def test_that_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_that_a_table_has_every_entry_its_hashes_and_what_made_it(store: Store) -> None:
    person = store.people.add("=cmd()", "2580", ["witness"])
    store.journal.append(
        "waste", {"a": 'x "y", z'}, [Signature(person.id, person.name, "witnessed", "t")], "@now()", "+1"
    )
    rows = [*csv.DictReader(io.StringIO("".join(csv_export(store.journal.entries(), store.journal.head(), STAMP))))]
    assert [row["number"] for row in rows] == ["1", "2"]
    row = rows[1]
    assert (row["title"], row["label"], row["signatures"]) == ("'@now()", "'+1", "'=cmd(), witnessed, t")
    assert json.loads(row["content"]) == {"a": 'x "y", z'}
    assert row["content_sha256"] == sha256(row["content"].encode()).hexdigest()
    assert {name: row[name] for name in STAMP} == STAMP
    assert row["head"] == str(store.journal.head())
    assert not any(cell[:1] in "=+-@\t\r" for each in rows for cell in each.values() if cell)


def test_that_json_carries_a_hash_of_its_entries(store: Store) -> None:
    store.journal.append("waste", {"drawn": "10 mL"}, title="Waste")
    whole = json.loads("".join(json_export(store.journal.entries(), store.journal.head(), STAMP)))
    text = json.dumps(whole["entries"], ensure_ascii=False, separators=(",", ":"))
    assert whole["sha256"] == sha256(text.encode()).hexdigest()
    assert whole["entries"][0]["content"] == {"drawn": "10 mL"}
    assert whole["rounding"] == "half up"


@pytest.fixture
def listed(store: Store, time: SetClock) -> Store:
    store.people.add("Ö. Example", "2580", ["witness"])
    for kind, title, label in (
        ("plan sealed", "Depression 100% of dose", "bed 4"),
        ("waste", "Ketamine 500 mg/10 mL", ""),
        ("plan sealed", "Pain, ICU", "bed 5"),
    ):
        time.pass_(86_400)
        store.journal.append(kind, {}, [Signature(1, "Ö. Example", "prepared", "t")], title, label)  # type: ignore[arg-type]
    return store


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [4, 3, 2, 1]),
        (Wanted("DEPRESSION"), [2]),
        (Wanted("bed sealed"), [4, 2]),
        (Wanted("ö. example bed 5"), [4]),
        (Wanted("100%"), [2]),
        (Wanted("%"), [2]),
        (Wanted("b_d"), []),
        (Wanted(kind="waste"), [3]),
        (Wanted(since="2026-11-29"), [4, 3]),
        (Wanted(until="2026-11-28"), [2, 1]),
        (Wanted(since="2026-11-28", until="2026-11-29"), [3, 2]),
        (Wanted(before=3), [2, 1]),
        (Wanted(most=1), [4]),
    ],
    ids=str,
)
def test_that_a_search_finds_what_holds_every_word(listed: Store, wanted: Wanted, numbers: list[int]) -> None:
    assert [line.number for line in search(listed.access, wanted)] == numbers


def test_that_a_line_says_what_a_list_shows(listed: Store) -> None:
    (line,) = search(listed.access, Wanted("depression"))
    assert line == Line(
        2, "plan sealed", "2026-11-28T12:00:00.000000Z", 0, "bed 4", "Depression 100% of dose", ("Ö. Example",)
    )
    assert number_of_entries(listed.access) == 4
