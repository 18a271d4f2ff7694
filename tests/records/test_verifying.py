"""Whatever is done to a store from outside is found, and said where: by SQLite's own tool, and by flipping bits."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ketadesk.records.chain import Head, mark, read_head
from ketadesk.records.chain_key import read_key
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import open_store, store_file
from ketadesk.records.verifying import verify

COUNT = 8


@pytest.fixture
def kept(folder: Path) -> Path:
    with open_store(folder) as store:
        store.people.add("A. Example", "2580", ["witness"])
        for number in range(2, COUNT + 1):
            store.journal.append("waste", {"drawn": f"{number} mL"}, title=f"Waste {number}")
    return folder


def flaws(folder: Path, head: Head | None = None) -> list[str]:
    return [flaw.says for flaw in verify(store_file(folder), read_key(folder), head=head).flaws]


def tampered(folder: Path, *statements: str, triggers: bool = True) -> None:
    """Change a store as somebody would who takes the triggers away, and puts them back afterwards."""
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in made:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in made if triggers else ():
            connection.execute(sql)


def head_of(folder: Path) -> Head:
    with open_store(folder) as store:
        return store.journal.head()


def test_that_what_nobody_touched_is_sound_and_its_head_agrees(kept: Path) -> None:
    assert flaws(kept, head_of(kept)) == []


MOVE = (
    "UPDATE {table} SET number = -number WHERE number IN (4, 5)",
    "UPDATE {table} SET number = 9 + number WHERE number < 0",
)


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (['UPDATE contents SET content = \'{"drawn":"9 mL"}\' WHERE number = 4'], ["Entry 4 is not what was written"]),
        (
            ["UPDATE entries SET at = '2026-01-01T00:00:00.000000Z' WHERE number = 4"],
            ["Entry 4 is not what was written"],
        ),
        (["UPDATE entries SET searched = '' WHERE number = 4"], ["Entry 4 is not what was written"]),
        (
            ["INSERT INTO signatures VALUES (4, 0, 1, 'A. Example', 'witnessed', '')"],
            ["Entry 4 is not what was written"],
        ),
        (
            ["DELETE FROM contents WHERE number = 4", "DELETE FROM entries WHERE number = 4"],
            ["Entry 4 is missing, so entry 5 cannot be checked."],
        ),
        (
            ["DELETE FROM contents WHERE number IN (4, 5)", "DELETE FROM entries WHERE number IN (4, 5)"],
            ["Entries 4 to 5 are missing, so entry 6 cannot be checked."],
        ),
        (["DELETE FROM entries WHERE number = 4"], ["Entry 4 is missing; some of it is still in contents."]),
        (
            [
                "INSERT INTO entries SELECT 9, kind, at, 0, label, title, searched FROM entries WHERE number = 8",
                "INSERT INTO contents SELECT 9, mac, content FROM contents WHERE number = 8",
            ],
            ["Entry 9 is not what was written"],
        ),
        (
            [each.format(table=table) for table in ("contents", "entries") for each in MOVE],
            ["Entry 4 is not what was written", "Entry 5 is not what was written"],
        ),
        (["UPDATE people SET pin_hash = 'other'"], ["The name or PIN of person 1 was not put there by KetaDesk."]),
        (["UPDATE people SET name = 'B. Other'"], ["The name or PIN of person 1 was not put there by KetaDesk."]),
    ],
)
def test_that_a_change_is_found_and_said_where(kept: Path, statements: list[str], says: list[str]) -> None:
    tampered(kept, *statements)
    found = flaws(kept)
    for expected in says:
        assert any(each.startswith(expected) for each in found), found


def test_that_triggers_that_were_taken_away_are_missed(kept: Path) -> None:
    tampered(kept, triggers=False)
    (found,) = flaws(kept)
    assert found.startswith("What lets no entry be changed was taken out of the file (contents_no_DELETE, ")


def test_that_a_cut_end_is_found_beside_a_head_that_was_kept(kept: Path) -> None:
    head = head_of(kept)
    tampered(kept, "DELETE FROM contents WHERE number > 6", "DELETE FROM entries WHERE number > 6")
    assert flaws(kept) == [], "the chain alone cannot know"
    assert flaws(kept, head) == ["Entries 7 to 8 are missing at the end: they were cut off."]


def test_that_a_whole_that_was_written_anew_without_the_key_is_found(kept: Path) -> None:
    rewritten(kept, b"not the key")
    (found,) = flaws(kept)
    assert found.startswith("No entry fits the chain's key")


def test_that_a_whole_that_was_written_anew_with_the_key_is_found_beside_a_head(kept: Path) -> None:
    head = head_of(kept)
    rewritten(kept, read_key(kept))
    assert flaws(kept) == [], "who knows the key can write all of it anew"
    assert flaws(kept, head) == ["Entry 8 is not that of the head: what is up to it was written anew."]


def rewritten(folder: Path, key: bytes) -> None:
    """Write other contents and marks by the rule that chain.py states, from plain SQL."""
    with closing(sqlite3.connect(store_file(folder))) as connection:
        (store,) = connection.execute("SELECT store FROM identity").fetchone()
        rows = connection.execute(
            "SELECT number, kind, at, set_back_s, label, title, searched, content FROM entries JOIN contents "
            "USING (number) ORDER BY number"
        ).fetchall()
    before, statements = store, []
    for *row, content in rows:
        other = content.replace(" mL", "0 mL")
        before = mark(key, before, [*map(str, row), other, "0"])
        statements.append(f"UPDATE contents SET mac = '{before}', content = '{other}' WHERE number = {row[0]}")
    tampered(folder, *statements)


def test_that_a_mark_is_what_rfc_2104_makes_of_parts_and_their_lengths() -> None:
    # printf '2:ab1:c' | openssl dgst -sha256 -hmac key
    assert mark(b"key", "ab", ["c"]) == "ac8e38f29b793763ef4a994ca3cc5ce3d71740176a5358daefe62c30bd93061b"


def test_that_a_head_survives_being_carried_and_a_wrong_letter_is_said() -> None:
    head = Head("0123456789abcdef" * 2, 12, "fedcba9876543210" * 4)
    assert read_head(f"  {str(head).replace(' ', chr(10), 1)}\n") == head
    with pytest.raises(RecordsError, match="A letter of this head is wrong"):
        read_head(str(head).replace(" 12 ", " 13 "))
    with pytest.raises(RecordsError, match="There is no head in this"):
        read_head("12 entries")


def test_that_the_head_of_other_records_is_said(kept: Path) -> None:
    assert flaws(kept, Head("0" * 32, 3, "0" * 64)) == ["The head is of other records."]


def flip(bits: random.Random, data: bytes) -> bytes:
    place = bits.randrange(len(data) * 8)
    flipped = bytearray(data)
    flipped[place // 8] ^= 1 << place % 8
    return bytes(flipped)


def found_flips(folder: Path, rounds: int) -> int:
    """Flip one bit of the content of one entry at a time, put it back, and return how many were found."""
    bits, found = random.Random(4), 0
    key = read_key(folder)
    with closing(sqlite3.connect(store_file(folder), isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'contents_no_UPDATE'").fetchone()
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        for _ in range(rounds):
            number = bits.randint(1, COUNT)
            (data,) = connection.execute(
                "SELECT CAST(content AS BLOB) FROM contents WHERE number = ?", (number,)
            ).fetchone()
            change = "UPDATE contents SET content = CAST(? AS TEXT) WHERE number = ?"
            connection.execute(change, (flip(bits, data), number))
            says = f"Entry {number} is not what was written there: changed, moved or added."
            found += says in [flaw.says for flaw in verify(store_file(folder), key).flaws]
            connection.execute(change, (data, number))
        connection.execute(sql)
    return found


def test_that_200_single_flipped_bits_are_all_found(kept: Path) -> None:
    assert found_flips(kept, 200) == 200
    assert flaws(kept) == []


@pytest.mark.proof
def test_that_10_000_single_flipped_bits_are_all_found(kept: Path) -> None:
    assert found_flips(kept, 10_000) == 10_000


def test_that_a_damaged_page_is_said(kept: Path) -> None:
    file = store_file(kept)
    data = bytearray(file.read_bytes())
    data[4096 * 2 : 4096 * 3] = b"\xaa" * 4096
    file.write_bytes(bytes(data))
    found = flaws(kept)
    assert found
    assert "The file is damaged" in found[0]
