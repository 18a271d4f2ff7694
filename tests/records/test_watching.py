"""Work on a whole store that is called off leaves all as it was, wherever it was by then."""

from pathlib import Path

import pytest

from ketadesk.records.backup import backups, backups_folder, restore
from ketadesk.records.exporting import export_to
from ketadesk.records.store import Store, open_store, store_file
from ketadesk.records.watching import CalledOffError, Watch
from set_clock import NOON


class Impatient(Watch):
    """Calls the work off itself once so many entries are done."""

    def __init__(self, patience: int) -> None:
        super().__init__()
        self._patience = patience

    def step(self) -> None:
        if self.done == self._patience:
            self.call_off()
        super().step()


@pytest.fixture
def store(folder: Path, passphrase: str | None):  # type: ignore[no-untyped-def]
    with open_store(folder, passphrase) as opened:
        for _ in range(9):
            opened.journal.append("waste", {"wasted": "9.3 mL"})
        yield opened


def test_that_a_watch_says_how_far_a_verification_is(store: Store) -> None:
    watch = Watch()
    assert store.verdict(watch=watch).flaws == ()
    assert (watch.done, watch.of) == (9, 9)


@pytest.mark.parametrize("patience", [0, 4, 8])
def test_that_a_verification_that_is_called_off_claims_nothing(store: Store, patience: int) -> None:
    with pytest.raises(CalledOffError, match="It was stopped, and all is as it was"):
        store.verdict(watch=Impatient(patience))


@pytest.mark.parametrize("patience", [-1, 0, 8])
def test_that_a_backup_that_is_called_off_leaves_nothing_of_it(store: Store, folder: Path, patience: int) -> None:
    watch = Impatient(patience)
    if patience < 0:
        watch.call_off()  # before the copy is begun
    with pytest.raises(CalledOffError):
        store.back_up(watch)
    assert [*backups_folder(folder).iterdir()] == []
    assert store.journal.append("waste", {}).number == 10


def test_that_a_restoration_that_is_called_off_leaves_the_records_in_their_place(store: Store, folder: Path) -> None:
    store.back_up()
    store.journal.append("waste", {}, title="Later")
    secret = store.recovery
    store.close()
    before = store_file(folder).read_bytes()
    with pytest.raises(CalledOffError):
        restore(store_file(folder), backups(folder)[-1], secret, NOON, Impatient(5))
    assert store_file(folder).read_bytes() == before
    assert [*folder.glob(".restoring*"), *folder.glob("replaced*")] == []


@pytest.mark.parametrize("name", ["records.csv", "records.json"])
def test_that_an_export_that_is_called_off_leaves_no_file(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(CalledOffError):
        export_to(tmp_path / name, store, {}, Impatient(6))
    assert not (tmp_path / name).exists()
