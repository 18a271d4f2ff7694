"""What a screen reader can reach while a second person checks: nothing of the first entry, anywhere in its tree."""

import re
from collections.abc import Iterator

import pytest

from access.screen_reader import Node, ScreenReader, plain, screen_reader, until
from access.test_screen_reader import order_depression

# 0.5 mg/kg of 86.5 kg is 43.25 mg: 0.87 mL on the marks of a 1 mL syringe; 190.7 lb.
SECRETS = ("86.5", "190.7", "43.25", "0.87", "49.13", "50 mg per 1 mL", "75 mL/h")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    with screen_reader(tmp_path_factory.mktemp("home")) as opened:
        opened.find("push button", "Protocol")
        opened.raise_window()
        yield opened


def words(node: Node) -> str:
    return plain(" ".join((node.name, node.description, node.text)))


def reached(reader: ScreenReader) -> set[str]:
    """Return which secrets any node of the tree says, shown or not."""
    said = [words(node) for node in reader.nodes()]
    return {
        each for each in SECRETS if any(re.search(rf"(?<![0-9.]){re.escape(each)}(?![0-9])", text) for text in said)
    }


def sign(reader: ScreenReader, name: str, pin: str, button: str) -> None:
    """Add a person, and sign as them."""
    reader.write("Name or initials", name)
    for field in ("New PIN", "The same PIN again"):
        reader.write_into(reader.find("text", field), pin)
    reader.press("push button", "Add this person")
    reader.write_into(until(lambda: shown(reader, "PIN"), lambda: "no PIN is asked for"), pin)
    reader.press("push button", button)


def shown(reader: ScreenReader, name: str) -> Node | None:
    return next((node for node in reader.shown() if node.role == "text" and plain(node.name) == name), None)


def test_that_the_tree_holds_nothing_of_the_first_entry_while_it_is_checked(reader: ScreenReader) -> None:
    order_depression(reader)
    reader.write("Weight, kg", "86.5")
    reader.wait_to_hear("75 mL/h", "43.25 mg")
    assert reached(reader) == {*SECRETS}

    reader.keys("F4")
    sign(reader, "RA", "2580", "Seal and hide")
    reader.wait_to_hear("First entry, hidden")
    assert reached(reader) == set()

    sign(reader, "MO", "1470", "Begin the check")
    reader.wait_to_hear("Read the order", "Compare and sign")
    assert reached(reader) == set()

    unnamed = [node.role for node in reader.shown() if node.role in {"push button", "text"} if not words(node).strip()]
    assert unnamed == []
