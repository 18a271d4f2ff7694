"""What is kept stays as it was written: entries follow each other, and neither we nor SQLite's own tool changes one."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_mock_engine, delete, insert, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from ketadesk.records import schema
from ketadesk.records.entry import Signature
from ketadesk.records.refusing import NotSavedError, RecordsError
from ketadesk.records.store import open_store, store_file
from set_clock import SetClock

CONTENT = {"weight_text": "70", "terms": [{"value": "200/3", "unit": "mL/h"}], "ticks": ["vial read"], "reason": None}


def test_that_an_entry_comes_back_to_the_letter(folder: Path, passphrase: str | None, time: SetClock) -> None:
    with open_store(folder, passphrase, time.clock) as store:
        person = store.people.add("A. Example", "2580", ["preparer"])
        signature = Signature(person.id, person.name, "prepared", "2026-11-27T12:00:00.000000Z")
        kept = store.journal.append("plan sealed", CONTENT, [signature], title="Depression", label="bed 4")
    with open_store(folder, passphrase, time.clock) as store:
        entry = store.journal.entry(kept.number)
        assert entry == kept
        assert (entry.content, entry.signatures, entry.label) == (CONTENT, (signature,), "bed 4")
        assert entry.at == "2026-11-27T12:00:00.000000Z"
        assert [each.number for each in store.journal.entries()] == [1, 2]
        assert [each.number for each in store.journal.entries("plan sealed")] == [2]


def test_that_an_inexact_number_a_long_label_and_an_unknown_kind_are_not_kept(folder: Path) -> None:
    with open_store(folder) as store:
        with pytest.raises(TypeError, match="inexact"):
            store.journal.append("waste", {"terms": [{"value": 0.1}]})
        with pytest.raises(RecordsError, match="12 letters at most, and names nobody"):
            store.journal.append("waste", {}, label="thirteen sign")
        with pytest.raises(ValueError, match="no kind"):
            store.journal.append("gossip", {})  # type: ignore[arg-type]
        assert store.journal.entries() == []


@pytest.mark.parametrize(
    "change",
    [
        update(schema.entries).values(title="other"),
        delete(schema.entries),
        update(schema.contents).values(content="{}"),
        delete(schema.contents),
        update(schema.signatures).values(name="B. Other"),
        delete(schema.signatures),
        delete(schema.migrations),
        update(schema.identity).values(store="0" * 32),
        text("INSERT OR REPLACE INTO contents (number, mac, content) VALUES (1, 'x', '{}')"),
        text("INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE number = 1"),
        insert(schema.entries).values(number=7, kind="", at="", set_back_s=0, label="", title="", searched=""),
    ],
    ids=str,
)
def test_that_even_the_program_cannot_change_what_is_kept(folder: Path, change) -> None:  # type: ignore[no-untyped-def]
    with open_store(folder) as store:
        person = store.people.add("A. Example", "2580", ["witness"])
        store.journal.append("waste", {}, [Signature(person.id, person.name, "witnessed", "")])
        before = store.journal.entries()
        with pytest.raises(NotSavedError, match="What is kept is not changed"), store.access.writing() as connection:
            connection.execute(change)
        assert store.journal.entries() == before
    outside = sqlite3.connect(store_file(folder))
    with pytest.raises(sqlite3.IntegrityError, match="What is kept is not changed"):
        outside.execute("DELETE FROM entries")
    outside.close()


def test_that_the_same_tables_are_postgresqls() -> None:
    for table in schema.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert f"CREATE TABLE {table.name}" in made
    types = {type(column.type).__name__ for table in schema.metadata.sorted_tables for column in table.columns}
    assert types == {"Integer", "String", "Text"}


def test_that_postgresql_refuses_a_change_too() -> None:
    made: list[str] = []
    engine = create_mock_engine("postgresql://", lambda statement, *_: made.append(str(statement)))
    schema.metadata.create_all(engine, checkfirst=False)
    refusing = [each for each in made if each.startswith("CREATE TRIGGER")]
    assert len(refusing) == len(schema.APPEND_ONLY)
    assert all("BEFORE UPDATE OR DELETE" in each for each in refusing)
    assert not any("RAISE(ABORT" in each for each in made)


def test_that_a_clock_set_back_is_noted_and_not_hidden(folder: Path, time: SetClock) -> None:
    with open_store(folder, clock=time.clock) as store:
        time.pass_(60)
        assert store.journal.append("waste", {}).set_back_s == 0
        time.set_by(-3600)
        noted = store.journal.append("waste", {})
        assert (noted.set_back_s, noted.at) == (3600, "2026-11-27T11:01:00.000000Z")
        time.pass_(30)
        assert store.journal.append("waste", {}).set_back_s == 0, "it is noted once"
    time.set_by(-30)
    with open_store(folder, clock=time.clock) as store:
        assert store.journal.append("waste", {}).set_back_s == 30, "while the program was closed, too"


def test_that_a_clock_set_back_by_less_than_has_passed_is_seen_beside_the_steady_one(
    folder: Path, time: SetClock
) -> None:
    with open_store(folder, clock=time.clock) as store:
        store.journal.append("waste", {})
        time.pass_(7200)
        time.set_by(-3600)
        assert store.journal.append("waste", {}).set_back_s == 3600
