"""What a machine does to a program on a bad day: nothing that was acknowledged is lost, and what is lost is said."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketadesk.records.refusing import NotSavedError, StoreGoneError
from ketadesk.records.store import open_store, store_file
from records.killing import kill_while_saving

posix = pytest.mark.skipif(os.name != "posix", reason="processes and limits are made as POSIX has them")


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@posix
def test_that_a_kill_at_a_random_point_loses_nothing_that_was_acknowledged(passphrase: str | None) -> None:
    found = kill_while_saving(25, passphrase, seed=11)
    assert found.faults == ()
    assert found.kills == 25
    assert found.acknowledged > 25


FULL = """
import resource, signal, sys
from pathlib import Path
from ketadesk.records.store import open_store
from ketadesk.records.refusing import NotSavedError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, passphrase = Path(sys.argv[1]), sys.argv[2] or None
store = open_store(folder, passphrase)
kept = [store.journal.append("waste", {"text": "x" * 3000}).mac for _ in range(3)]
limit = (folder / "records.db-wal").stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
says = ""
while not says:
    try:
        kept.append(store.journal.append("waste", {"text": "x" * 3000}).mac)
    except NotSavedError as error:
        says = str(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
kept.append(store.journal.append("waste", {"text": "after"}).mac)
assert [each.mac for each in store.journal.entries()] == kept
assert store.close() == ""
print(len(kept), says)
"""


@posix
def test_that_a_full_disk_is_said_and_saving_goes_on_when_there_is_space(folder: Path, passphrase: str | None) -> None:
    done = run(FULL, folder, passphrase or "")
    assert (done.returncode, done.stderr) == (0, "")
    count, _, says = done.stdout.strip().partition(" ")
    assert says.startswith("The disk is full")
    assert says.endswith("so nothing was saved. What you see stays on the screen and can be printed.")
    with open_store(folder, passphrase) as store:
        assert len(store.journal.entries()) == int(count) > 3
        assert store.verdict().flaws == ()


READ_ONLY = """
import os, sys, tempfile
from pathlib import Path
from ketadesk.records.store import open_store
from ketadesk.records.refusing import NotSavedError, RecordsError
import encodings.ascii
with tempfile.TemporaryDirectory() as other, open_store(Path(other) / "records") as store:
    store.journal.append("waste", {"text": "other"})  # everything is imported while it may be read
    store.journal.entries(), store.verdict()
if os.geteuid() == 0:
    os.seteuid(65534)  # the superuser writes anywhere
folder = Path(sys.argv[1])
with open_store(folder) as store:
    assert [each.content["text"] for each in store.journal.entries()] == ["kept"]
    assert store.verdict().flaws == ()
    try:
        store.journal.append("waste", {})
    except NotSavedError as error:
        print(error)
try:
    open_store(folder / "new")
except RecordsError as error:
    print(error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may look into, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="ketadesk-test-"))
    folder.chmod(0o755)
    yield folder / "records"
    (folder / "records").chmod(0o755)
    shutil.rmtree(folder)


@posix
def test_that_a_folder_that_takes_nothing_can_be_read(open_folder: Path) -> None:
    with open_store(open_folder) as store:
        store.journal.append("waste", {"text": "kept"})
    for file in open_folder.iterdir():
        file.chmod(file.stat().st_mode | stat.S_IRGRP | stat.S_IROTH)
    open_folder.chmod(0o555)
    done = run(READ_ONLY, open_folder)
    assert (done.returncode, done.stderr) == (0, "")
    saved, new = done.stdout.splitlines()
    assert saved.startswith("Nothing was saved. The records can be read here, not written")
    assert new.startswith("No records can be kept in ")


def test_that_a_file_that_was_removed_under_it_acknowledges_nothing(folder: Path, passphrase: str | None) -> None:
    store = open_store(folder, passphrase)
    store.journal.append("waste", {"text": "kept"})
    store_file(folder).unlink()
    with pytest.raises(StoreGoneError, match="removed or replaced while it was open, so nothing was saved"):
        store.journal.append("waste", {})
    store.access.close()


def test_that_a_file_that_was_replaced_under_it_acknowledges_nothing(folder: Path) -> None:
    store = open_store(folder)
    store.journal.append("waste", {})
    other = shutil.copy(store_file(folder), folder / "other.db")
    Path(other).replace(store_file(folder))
    with pytest.raises(StoreGoneError):
        store.journal.append("waste", {})
    store.access.close()


def test_that_a_log_that_was_removed_under_it_acknowledges_nothing(folder: Path) -> None:
    store = open_store(folder)
    store.journal.append("waste", {})
    (folder / "records.db-wal").unlink()
    with pytest.raises(StoreGoneError):
        store.journal.append("waste", {})
    store.access.close()


def test_that_what_is_taken_away_while_it_is_written_is_not_acknowledged(folder: Path) -> None:
    store = open_store(folder)

    def save_and_remove() -> None:
        with store.access.writing() as connection:
            store.journal.append_within(connection, "waste", {})
            store_file(folder).unlink()

    with pytest.raises(StoreGoneError):
        save_and_remove()
    store.access.close()


TOGETHER = """
import sys
from pathlib import Path
from ketadesk.records.store import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2] or None)
print(*(store.journal.append("waste", {"by": sys.argv[3]}).number for _ in range(100)))
store.access.close()
"""


def test_that_two_instances_write_after_each_other_200_times(folder: Path, passphrase: str | None) -> None:
    open_store(folder, passphrase).close()
    arguments = [[sys.executable, "-c", TOGETHER, str(folder), passphrase or "", name] for name in ("one", "two")]
    started = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for each in arguments]
    told = [each.communicate(timeout=300) for each in started]
    assert [errors for _, errors in told] == ["", ""]
    numbers = sorted(int(number) for out, _ in told for number in out.split())
    assert numbers == [*range(1, 201)]
    with open_store(folder, passphrase) as store:
        assert store.verdict().count == 200
        assert store.verdict().flaws == ()
        assert {entry.content["by"] for entry in store.journal.entries()} == {"one", "two"}


def test_that_of_several_that_begin_at_once_all_write_into_one(folder: Path) -> None:
    script = TOGETHER.replace("range(100)", "range(5)")
    arguments = [[sys.executable, "-c", script, str(folder), "", str(name)] for name in range(4)]
    started = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for each in arguments]
    assert [each.communicate(timeout=300)[1] for each in started] == [""] * 4
    with open_store(folder) as store:
        assert (store.verdict().count, store.verdict().flaws) == (20, ())


def test_that_a_failure_after_an_entry_leaves_nothing_of_it(folder: Path) -> None:
    with open_store(folder) as store:

        def save_and_fail() -> None:
            with store.access.writing() as connection:
                store.journal.append_within(connection, "waste", {})
                connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

        with pytest.raises(NotSavedError):
            save_and_fail()
        assert store.journal.entries() == []
        assert store.journal.append("waste", {}).number == 1


WAITED_FOR = """
import os, sys
from pathlib import Path
from ketadesk.records.store import open_store
store = open_store(Path(sys.argv[1]))
for _ in range(3):
    os.write(2, b"before\\n")
    store.journal.append("waste", {})
os.write(2, b"after\\n")
store.access.close()
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows what is asked of the system")
def test_that_every_entry_waits_for_the_disk(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-o", str(trace), sys.executable, "-c", WAITED_FOR]
    subprocess.run([*command, str(folder)], capture_output=True, timeout=300, check=True)
    saved = trace.read_text().split('"before\\n"')[1:]
    assert len(saved) == 3
    for calls in saved:
        assert "sync(" in calls.split('"after\\n"')[0]
