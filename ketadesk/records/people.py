"""Who may sign: a name or initials, a PIN, and what each may sign as. No administrator is needed, and no network.

A PIN is kept as argon2id (RFC 9106). Wrong ones are counted in the store, before each is tried: closing the program,
killing it or starting it twice gives no further try.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, insert, select, update

from ketadesk.records.access import Access
from ketadesk.records.journal import Journal
from ketadesk.records.moment import Clock, read, written
from ketadesk.records.refusing import RecordsError, WrongPin
from ketadesk.records.schema import NAME_LENGTH, attempts, people, roles

Role = Literal["prescriber", "preparer", "checker", "witness"]
ROLES: tuple[Role, ...] = get_args(Role)

_PIN = re.compile(r"[0-9]{4,12}")
_RUNS = ("0123456789" * 2, "9876543210" * 2)
_FREE = 3
"""So many wrong PINs cost no wait: a finger slips."""
_FIRST_WAIT_S, _LONGEST_WAIT_S = 5, 900
_hasher = PasswordHasher()


@dataclass(frozen=True)
class Person:
    """Somebody who can sign, with what they may sign as."""

    id: int
    name: str
    roles: frozenset[Role]


class People:
    """The people of one store."""

    def __init__(self, access: Access, journal: Journal, clock: Clock) -> None:
        self._access = access
        self._journal = journal
        self._clock = clock

    def all(self) -> list[Person]:
        """Return everyone who can sign in, by name."""
        with self._access.reading() as connection:
            return [_person(connection, row) for row in connection.execute(_present().order_by(people.c.name))]

    def add(self, name: str, pin: str, roles: Iterable[Role]) -> Person:
        """Add a person and return them. Raises `RecordsError` for a name, PIN or role that cannot be."""
        name, wanted = " ".join(name.split()), frozenset(roles)
        if refused := _refused_name(name) or _refused_pin(pin) or _refused_roles(wanted):
            raise RecordsError(refused)
        pin_hash = _hasher.hash(pin)
        with self._access.writing() as connection:
            if _row(connection, name) is not None:
                raise RecordsError(f"{name} is there already: sign in, or choose another name.")
            id_ = self._insert(connection, name, pin_hash, wanted)
            self._log(connection, "person added", id_, name, pin_hash, sorted(wanted))
        return Person(id_, name, wanted)

    def sign_in(self, name: str, pin: str) -> Person:
        """Return the person whose name and PIN these are. Raises `WrongPin`, at once while a wait is not over."""
        with self._access.writing() as connection:
            row = _row(connection, " ".join(name.split()))
            if row is None:
                raise WrongPin(f"Nobody is named {name} here: choose a name, or add one.")
            wait_s = self._count_attempt(connection, row.id)
        try:
            _hasher.verify(row.pin_hash, pin)
        except (VerificationError, InvalidHashError) as error:
            after = f"Wait {_spoken(wait_s)} before the next." if wait_s else "Try again."
            raise WrongPin(f"This is not the PIN of {row.name}. {after}", wait_s) from error
        with self._access.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.person_id == row.id))
            return _person(connection, row)

    def change_pin(self, name: str, old: str, new: str) -> Person:
        """Give who knows the old PIN a new one. Raises `WrongPin`, or `RecordsError` for a PIN that cannot be."""
        if refused := _refused_pin(new):
            raise RecordsError(refused)
        person, pin_hash = self.sign_in(name, old), _hasher.hash(new)
        with self._access.writing() as connection:
            connection.execute(update(people).where(people.c.id == person.id).values(pin_hash=pin_hash))
            self._log(connection, "person changed", person.id, person.name, pin_hash, sorted(person.roles))
        return person

    def leave(self, name: str, pin: str) -> None:
        """Let a person sign in no more, as their PIN says that they want; what they signed stays. Raises `WrongPin`."""
        self.sign_in(name, pin)
        with self._access.writing() as connection:
            row = _row(connection, " ".join(name.split()))
            if row is None:
                raise RecordsError(f"Nobody is named {name} here.")
            connection.execute(update(people).where(people.c.id == row.id).values(left_at=written(self._clock.now())))
            self._log(connection, "person changed", row.id, row.name, row.pin_hash, [])

    def _insert(self, connection: Connection, name: str, pin_hash: str, wanted: frozenset[Role]) -> int:
        row = {"name": name, "pin_hash": pin_hash, "added_at": written(self._clock.now()), "left_at": ""}
        (id_,) = connection.execute(insert(people).values(row)).inserted_primary_key or (0,)
        connection.execute(insert(roles), [{"person_id": id_, "role": role} for role in sorted(wanted)])
        return int(id_)

    def _log(self, connection: Connection, kind: Any, id_: int, name: str, pin_hash: str, may: list[Any]) -> None:
        # The chain covers who is who: a PIN that was put under a name from outside is found by `verify`.
        content = {"person": id_, "name": name, "roles": may, "pin_kept_as": kept_as(pin_hash)}
        self._journal.append_within(connection, kind, content, title=name)

    def _count_attempt(self, connection: Connection, id_: int) -> int:
        """Count a PIN as wrong before it is tried, and return the wait after it. Raises `WrongPin` within a wait."""
        now = self._clock.now()
        row = connection.execute(select(attempts).where(attempts.c.person_id == id_)).one_or_none()
        failures = 0 if row is None else row.failures
        if row is not None and row.not_before:
            # A clock that was set back must not lock anybody out for longer than the wait itself.
            left = min((read(row.not_before) - now).total_seconds(), _wait_s(failures))
            if left > 0:
                wait_s = int(-(-left // 1))
                raise WrongPin(f"Too many wrong PINs: wait {_spoken(wait_s)}, then try again.", wait_s)
        wait_s = _wait_s(failures + 1)
        not_before = written(now + timedelta(seconds=wait_s)) if wait_s else ""
        connection.execute(delete(attempts).where(attempts.c.person_id == id_))
        connection.execute(insert(attempts).values(person_id=id_, failures=failures + 1, not_before=not_before))
        return wait_s


def kept_as(pin_hash: str) -> str:
    """Return what the chain holds of a PIN: a hash of what is kept, from which nothing is learned."""
    return sha256(pin_hash.encode()).hexdigest()


def _wait_s(failures: int) -> int:
    return 0 if failures < _FREE else min(_FIRST_WAIT_S * 2 ** (failures - _FREE), _LONGEST_WAIT_S)


def _spoken(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} min"  # noqa: PLR2004  two minutes


def _present() -> Any:
    return select(people).where(people.c.left_at == "")


def _row(connection: Connection, name: str) -> Row[Any] | None:
    """Return who has a name, however it is capitalised."""
    same = (row for row in connection.execute(_present()) if row.name.casefold() == name.casefold())
    return next(same, None)


def _person(connection: Connection, row: Row[Any]) -> Person:
    found = connection.scalars(select(roles.c.role).where(roles.c.person_id == row.id))
    return Person(row.id, row.name, frozenset(found))


def _refused_name(name: str) -> str:
    if not name or not name.isprintable():
        return "Enter a name or initials."
    return f"A name has {NAME_LENGTH} letters at most." if len(name) > NAME_LENGTH else ""


def _refused_pin(pin: str) -> str:
    if not _PIN.fullmatch(pin):
        return "A PIN is 4 to 12 digits."
    if len({*pin}) == 1 or any(pin in run for run in _RUNS):
        return "This PIN is guessed first: choose one that is no row of digits."
    return ""


def _refused_roles(wanted: frozenset[str]) -> str:
    if not wanted:
        return "Say what this person signs as: prescriber, preparer, checker or witness."
    unknown = wanted - {*ROLES}
    return f"{min(unknown)} is no role: {', '.join(ROLES)} are." if unknown else ""
