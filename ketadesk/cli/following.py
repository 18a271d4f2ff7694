"""What the commands of the bedside and of a course do alike with what is followed in the records."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from ketadesk.cli.outcome import COMPLETE, REFUSED, Outcome, as_json
from ketadesk.cli.passphrases import asked_pin
from ketadesk.presentation.labelled import labelled
from ketadesk.records.entry import Entry
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store


class Followed(Protocol):
    """One of them: its number in the records, and what it goes by."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def label(self) -> str:
        """Its label, or nothing."""


F = TypeVar("F", bound=Followed)


def only_open(found: Sequence[F], what: str, option: str) -> F:
    """Return the only one that is open. Raises `RecordsError` where there is none, or more than one."""
    if not found:
        raise RecordsError(f"No {what} is open: begin one, or name one with {option}.")
    if len(found) > 1:
        named = ", ".join(f"{each.number}{labelled(each.label)}" for each in found)
        raise RecordsError(f"More than one {what} is open: name it with {option}, as {named}.")
    return found[0]


def signer(store: Store, name: str | None) -> Person | None:
    """Return who signs, by PIN; None where nobody is named."""
    return None if name is None else store.people.sign_in(name, asked_pin(name))


def listed(options: Namespace, kept: Iterable[tuple[Entry, bool]], nothing: str) -> Outcome:
    """Return those that are kept, and whether each was ended."""
    rows = [(each.number, each.title, each.label, ended) for each, ended in kept]
    if options.json:
        names = ("number", "title", "label", "ended")
        return Outcome(COMPLETE, as_json([dict(zip(names, each, strict=True)) for each in rows]))
    lines = (
        f"{number:>6}  {'ended' if ended else 'open':<5}  {title}{f' {labelled(label)}' if label else ''}"
        for number, title, label, ended in rows
    )
    return Outcome(COMPLETE, lined(lines) or nothing)


def log_line(number: int, when: str, says: str, by: str, *, struck: bool) -> str:
    """Return an entry as a line."""
    return f"{number:>4}  {when}  {says}{f'  {by}' if by else ''}{'  (struck)' if struck else ''}"


def lined(lines: Iterable[str]) -> str:
    """Return lines as text."""
    return "".join(f"{line}\n" for line in lines)


def reported(options: Namespace) -> Outcome:
    """Return that a report was written."""
    done = {"status": "done", "file": str(options.out)}
    return Outcome(COMPLETE, as_json(done) if options.json else f"The report is in {options.out}.\n")


def refused(options: Namespace, error: Exception) -> Outcome:
    """Return what does not fit, or is not kept, as a refusal."""
    record = {"status": "refused", "says": str(error)}
    return Outcome(REFUSED, as_json(record) if options.json else "", (str(error),))
