"""Waste of a controlled drug, kept: it balances, and two different people signed for it, each by their own PIN."""

from typing import Any

from ketadesk.records.entry import Entry, Signature
from ketadesk.records.moment import written
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store

WASTED, WITNESSED = "wasted it", "saw it wasted"


def keep_waste(
    store: Store, record: dict[str, Any] | None, who: Person, witness: Person, title: str, label: str = ""
) -> Entry:
    """Keep a worksheet that balances, and return its entry.

    Raises `RecordsError` for one that does not, for one person twice, and for a witness who is none;
    `NotSavedError` when it is not kept.
    """
    if record is None:
        raise RecordsError("This does not balance yet, so it is not kept: read each volume again.")
    if who.id == witness.id:
        raise RecordsError("The witness is another person than who wasted it.")
    if "witness" not in witness.roles:
        raise RecordsError(f"{witness.name} does not sign as a witness: choose somebody who does.")
    at = written(store.clock.now())
    signed = [Signature(who.id, who.name, WASTED, at), Signature(witness.id, witness.name, WITNESSED, at)]
    return store.journal.append("waste", record, signed, title, label)
