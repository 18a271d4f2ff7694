"""The store opens where it can, says why where it cannot, and never begins anew where there was one."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, inspect

from ketadesk.records import schema
from ketadesk.records.cipher import recovery_code
from ketadesk.records.migrating import MIGRATIONS
from ketadesk.records.place import records_folder
from ketadesk.records.refusing import ReadOnlyError, RecordsError, StoreGoneError, WrongPassphraseError
from ketadesk.records.store import open_store, store_file


def test_that_only_its_owner_can_read_it(folder: Path, passphrase: str | None) -> None:
    folder.mkdir(mode=0o755)
    with open_store(folder, passphrase) as store:
        store.journal.append("waste", {})
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir() if each.is_file()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {"records.db", "records.db-wal", "chain.key"} <= modes.keys()
    assert {*modes.values()} == {0o600}


def test_that_it_is_durable_at_each_opening(folder: Path, passphrase: str | None) -> None:
    for _ in range(2):
        with open_store(folder, passphrase) as store, store.access.reading() as connection:
            asked = ("journal_mode", "synchronous", "foreign_keys", "temp_store")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
            assert found == ["wal", 2, 1, 2]  # FULL is 2, memory is 2


def test_that_an_encrypted_store_asks_for_its_passphrase_and_a_wrong_one_is_said(folder: Path) -> None:
    with open_store(folder, "four random words here") as store:
        store.journal.append("waste", {})
        code = recovery_code(store.secret)  # type: ignore[arg-type]
    with pytest.raises(WrongPassphraseError, match="are encrypted: enter the passphrase"):
        open_store(folder)
    with pytest.raises(WrongPassphraseError, match="This passphrase does not open the records"):
        open_store(folder, "four random words there")
    with open_store(folder, code.lower().replace("-", " ")) as store:
        assert len(store.journal.entries()) == 1
    with pytest.raises(WrongPassphraseError, match="A letter of this recovery code is wrong"):
        open_store(folder, code[:-1] + ("0" if code[-1] != "0" else "1"))


def test_that_the_same_accent_typed_in_two_ways_is_one_passphrase(folder: Path) -> None:
    with open_store(folder, "caf\u00e9 caf\u00e9") as store:
        store.journal.append("waste", {})
    with open_store(folder, "cafe\u0301 cafe\u0301") as store:
        assert len(store.journal.entries()) == 1


def test_that_a_passphrase_for_plain_records_and_one_soon_guessed_are_refused(folder: Path, tmp_path: Path) -> None:
    open_store(folder).close()
    with pytest.raises(WrongPassphraseError, match="not encrypted"):
        open_store(folder, "four random words here")
    with pytest.raises(RecordsError, match="8 letters or more"):
        open_store(tmp_path / "other", "short")


def test_that_nothing_begins_anew_where_there_were_records(folder: Path) -> None:
    with open_store(folder) as store:
        store.journal.append("waste", {})
    store_file(folder).unlink()
    with pytest.raises(StoreGoneError, match="The records that were here are missing"):
        open_store(folder)
    store_file(folder).touch()
    with pytest.raises(StoreGoneError, match="The records that were here are missing"):
        open_store(folder)


def test_that_without_the_chains_key_records_are_only_read(folder: Path) -> None:
    with open_store(folder) as store:
        store.journal.append("waste", {})
    (folder / "chain.key").unlink()
    with open_store(folder) as store:
        assert "chain.key is missing" in store.says
        assert len(store.journal.entries()) == 1
        with pytest.raises(ReadOnlyError, match=r"Nothing was saved\. .*chain.key is missing"):
            store.journal.append("waste", {})
    assert not (folder / "chain.key").exists()


def test_that_a_store_of_a_newer_version_is_only_read_and_left_as_it_is(folder: Path, passphrase: str | None) -> None:
    with open_store(folder, passphrase) as store:
        store.journal.append("waste", {"drawn": "10"})
        with store.access.writing() as connection:
            connection.execute(insert(schema.migrations).values(version=schema.VERSION + 1, at="", program="newer"))
    before = store_file(folder).read_bytes()
    with open_store(folder, passphrase) as store:
        assert f"A newer KetaDesk keeps these records (version {schema.VERSION + 1}" in store.says
        assert store.journal.entry(1).content == {"drawn": "10"}
        with pytest.raises(ReadOnlyError, match="A newer KetaDesk"):
            store.journal.append("waste", {})
    assert store_file(folder).read_bytes() == before


def test_that_a_migration_is_whole_or_not_at_all(folder: Path) -> None:
    added = Table("added", MetaData(), Column("id", Integer, primary_key=True))
    with open_store(folder) as store:
        store.journal.append("waste", {"drawn": "10"})

    def half(connection) -> None:  # type: ignore[no-untyped-def]
        added.create(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_store(folder, steps={**MIGRATIONS, 2: half})
    with open_store(folder) as store, store.access.reading() as connection:
        assert not inspect(connection).has_table("added")
    with open_store(folder, steps={**MIGRATIONS, 2: added.create}) as store:
        assert store.journal.entry(1).content == {"drawn": "10"}
        assert store.journal.append("waste", {}).number == 2
    with open_store(folder) as store:
        assert "A newer KetaDesk" in store.says


def test_that_what_is_no_store_is_said_and_left(folder: Path) -> None:
    folder.mkdir()
    store_file(folder).write_bytes(b"SQLite format 3\0" + b"nonsense" * 1000)
    before = store_file(folder).read_bytes()
    with pytest.raises(RecordsError, match="restore a backup"):
        open_store(folder)
    assert store_file(folder).read_bytes() == before


def test_that_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("a file")
    with pytest.raises(RecordsError, match=r"No records can be kept in .*: choose another folder"):
        open_store(tmp_path / "records")


@pytest.mark.parametrize(
    ("environment", "system", "where"),
    [
        ({"KETADESK_RECORDS": "/elsewhere"}, "linux", "/elsewhere"),
        ({"XDG_STATE_HOME": "/state"}, "linux", "/state/ketadesk/records"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/KetaDesk/records"),
        ({}, "darwin", str(Path.home() / "Library/Application Support/KetaDesk/records")),
    ],
)
def test_that_records_lie_beside_what_else_is_kept(environment: dict[str, str], system: str, where: str) -> None:
    assert str(records_folder(environment, system)) == where


def test_that_what_keeps_records_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, ketadesk.app, ketadesk.cli.command, ketadesk.views.application, ketadesk.views.main_window,"
        " ketadesk.views.modes, ketadesk.presentation.answering;"
        "print(*{'sqlalchemy', 'sqlite3', 'argon2', 'sqlcipher3'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
