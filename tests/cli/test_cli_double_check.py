"""Two workstations exchange a sealed order: the same, or what is not; never a value of the first entry."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without
from ketadesk.cli import double_checking, sealing
from ketadesk.protocols.library import Library

ORDER = DEPRESSION[1:]
# The second person's own entry: the dose and the time from the order too, then the syringe and the pump.
OWN = (*ORDER, "--dose", "0.5mg/kg", "--time", "40min", "--drawn", "0.7mL", "--pump-set", "75mL/h")


@pytest.fixture(autouse=True)
def _read_once(shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sealing, double_checking):
        monkeypatch.setattr(module, "load_site_library", lambda: shipped)


@pytest.fixture
def sealed(ketadesk: Command, tmp_path: Path) -> str:
    file = tmp_path / "bed4.ketadesk"
    done = ketadesk("seal", *ORDER, "--label", "BED 4", "--out", str(file))
    assert (done.status, done.err) == (0, "")
    return str(file)


def check(ketadesk: Command, file: str, *own: str) -> tuple[int, dict[str, Any]]:
    done = ketadesk("check", file, *own, "--json")
    return done.status, json.loads(done.out)


def test_that_two_entries_of_one_order_are_the_same(ketadesk: Command, sealed: str) -> None:
    done = ketadesk("check", sealed, *OWN)
    assert done.status == 0
    assert done.out.startswith("Sealed order BED 4: THE SAME, all ")
    status, told = check(ketadesk, sealed, *OWN)
    assert (status, told["status"], told["label"], told["differences"]) == (0, "the same", "BED 4", [])
    assert {"Weight", "Strength", "Dose and unit", "Drug drawn up", "Pump rate"} <= set(told["compared"])
    assert told["versions"]


@pytest.mark.parametrize(
    ("own", "field", "read_at", "looks_like"),
    [
        (changed(OWN, "--weight", "7kg"), "Weight", "the scale", "ten times"),
        (changed(OWN, "--weight", "154kg"), "Weight", "the scale", "pounds for kilograms"),
        (changed(OWN, "--dose", "5mg/kg"), "Dose and unit", "the order", "ten times"),
        (changed(OWN, "--pump-set", "52.5mL/h"), "Pump rate", "the pump", "mg/h set as mL/h"),
        (changed(OWN, "--vial", "1000mg/10mL"), "Strength", "the vial", "another vial"),
        (changed(OWN, "--diluent", "sodium-chloride-0.9"), "Diluent", "the syringe or bag", "no usual slip"),
    ],
)
def test_that_what_differs_is_named_and_only_again_what_it_looks_like(
    ketadesk: Command, sealed: str, own: tuple[str, ...], field: str, read_at: str, looks_like: str
) -> None:
    status, told = check(ketadesk, sealed, *own)
    assert (status, told["status"]) == (1, "not the same")
    assert {"field": field, "read_at": read_at} in [
        {k: d[k] for k in ("field", "read_at")} for d in told["differences"]
    ]
    assert not any("looks_like" in each for each in told["differences"])
    status, told = check(ketadesk, sealed, *own, "--again")
    assert status == 1
    assert looks_like in [each["looks_like"] for each in told["differences"] if each["field"] == field]


def test_that_a_mismatch_tells_no_value_and_no_direction(ketadesk: Command, sealed: str) -> None:
    for own in (
        changed(OWN, "--weight", "77kg"),
        changed(OWN, "--pump-set", "7.5mL/h"),
        changed(OWN, "--time", "4min"),
    ):
        for more in ((), ("--again",)):
            done = ketadesk("check", sealed, *own, *more)
            assert done.status == 1
            says = done.out.replace("BED 4", "")
            assert not any(sign.isdigit() for sign in says), says
            assert not {"larger", "smaller", "higher", "lower", "more than", "less than"} & set(says.split())


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (without(OWN, "--pump-set"), "--pump-set infusion: Read it where it stands and enter it."),
        (without(OWN, "--drawn"), "--drawn infusion: Read it where it stands and enter it."),
        (without(OWN, "--dose"), "--dose infusion: Enter it as it stands on the order: a double check takes no usual"),
        (without(OWN, "--weight"), "--weight: Enter the weight."),
        (changed(OWN, "--pump-set", "7,5mL/h"), "--pump-set infusion: A comma may mean a point or thousands."),
        (changed(OWN, "--pump-set", "75mg/h"), "--pump-set: The unit mg/h is not read here: write mL/h."),
        (changed(OWN, "--drawn", "push=0.7mL"), "--drawn: Say of which, as in infusion=0.7mL: infusion."),
        ((*OWN, "--pump-volume", "50mL"), "--pump-volume: This order has nothing of that kind to read: leave it out."),
        ((*OWN, "--drawn", "0.7mL"), "--drawn: It is given twice: give it once."),
    ],
)
def test_that_an_entry_that_is_not_whole_is_not_compared(
    ketadesk: Command, sealed: str, own: tuple[str, ...], says: str
) -> None:
    done = ketadesk("check", sealed, *own)
    assert (done.status, done.out) == (2, "")
    assert says in done.err


def test_that_a_changed_file_and_another_file_are_refused(ketadesk: Command, sealed: str, tmp_path: Path) -> None:
    text = Path(sealed).read_text(encoding="utf-8")
    changed_file = tmp_path / "changed"
    changed_file.write_text(text.replace("BED 4", "BED 5"), encoding="utf-8")
    assert "The file was changed on the way" in ketadesk("check", str(changed_file), *OWN).err
    changed_file.write_bytes(b"\xff\xfe")
    assert "it is not text" in ketadesk("check", str(changed_file), *OWN).err
    assert "cannot be read" in ketadesk("check", str(tmp_path / "none"), *OWN).err
    assert ketadesk("check").err == "FILE: Say which sealed order to check against.\n"


def test_that_only_an_order_that_is_ready_is_sealed(ketadesk: Command, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "file"))
    ward = changed(INTENSIVE_CARE, "--setting", "ward")[1:]
    for order, status, says in (
        (without(ORDER, "--weight"), 2, "--weight: Enter the weight."),
        (changed(ORDER, "--diluent", "sterile-water"), 3, "A stopped order cannot be checked"),
        (ward, 2, "A question is open"),
        (("esketamine-nasal",), 2, "there is nothing to check"),
    ):
        done = ketadesk("seal", *order, *out)
        assert (done.status, done.out) == (status, "")
        assert says in done.err
    assert list(tmp_path.iterdir()) == []
    assert ketadesk("seal", *ward, *out, "--reason", "push-above-consensus=Team present").status == 0


def test_that_a_file_is_never_written_over(ketadesk: Command, sealed: str, tmp_path: Path) -> None:
    before = Path(sealed).read_bytes()
    done = ketadesk("seal", *ORDER, "--out", sealed)
    assert done.status == 2
    assert "is already there" in done.err
    assert Path(sealed).read_bytes() == before
    assert "cannot be written" in ketadesk("seal", *ORDER, "--out", str(tmp_path / "no" / "file")).err
    assert ketadesk("seal", *ORDER).err == "--out: Say which file to write, as in --out bed4.ketadesk.\n"


def test_that_a_long_label_is_refused(ketadesk: Command, tmp_path: Path) -> None:
    done = ketadesk("seal", *ORDER, "--label", "A" * 13, "--out", str(tmp_path / "file"))
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert done.err == "--label: A label has at most 12 characters; this one has 13.\n"
