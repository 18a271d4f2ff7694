"""The double check told end to end with real keys: prepare, check, mismatch, read again, still differ, seal, edit."""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from full_disk import full_disk
from ketadesk.records.entry import Entry
from ketadesk.records.place import records_folder
from ketadesk.records.store import open_store
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.preview import Preview
from views.hands import DEPRESSION, LEFT, Hands
from views.nurses import PINS, READ, Nurses
from views.printed import told


@pytest.fixture(autouse=True)
def _records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETADESK_RECORDS", str(tmp_path / "records"))


@pytest.fixture
def nurses(window: MainWindow, hands: Hands) -> Nurses:
    hands.lay(DEPRESSION)
    return Nurses(window)


def kept() -> list[Entry]:
    """Return what the records hold but for who was added."""
    with open_store(records_folder(os.environ)) as store:
        return [each for each in store.journal.entries() if not each.kind.startswith("person")]


def changed(key: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple((each, value if each == key else text) for each, text in READ)


def test_that_two_nurses_check_find_a_slip_and_seal(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    page = nurses.page
    assert page.conduct.stage == "sealed"
    nurses.admit()
    nurses.enter(*changed("weight_text", "7"))
    nurses.compare("MO")
    assert "Not the same" in hands.said()
    assert "Weight" in hands.said()
    assert "ten times" not in hands.said()  # only if they still differ

    nurses.enter(("weight_text", "7"))
    nurses.compare("MO")
    assert "2  RA: read the scale again" in hands.said()
    nurses.enter(("weight_text", "70"))
    nurses.compare("RA")
    assert "ten times" in hands.said()
    assert "Which of the two is right is not known, so neither is shown." in hands.said()

    nurses.enter(("weight_text", "70"))
    nurses.compare("MO")
    nurses.enter(("weight_text", "70"))
    nurses.compare("RA")
    assert "Both entries are the same" in hands.said()
    assert [each.kind for each in kept()] == ["mismatch", "mismatch", "plan sealed"]

    QTest.mouseClick(page.parts.done.button, LEFT)
    assert "Double-checked\nRA, MO" in hands.said()
    assert "75 mL/h" in hands.figures()
    hands.window.foot.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "double-checked by RA and MO at " in copied
    assert "not double-checked" not in copied.lower()
    assert hands.window.foot.why.text().startswith("Copied, double-checked by RA and MO")


def test_that_a_sealed_plan_is_kept_with_both_names_times_and_meanings(nurses: Nurses) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ)
    nurses.compare("MO")
    (entry,) = kept()
    assert entry.kind == "plan sealed"
    assert [each.name for each in entry.signatures] == ["RA", "MO"]
    assert [each.meaning for each in entry.signatures] == [
        "I prepared this from the order, the scale and the label.",
        "I read these from the source myself, without seeing the first entry.",
    ]
    assert all(each.at for each in entry.signatures)
    assert entry.content["typed"]["weight_text"] == "70"
    assert entry.content["read"] == {"drawn:infusion": "0.7", "rate:infusion": "75"}
    assert next(each for each in entry.content["terms"] if each["id"] == "infusion.pump_rate")["value"] == "75"


def test_that_a_label_finds_the_sealed_plan_again_and_is_not_seen_meanwhile(nurses: Nurses, hands: Hands) -> None:
    nurses.go()
    field = nurses.page.parts.prepare.label_field
    QTest.keyClicks(field, "bed 4, window side")
    assert field.text() == "bed 4, windo"  # 12 letters: too few for a name and a number
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "bed 4")
    nurses.seal()
    assert field.text() == ""
    nurses.admit()
    nurses.enter(*READ)
    nurses.compare("MO")
    (entry,) = kept()
    assert entry.label == "bed 4"
    nurses.window.turn_to("records")
    QTest.keyClicks(nurses.window.page.list.search, "bed 4")  # type: ignore[attr-defined]
    assert "1 of 3 entries" in hands.said()


