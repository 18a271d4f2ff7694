"""Conducts a double check: who has entered and signed, what comes next, and what is kept. It knows no widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from ketadesk.checking.clearing import fields_of, merged, scaffold
from ketadesk.checking.comparing import Entry, Lacking
from ketadesk.checking.double_check import (
    CHECKED,
    PREPARED,
    DoubleCheck,
    Signing,
    begin,
    enter_again,
    enter_second,
)
from ketadesk.checking.expected import optional_keys
from ketadesk.checking.standing import is_reading
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.sealing import mismatch_record, sealed_record
from ketadesk.presentation.ticking import NO_TICKS, Ticks
from ketadesk.protocols.library import Library
from ketadesk.records.moment import read as read_moment
from ketadesk.records.moment import utc_now, written
from ketadesk.views.people.kept_records import KeptRecords

if TYPE_CHECKING:
    from ketadesk.records.entry import Signature
    from ketadesk.records.people import Person

Stage = Literal["none", "sealed", "entering", "second again", "first again", "checked", "unkept", "held"]
"""`unkept`: both entries are the same, and that could not be kept, so nothing claims that it was checked."""
_NOT_SEALED = "Until this is kept the order is not double-checked: keep it again, or print it and sign on paper."
_NOT_KEPT = "That the entries differ is not kept: write it down on paper."


@dataclass(frozen=True)
class Beside:
    """What is kept beside the entries: what was ticked, and a label to find it by, which names nobody."""

    ticks: Ticks = field(default_factory=lambda: NO_TICKS)
    label: str = ""


class Conduct(QObject):
    """`changed` is said at every step. `says` is a sentence for the person, or empty."""

    changed = Signal()

    def __init__(self, records: KeptRecords, parent: QObject) -> None:
        super().__init__(parent)
        self._records = records
        self._beside = Beside()
        self.check: DoubleCheck | None = None
        self.original = Draft()
        self.checker: Signing | None = None
        self.optional: tuple[str, ...] = ()
        self.says = ""
        self._sealed = False

    @property
    def stage(self) -> Stage:
        """Return what comes next."""
        if self.check is None:
            return "none"
        if self.check.stage == "begun":
            return "sealed" if self.checker is None else "entering"
        if self.check.stage == "agreed":
            return "checked" if self._sealed else "unkept"
        stages: dict[str, Stage] = {"differing": "second again", "answered": "first again", "held": "held"}
        return stages[self.check.stage]

    @property
    def under_way(self) -> bool:
        """Whether the first entry is hidden."""
        return self.stage in {"sealed", "entering", "second again", "first again"}

    @property
    def owner(self) -> str:
        """Return the name of the person whose entry is open."""
        if self.check is None:
            return ""
        if self.stage == "first again":
            return self.check.preparer.name
        return self.checker.name if self.checker else ""

    @property
    def to_enter(self) -> tuple[str, ...]:
        """Return the keys of what is entered again; nothing while an entry is made for the first time."""
        return self.check.to_enter if self.check and self.stage in {"second again", "first again"} else ()

    @property
    def wanted(self) -> frozenset[str] | None:
        """Return the fields of the form that are entered again, or None for all."""
        again = self.to_enter
        return frozenset(field for key in again if not is_reading(key) for field in fields_of(key)) if again else None

    def prepare(self, order: Draft, person: "Person", beside: Beside, library: Library) -> None:
        """Seal the first entry. Raises `NotCheckableError`."""
        self.check = begin(order, _signing(person, PREPARED), library)
        self._beside, self.original, self.checker, self.says, self._sealed = beside, order, None, "", False
        self.optional = optional_keys(order, library)
        self.changed.emit()

    def admit(self, person: "Person") -> None:
        """Let the second person enter."""
        self.checker = _signing(person, CHECKED)
        self.changed.emit()

    def blank_entry(self) -> Draft:
        """Return what the open entry begins with: nothing, or only what decides its fields."""
        kept = self._kept()
        return Draft() if kept is None else scaffold(kept.draft)

    def submit(self, typed: Draft, standing: Mapping[str, str], person: "Person", library: Library) -> Lacking | None:
        """Take the open entry as its owner has signed it; return what it lacks. Raises `NotCheckableError`."""
        assert self.check is not None  # there is an entry to take
        if self.stage == "entering":
            found = enter_second(self.check, Entry(typed, standing), _signing(person, CHECKED), library)
        else:
            meaning = PREPARED if self.stage == "first again" else CHECKED
            found = enter_again(self.check, self._again(typed, standing), _signing(person, meaning), library)
        if isinstance(found, Lacking):
            return found
        self.check, self.says = found, ""
        self._keep(library)
        self.changed.emit()
        return None

    def keep_again(self, library: Library) -> None:
        """Try once more to keep what both have signed."""
        self.says = ""
        self._keep(library)
        self.changed.emit()

    def drop(self) -> None:
        """Let the check go."""
        self.check = self.checker = None
        self.original, self.optional, self._beside, self.says, self._sealed = Draft(), (), Beside(), "", False
        self.changed.emit()

    def seal(self) -> Seal | None:
        """Return who has prepared and checked, and when, by the clock on the wall; none before both agree."""
        if self.stage != "checked" or self.check is None or self.check.checker is None:
            return None
        return Seal(self.check.preparer.name, self.check.checker.name, clock(self.check.checker.at, "%Y-%m-%d %H:%M"))

    def let_go(self) -> None:
        """Let a check go whose order was changed; of one that was sealed, that is kept."""
        if self.stage == "checked":
            self._unseal()
        if self.stage in {"checked", "unkept"}:
            self.drop()

    def _unseal(self) -> None:
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  SQLAlchemy is read when it is needed

        try:
            self._records.append("plan unsealed", {"because": "the order was changed after its double check"})
        except RecordsError as error:
            self.says = str(error)

    def _kept(self) -> Entry | None:
        if self.check is None or self.stage not in {"second again", "first again"}:
            return None
        return self.check.second if self.stage == "second again" else self.check.first

    def _again(self, typed: Draft, standing: Mapping[str, str]) -> Entry:
        kept = self._kept()
        assert kept is not None  # there is an entry to make again
        keys = self.to_enter
        read_again = {key: text for key, text in standing.items() if key in keys and text}
        draft = merged(kept.draft, typed, [key for key in keys if not is_reading(key)])
        return Entry(draft, {**kept.standing, **read_again})

    def _keep(self, library: Library) -> None:
        """Keep a seal or a difference; what cannot be kept is said, and nothing is claimed."""
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  as above

        assert self.check is not None
        agreed, label = self.check.stage == "agreed", self._beside.label
        try:
            if agreed:
                worked = work_out(self.check.first.draft, library)
                record = sealed_record(self.check, worked, self._beside.ticks)
                self._records.append("plan sealed", record, self._signatures(), worked.sheet.title, label)
                self._sealed = True
            elif self.stage == "second again":
                record = mismatch_record(self.check)
                self._records.append("mismatch", record, self._signatures(), "Double check", label)
        except RecordsError as error:
            self.says = f"{error} {_NOT_SEALED if agreed else _NOT_KEPT}"

    def _signatures(self) -> "tuple[Signature, ...]":
        from ketadesk.records.entry import Signature  # noqa: PLC0415

        assert self.check is not None
        signings = [each for each in (self.check.preparer, self.check.checker) if each is not None]
        return tuple(Signature(each.person, each.name, each.meaning, each.at) for each in signings)


def clock(at: str, form: str = "%H:%M") -> str:
    """Return a moment by the clock on the wall."""
    return read_moment(at).astimezone().strftime(form)


def _signing(person: "Person", meaning: str) -> Signing:
    return Signing(person.id, person.name, written(utc_now()), meaning)
