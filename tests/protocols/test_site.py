"""A site's own file: what it adds is there, what it narrows binds, and with one fault none of it is used."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketadesk.presentation.answering import load_planner
from ketadesk.presentation.export import versions
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.site_file import load_site_library
from orders import scenario

EXAMPLE = (Path(__file__).parents[2] / "resources" / "docs" / "site.example.toml").read_text("utf-8")
HEAD = """
[site]
name = "Clinic"
version = "3"

[[sources]]
id = "policy"
title = "Policy"
short = "Policy"
organisation = "Clinic"
locator = "shelf"
status = "secondary"
supports = "limits"
"""
BACKED = 'source = "policy"\nstatus = "secondary"\n'
PRODUCT = """
[[products]]
id = "own"
drug = "ketamine"
title = "ketamine"
strength_basis = "base"
strength = "50 mg/mL"
volume = "2 mL"
total = "100 mg"
"""
CAP = '\n[[caps]]\nprotocol = "depression-iv"\nadministration = "infusion"\nvalue = "34 mg"\n'
CEILING = '\n[[limits]]\nname = "rate_ceiling"\n'
RANGE = '\n[[ranges]]\nprotocol = "depression-iv"\nadministration = "infusion"\n'
MIXTURE = '\n[[concentrations]]\nid = "m"\ntitle = "m"\ndrug = "ketamine"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that KETADESK_SITE names."""
    file = tmp_path / "site.toml"
    monkeypatch.setenv("KETADESK_SITE", str(file))
    return file


def read(site: Path, text: str) -> Library:
    site.write_text(text, "utf-8")
    return load_site_library()


def faults(library: Library) -> list[str]:
    return [str(fault) for fault in library.faults]


def test_that_the_example_is_sound_and_all_of_it_is_there(site: Path) -> None:
    library = read(site, EXAMPLE)
    assert faults(library) == []
    assert library.site.startswith("site file Example clinic 2026-11 (")
    assert "example-ketamine-100-2" in library.products
    assert [each.id for each in library.mixtures] == ["example-50-in-50"]
    assert library.cupboard.pumps[-1].id == "example-pump"
    assert "example-policy" in library.sources


def test_that_the_hash_is_that_of_the_file(site: Path) -> None:
    # printf '' | sha256sum begins e3b0c442: the file itself is hashed, here by the standard tool's known answer.
    from hashlib import sha256  # noqa: PLC0415

    library = read(site, HEAD)
    assert f"({sha256(HEAD.encode()).hexdigest()[:12]})" in library.site
    assert versions()["site"] == library.site


def test_that_without_a_file_nothing_is_different() -> None:
    library = load_site_library()
    assert library.site == "no site file"
    assert library == load_library()
    assert versions()["site"] == "no site file"