def test_that_an_edit_takes_the_seal_away_and_that_is_kept(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ)
    nurses.compare("MO")
    QTest.mouseClick(nurses.page.parts.done.button, LEFT)
    hands.type("weight_text", "5")
    assert "Double-checked" not in hands.said()
    assert [each.kind for each in kept()] == ["plan sealed", "plan unsealed"]
    QTest.keyClick(hands.field("weight_text"), Qt.Key.Key_Backspace)
    assert "not double-checked" in hands.said()  # the same figures again are another plan


def test_that_to_look_at_the_mode_begins_no_records(nurses: Nurses, tmp_path: Path) -> None:
    nurses.go()
    assert nurses.page.parts.prepare.sign.adding.isVisible()
    assert not (tmp_path / "records").exists()


def test_that_the_preparer_is_not_offered_as_the_checker(nurses: Nurses) -> None:
    nurses.seal()
    nurses.add(nurses.page.parts.admit, "MO")
    names = [each.name for each in nurses.page.parts.admit.sign._people]
    assert names == ["MO"]


def test_that_a_wrong_pin_seals_nothing_and_says_so(nurses: Nurses, hands: Hands) -> None:
    nurses.go()
    nurses.add(nurses.page.parts.prepare, "RA")
    nurses.sign(nurses.page.parts.prepare, "RA", "9999")
    assert "This is not the PIN of RA." in hands.said()
    assert nurses.page.conduct.stage == "none"
    assert nurses.page.parts.prepare.sign.pin.text() == ""
    nurses.sign(nurses.page.parts.prepare, "RA")
    assert nurses.page.conduct.stage == "sealed"


def test_that_a_pin_that_cannot_be_is_explained_where_a_person_is_added(nurses: Nurses, hands: Hands) -> None:
    nurses.go()
    adding = nurses.page.parts.prepare.sign.adding
    for pin, again, says in (
        ("12", "12", "A PIN is 4 to 12 digits."),
        ("2580", "2581", "The two PINs are not the same"),
    ):
        adding.name.setText("RA")
        QTest.keyClicks(adding.pin, pin)
        QTest.keyClicks(adding.again, again)
        QTest.keyClick(adding.again, Qt.Key.Key_Return)
        assert says in hands.said()
        assert (adding.pin.text(), adding.again.text()) == ("", "")


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (DEPRESSION[:-1], "The order is not complete."),
        ((*DEPRESSION[:-1], ("diluent", "sterile-water")), "A stopped order cannot be checked: change it first."),
    ],
)
def test_that_only_a_ready_order_can_be_sealed(
    window: MainWindow, hands: Hands, order: tuple[tuple[str, str], ...], says: str
) -> None:
    hands.lay(order)
    nurses = Nurses(window)
    nurses.go()
    assert says in hands.said()
    assert not nurses.page.parts.prepare.sign.isVisible()


def test_that_compare_opens_only_when_all_is_entered_and_says_what_is_left(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ[:-2])
    assert "Opens when all is entered: drug drawn up, pump rate." in hands.said()
    assert not nurses.page.parts.sign.sign.isEnabled()
    nurses.enter(READ[-2], ("read rate:infusion", "7,5"))
    assert not nurses.page.parts.sign.sign.isEnabled()
    assert "A comma may mean a point or thousands." in hands.said()
    nurses.clear_and_enter("read rate:infusion", "75")
    assert nurses.page.parts.sign.sign.isEnabled()


def test_that_no_figure_of_ones_own_is_shown_while_entering(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ)
    assert hands.figures() == []


def test_that_other_modes_are_closed_while_a_check_is_under_way(nurses: Nurses) -> None:
    nurses.seal()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F8):
        QTest.keyClick(nurses.window, key)
        assert nurses.window.page is nurses.page
    assert [id_ for id_, tab in nurses.window.bar.tabs.items() if tab.isEnabled()] == ["check"]


