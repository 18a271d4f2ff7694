"""A broken file takes only itself out and is named; a broken foundation stops everything and names every fault."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.presentation.answering import work_out
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.loading import Fault, FaultyFileError

RESOURCES = Path(__file__).parents[2] / "resources"
PROTOCOLS = {path.stem for path in (RESOURCES / "protocols").glob("*.toml")}
PRODUCTS = {path.stem for path in (RESOURCES / "products").glob("*.toml")}
CHECKLISTS = {path.stem for path in (RESOURCES / "checklists").glob("*.toml")}

ICU = "protocols/pain-icu.toml"
VIAL = "products/ketamine-200-20.toml"
PUSH, INFUSION = "administrations[0]", "administrations[1]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the resources that may be broken."""
    shutil.copytree(RESOURCES, tmp_path / "resources", ignore=shutil.ignore_patterns("__pycache__", "*.svg", "*.md"))
    return tmp_path / "resources"


def replacing(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def broken(root: Path, file: str, change: Callable[[str], str]) -> None:
    path = root / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def loaded(library: Library) -> set[str]:
    """Return every file of the three folders that was let in."""
    return {
        *(f"protocols/{id_}.toml" for id_ in library.protocols),
        *(f"products/{id_}.toml" for id_ in library.products),
        *(f"checklists/{checklist.group}.toml" for checklist in library.checklists),
    }


ALL = {
    *(f"protocols/{id_}.toml" for id_ in PROTOCOLS),
    *(f"products/{id_}.toml" for id_ in PRODUCTS),
    *(f"checklists/{id_}.toml" for id_ in CHECKLISTS),
}


def line(id_: str, more: str = "") -> str:
    return f'[[items]]\nid = "{id_}"\nsays = "A line."\nsource = "fda-label"\nstatus = "verified"\n{more}\n'


# The file, what is done to it, the key that is told, and a part of the reason.
ONE_FAULT: dict[str, tuple[str, Callable[[str], str], str, str]] = {
    "an unknown key": (ICU, lambda text: 'colour = "red"\n' + text, "", "unknown: colour"),
    "a missing key": (ICU, replacing('drug = "ketamine"\n', ""), "drug", "drug is missing"),
    "a wrong status word": (ICU, replacing('"verified"', '"certain"'), f"{PUSH}.dose.status", "not one of"),
    "an unknown source": (ICU, replacing('"padis-2018"', '"padis-2081"'), f"{PUSH}.dose.source", "no source"),
    "an unknown further source": (
        ICU,
        replacing('also = ["cheo"]', 'also = ["cheops"]'),
        "statements[1].also",
        "'cheops'",
    ),
    "an unknown source of the hard ends": (
        ICU,
        replacing('hard_source = "ketadesk-guard"', 'hard_source = "nobody"'),
        f"{PUSH}.dose.hard_source",
        "no source 'nobody'",
    ),
    "an empty source": (
        ICU,
        replacing('source = "fda-label"', 'source = ""'),
        f"{PUSH}.least_time.source",
        "no source",
    ),
    "a claim better than its source": (
        ICU,
        replacing('status = "unverified"', 'status = "verified"'),
        "least_age.source",
        "claims verified, but ketadesk-guard is unverified",
    ),
    "a better claim for the hard ends": (
        ICU,
        replacing('hard_status = "unverified"', 'hard_status = "secondary"'),
        f"{PUSH}.dose.hard_source",
        "claims secondary, but ketadesk-guard is unverified",
    ),
    "a wrong unit": (ICU, replacing('low = "0.5 mg/kg"', 'low = "0.5 gr/kg"'), f"{PUSH}.dose.low", "not known"),
    "a wrong dimension": (ICU, replacing('"60 s"', '"60 mL"'), f"{PUSH}.least_time", "no time"),
    "low above high": (ICU, replacing('low = "1 mcg', 'low = "3 mcg'), f"{INFUSION}.dose", "out of order"),
    "a hard end inside the range": (
        ICU,
        replacing('hard_high = "8 mcg/kg/min"', 'hard_high = "1.5 mcg/kg/min"'),
        f"{INFUSION}.dose",
        "out of order",
    ),
    "a number instead of text": (ICU, replacing('"0.5 mg/kg"\nusual', "0.5\nusual"), f"{PUSH}.dose.low", "quotation"),
    "a decimal comma": (ICU, replacing('low = "0.5 mg', 'low = "2,5 mg'), f"{PUSH}.dose.low", "comma"),
    "invalid TOML": (ICU, lambda text: text + "\nid =\n", "", "cannot be read"),
    "an id that is not the file's": (ICU, replacing('id = "pain-icu"', 'id = "pain-acute"'), "id", "named 'pain-icu'"),
    "an administration twice": (
        ICU,
        replacing('id = "infusion"', 'id = "push"'),
        "administrations",
        "'push' is used more",
    ),
    "a vial that disagrees": (VIAL, replacing('"200 mg"', '"2000 mg"'), "", "is not the total"),
    "a vial of another name": (VIAL, replacing('id = "k', 'id = "K'), "id", "the file is named"),
    "a vial without a source": (
        VIAL,
        replacing('source = "fda-label-supply"', 'source = "nobody"'),
        "source",
        "nobody",
    ),
    "a list of another group": ("checklists/during.toml", replacing('"during"', '"before"'), "group", "named 'during'"),
}


def test_that_everything_that_ships_is_sound_and_under_its_own_name() -> None:
    library = load_library()
    assert [str(fault) for fault in library.faults] == []
    assert loaded(library) == ALL
    assert len(library.protocols) == 18
    assert all(id_ == protocol.id for id_, protocol in library.protocols.items())
    assert all(id_ == product.id for id_, product in library.products.items())
    assert library.notes
    shipped = tomllib.loads((RESOURCES / "protocols/pain-icu.toml").read_text(encoding="utf-8"))
    assert list(library.protocols["pain-icu"].neighbours) == shipped["neighbours"]


def test_that_the_installed_resources_are_those_of_the_repository() -> None:
    assert load_library() == load_library(RESOURCES)


@pytest.mark.parametrize("how", ONE_FAULT)
def test_that_a_broken_file_takes_only_itself_out_and_is_named(root: Path, how: str) -> None:
    file, change, key, reason = ONE_FAULT[how]
    broken(root, file, change)
    library = load_library(root)
    assert [(fault.file, fault.key) for fault in library.faults] == [(Path(file).name, key)]
    assert reason in library.faults[0].reason
    assert loaded(library) == ALL - {file}


@pytest.mark.parametrize("file", [ICU, "products/ketamine-200-20.toml", "checklists/during.toml"])
@pytest.mark.parametrize("content", [b"", b'id = "pain\xff"\n', 'id = "x"'.encode("utf-16")], ids=repr)
def test_that_an_empty_file_or_one_that_is_no_text_takes_only_itself_out(root: Path, file: str, content: bytes) -> None:
    (root / file).write_bytes(content)
    library = load_library(root)
    assert library.faults
    assert {fault.file for fault in library.faults} == {Path(file).name}
    assert loaded(library) == ALL - {file}


def test_that_faults_of_every_sort_are_told_together(root: Path) -> None:
    broken(root, ICU, replacing('title = "Pain after surgery, ICU"', "title = 5"))
    broken(root, ICU, replacing('source = "padis-2018"', 'source = "nobody"'))
    broken(root, ICU, replacing('"pain-shock"', '"pain-shack"'))
    broken(root, ICU, replacing('id = "infusion"', 'id = "push"'))
    broken(root, ICU, replacing('id = "pain-icu"', 'id = "pain-isu"'))
    library = load_library(root)
    assert {(fault.file, fault.key) for fault in library.faults} == {
        ("pain-icu.toml", key)
        for key in ("title", "administrations[0].dose.source", "neighbours", "administrations", "id")
    }
    assert loaded(library) == ALL - {ICU}


def test_that_every_broken_file_is_named_with_its_own_faults(root: Path) -> None:
    files = sorted(ALL)
    for file in files:
        broken(root, file, lambda text: 'colour = "red"\n' + text)
    with pytest.raises(FaultyFileError) as caught:
        load_library(root)
    first, *others = caught.value.faults
    assert str(first) == "protocols: no protocol is left"
    assert [(fault.file, fault.reason) for fault in sorted(others, key=lambda fault: fault.file)] == [
        (name, "unknown: colour") for name in sorted(Path(file).name for file in files)
    ]


@pytest.mark.parametrize("removed", [lambda folder: [each.unlink() for each in folder.iterdir()], shutil.rmtree])
def test_that_without_any_protocol_there_is_no_library(root: Path, removed: Callable[[Path], object]) -> None:
    shutil.rmtree(root / "protocols" / "__pycache__", ignore_errors=True)
    removed(root / "protocols")
    with pytest.raises(FaultyFileError, match=r"^protocols: no protocol is left$"):
        load_library(root)


# What a sound file names and what is not there may be misspelt or deleted: the file is kept, and the name is told.
@pytest.mark.parametrize(
    ("file", "change", "gone"),
    [
        (ICU, replacing('"pain-shock"', '"pain-shack"'), "pain-shack"),
        (
            "checklists/before.toml",
            replacing("[[items]]", line("a-line", 'protocols = ["pain-ucu"]') + "[[items]]"),
            "pain-ucu",
        ),
        (
            "checklists/course.toml",
            replacing("[[items]]", line("a-line", 'without = ["pain"]') + "[[items]]"),
            "pain",
        ),
    ],
)
def test_that_a_name_of_no_protocol_leaves_nothing_out_and_is_told(
    root: Path, file: str, change: Callable[[str], str], gone: str
) -> None:
    broken(root, file, change)
    library = load_library(root)
    says = f"{gone}.toml: there is no such file, and {Path(file).name} names it"
    assert [str(fault) for fault in library.faults] == [says]
    assert list(library.left_out) == [gone]
    assert loaded(library) == ALL
    assert gone not in library.protocols["pain-icu"].neighbours


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_that_a_deleted_protocol_takes_nothing_else_out(root: Path, protocol: str) -> None:
    (root / "protocols" / f"{protocol}.toml").unlink()
    library = load_library(root)
    assert loaded(library) == ALL - {f"protocols/{protocol}.toml"}
    assert {fault.file for fault in library.faults} <= {f"{protocol}.toml"}
    assert set(library.left_out) <= {protocol}
    assert all(each in library.protocols for other in library.protocols.values() for each in other.neighbours)


def test_that_a_deleted_protocol_is_named_with_how_many_files_name_it(root: Path) -> None:
    (root / ICU).unlink()
    files = [*(root / "protocols").glob("*.toml"), *(root / "checklists").glob("*.toml"), root / "notes.toml"]
    naming = sum('"pain-icu"' in path.read_text(encoding="utf-8") for path in files)
    (fault,) = load_library(root).faults
    says = f"pain-icu.toml: there is no such file, and {naming} files name it, anaesthesia.toml among them"
    assert str(fault) == says


@pytest.mark.parametrize("checklist", sorted(CHECKLISTS))
def test_that_a_deleted_checklist_is_named(root: Path, checklist: str) -> None:
    file = f"checklists/{checklist}.toml"
    (root / file).unlink()
    library = load_library(root)
    assert [str(fault) for fault in library.faults] == [
        f"{checklist}.toml: there is no such file: its lines are missing"
    ]
    assert library.left_out == {}
    assert loaded(library) == ALL - {file}


def test_that_every_checklist_is_named_when_their_folder_is_gone(root: Path) -> None:
    shutil.rmtree(root / "checklists")
    library = load_library(root)
    assert {fault.file for fault in library.faults} == {f"{each}.toml" for each in CHECKLISTS}
    assert library.checklists == ()


def test_that_a_broken_protocol_is_told_by_its_id(root: Path) -> None:
    broken(root, ICU, replacing('"60 s"', '"60 mL"'))
    broken(root, VIAL, lambda text: 'colour = "red"\n' + text)
    library = load_library(root)
    assert list(library.left_out) == ["pain-icu"]
    assert [fault.key for fault in library.left_out["pain-icu"]] == [f"{PUSH}.least_time"]


def test_that_a_protocol_left_out_is_no_fault_of_those_it_is_mistaken_for(root: Path) -> None:
    broken(root, ICU, lambda text: 'colour = "red"\n' + text)
    library = load_library(root)
    assert [fault.file for fault in library.faults] == ["pain-icu.toml"]
    near = library.protocols["pain-acute"].neighbours
    assert "pain-icu" in load_library().protocols["pain-acute"].neighbours
    assert "pain-icu" not in near
    assert all(each in library.protocols for protocol in library.protocols.values() for each in protocol.neighbours)


def test_that_an_order_is_still_worked_out_when_a_neighbour_was_left_out(root: Path) -> None:
    draft = Draft(
        protocol="pain-acute", setting="icu", weight_text="70", strength_text="50", vial_volume_text="10",
        vial_total_text="500", method="make-up", container="syringe-50", diluent="sodium-chloride-0.9",
        concentration_text="1", given=("infusion",),
    ).with_dose("infusion", DoseDraft(dose_text="2", dose_unit="mg/kg/h"))  # fmt: skip
    with_all = work_out(draft, load_library()).sheet
    broken(root, ICU, lambda text: 'colour = "red"\n' + text)
    without = work_out(draft, load_library(root)).sheet
    assert without.state != "incomplete", without.missing
    assert {found.code for found in without.findings} <= {found.code for found in with_all.findings}


def test_that_a_line_of_two_checklists_leaves_the_second_out(root: Path) -> None:
    broken(root, "checklists/before.toml", lambda text: f"{text}\n{line('the-same')}")
    broken(root, "checklists/during.toml", lambda text: f"{text}\n{line('the-same')}")
    library = load_library(root)
    assert [(fault.file, fault.key) for fault in library.faults] == [("during.toml", "items")]
    assert "'the-same' is in before.toml too" in library.faults[0].reason
    assert loaded(library) == ALL - {"checklists/during.toml"}


def test_that_a_line_twice_in_one_checklist_leaves_it_out(root: Path) -> None:
    broken(root, "checklists/during.toml", lambda text: f"{text}\n{line('twin')}\n{line('twin')}")
    library = load_library(root)
    assert [(fault.file, fault.key) for fault in library.faults] == [("during.toml", "items")]
    assert loaded(library) == ALL - {"checklists/during.toml"}


def test_that_two_files_of_one_protocol_keep_only_the_one_of_its_name(root: Path) -> None:
    shutil.copy(root / ICU, root / "protocols" / "pain-ice.toml")
    library = load_library(root)
    assert [(fault.file, fault.key) for fault in library.faults] == [("pain-ice.toml", "id")]
    assert loaded(library) == ALL


def test_that_broken_notes_leave_out_the_notes_alone(root: Path) -> None:
    broken(root, "notes.toml", lambda text: text.replace("source = ", "sauce = ", 1))
    library = load_library(root)
    assert {fault.file for fault in library.faults} == {"notes.toml"}
    assert library.notes == ()
    assert loaded(library) == ALL


def test_that_a_note_for_no_protocol_is_kept_and_the_name_is_told(root: Path) -> None:
    note = '[[notes]]\nid = "n"\nsays = "A note."\nsource = "fda-label"\nstatus = "verified"\nprotocols = ["pain"]\n'
    broken(root, "notes.toml", lambda text: f"{text}\n{note}")
    library = load_library(root)
    assert [str(fault) for fault in library.faults] == ["pain.toml: there is no such file, and notes.toml names it"]
    assert "n" in {each.id for each in library.notes}


def test_that_other_files_in_a_folder_are_passed_over(root: Path) -> None:
    (root / "protocols" / "README.txt").write_text("not a protocol", encoding="utf-8")
    (root / "protocols" / "pain-icu.toml~").write_text("broken", encoding="utf-8")
    assert load_library(root).faults == ()


FOUNDATION: dict[str, tuple[str, Callable[[str], str], tuple[str, ...]]] = {
    "sources, unknown key": ("sources.toml", replacing("\ntitle = ", "\ntilte = "), ("sources[0]", "sources[0].title")),
    "sources, an id twice": (
        "sources.toml",
        replacing('id = "cheo"', 'id = "fda-label"'),
        ("sources",),
    ),
    "sources, no TOML": ("sources.toml", lambda text: text + "[[", ("",)),
    "sources, empty": ("sources.toml", lambda _text: "", ("sources",)),
    "limits, one missing": ("limits.toml", replacing("[push_time]", "[push_tiem]"), ("", "push_time")),
    "limits, wrong kind": ("limits.toml", replacing('"50 mg/mL"', '"50 mg"'), ("push_concentration",)),
    "limits, a comma": ("limits.toml", replacing('"0.5 mg/kg/min"', '"0,5 mg/kg/min"'), ("push_speed.value",)),
    "limits, unknown source": (
        "limits.toml",
        lambda text: text.replace("source = ", 'source = "nobody" # ', 1),
        ("weight_least.source",),
    ),
    "limits, empty": ("limits.toml", lambda _text: "", ("age_older", "push_time", "rate_ceiling")),
    "formulas, wrong kind": ("weight_formulas.toml", replacing('"50 kg"', '"50 g"'), ("ideal_male",)),
    "formulas, one missing": ("weight_formulas.toml", replacing("[ideal_male]", "[ideal]"), ("", "ideal_male")),
    "equipment, wrong kind": (
        "equipment.toml",
        replacing('nominal = "50 mL"', 'nominal = "50 mg"'),
        ("containers[0].nominal",),
    ),
    "equipment, an id twice": ("equipment.toml", replacing('id = "bag-100"', 'id = "bag-50"'), ("containers",)),
    "equipment, no TOML": ("equipment.toml", lambda text: text + "[[", ("",)),
}


@pytest.mark.parametrize("how", FOUNDATION)
def test_that_a_broken_foundation_stops_everything_and_says_why(root: Path, how: str) -> None:
    file, change, keys = FOUNDATION[how]
    broken(root, file, change)
    with pytest.raises(FaultyFileError) as caught:
        load_library(root)
    assert {fault.file for fault in caught.value.faults} == {file}
    assert set(keys) <= {fault.key for fault in caught.value.faults}
    assert str(caught.value).splitlines() == [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "file", ["sources.toml", "limits.toml", "weight_formulas.toml", "growth.toml", "equipment.toml"]
)
def test_that_a_missing_foundation_stops_everything(root: Path, file: str) -> None:
    (root / file).unlink()
    with pytest.raises(FaultyFileError, match=rf"^{file}: it cannot be read"):
        load_library(root)


def test_that_the_faults_of_all_foundations_are_told_at_once(root: Path) -> None:
    broken(root, "limits.toml", replacing('"50 mg/mL"', '"50 mg"'))
    broken(root, "limits.toml", replacing('"0.5 mg/kg/min"', '"0,5 mg/kg/min"'))
    broken(root, "equipment.toml", replacing('nominal = "50 mL"', 'nominal = "50 mg"'))
    broken(root, "weight_formulas.toml", replacing('"50 kg"', '"50 g"'))
    with pytest.raises(FaultyFileError) as caught:
        load_library(root)
    assert {(fault.file, fault.key) for fault in caught.value.faults} == {
        ("limits.toml", "push_concentration"),
        ("limits.toml", "push_speed.value"),
        ("equipment.toml", "containers[0].nominal"),
        ("weight_formulas.toml", "ideal_male"),
    }


def test_that_a_fault_is_said_in_one_line() -> None:
    assert str(Fault("a.toml", "dose.low", "out of order")) == "a.toml: dose.low: out of order"
    assert str(Fault("a.toml", "", "it cannot be read")) == "a.toml: it cannot be read"


def test_that_the_plain_regimen_is_listed_before_those_that_say_more_and_depression_first() -> None:
    listed = list(load_library().protocols)
    assert listed[:2] == ["depression-iv", "depression-iv-96h"]
    assert listed.index("pain-acute") < listed.index("pain-ed") < listed.index("pain-ed-geriatric")
    assert listed[-1] == "adjunct-midazolam"
