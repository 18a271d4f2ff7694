"""What is done to all of the records beside the window: each is a function that tells, in words, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ketadesk.presentation.record_words import ROUNDING_RULE
from ketadesk.records.refusing import RecordsError
from ketadesk.records.watching import Watch

if TYPE_CHECKING:
    from ketadesk.records.store import Store

_MOST_TOLD = 5
_NOT_IT = "This is not the passphrase that the records have: nothing was changed."


@dataclass(frozen=True)
class Told:
    """What came of it, as which state that is shown, and the store where it was closed for it and opened anew."""

    says: str
    state: Literal["ready", "check", "stop"] = "ready"
    store: "Store | None" = None


Errands = Callable[[Watch], Told]


def verifying(store: "Store") -> Errands:
    """Return what verifies the records."""

    def work(watch: Watch) -> Told:
        verdict = store.verdict(watch=watch)
        if verdict.flaws:
            return Told("\n".join(flaw.says for flaw in verdict.flaws[:_MOST_TOLD]), "stop")
        notes = "".join(f"\n{each}" for each in verdict.notes[:_MOST_TOLD])
        return Told(f"{verdict.count} entries, each as it was written.{notes}")

    return work


def backing_up(store: "Store") -> Errands:
    """Return what makes a verified copy of the records."""

    def work(watch: Watch) -> Told:
        made = store.back_up(watch).verdict
        if made.flaws:
            return Told(made.flaws[0].says, "stop")
        return Told(f"A backup of {made.count} entries was made and verified.")

    return work


def exporting(store: "Store", file: Path) -> Errands:
    """Return what writes the records into a file for others."""
    from ketadesk.presentation.export import versions  # noqa: PLC0415  the window opens sooner without
    from ketadesk.records.exporting import export_to  # noqa: PLC0415

    stamp = {**versions(), "rounding": ROUNDING_RULE}
    return lambda watch: Told(f"{export_to(file, store, stamp, watch)} entries are in {file.name}.")


def restoring(folder: Path, store: "Store | None", backup: Path) -> Errands:
    """Return what puts a backup in the place of the records."""
    from ketadesk.records.backup import restore  # noqa: PLC0415  as above
    from ketadesk.records.store import store_file  # noqa: PLC0415

    def work(watch: Watch) -> Told:
        secret = None if store is None else store.recovery
        closing = "" if store is None else store.close(watch)
        try:
            done = restore(store_file(folder), backup, secret, datetime.now(UTC), watch)
        except RecordsError as error:
            return Told(str(error), "check", _opened(folder, secret))
        kept = "" if done.before is None else f" What was there before is kept in {done.before.name}."
        says = f"{done.count} entries are restored.{kept} {closing}".strip()
        return Told(says, store=_opened(folder, secret))

    return work


def encrypting(store: "Store", old: str | None, new: str) -> Errands:
    """Return what puts records and backups under a new passphrase; `old` is the one they have, None for plain ones.

    Once it has begun it is not called off: each file is under the one passphrase or under the other.
    """
    from ketadesk.records.cipher import secret_for  # noqa: PLC0415  as above
    from ketadesk.records.recasting import recast  # noqa: PLC0415

    def work(watch: Watch) -> Told:
        file, key, before = store.access.file, store.key, store.recovery
        if old is not None and secret_for(file, old) != store.secret:
            return Told(_NOT_IT, "check", store)
        store.close(watch)
        try:
            done = recast(file, key, old, new)
        except RecordsError as error:
            return Told(str(error), "check", _opened(file.parent, before))
        left = "".join(f" {each.name} could not be brought under it: delete it." for each in done.left)
        says = f"The records and their backups are under the new passphrase.{left} Print the recovery sheet now."
        return Told(says, "check" if left else "ready", _opened(file.parent, new))

    return work


def _opened(folder: Path, passphrase: str | None) -> "Store | None":
    """Return the store as it is opened again; where it is not, whoever looks at the records is told why."""
    from ketadesk.records.store import open_store  # noqa: PLC0415  as above

    try:
        return open_store(folder, passphrase)
    except RecordsError:
        return None