def test_that_a_file_beside_the_program_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(HEAD, "utf-8")
    monkeypatch.delenv("KETADESK_SITE", raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert load_site_library().site.startswith("site file Clinic 3 (")


FAULTY = {
    "no source": (
        CEILING + 'value = "5 mg/kg/h"\nstatus = "secondary"\n',
        "line 15, limits[0].source: source is missing",
    ),
    "unknown source": (
        CEILING + 'value = "5 mg/kg/h"\nsource = "nowhere"\nstatus = "secondary"\n',
        "line 18, limits[0].source: no source 'nowhere' in sources.toml",
    ),
    "claims too much": (
        CEILING + 'value = "5 mg/kg/h"\nsource = "policy"\nstatus = "verified"\n',
        "line 18, limits[0].source: claims verified, but policy is secondary",
    ),
    "looser above": (
        CEILING + 'value = "7.1 mg/kg/h"\n' + BACKED,
        "line 17, limits[0].value: it is looser than ours: write 7 mg/kg/h or less",
    ),
    "looser below": (
        '\n[[limits]]\nname = "weight_impossible_below"\nvalue = "9 kg"\n' + BACKED,
        "line 17, limits[0].value: it is looser than ours: write 10 kg or more",
    ),
    "softer": (
        CEILING + 'value = "5 mg/kg/h"\nseverity = "check"\n' + BACKED,
        "line 18, limits[0].severity: it is looser than ours: write stop",
    ),
    "another kind": (
        CEILING + 'value = "5 mL/h"\n' + BACKED,
        "line 17, limits[0].value: it is no dose rate per weight: write it as in 7 mg/kg/h",
    ),
    "no unit": (
        CEILING + 'value = "5"\n' + BACKED,
        "line 17, limits[0].value: it is no dose rate per weight: write it as in 7 mg/kg/h",
    ),
    "twice": (
        (CEILING + 'value = "5 mg/kg/h"\n' + BACKED) * 2,
        "line 22, limits[1].name: 'rate_ceiling' is narrowed twice: keep one",
    ),
    "what a label says": (
        '\n[[limits]]\nname = "do_not_dilute_strength"\nvalue = "5 mg/mL"\n' + BACKED,
        "line 16, limits[0].name: there is no limit 'do_not_dilute_strength' to narrow: write one of",
    ),
    "range too wide": (
        RANGE + 'of = "dose"\nhigh = "0.6 mg/kg"\n' + BACKED,
        "line 19, ranges[0].high: it is looser than ours: write 0.5 mg/kg or less",
    ),
    "range of another kind": (
        RANGE + 'of = "dose"\nhigh = "40 mg"\n' + BACKED,
        "line 19, ranges[0].high: it is of another kind: write it as in 0.5 mg/kg",
    ),
    "range upside down": (
        RANGE + 'of = "time"\nlow = "40 min"\nhigh = "39 min"\n' + BACKED,
        "line 15, ranges[0]: its ends are out of order",
    ),
    "range of nothing": (
        RANGE + 'of = "dose"\n' + BACKED,
        "line 15, ranges[0].low: it narrows nothing: give low, high, hard_low or hard_high",
    ),
    "range there is not": (
        RANGE + 'of = "concentration"\nhigh = "1 mg/mL"\n' + BACKED,
        "line 18, ranges[0].of: infusion has no range of concentration to narrow",
    ),
    "unknown protocol": (
        CAP.replace("depression-iv", "depression") + BACKED,
        "line 16, caps[0].protocol: no protocol 'depression': ketadesk protocols lists them",
    ),
    "unknown administration": (
        CAP.replace('"infusion"', '"drip"') + BACKED,
        "line 17, caps[0].administration: depression-iv has none of it: write one of infusion",
    ),
    "cap of another kind": (
        CAP.replace("34 mg", "34 mg/h") + BACKED,
        "line 15, caps[0]: a timed-infusion is capped in mg: any other cap would be passed over",
    ),
    "label contradicts itself": (
        PRODUCT.replace("100 mg", "200 mg") + BACKED,
        "line 15, products[0]: strength × volume is not the total: read the label again",
    ),
    "id that ships": (
        PRODUCT.replace('"own"', '"ketamine-500-10"') + BACKED,
        "line 16, products[0].id: 'ketamine-500-10' ships with KetaDesk: choose another id",
    ),
    "id twice": (PRODUCT + BACKED + PRODUCT + BACKED, "products: the id 'own' is used more than once"),
    "unknown drug": (
        PRODUCT.replace('"ketamine"', '"propofol"', 1) + BACKED,
        "line 17, products[0].drug: no drug 'propofol': write one of",
    ),
    "too strong": (
        MIXTURE + 'amount = "51 mg"\nvolume = "5 mL"\n' + BACKED,
        "line 19, concentrations[0].amount: it makes more than 10 mg/mL, our limit",
    ),
    "unknown key": ("\n[speed]\nfast = true\n", "unknown: speed"),
    "not a table": ("\nlimits = 3\n", "it cannot be read: Invalid"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_that_a_fault_is_named_with_its_line_and_none_of_the_file_is_used(site: Path, name: str) -> None:
    text, reason = FAULTY[name]
    library = read(site, HEAD + text if name != "not a table" else HEAD + "\nlimits = = 3\n")
    assert any(reason in each for each in faults(library)), faults(library)
    assert library.site.startswith("site file not used, ")
    shipped = load_library()
    for part in ("limits", "products", "protocols", "cupboard", "sources"):
        assert getattr(library, part) == getattr(shipped, part), part
    assert library.mixtures == ()


def test_that_all_faults_are_told_at_once(site: Path) -> None:
    texts = [FAULTY[name][0] for name in ("looser above", "range too wide", "unknown protocol", "unknown drug")]
    library = read(site, HEAD + "".join(texts))
    assert len(library.faults) == 4
    assert library.site == "site file not used, 4 faults"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "it cannot be read: No such file"),
        (b"\xff\xfe", "it is not written in UTF-8"),
        (b"[site", "cannot be read"),
    ],
)
def test_that_a_file_that_cannot_be_read_is_named(site: Path, content: bytes | None, reason: str) -> None:
    if content is not None:
        site.write_bytes(content)
    library = load_site_library()
    assert reason in faults(library)[0]
    assert library.site == "site file not used, 1 fault"


