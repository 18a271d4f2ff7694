"""Who may sign: PINs that are not kept as they are, wrong ones that cost time, and no way around either."""

from pathlib import Path

import pytest

from ketadesk.records.people import ROLES, Person
from ketadesk.records.refusing import RecordsError, WrongPin
from ketadesk.records.store import open_store
from set_clock import SetClock


def test_that_the_first_person_needs_nobodys_leave_and_signs_in(folder: Path) -> None:
    with open_store(folder) as store:
        added = store.people.add("  A.  Example ", "2580", ["preparer", "checker"])
        assert added == Person(1, "A. Example", frozenset({"preparer", "checker"}))
        assert store.people.sign_in("a. example", "2580") == added
        assert store.people.all() == [added]
    with open_store(folder) as store:
        assert store.people.sign_in("A. Example", "2580") == added
        assert [each.content["name"] for each in store.journal.entries("person added")] == ["A. Example"]


def test_that_no_pin_lies_in_the_store(folder: Path) -> None:
    with open_store(folder) as store:
        store.people.add("A. Example", "258036914", ROLES)
    for file in folder.rglob("*"):
        assert file.is_dir() or b"258036914" not in file.read_bytes()
    assert b"$argon2id$" in (folder / "records.db").read_bytes()


@pytest.mark.parametrize(
    ("name", "pin", "roles", "says"),
    [
        ("", "2580", ["checker"], "Enter a name or initials."),
        ("A\u200b", "2580", ["checker"], "Enter a name or initials."),
        ("A" * 41, "2580", ["checker"], "A name has 40 letters at most."),
        ("B", "258", ["checker"], "A PIN is 4 to 12 digits."),
        ("B", "٢٥٨٠", ["checker"], "A PIN is 4 to 12 digits."),
        ("B", "2580369147258", ["checker"], "A PIN is 4 to 12 digits."),
        ("B", "0000", ["checker"], "This PIN is guessed first"),
        ("B", "1234", ["checker"], "This PIN is guessed first"),
        ("B", "9876", ["checker"], "This PIN is guessed first"),
        ("B", "2580", [], "Say what this person signs as"),
        ("B", "2580", ["surgeon"], "surgeon is no role"),
        ("a. example", "3691", ["checker"], "a. example is there already"),
    ],
)
def test_that_who_cannot_be_added_is_told_why(folder: Path, name: str, pin: str, roles: list, says: str) -> None:
    with open_store(folder) as store:
        store.people.add("A. Example", "2580", ["preparer"])
        with pytest.raises(RecordsError, match=says):
            store.people.add(name, pin, roles)
        assert len(store.people.all()) == 1


def test_that_wrong_pins_cost_growing_waits_that_outlast_the_program(folder: Path, time: SetClock) -> None:
    waits = []
    with open_store(folder, clock=time.clock) as store:
        store.people.add("A. Example", "2580", ["checker"])
    for _ in range(6):
        with open_store(folder, clock=time.clock) as store, pytest.raises(WrongPin) as wrong:
            store.people.sign_in("A. Example", "1111")
        waits.append(wrong.value.wait_s)
        time.pass_(wrong.value.wait_s)
    assert waits == [0, 0, 5, 10, 20, 40]


def test_that_within_a_wait_even_the_right_pin_is_not_tried(folder: Path, time: SetClock) -> None:
    with open_store(folder, clock=time.clock) as store:
        store.people.add("A. Example", "2580", ["checker"])
        for _ in range(3):
            with pytest.raises(WrongPin, match="not the PIN of"):
                store.people.sign_in("A. Example", "1111")
        time.pass_(4)
        with pytest.raises(WrongPin, match="Too many wrong PINs: wait 1 s, then"):
            store.people.sign_in("A. Example", "2580")
        time.pass_(1)
        assert store.people.sign_in("A. Example", "2580").name == "A. Example"
        with pytest.raises(WrongPin) as wrong:
            store.people.sign_in("A. Example", "1111")
        assert wrong.value.wait_s == 0, "the right one begins the count anew"


def test_that_the_longest_wait_is_a_quarter_of_an_hour_and_a_clock_set_back_makes_none_longer(
    folder: Path, time: SetClock
) -> None:
    with open_store(folder, clock=time.clock) as store:
        store.people.add("A. Example", "2580", ["checker"])
        for _ in range(12):
            with pytest.raises(WrongPin) as wrong:
                store.people.sign_in("A. Example", "1111")
            time.pass_(wrong.value.wait_s)
        assert wrong.value.wait_s == 900
        time.set_by(-86_400)
        with pytest.raises(WrongPin, match="wait 15 min") as wrong:
            store.people.sign_in("A. Example", "2580")
        assert wrong.value.wait_s == 900


def test_that_one_persons_wrong_pins_lock_nobody_else_out(folder: Path, time: SetClock) -> None:
    with open_store(folder, clock=time.clock) as store:
        store.people.add("A. Example", "2580", ["checker"])
        store.people.add("B. Example", "3691", ["preparer"])
        for _ in range(3):
            with pytest.raises(WrongPin):
                store.people.sign_in("A. Example", "1111")
        assert store.people.sign_in("B. Example", "3691").name == "B. Example"


def test_that_nobody_of_a_name_is_said(folder: Path) -> None:
    with open_store(folder) as store, pytest.raises(WrongPin, match="Nobody is named C"):
        store.people.sign_in("C. Nobody", "2580")


def test_that_a_pin_is_changed_by_who_knows_it_and_the_old_one_is_no_more(folder: Path) -> None:
    with open_store(folder) as store:
        store.people.add("A. Example", "2580", ["checker"])
        with pytest.raises(WrongPin):
            store.people.change_pin("A. Example", "1111", "3691")
        store.people.change_pin("A. Example", "2580", "3691")
        with pytest.raises(WrongPin):
            store.people.sign_in("A. Example", "2580")
        assert store.people.sign_in("A. Example", "3691").name == "A. Example"


def test_that_who_left_signs_in_no_more_and_the_name_is_free_again(folder: Path) -> None:
    with open_store(folder) as store:
        first = store.people.add("A. Example", "2580", ["checker"])
        with pytest.raises(WrongPin):
            store.people.leave("A. Example", "1111")
        store.people.leave("A. Example", "2580")
        assert store.people.all() == []
        with pytest.raises(WrongPin, match="Nobody is named"):
            store.people.sign_in("A. Example", "2580")
        assert store.people.add("A. Example", "3691", ["witness"]).id != first.id
