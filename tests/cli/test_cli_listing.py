"""What ships, listed; and a file that is broken, or an installation."""

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cli_orders import DEPRESSION, Command
from ketadesk.cli import command, judging, listing, planning
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.loading import Fault, FaultyFileError


def test_that_every_protocol_is_listed(ketadesk: Command, shipped: Library) -> None:
    done = ketadesk("protocols")
    assert (done.status, done.err) == (0, "")
    assert all(f"  {id_} " in done.out for id_ in shipped.protocols)
    assert [each["id"] for each in json.loads(ketadesk("protocols", "--json").out)] == list(shipped.protocols)


def test_that_every_protocol_can_be_shown_in_full(ketadesk: Command, shipped: Library) -> None:
    for id_, protocol in shipped.protocols.items():
        told = json.loads(ketadesk("protocols", id_, "--json").out)
        shown = ketadesk("protocols", id_).out
        assert [one["id"] for one in told["administrations"]] == [one.id for one in protocol.administrations]
        assert all(f"\n{one.id}: {one.title}, " in shown for one in protocol.administrations)
        assert len(told["statements"]) == len(protocol.statements)


def test_that_a_range_is_shown_with_its_source_and_how_well_that_supports_it(ketadesk: Command) -> None:
    told = json.loads(ketadesk("protocols", "pain-icu", "--json").out)
    dose = next(one for one in told["administrations"] if one["id"] == "infusion")["dose"]
    assert (dose["low"], dose["high"], dose["source"], dose["status"]) == (
        "1 mcg/kg/min", "2 mcg/kg/min", "padis-2018", "verified",
    )  # fmt: skip
    assert "dose 1 to 2 mcg/kg/min [" in ketadesk("protocols", "pain-icu").out


def test_that_every_source_is_listed_and_can_be_shown(ketadesk: Command, shipped: Library) -> None:
    listed = ketadesk("sources").out
    assert all(f"{id_} (" in listed for id_ in shipped.sources)
    shown = ketadesk("sources", "fda-label").out
    assert shipped.sources["fda-label"].organisation.split(";", maxsplit=1)[0] in " ".join(shown.split())
    assert json.loads(ketadesk("sources", "fda-label", "--json").out)["id"] == "fda-label"
    assert len(json.loads(ketadesk("sources", "--json").out)) == len(shipped.sources)


def broken(folder: Path, name: str) -> Path:
    """Return a copy of the resources with one file broken."""
    with as_file(files("ketadesk.resources")) as shipped:
        root = shutil.copytree(shipped, folder / "resources", ignore=shutil.ignore_patterns("__pycache__"))
    (root / name).write_text("id = [", encoding="utf-8")
    return root


def test_that_a_broken_protocol_is_named_and_the_rest_works(
    ketadesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_library(broken(tmp_path, "protocols/pain-crps.toml"))
    monkeypatch.setattr(planning, "load_site_library", lambda: library)
    done = ketadesk(*DEPRESSION)
    assert done.status == 0
    assert "SET THE PUMP TO: 75 mL/h" in done.out
    assert done.err.startswith("Warning: left out: pain-crps.toml: ")
    assert ketadesk("plan", "pain-crps").status == 2


RUNNING = ("running", "--rate", "4.2mL/h", "--amount", "50mg", "--volume", "50mL", "--weight", "70kg", "--protocol")


@pytest.mark.parametrize("asked", [("plan",), ("protocols",), RUNNING])
def test_that_a_protocol_left_out_is_named_and_no_other_suggested(
    ketadesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    option = "--protocol" if asked is RUNNING else "PROTOCOL"
    root = broken(tmp_path, "protocols/pain-icu.toml")
    library = load_library(root)
    (root / "protocols/pain-icu.toml").unlink()
    deleted = load_library(root)
    for module in (planning, judging, listing):
        monkeypatch.setattr(module, "load_site_library", lambda: library)
    done = ketadesk(*asked, "pain-icu")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(
        f"{option}: pain-icu is left out, its file is faulty: pain-icu.toml: it cannot be read: "
    )
    assert "meant" not in done.err
    near = ketadesk(*asked, "pain-acut")
    assert (near.status, near.out) == (2, "")
    assert near.err == f"{option}: There is no protocol pain-acut: ketadesk protocols lists those there are.\n"
    for module in (planning, judging, listing):
        monkeypatch.setattr(module, "load_site_library", lambda: deleted)
    done = ketadesk(*asked, "pain-icu")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{option}: pain-icu is left out, its file is faulty: pain-icu.toml: there is no such ")


def test_that_a_checklist_that_is_gone_is_warned_of(
    ketadesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = broken(tmp_path, "checklists/before.toml")
    (root / "checklists/before.toml").unlink()
    library = load_library(root)
    monkeypatch.setattr(planning, "load_site_library", lambda: library)
    done = ketadesk(*DEPRESSION)
    assert done.status == 0
    assert done.err == "Warning: left out: before.toml: there is no such file: its lines are missing\n"


def test_that_without_any_protocol_the_installation_is_broken(
    ketadesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = broken(tmp_path, "protocols/pain-icu.toml")
    shutil.rmtree(root / "protocols")
    for module in (planning, judging, listing):
        monkeypatch.setattr(module, "load_site_library", lambda: load_library(root))
    for asked in (("protocols",), DEPRESSION, (*RUNNING, "pain-icu")):
        done = ketadesk(*asked)
        assert (done.status, done.out) == (69, "")
        says = "The installation is broken and nothing can be worked out: install KetaDesk again."
        assert done.err == f"{says}\nprotocols: no protocol is left\n"


def test_that_a_broken_installation_ends_with_69_and_its_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = broken(tmp_path, "limits.toml")
    monkeypatch.setattr(planning, "load_site_library", lambda: load_library(root))
    status = command.run(DEPRESSION)
    out, err = capsys.readouterr()
    assert (status, out) == (69, "")
    assert "limits.toml: " in err
    assert "Traceback" not in err


def test_that_an_interrupted_command_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> Library:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "load_site_library", interrupted)
    assert command.run(["protocols"]) == 130
    assert capsys.readouterr() == ("", "")


def test_that_help_of_a_broken_installation_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(_root: object = None) -> Library:
        raise FaultyFileError((Fault("sources.toml", "", "it cannot be read"),))

    monkeypatch.setattr("ketadesk.cli.allowed.load_site_library", faulty)
    assert command.run(["plan", "--help"]) == 0
    assert "the installation is broken" in capsys.readouterr().out
