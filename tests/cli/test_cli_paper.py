"""Paper from the command line: a PDF without a display, whole or not at all, and only of an order that is ready."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without

ORDER = DEPRESSION[1:]


def text_of(file: Path) -> str:
    """Return the text of a PDF on one line."""
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def sizes_of(file: Path) -> list[tuple[float, float]]:
    """Return how wide and high the pages of a PDF are, in points."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_size() for page in document]


def test_that_a_worksheet_is_written_without_a_display(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "worksheet.pdf"
    done = process("paper", "plan", *ORDER, "--out", str(file))
    assert (done.status, done.out, done.err) == (0, f"{file}\n", "")
    text = text_of(file)
    for said in ("Set the pump to 75 mL/h", "Draw up 0.7 mL", "Add, to 50 mL 49.3 mL", "Not double-checked"):
        assert said in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["worksheet.pdf"]
    with pypdfium2.PdfDocument(file) as document:
        said = document.get_metadata_dict()
    assert said["Title"] == "Worksheet: Depression"
    # Program, the whole hash of the protocols, and the site's file.
    assert said["Creator"].startswith("KetaDesk ")
    assert len(said["Creator"].split("protocols ")[1].split(",")[0]) == 64


def test_that_letter_paper_is_letter_paper(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "worksheet.pdf"
    assert process("paper", "plan", *ORDER, "--paper", "letter", "--out", str(file)).status == 0
    assert {(round(width), round(height)) for width, height in sizes_of(file)} == {(612, 792)}


def test_that_labels_are_written_on_their_stock(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    done = process("paper", "label", *ORDER, "--stock", "roll-40x15", "--copies", "2", "--out", str(file))
    assert (done.status, done.err) == (0, "")
    # 40 mm are 113.4 points, 15 mm are 42.5.
    assert [(round(width), round(height)) for width, height in sizes_of(file)] == [(113, 43), (113, 43)]
    assert text_of(file).count("35 mg in 50 mL") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("paper", *ORDER), "WHAT: Say plan for the worksheet or label for the labels"),
        (("paper", "plan", *ORDER), "--out: Name the file to write"),
        (("paper", "plan", *ORDER, "--paper", "A5", "--out", "x.pdf"), "--paper: Write A4 or Letter."),
        (("paper", "plan", *ORDER, "--stock", "a4-21", "--out", "x.pdf"), "--stock: It belongs to labels"),
        (("paper", "label", *ORDER, "--out", "x.pdf"), "--stock: Say what the labels are printed on: a4-21"),
        (("paper", "label", *ORDER, "--stock", "a4-21", "--paper", "A4", "--out", "x.pdf"), "--paper: It belongs to"),
        (("paper", "label", *ORDER, "--stock", "a4-21", "--copies", "0", "--out", "x.pdf"), "--copies: Write a whole"),
        (
            ("paper", "label", *ORDER, "--stock", "a4-21", "--copies", "1.5", "--out", "x.pdf"),
            "--copies: Write a whole",
        ),
        (("paper", "label", *ORDER, "--stock", "a4-21", "--first", "22", "--out", "x.pdf"), "has 21 in all"),
        (("paper", "plan", *without(ORDER, "--weight"), "--out", "x.pdf"), "An order that lacks something"),
        (("paper", "plan", *changed(ORDER, "--weight", "70,5kg"), "--out", "x.pdf"), "--weight: "),
        (("paper", "plan", *ORDER, "--outt", "x.pdf"), "is --out meant?"),
    ],
)
def test_that_what_cannot_be_printed_is_refused_in_a_sentence(
    ketadesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = ketadesk(*arguments)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert list(tmp_path.iterdir()) == []


def test_that_a_stopped_order_prints_nothing(ketadesk: Command, tmp_path: Path) -> None:
    done = ketadesk("paper", "plan", *changed(ORDER, "--weight", "7kg"), "--out", str(tmp_path / "x.pdf"))
    assert (done.status, done.out) == (3, "")
    assert "A stopped order is not printed" in done.err
    assert list(tmp_path.iterdir()) == []


def test_that_an_order_that_asks_is_printed_with_its_reason_and_not_before(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "worksheet.pdf"
    ward = (*changed(INTENSIVE_CARE, "--setting", "ward")[1:], "--give", "push", "--dose", "push=0.5mg/kg")
    held = process("paper", "plan", *ward, "--out", str(file))
    assert (held.status, held.out, file.exists()) == (2, "", False)
    assert "--reason push-above-consensus=TEXT" in held.err
    assert "Nothing is printed until the reason is given." in held.err
    reason = ("--reason", "push-above-consensus=Ordered by the anaesthetist")
    done = process("paper", "plan", *ward, *reason, "--out", str(file))
    assert (done.status, done.err) == (0, "")
    assert "Reason: Ordered by the anaesthetist" in text_of(file)


def test_that_a_folder_that_is_not_there_is_a_sentence(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "worksheet.pdf"
    done = process("paper", "plan", *ORDER, "--out", str(file))
    assert (done.status, done.out) == (2, "")
    assert done.err == f"--out: The PDF cannot be written: {file} (No such file or directory). Choose another place.\n"


def test_that_a_full_disk_leaves_the_old_file_and_nothing_half_done(tmp_path: Path) -> None:
    file = tmp_path / "worksheet.pdf"
    file.write_bytes(b"the old one")

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-m", "ketadesk", "paper", "plan", *ORDER, "--out", str(file)],
        capture_output=True, text=True, env=os.environ, timeout=120, check=False, preexec_fn=fill,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--out: The PDF cannot be written:")
    assert file.read_bytes() == b"the old one"
    assert [each.name for each in tmp_path.iterdir()] == ["worksheet.pdf"]


def test_that_the_help_lists_the_labels(ketadesk: Command) -> None:
    done = ketadesk("paper", "--help")
    assert done.status == 0
    assert "roll-40x15" in done.out
    assert "--method" in done.out
