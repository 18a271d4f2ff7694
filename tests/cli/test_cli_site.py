"""`ketadesk site`, and that every command honours the file it shows."""

import json
from pathlib import Path

import pytest

from ketadesk.cli.command import run

EXAMPLE = Path(__file__).parents[2] / "resources" / "docs" / "site.example.toml"
ORDER = [
    "plan", "depression-iv", "--weight", "90kg", "--vial", "500mg/10mL", "--method", "make-up", "--container", "50mL",
    "--diluent", "sodium-chloride-0.9",
]  # fmt: skip


def test_that_without_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site"]) == 0
    assert capsys.readouterr().out == "No site file.\n"


def test_that_it_lists_what_is_added_and_narrowed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KETADESK_SITE", str(EXAMPLE))
    assert run(["site"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Site file Example clinic 2026-11 (")
    for line in (
        "product: ketamine 100 mg in 2 mL",
        "pump: Example syringe pump",
        "limit rate_ceiling: 5 mg/kg/h (stop)",
    ):
        assert line in out


def test_that_a_plan_is_capped_by_the_site_and_its_record_names_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # 0.5 mg/kg × 90 kg = 45 mg without the site's cap of 40 mg.
    run([*ORDER, "--json"])
    without = json.loads(capsys.readouterr().out)
    monkeypatch.setenv("KETADESK_SITE", str(EXAMPLE))
    run([*ORDER, "--json"])
    with_site = json.loads(capsys.readouterr().out)
    assert without["versions"]["site"] == "no site file"
    assert with_site["versions"]["site"].startswith("site file Example clinic 2026-11 (")
    assert with_site["versions"]["protocols"] == without["versions"]["protocols"]
    assert "45 mg" in str(without["cards"])
    assert "40 mg" in str(with_site["cards"])
    assert {term["text"] for term in with_site["terms"] if term["id"] == "infusion.dose"} == {"40 mg"}


def test_that_a_faulty_file_is_named_by_every_command_and_not_used(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "site.toml"
    file.write_text(EXAMPLE.read_text("utf-8").replace('"5 mg/kg/h"', '"8 mg/kg/h"'), "utf-8")
    monkeypatch.setenv("KETADESK_SITE", str(file))
    assert run(["site"]) == 2
    assert "looser than ours: write 7 mg/kg/h or less" in capsys.readouterr().err
    for command in (["protocols"], ["sources"], ORDER):
        assert run(command) == 0
        assert "Warning: left out: site.toml: line " in capsys.readouterr().err
    run([*ORDER, "--json"])
    assert json.loads(capsys.readouterr().out)["versions"]["site"] == "site file not used, 1 fault"
