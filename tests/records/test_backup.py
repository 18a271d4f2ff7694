"""Backups are verified copies, ten of them, and the way back is gone in the test as it would be on a bad day."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from ketadesk.records.backup import back_up, backups, carry_out, restore
from ketadesk.records.migrating import MIGRATIONS
from ketadesk.records.recasting import recast
from ketadesk.records.refusing import RecordsError, StoreGoneError, WrongPassphraseError
from ketadesk.records.store import Store, open_store, store_file
from set_clock import NOON, SetClock

PLANTED = "PLANTED-LABEL-QZX"


def written(folder: Path, passphrase: str | None, count: int) -> None:
    with open_store(folder, passphrase) as store:
        for _ in range(count):
            store.journal.append("waste", {"note": PLANTED})


def numbers(store: Store) -> list[int]:
    return [entry.number for entry in store.journal.entries()]


def test_that_closing_backs_up_what_was_written_and_only_then(folder: Path, passphrase: str | None) -> None:
    written(folder, passphrase, 2)
    assert len(backups(folder)) == 1
    open_store(folder, passphrase).close()
    assert len(backups(folder)) == 1
    written(folder, passphrase, 1)
    assert len(backups(folder)) == 2


def test_that_the_last_ten_are_kept(folder: Path, time: SetClock) -> None:
    for _ in range(12):
        time.pass_(60)
        with open_store(folder, clock=time.clock) as store:
            store.journal.append("waste", {})
    names = [each.name for each in backups(folder)]
    assert len(names) == 10
    assert names[0] == "records-2026-11-27T12-12-00-000000Z.db"
    assert names[-1] == "records-2026-11-27T12-03-00-000000Z.db"


def test_that_a_flawed_store_pushes_no_sound_backup_out(folder: Path, time: SetClock) -> None:
    written(folder, None, 3)
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        connection.execute("UPDATE contents SET content = '{}' WHERE number = 2")
    sound = backups(folder)
    store = open_store(folder)
    store.journal.append("waste", {})
    assert store.close().startswith("The records have a flaw: What lets no entry be changed was taken out")
    assert sound[0] in backups(folder)
    assert "flawed" in backups(folder)[0].name
    with pytest.raises(RecordsError, match="is not restored"):
        restore(store_file(folder), backups(folder)[0], None, NOON)


def test_that_a_lost_store_comes_back_from_its_backup_and_goes_on(folder: Path, passphrase: str | None) -> None:
    written(folder, passphrase, 3)
    store_file(folder).unlink()
    with pytest.raises(StoreGoneError, match="ketadesk records restore"):
        open_store(folder, passphrase)
    done = restore(store_file(folder), backups(folder)[0], passphrase, NOON)
    assert (done.count, done.before) == (3, None)
    with open_store(folder, passphrase) as store:
        assert store.journal.append("waste", {}).number == 4
        assert store.verdict().flaws == ()


def test_that_what_is_replaced_is_kept_beside_it(folder: Path, passphrase: str | None) -> None:
    written(folder, passphrase, 3)
    written(folder, passphrase, 2)
    older = backups(folder)[1]
    done = restore(store_file(folder), older, passphrase, NOON)
    assert done.count == 3
    assert done.before is not None
    with open_store(folder, passphrase) as store:
        assert numbers(store) == [1, 2, 3]
    restore(store_file(folder), done.before, passphrase, NOON + timedelta(seconds=1))
    with open_store(folder, passphrase) as store:
        assert numbers(store) == [1, 2, 3, 4, 5]


def test_that_an_instance_that_is_open_notices_that_a_backup_took_its_place(folder: Path) -> None:
    written(folder, None, 2)
    store = open_store(folder)
    restore(store_file(folder), backups(folder)[0], None, NOON)
    with pytest.raises(StoreGoneError, match="removed or replaced while it was open"):
        store.journal.append("waste", {})
    store.access.close()
    with open_store(folder) as again:
        assert numbers(again) == [1, 2]


def test_that_a_backup_in_another_folder_brings_its_key_to_a_new_machine(
    folder: Path, passphrase: str | None, tmp_path: Path
) -> None:
    written(folder, passphrase, 3)
    with open_store(folder, passphrase) as store:
        made = carry_out(store_file(folder), store.key, store.secret, NOON, tmp_path / "stick", with_key=True)
        bare = carry_out(store_file(folder), store.key, store.secret, NOON, tmp_path / "bare", with_key=False)
    new = tmp_path / "new machine"
    with pytest.raises(RecordsError, match="The chain's key is missing"):
        restore(store_file(new), bare.file, passphrase, NOON)
    assert restore(store_file(new), made.file, passphrase, NOON).count == 3
    with open_store(new, passphrase) as store:
        assert store.journal.append("waste", {}).number == 4
        assert store.verdict().flaws == ()


def test_that_an_edited_backup_is_not_restored(folder: Path) -> None:
    written(folder, None, 3)
    (backup,) = backups(folder)
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'contents_no_UPDATE'").fetchone()
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        connection.execute('UPDATE contents SET content = \'{"note":"other"}\' WHERE number = 2')
        connection.execute(sql)
    before = store_file(folder).read_bytes()
    with pytest.raises(RecordsError, match=r"is not restored\. Entry 2 is not what was written"):
        restore(store_file(folder), backup, None, NOON)
    assert store_file(folder).read_bytes() == before


def test_that_a_backup_comes_before_a_migration(folder: Path) -> None:
    written(folder, None, 2)
    before = backups(folder)
    open_store(folder, steps={**MIGRATIONS, 2: lambda _: None}).close()
    (new,) = {*backups(folder)} - {*before}
    restore(store_file(folder), new, None, NOON)
    with open_store(folder) as store:
        assert (store.says, numbers(store)) == ("", [1, 2])


def test_that_a_place_that_takes_no_backup_is_said_and_the_entry_is_kept(folder: Path) -> None:
    store = open_store(folder)
    (folder / "backups").write_text("a file in its place")
    store.journal.append("waste", {})
    assert store.close().startswith("No backup could be made in ")
    with open_store(folder) as again:
        assert numbers(again) == [1]


def holding(folder: Path, text: str) -> list[str]:
    return [each.name for each in folder.rglob("*") if each.is_file() and text.encode() in each.read_bytes()]


def test_that_encrypting_leaves_nothing_readable_of_records_backups_or_log(folder: Path) -> None:
    written(folder, None, 3)
    restore(store_file(folder), backups(folder)[0], None, NOON)
    assert len(holding(folder, PLANTED)) == 3, "store, backup and what was replaced"
    with open_store(folder) as store:
        key = store.key
    assert recast(store_file(folder), key, None, "four random words here").left == ()
    store = open_store(folder, "four random words here")
    store.journal.append("waste", {"note": PLANTED})
    assert (folder / "records.db-wal").stat().st_size > 0
    assert holding(folder, PLANTED) == []
    assert holding(folder, "waste") == []
    assert holding(folder, "CREATE TABLE") == []
    store.close()
    assert holding(folder, PLANTED) == []
    with open_store(folder, "four random words here") as store:
        assert numbers(store) == [1, 2, 3, 4]
        assert store.verdict().flaws == ()


def test_that_a_new_passphrase_opens_records_and_backups_and_the_old_one_none(folder: Path) -> None:
    old, new = "four random words here", "other words than before"
    written(folder, old, 3)
    with open_store(folder, old) as store:
        key = store.key
    recast(store_file(folder), key, old, new)
    with pytest.raises(WrongPassphraseError):
        open_store(folder, old)
    (backup,) = backups(folder)
    with pytest.raises(RecordsError):
        restore(store_file(folder), backup, old, NOON)
    assert restore(store_file(folder), backup, new, NOON).count == 3
    with open_store(folder, new) as store:
        assert store.journal.append("waste", {}).number == 4


def test_that_a_store_with_a_flaw_is_not_put_under_a_passphrase(folder: Path) -> None:
    written(folder, None, 3)
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER contents_no_UPDATE")
    key = (folder / "chain.key").read_text()
    with pytest.raises(RecordsError, match="The records stay as they are"):
        recast(store_file(folder), bytes.fromhex(key), None, "four random words here")
    assert back_up(store_file(folder), bytes.fromhex(key), None, NOON).verdict.count == 3
    assert not [*folder.glob(".*")]


def test_that_what_a_killed_process_left_half_made_is_swept_away(folder: Path) -> None:
    written(folder, None, 2)
    old, fresh = folder / "backups" / ".making-old.db", folder / "backups" / ".making-fresh.db"
    for each in (old, fresh, folder / ".restoring-old.db"):
        each.write_text(PLANTED)
    os.utime(old, (0, 0))
    written(folder, None, 1)
    assert (old.exists(), fresh.exists()) == (False, True), "another window may be making one now"
    with open_store(folder) as store:
        key = store.key
    recast(store_file(folder), key, None, "four random words here")
    assert holding(folder, PLANTED) == []
