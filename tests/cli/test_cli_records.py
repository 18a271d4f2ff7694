"""`ketadesk records`: each way through, as a person at a terminal or a script goes it."""

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from cli_orders import Command
from ketadesk.records.store import open_store, store_file

WORDS = "four random words here"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "records"
    monkeypatch.setenv("KETADESK_RECORDS", str(folder))
    monkeypatch.delenv("KETADESK_PASSPHRASE", raising=False)
    return folder


@pytest.fixture
def kept(folder: Path) -> Path:
    with open_store(folder) as store:
        content = {"weight_text": "70 kg", "terms": [{"label": "Rate", "text": "75 mL/h"}]}
        store.journal.append("plan sealed", content, (), "Depression", "bed 4")
        store.journal.append("waste", {"wasted": "9.3 mL"}, (), "Waste")
    return folder


def test_that_without_records_none_are_begun(folder: Path, ketadesk: Command) -> None:
    assert ketadesk("records", "list") == (2, "", f"There are no records yet: {folder}.\n")
    assert not folder.exists()


def test_that_what_to_do_must_be_said(ketadesk: Command) -> None:
    assert ketadesk("records") == (2, "", "Say what to do with the records, as in ketadesk records list.\n")


def test_that_the_list_is_narrowed(kept: Path, ketadesk: Command) -> None:
    done = ketadesk("records", "list")
    assert (done.status, done.out.count("\n")) == (0, 2)
    assert ketadesk("records", "list", "bed").out.split()[3:] == ["plan", "sealed", "[bed", "4]", "Depression"]
    assert [each["number"] for each in json.loads(ketadesk("records", "list", "--kind", "waste", "--json").out)] == [2]
    assert ketadesk("records", "list", "nothing").out == "No entries.\n"
    assert ketadesk("records", "list", "--kind", "gossip").err.startswith(
        "--kind: There is no such kind; there are plan"
    )
    assert ketadesk("records", "list", "--since", "1.1.2026").err == "--since: Write the day as 2026-11-27.\n"


def test_that_an_entry_is_shown_in_full(kept: Path, ketadesk: Command) -> None:
    done = ketadesk("records", "show", "1")
    assert done.status == 0
    assert "Label: bed 4\n\nWeight text: 70 kg\nTerms\n  Rate: 75 mL/h\n\nMark: " in done.out
    assert ketadesk("records", "show", "3").err.startswith("There is no entry 3")
    assert ketadesk("records", "show", "x").err == "NUMBER: Write a whole number, as 7.\n"


