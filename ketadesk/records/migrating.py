"""From an older store to the tables of today, a version at a time, each whole or not at all."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, func, insert, inspect, select

from ketadesk.records import schema

Migration = Callable[[Connection], None]


def _make_all(connection: Connection) -> None:
    schema.metadata.create_all(connection)


MIGRATIONS: Mapping[int, Migration] = {1: _make_all}
"""What brings a store to a version from the one before. A released migration is never changed."""


def version_of(connection: Connection) -> int:
    """Return the version of a store; 0 when it has no tables yet."""
    if not inspect(connection).has_table(schema.migrations.name):
        return 0
    return connection.scalar(select(func.max(schema.migrations.c.version))) or 0


def migrate(connection: Connection, at: str, program: str, steps: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Bring a store up to the last version, in the transaction of the connection."""
    found = version_of(connection)
    for version in range(found + 1, max(steps) + 1):
        steps[version](connection)
        connection.execute(insert(schema.migrations).values(version=version, at=at, program=program))
