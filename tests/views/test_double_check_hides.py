"""While a second person checks, nothing of the first entry or its result can be reached: a walk through everything."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAction, QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands
from views.nurses import READ, Nurses

# 0.5 mg/kg of 86.5 kg is 43.25 mg: 0.865 mL of 50 mg/mL, 0.87 on the marks; 48 mL over 40 min are 72 mL/h.
FIRST = (
    *DEPRESSION[:2], ("weight_text", "86.5"), ("weight_known", "stated"), *DEPRESSION[4:],
    ("container_volume_text", "48"), ("height_text", "183"), ("age_text", "37"),
)  # fmt: skip
SECRETS = ("86.5", "190.7", "43.25", "0.87", "72", "48", "183", "37", "47.13")
NAMES = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETADESK_RECORDS", str(tmp_path / "records"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def texts_of(thing: QObject) -> Iterator[str]:
    """Yield every text that something in the window holds: properties, and what its Python part remembers."""
    meta = thing.metaObject()
    for place in range(meta.propertyCount()):
        if meta.property(place).typeName() == "QString":
            yield str(thing.property(meta.property(place).name()))
    for name in thing.dynamicPropertyNames():
        if not (plain := bytes(name.data()).decode()).startswith("_"):  # Qt's own
            yield str(thing.property(plain))
    yield from remembered(vars(thing)) if hasattr(thing, "__dict__") else ()


def remembered(value: Any, depth: int = 3) -> Iterator[str]:
    """Yield the texts in a value that a widget keeps in Python, such as a list of rows."""
    if isinstance(value, str):
        yield value
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from remembered(each, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from remembered(each, depth - 1)


def reachable(window: MainWindow, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every text that could be seen, heard, pasted, undone or read from a file, and where."""
    for widget in QApplication.allWidgets():
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield from ((where, text) for text in texts_of(widget))
        yield from ((f"action of {where}", action.text()) for action in widget.findChildren(QAction))
        found = QAccessible.queryAccessibleInterface(widget)
        if found is not None:
            yield from ((f"{where}, accessible", found.text(kind)) for kind in NAMES)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield "clipboard", QGuiApplication.clipboard().text(mode)
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes().decode("latin-1")
    yield "title", window.windowTitle()


def undone(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Yield what the fields hold when each is undone as far as it goes."""
    for field in window.findChildren(QLineEdit):
        while field.isUndoAvailable():
            field.undo()
            yield "undo", field.text()


def holds(text: str, secret: str, where: str) -> bool:
    """Say whether a text holds a secret as a number of its own; whole bytes of a file by chance hold two digits."""
    if "." not in secret and where.startswith("/"):
        return False
    return re.search(rf"(?<![0-9.]){re.escape(secret)}(?![0-9]|\\.[0-9])", text) is not None


def found(window: MainWindow, folder: Path) -> set[str]:
    """Return which secrets can be reached anywhere."""
    there = [*reachable(window, folder), *undone(window)]
    return {secret for secret in SECRETS if any(holds(text, secret, where) for where, text in there)}


def leaks(window: MainWindow, folder: Path) -> list[tuple[str, str, str]]:
    """Return every secret that can be reached, and where."""
    there = [*reachable(window, folder), *undone(window)]
    return [(secret, where, text[:120]) for secret in SECRETS for where, text in there if holds(text, secret, where)]


@pytest.fixture
def nurses(window: MainWindow, hands: Hands) -> Nurses:
    """The first entry, typed by hand; the other modes hold figures of it too; it was copied, and a field was too."""
    hands.lay(FIRST[:2])
    for key, value in FIRST[2:]:
        if key.endswith("_text"):
            hands.type(key, value)
        else:
            hands.window.desk.edit(replace(hands.window.desk.draft, **{key: value}))  # type: ignore[arg-type]
    window.turn_to("running")
    hands.type("rate_text", "72")
    hands.type("weight_text", "86.5")
    window.turn_to("calculators")
    window.turn_to("order")
    assert hands.state() == "ready"
    window.foot.copy.click()
    return Nurses(window)


def test_that_the_walk_finds_what_is_there_before_it_is_hidden(nurses: Nurses, tmp_path: Path) -> None:
    assert found(nurses.window, tmp_path) == set(SECRETS)


def test_that_nothing_of_the_first_entry_can_be_reached_until_the_second_is_compared(
    nurses: Nurses, tmp_path: Path
) -> None:
    nurses.seal()
    assert nurses.page.conduct.stage == "sealed"
    assert leaks(nurses.window, tmp_path) == []
    nurses.admit()
    assert leaks(nurses.window, tmp_path) == []
    nurses.enter(*READ)
    assert leaks(nurses.window, tmp_path) == []
    for id_ in nurses.window.modes:
        nurses.window.open_mode(id_)
    QTest.mouseClick(nurses.window.new_patient, LEFT)
    assert leaks(nurses.window, tmp_path) == []


def test_that_nothing_of_the_first_entry_can_be_reached_after_a_mismatch_either(nurses: Nurses, tmp_path: Path) -> None:
    nurses.seal()
    nurses.admit()
    own = [
        (key, {"weight_text": "7", "read drawn:infusion": "0.5", "read rate:infusion": "65"}.get(key, text))
        for key, text in READ
    ]
    nurses.enter(*own, ("height_text", "150"), ("age_text", "25"))
    nurses.compare("MO")
    assert nurses.page.conduct.stage == "second again"
    inside = [each for each in leaks(nurses.window, tmp_path) if "records.db" not in each[1]]
    assert inside == []  # the record keeps both entries, and Records is closed while a check is under way


def test_that_what_was_hidden_is_all_back_on_its_desks_afterwards(nurses: Nurses) -> None:
    window = nurses.window
    before = {id_: page.desk.draft for id_, page in window.pages.items()}
    nurses.seal()
    QTest.mouseClick(nurses.page.parts.hidden.leave, LEFT)
    nurses.sign(nurses.page.parts.back, "RA")
    assert {id_: window.pages[id_].desk.draft for id_ in before} == before


def test_that_a_pin_is_held_nowhere_once_it_was_used(nurses: Nurses, tmp_path: Path) -> None:
    nurses.seal()
    nurses.admit()
    texts = [text for _, text in (*reachable(nurses.window, tmp_path), *undone(nurses.window))]
    assert not [text for text in texts if text in {"2580", "1470"}]
    assert not any("2580" in path.read_bytes().decode("latin-1") for path in tmp_path.rglob("records.db*"))


def test_that_every_label_of_the_window_is_walked(window: MainWindow, tmp_path: Path) -> None:
    label = QLabel("planted-7431", window)
    assert any("planted-7431" in text for _, text in reachable(window, tmp_path))
    label.deleteLater()
    assert isinstance(label, QWidget)
    assert os.environ["KETADESK_RECORDS"].startswith(str(tmp_path))