def test_that_giving_up_takes_the_preparers_pin_and_brings_the_order_back_unchecked(
    nurses: Nurses, hands: Hands
) -> None:
    before = hands.window.desk.draft
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ[:4])
    QTest.mouseClick(nurses.page.parts.hidden.leave, LEFT)
    nurses.sign(nurses.page.parts.back, "RA", PINS["MO"])
    assert nurses.page.conduct.under_way
    nurses.sign(nurses.page.parts.back, "RA")
    assert not nurses.page.conduct.under_way
    assert hands.window.desk.draft == before
    hands.window.turn_to("order")
    assert "75 mL/h" in hands.figures()
    assert "not double-checked" in hands.said()


def test_that_a_new_patient_ends_the_check_and_no_undo_brings_the_first_entry_back(nurses: Nurses) -> None:
    nurses.seal()
    nurses.admit()
    QTest.keyClick(nurses.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not nurses.page.conduct.under_way
    QTest.keyClick(nurses.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert nurses.window.desk.draft.weight_text == ""
    assert not nurses.window.undo.isVisible()
    assert all(tab.isEnabled() for tab in nurses.window.bar.tabs.values())


def test_that_whoever_is_away_is_signed_out_and_goes_on_with_their_pin(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ[:5])
    idle = nurses.page.idle
    last = idle._last_s
    for now in range(last, last + 60 * idle.minutes, 5):
        idle.look(now)
    assert nurses.page.fields.isVisible()
    idle.look(last + 60 * idle.minutes)
    assert "Signed out: nobody was here." in hands.said()
    assert not nurses.page.fields.isVisible()
    nurses.sign(nurses.page.parts.admit, "MO")
    assert nurses.page.fields.isVisible()
    assert nurses.page.orders.draft.weight_text == "70"


def test_that_a_machine_that_slept_signs_out_too(nurses: Nurses, hands: Hands) -> None:
    nurses.seal()
    nurses.admit()
    nurses.page.idle.look(nurses.page.idle._looked_s + 70)
    assert "Signed out: nobody was here." in hands.said()


def test_that_records_that_cannot_be_kept_are_said_and_nothing_is_lost(
    nurses: Nurses, hands: Hands, tmp_path: Path
) -> None:
    (tmp_path / "records").write_text("a file, no folder", encoding="utf-8")
    before = hands.window.desk.draft
    nurses.go()
    assert "choose another folder" in hands.said()
    assert hands.window.desk.draft == before
    QTest.keyClick(nurses.window, Qt.Key.Key_F2)
    QApplication.processEvents()
    assert "75 mL/h" in hands.figures()


def test_that_records_taken_away_under_a_check_claim_nothing(nurses: Nurses, hands: Hands, tmp_path: Path) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ)
    for file in (tmp_path / "records").glob("records.db*"):
        file.unlink()
    nurses.compare("MO")
    assert nurses.page.conduct.stage == "entering"
    assert "Double-checked" not in hands.said()
    assert nurses.page.orders.draft.weight_text == "70"


def unkept(nurses: Nurses, hands: Hands) -> None:
    """Assert that what both have signed is on the screen, is said not to be kept, and is claimed nowhere."""
    page = nurses.page
    assert page.conduct.stage == "unkept"
    said = hands.said()
    assert "Both entries are the same, and this is not kept" in said
    assert "Until this is kept the order is not double-checked" in said
    assert "Double-checked" not in said
    QTest.mouseClick(page.parts.done.button, LEFT)
    assert "75 mL/h" in hands.figures()
    assert "not double-checked" in hands.said()
    assert hands.window.desk.draft.weight_text == "70"
    hands.window.foot.copy.click()
    assert "NOT DOUBLE-CHECKED" in QGuiApplication.clipboard().text()


def printed(hands: Hands, file: Path) -> str:
    """Print the order by its key, and return what the PDF says."""
    hands.window.activateWindow()  # off screen nobody gives the keys back
    QApplication.processEvents()
    QTest.keyClick(hands.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = next(each for each in hands.window.findChildren(Preview) if each.isVisible())
    preview.save_to(file)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    with pypdfium2.PdfDocument(file) as document:
        return told(" ".join(page.get_textpage().get_text_range() for page in document))


def entered(nurses: Nurses) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*READ)


@pytest.mark.skipif(os.name != "posix", reason="limits are made as POSIX has them")
def test_that_a_disk_that_is_full_after_the_pin_seals_nothing_loses_nothing_and_is_kept_again(
    nurses: Nurses, hands: Hands, tmp_path: Path
) -> None:
    entered(nurses)
    log = tmp_path / "records" / "records.db-wal"
    with full_disk(log.stat().st_size + 40_000):  # room for the PIN, and none for the plan
        nurses.compare("MO")
        assert "The disk is full" in hands.said()
        unkept(nurses, hands)
        text = printed(hands, tmp_path / "full.pdf")
    assert "Set the pump to 75 mL/h" in text
    assert "Not double-checked" in text
    assert [each.kind for each in kept()] == ["copy printed"]  # for that there was room
    nurses.go()
    assert "Both entries are the same, and this is not kept" in hands.said()
    QTest.mouseClick(nurses.page.parts.done.keep, LEFT)  # there is room again
    assert nurses.page.conduct.stage == "checked"
    assert [each.kind for each in kept() if each.kind != "copy printed"] == ["plan sealed"]
    QTest.mouseClick(nurses.page.parts.done.button, LEFT)
    assert "Double-checked\nRA, MO" in hands.said()


def removed(folder: Path) -> None:
    for file in folder.glob("records.db*"):
        file.unlink()


def replaced(folder: Path) -> None:
    """Put another store there, as a folder that is synchronised does."""
    shutil.copy(folder / "records.db", folder / "other.db")
    (folder / "other.db").replace(folder / "records.db")


def taken_away(folder: Path) -> None:
    folder.rename(folder.with_name("unmounted"))


@pytest.mark.parametrize("happens", [removed, replaced, taken_away])
def test_that_records_that_go_after_the_pin_seal_nothing_and_lose_nothing(
    nurses: Nurses, hands: Hands, tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    entered(nurses)
    signed, page = nurses.page.parts.sign.sign.signed_in, nurses.page
    signed.disconnect(page._on_signed)
    signed.connect(lambda _person: happens(tmp_path / "records"))  # exactly between the PIN and the entry
    signed.connect(page._on_signed)
    nurses.compare("MO")
    assert "removed or replaced while it was open, so nothing was saved" in hands.said()
    unkept(nurses, hands)
    assert "Not double-checked" in printed(hands, tmp_path / "gone.pdf")
    nurses.go()
    QTest.mouseClick(page.parts.done.keep, LEFT)
    assert page.conduct.stage == "unkept"  # tried again, and said again
    hands.window.turn_to("order")
    hands.type("weight_text", "5")
    assert page.conduct.stage == "none"


@pytest.mark.skipif(os.name != "posix", reason="limits are made as POSIX has them")
def test_that_a_difference_that_cannot_be_kept_is_said_and_the_check_goes_on(
    nurses: Nurses, hands: Hands, tmp_path: Path
) -> None:
    nurses.seal()
    nurses.admit()
    nurses.enter(*changed("weight_text", "7"))
    signed, page = nurses.page.parts.sign.sign.signed_in, nurses.page
    log = tmp_path / "records" / "records.db-wal"
    signed.disconnect(page._on_signed)
    with ExitStack() as full:

        def fill(_person: object) -> None:
            full.enter_context(full_disk(log.stat().st_size))

        signed.connect(fill)
        signed.connect(page._on_signed)
        nurses.compare("MO")
        signed.disconnect(fill)
    assert "That the entries differ is not kept: write it down on paper." in hands.said()
    assert page.conduct.stage == "second again"
    nurses.again(("MO", ("weight_text", "70")), ("RA", ("weight_text", "70")))
    assert page.conduct.stage == "checked"
    assert [each.kind for each in kept()] == ["plan sealed"]
