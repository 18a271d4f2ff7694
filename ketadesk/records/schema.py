"""The tables of the records: types that SQLite and PostgreSQL share, and triggers that let no entry be changed.

Times are text, `2026-11-27T08:15:00.000000Z`: they sort as they follow, and the chain covers them to the letter.
"""

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, event

VERSION = 1
"""The version of these tables; a migration brings an older store up to it."""

LABEL_LENGTH = 12
NAME_LENGTH = 40
_TIME = String(27)

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"}
)

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", _TIME, nullable=False),
    Column("program", String(40), nullable=False),
)

identity = Table("identity", metadata, Column("store", String(32), primary_key=True))

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("added_at", _TIME, nullable=False),
    Column("left_at", _TIME, nullable=False, default=""),
)

roles = Table(
    "roles",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True),
    Column("role", String(20), primary_key=True),
)

attempts = Table(
    "attempts",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("failures", Integer, nullable=False),
    Column("not_before", _TIME, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("at", _TIME, nullable=False),
    Column("set_back_s", Integer, nullable=False),
    Column("label", String(LABEL_LENGTH), nullable=False),
    Column("title", String(200), nullable=False),
    Column("searched", Text, nullable=False),
    Index(None, "kind"),
    Index(None, "at"),
)

# Apart from `entries`: a search walks those, and would be slowed by what an entry holds.
contents = Table(
    "contents",
    metadata,
    Column("number", Integer, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("mac", String(64), nullable=False),
    Column("content", Text, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    Column("number", Integer, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=False),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("meaning", String(80), nullable=False),
    Column("at", _TIME, nullable=False),
)

_KEPT = "What is kept is not changed"
_SQLITE = (
    "CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{says}'); END",
    # REPLACE takes the old row away without asking the trigger above.
    (
        "CREATE TRIGGER {table}_no_replacing BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        "BEGIN SELECT RAISE(ABORT, '{says}'); END"
    ),
)
_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS "
    "$$ BEGIN RAISE EXCEPTION '{says}'; END $$ LANGUAGE plpgsql"
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)
_IN_ORDER = (
    "CREATE TRIGGER entries_in_order BEFORE INSERT ON entries "
    "WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entries) "
    f"BEGIN SELECT RAISE(ABORT, '{_KEPT}: an entry comes after the last'); END"
)
APPEND_ONLY = (migrations, identity, entries, contents, signatures)
"""What is written once. People and the counts of wrong PINs change."""
SQLITE_TRIGGERS = {
    "entries_in_order",
    *(f"{table.name}_no_{what}" for table in APPEND_ONLY for what in ("UPDATE", "DELETE", "replacing")),
}
"""The triggers of a whole store."""


def _let_nothing_change(table: Table) -> None:
    same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
    for change in ("UPDATE", "DELETE"):
        _after(table, "sqlite", _SQLITE[0].format(table=table.name, change=change, says=_KEPT))
    _after(table, "sqlite", _SQLITE[1].format(table=table.name, same=same, says=_KEPT))
    _after(table, "postgresql", _POSTGRESQL_FUNCTION.format(says=_KEPT))
    _after(table, "postgresql", _POSTGRESQL.format(table=table.name))


def _after(table: Table, dialect: str, statement: str) -> None:
    event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]


for _table in APPEND_ONLY:
    _let_nothing_change(_table)
_after(entries, "sqlite", _IN_ORDER)