def test_that_a_narrower_ceiling_stops_from_its_own_value_on(site: Path) -> None:
    # 0.6 mg/kg/h is the target of the 96 h protocol: a ceiling of 0.6 lets it run, one of 0.59 stops it.
    for value, stops in (("0.6 mg/kg/h", False), ("0.59 mg/kg/h", True)):
        site.write_text(HEAD + CEILING + f'value = "{value}"\n' + BACKED, "utf-8")
        sheet = load_planner()(scenario("96-hours-in-four-steps")).sheet
        assert (sheet.state == "stopped") is stops, value


def test_that_a_narrower_range_asks_for_a_reason_beyond_it(site: Path) -> None:
    ends = 'of = "dose"\nlow = "0.5 mg/kg"\nhigh = "0.5 mg/kg"\nhard_high = "0.5 mg/kg"\n'
    site.write_text(HEAD + RANGE + ends + BACKED, "utf-8")
    planner = load_planner()
    draft = scenario("depression-70-kg-syringe")
    assert planner(draft).sheet.state == "ready"
    dosed = draft.with_dose("infusion", replace(draft.dose("infusion"), dose_text="0.51"))
    assert planner(dosed).sheet.state == "stopped"


def test_that_a_cap_of_the_site_binds_and_is_named_after_its_source(site: Path) -> None:
    # 0.5 mg/kg × 70 kg = 35 mg; capped at 34 mg.
    site.write_text(HEAD + CAP + BACKED, "utf-8")
    sheet = load_planner()(scenario("depression-70-kg-syringe")).sheet
    assert "34 mg" in str(sheet.cards)
    assert "Policy" in str(sheet)


def test_that_a_mixture_is_offered_where_it_is_meant_and_fills_what_it_says(site: Path) -> None:
    library_text = EXAMPLE
    site.write_text(library_text, "utf-8")
    planner = load_planner()
    offered = planner(scenario("pain-icu-70-kg-ward")).form.mixtures
    assert [(each.title, each.detail) for each in offered] == [("50 mg in 50 mL", "1 mg per 1 mL")]
    assert dict(offered[0].fills) == {"amount_text": "50", "container_volume_text": "50", "concentration_text": ""}
    assert planner(scenario("depression-70-kg-syringe")).form.mixtures == ()


def test_that_vials_and_pumps_of_the_site_can_be_chosen(site: Path) -> None:
    site.write_text(EXAMPLE, "utf-8")
    form = load_planner()(scenario("depression-70-kg-syringe")).form
    assert "example-ketamine-100-2" in [each.id for each in form.vials]
    assert "example-pump" in [each.id for each in form.pumps]


def test_that_faults_are_said_in_the_form(site: Path) -> None:
    site.write_text(HEAD + FAULTY["looser above"][0], "utf-8")
    said = load_planner()(scenario("depression-70-kg-syringe")).form.faults
    assert any("looser than ours" in each and "site.toml: line 17" in each for each in said), said


def test_that_more_than_2_h_stays_until_a_site_asks_for_longer(site: Path) -> None:
    run = '\n[[ranges]]\nprotocol = "pain-chronic"\nadministration = "infusion"\nof = "time"\n'
    shorter = read(site, f'{HEAD}{run}high = "48 h"\n{BACKED}').protocols["pain-chronic"].administration("infusion")
    longer = read(site, f'{HEAD}{run}low = "4 h"\n{BACKED}').protocols["pain-chronic"].administration("infusion")
    assert shorter.time is not None
    assert longer.time is not None
    assert shorter.time.written == "more than 2 h, at most 48 h"
    assert longer.time.written == "4 to 96 h"
