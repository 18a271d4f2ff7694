"""The stages of a double check, as values: a step makes the next one, and nothing is patched.

    begun: the first entry is sealed, the second is being made
    differing: both entries were compared, what differs was cleared from both; the second person enters it again first
    answered: the second person has, the first is to
    agreed: every input and every figure is the same
    held: so they are, and the order is stopped or waits for a reason, since a slip was put right

An entry changes in one way only: what differs is cleared from it, and entered again by the person whose it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ketadesk.checking.clearing import cleared, clears
from ketadesk.checking.comparing import Difference, Entry, Lacking, Worked, compare, work_out_entry
from ketadesk.checking.standing import is_reading
from ketadesk.checking.usual import left_to_usual
from ketadesk.intake.draft import Draft
from ketadesk.protocols.library import Library

Stage = Literal["begun", "differing", "answered", "agreed", "held"]
PREPARED = "I prepared this from the order, the scale and the label."
AGAIN = "Read it at its source again and enter it."
CHECKED = "I read these from the source myself, without seeing the first entry."


class NotCheckableError(ValueError):
    """An order that cannot be checked, or a step that the check does not allow; one sentence says why."""


@dataclass(frozen=True)
class Signing:
    """Who signed in, when, and what that means: `person` as the records know them, `at` in ISO 8601 with its offset."""

    person: Any
    name: str
    at: str
    meaning: str


@dataclass(frozen=True)
class Round:
    """One comparison that did not agree: what was not the same, and both entries as they were. For the record."""

    differences: tuple[Difference, ...]
    first: Entry
    second: Entry


@dataclass(frozen=True)
class DoubleCheck:
    """A double check as it stands. `to_enter` is what is cleared from both entries and entered again."""

    stage: Stage
    first: Entry
    preparer: Signing
    second: Entry | None = None
    checker: Signing | None = None
    rounds: tuple[Round, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return what was not the same when the entries were last compared."""
        return self.rounds[-1].differences if self.rounds and self.stage in {"differing", "answered"} else ()

    @property
    def to_enter(self) -> tuple[str, ...]:
        """Return the keys of what was cleared from both entries, each once."""
        return tuple(dict.fromkeys(key for each in self.differences for key in clears(each.key)))

    @property
    def named(self) -> Mapping[str, str]:
        """Return the kinds of slip that may be told: of what differs that had differed before, and of nothing else."""
        before = {each.key for past in self.rounds[:-1] for each in past.differences}
        return {each.key: each.slip for each in self.differences if each.key in before}


def begin(draft: Draft, preparer: Signing, library: Library, *, answered: bool = False) -> DoubleCheck:
    """Seal a first entry. With `answered`, its reasons were given where it was sealed, and are not carried here.

    Raises `NotCheckableError` for an order that is incomplete, stopped or waits for a reason.
    """
    worked = work_out_entry(Entry(draft, {}), library, readings=False)
    if isinstance(worked, Lacking):
        raise NotCheckableError(next(iter({**worked.refused, **worked.missing}.values())))
    if worked.plan.status == "stopped":
        raise NotCheckableError("A stopped order cannot be checked: change it first.")
    if worked.plan.waits and not answered:
        raise NotCheckableError("A question is open: give its reason first, then have the order checked.")
    return DoubleCheck("begun", worked.entry, preparer)


def enter_second(check: DoubleCheck, entry: Entry, checker: Signing, library: Library) -> DoubleCheck | Lacking:
    """Compare the second entry with the first, or return what it lacks.

    Raises `NotCheckableError` when the same person entered both.
    """
    if check.stage != "begun":
        raise NotCheckableError("The second entry is already there.")
    if checker.person == check.preparer.person:
        raise NotCheckableError("The person who prepared the order cannot check it: another person signs in.")
    worked = work_out_entry(entry, library)
    if isinstance(worked, Lacking):
        return worked
    if unsaid := left_to_usual(worked.plan.order, entry.draft):
        return Lacking(unsaid, {})
    return _compared(replace(check, checker=checker), worked, library)


def enter_again(check: DoubleCheck, entry: Entry, signing: Signing, library: Library) -> DoubleCheck | Lacking:
    """Take what differed as its owner has entered it again; after the first person's, compare once more.

    Raises `NotCheckableError` for another person, and when anything else of the entry was changed.
    """
    kept, owner = _whose(check)
    if owner is None or signing.person != owner.person:
        raise NotCheckableError("Each signs in for their own entry: this one is another person's.")
    if _rest(entry, check.to_enter) != _rest(kept, check.to_enter):
        raise NotCheckableError("Only what was not the same is entered again.")
    if unsaid := _not_entered(check, entry):
        return Lacking(unsaid, {})
    worked = work_out_entry(entry, library, readings=check.stage == "differing")
    if isinstance(worked, Lacking):
        return worked
    if unsaid := _among(left_to_usual(worked.plan.order, entry.draft), check.to_enter):
        return Lacking(unsaid, {})
    if check.stage == "differing":
        return replace(check, stage="answered", second=entry, checker=signing)
    second = None if check.second is None else work_out_entry(check.second, library)
    assert isinstance(second, Worked)  # it was worked out when it was entered
    return _compared(replace(check, first=entry, preparer=signing), second, library)


def _compared(check: DoubleCheck, second: Worked, library: Library) -> DoubleCheck:
    first = work_out_entry(check.first, library, readings=False)
    assert isinstance(first, Worked)  # it was worked out when it was sealed
    differences = compare(first, second)
    if not differences:
        ready = first.plan.status == "complete" and not (first.plan.waits and check.rounds)
        return replace(check, stage="agreed" if ready else "held", second=second.entry)
    rounds = (*check.rounds, Round(differences, check.first, second.entry))
    differing = replace(check, stage="differing", rounds=rounds)
    keys = differing.to_enter
    return replace(differing, first=_rest(check.first, keys), second=_rest(second.entry, keys))


def _whose(check: DoubleCheck) -> tuple[Entry, Signing | None]:
    """Return the entry that is open, and whose it is. Raises `NotCheckableError` when none is."""
    if check.stage == "differing" and check.second is not None:
        return check.second, check.checker
    if check.stage == "answered":
        return check.first, check.preparer
    raise NotCheckableError("Nothing is to be entered again.")


def _rest(entry: Entry, keys: tuple[str, ...]) -> Entry:
    """Return an entry without what is entered again."""
    inputs = [key for key in keys if not is_reading(key)]
    standing = {key: text for key, text in entry.standing.items() if key not in keys}
    return Entry(cleared(entry.draft, inputs), standing)


def _not_entered(check: DoubleCheck, entry: Entry) -> dict[str, str]:
    """Return what differed and is still empty. What only one had entered may stay so: it may be on no source."""
    asked = (each.key for each in check.differences if each.slip != "left-out")
    empty = (key for key in asked if not any(is_entered(entry, each) for each in clears(key)))
    return dict.fromkeys(empty, AGAIN)


def is_entered(entry: Entry, key: str) -> bool:
    """Say whether an entry holds anything of a key; a container and its volume are one thing."""
    if key == "container_volume" and entry.draft.container:
        return True
    return bool(entry.standing.get(key)) if is_reading(key) else cleared(entry.draft, [key]) != entry.draft


def _among(unsaid: Mapping[str, str], keys: tuple[str, ...]) -> dict[str, str]:
    """Return what is unsaid among what is entered again: a protocol brings everything that belongs to it."""
    whole = {"protocol", "given"} & set(keys)
    return {field: says for field, says in unsaid.items() if whole or field.replace("_text", "") in keys}
