"""What is kept without being asked for: a number that was refused, without a name, and that a copy was printed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketadesk.intake.carrying import carry_back
from ketadesk.records.entry import Entry
from ketadesk.records.store import open_store
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.paper_actions import PaperActions
from ketadesk.views.paper.preview import Preview
from views.hands import DEPRESSION, Hands


def kept(window: MainWindow, kind: str) -> list[Entry]:
    return window.records.store().journal.entries(kind)  # type: ignore[arg-type]


def begin(folder: Path) -> None:
    with open_store(folder) as store:
        store.people.add("R. Alder", "2580", ["preparer"])


def leave(hands: Hands, key: str, text: str) -> None:
    """Type into a field of an order whose protocol is chosen, and go on to the next."""
    if not hands.window.desk.draft.protocol:
        hands.lay((("protocol", "depression-iv"),))
    hands.type(key, text)
    QTest.keyClick(hands.field(key), Qt.Key.Key_Tab)


def test_that_a_number_that_was_refused_is_kept_once_its_field_is_left(
    hands: Hands, window: MainWindow, state_folder: Path
) -> None:
    begin(state_folder / "records")
    leave(hands, "weight_text", "70,5")
    leave(hands, "weight_text", "")
    assert not window.records.is_open, "the calculator waits for no record"
    (entry,) = kept(window, "entry refused")
    assert entry.content["field"] == "Weight"
    assert entry.content["typed"] == "70,5"
    assert entry.content["reason"].startswith("A comma")
    leave(hands, "weight_text", "0")
    assert [each.content["typed"] for each in kept(window, "entry refused")] == ["70,5", "70,50"]


def test_that_a_number_that_is_read_is_not_kept(hands: Hands, window: MainWindow, state_folder: Path) -> None:
    begin(state_folder / "records")
    leave(hands, "weight_text", "70")
    assert kept(window, "entry refused") == []


def test_that_no_records_are_begun_for_what_was_refused(hands: Hands, window: MainWindow, state_folder: Path) -> None:
    leave(hands, "weight_text", "70,5")
    window.records.close()
    assert not (state_folder / "records").exists()


def test_that_what_was_refused_is_kept_when_the_window_closes(
    hands: Hands, window: MainWindow, state_folder: Path
) -> None:
    begin(state_folder / "records")
    leave(hands, "weight_text", "70,5")
    assert window.records.close() == ""
    with open_store(state_folder / "records") as store:
        assert [each.kind for each in store.journal.entries()] == ["person added", "entry refused"]


def test_that_a_printed_copy_is_kept_with_its_inputs_and_not_its_path(
    hands: Hands, window: MainWindow, state_folder: Path
) -> None:
    begin(state_folder / "records")
    hands.lay(DEPRESSION)
    paper = window.findChild(PaperActions)
    assert paper is not None
    paper.open("worksheet")
    preview = window.findChild(Preview)
    assert preview is not None
    preview.save_to(state_folder / "Mrs Example.pdf")
    (entry,) = kept(window, "copy printed")
    assert entry.title == "Worksheet, Depression"
    assert (entry.content["copy"], entry.content["to"]) == ("worksheet", "a file")
    assert entry.content["checked"] == "not double-checked"
    assert carry_back(entry.content["inputs"]) == window.desk.draft
    assert entry.content["printed_at"]
    assert "Example" not in str(entry)