def test_that_verify_ends_with_0_or_says_where_and_ends_with_1(kept: Path, tmp_path: Path, ketadesk: Command) -> None:
    head = tmp_path / "head.txt"
    head.write_text(ketadesk("records", "head").out)
    done = ketadesk("records", "verify", "--head", str(head))
    assert done == (0, "2 entries, each as it was written. The head of 2 entries agrees.\n", "")
    with closing(sqlite3.connect(store_file(kept), isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'contents_no_UPDATE'").fetchone()
        connection.execute("DROP TRIGGER contents_no_UPDATE")
        connection.execute("UPDATE contents SET content = '{}' WHERE number = 1")
        connection.execute(sql)
    done = ketadesk("records", "verify")
    assert done == (1, "", "Entry 1 is not what was written there: changed, moved or added.\n")
    assert json.loads(ketadesk("records", "verify", "--json").out)["flaws"][0]["number"] == 1
    assert ketadesk("records", "verify", "--head", str(tmp_path / "none")).status == 2


def test_that_an_export_is_written_once_and_says_what_made_it(kept: Path, tmp_path: Path, ketadesk: Command) -> None:
    for name in ("records.csv", "records.json"):
        out = tmp_path / name
        assert ketadesk("records", "export", "--out", str(out)) == (0, f"2 entries are in {out}.\n", "")
        text = out.read_text("utf-8")
        for said in ("0.1.0", "sha256:", "no site file", "half up", "ketadesk-head "):
            assert said in text
        assert ketadesk("records", "export", "--out", str(out)).err.endswith("is already there: name another file.\n")
    assert ketadesk("records", "export", "--out", "records.pdf").err.startswith("Say which file to write")
    assert ketadesk("records", "export").err.startswith("--out: Say which file to write")


def test_that_a_backup_comes_back(kept: Path, tmp_path: Path, ketadesk: Command) -> None:
    stick = tmp_path / "stick"
    done = ketadesk("records", "backup", str(stick), "--json")
    file = json.loads(done.out)["file"]
    assert (stick / "chain.key").exists()
    assert ketadesk("records", "backup").status == 0
    store_file(kept).unlink()
    assert "ketadesk records restore" in ketadesk("records", "list").err
    assert ketadesk("records", "restore", file) == (0, "2 entries are restored.\n", "")
    assert ketadesk("records", "verify").status == 0
    done = ketadesk("records", "restore", file)
    assert done.out.startswith("2 entries are restored. What was there before is kept in ")
    assert (
        ketadesk("records", "restore", "nowhere.db").err
        == "nowhere.db cannot be restored (No such file or directory).\n"
    )


def test_that_records_are_encrypted_rekeyed_and_recovered(
    kept: Path, ketadesk: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KETADESK_NEW_PASSPHRASE", WORDS)
    assert "not encrypted" in ketadesk("records", "rekey").err
    assert ketadesk("records", "encrypt").status == 0
    assert (
        ketadesk("records", "list").err
        == "A passphrase is needed: run this in a terminal, or set KETADESK_PASSPHRASE.\n"
    )
    monkeypatch.setenv("KETADESK_PASSPHRASE", "wrong words these are")
    assert ketadesk("records", "list").err.startswith("This passphrase does not open the records.")
    monkeypatch.setenv("KETADESK_PASSPHRASE", WORDS)
    assert ketadesk("records", "verify").status == 0
    assert "encrypted already" in ketadesk("records", "encrypt").err

    sheet = ketadesk("records", "recovery").out
    lines = sheet.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("Recovery code"))
    code = " ".join(lines[place + 1 : place + 5])
    monkeypatch.setenv("KETADESK_PASSPHRASE", code)
    assert ketadesk("records", "list").status == 0
    assert (kept / "chain.key").read_text().strip() in sheet.replace(" ", "").replace("\n", "")

    monkeypatch.setenv("KETADESK_NEW_PASSPHRASE", "other words than before")
    assert ketadesk("records", "rekey").status == 0
    assert ketadesk("records", "list").err.startswith("This passphrase does not open the records.")
    monkeypatch.setenv("KETADESK_PASSPHRASE", "other words than before")
    assert ketadesk("records", "verify").out == "2 entries, each as it was written.\n"


def test_that_no_command_but_this_one_opens_records(folder: Path, process: Command) -> None:
    assert process("sources").status == 0
    assert not folder.exists()


def test_that_a_correction_is_signed_and_keeps_the_old_value(
    kept: Path, ketadesk: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(kept) as store:
        store.people.add("R. Alder", "2580", ["preparer"])
    asked = ("records", "correct", "2", "--field", "wasted", "--value", "9.1 mL", "--reason", "Misread")
    assert ketadesk(*asked).err.startswith("--person: A correction needs it")
    asked = (*asked, "--person", "R. Alder")
    assert ketadesk(*asked).err == "A PIN is needed: run this in a terminal, or set KETADESK_PIN.\n"
    monkeypatch.setenv("KETADESK_PIN", "1111")
    assert ketadesk(*asked).err.startswith("This is not the PIN of R. Alder.")
    monkeypatch.setenv("KETADESK_PIN", "2580")
    assert ketadesk(*asked) == (0, "Entry 4 corrects entry 2; the old value stays.\n", "")
    shown = ketadesk("records", "show", "4").out
    for said in ("Signed: R. Alder, corrected it, ", "Old: 9.3 mL", "New: 9.1 mL", "Reason: Misread"):
        assert said in shown
    assert "Wasted: 9.3 mL" in ketadesk("records", "show", "2").out
    assert "Entry 4 corrects it. Wasted: 9.1 mL instead of 9.3 mL. Reason: Misread (R. Alder, " in (
        ketadesk("records", "show", "2").out
    )
    assert ketadesk("records", "verify").status == 0


def test_that_the_recovery_sheet_is_written_as_a_page(kept: Path, tmp_path: Path, process: Command) -> None:
    file = tmp_path / "sheet.pdf"
    done = process("records", "recovery", "--out", str(file), "--paper", "letter")
    assert done == (0, f"{file}: print it, lock it away, and delete the file.\n", "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pypdfium2.PdfDocument(file) as document:
        (page,) = document
        assert tuple(map(round, page.get_size())) == (612, 792)
        text = "".join(page.get_textpage().get_text_range().split())
    assert (kept / "chain.key").read_text().strip() in text
    assert process("records", "head").out.strip().replace(" ", "") in text
    refused = process("records", "recovery", "--out", str(tmp_path / "none" / "sheet.pdf"))
    assert refused.status == 2
    assert refused.err.startswith("--out: The PDF cannot be written:")
    assert process("records", "recovery", "--paper", "A5").err == "--paper: Write A4 or Letter.\n"


def test_that_a_pin_is_changed_and_a_person_leaves_by_their_own_pin(
    kept: Path, ketadesk: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(kept) as store:
        store.people.add("R. Alder", "2580", ["preparer"])
    monkeypatch.setenv("KETADESK_PIN", "1111")
    monkeypatch.setenv("KETADESK_NEW_PIN", "3691")
    assert ketadesk("records", "pin", "R. Alder").err.startswith("This is not the PIN of R. Alder.")
    monkeypatch.setenv("KETADESK_PIN", "2580")
    assert ketadesk("records", "pin", "R. Alder") == (0, "R. Alder has a new PIN.\n", "")
    assert ketadesk("records", "leave", "R. Alder").status == 2
    monkeypatch.setenv("KETADESK_PIN", "3691")
    assert ketadesk("records", "leave", "R. Alder").out == "R. Alder signs here no more; what was signed stays.\n"
    assert ketadesk("records", "verify").status == 0
    with open_store(kept) as store:
        assert store.people.all() == []
