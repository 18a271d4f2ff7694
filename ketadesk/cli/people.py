"""`ketadesk records pin` and `leave`: whoever has a PIN gives it another, or signs no more."""

from argparse import Namespace

from ketadesk.cli.outcome import COMPLETE, Outcome, as_json
from ketadesk.cli.passphrases import asked_pin, new_pin
from ketadesk.records.store import Store


def pin_outcome(options: Namespace, store: Store) -> Outcome:
    """Give a person another PIN. Raises `RecordsError`."""
    old = asked_pin(options.name)
    person = store.people.change_pin(options.name, old, new_pin(options.name))
    return _done(options, f"{person.name} has a new PIN.")


def leave_outcome(options: Namespace, store: Store) -> Outcome:
    """Take a person off the list of who signs. Raises `RecordsError`."""
    store.people.leave(options.name, asked_pin(options.name))
    return _done(options, f"{options.name} signs here no more; what was signed stays.")


def _done(options: Namespace, says: str) -> Outcome:
    return Outcome(COMPLETE, as_json({"status": "done", "name": options.name}) if options.json else f"{says}\n")
