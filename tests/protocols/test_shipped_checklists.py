"""What the shipped checklists and notes say, to whom, how often, and how well that is supported."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from ketadesk.protocols.checklist import GROUPS, Group, Item
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.protocol import CareSetting, Form, Protocol
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import time
from ketadesk.quantities.parsing import Refused, parse_quantity

LONGEST_LINE = 60
LONGEST_NOTE = 160
LONGEST_DETAIL = 120
FOLDED = {"Contraindications", "Interactions"}  # the screen shows each as one line with a count
MOST_LINES: dict[Group, int] = {"preparation": 8, "before": 10, "during": 6, "after": 5, "course": 6}
DEEP = {"anaesthesia", "analgosedation", "sedation-deep"}
LOW_DOSE_PAIN = ("pain-ed", "pain-ed-geriatric")
REPEATED = ("depression-iv", "depression-iv-escalating", "depression-iv-high", "pain-chronic", "pain-crps")
PROTOCOLS = (
    "depression-iv",
    "depression-iv-escalating",
    "depression-iv-high",
    "depression-iv-96h",
    "suicidality-ed-low",
    "esketamine-nasal",
    "pain-icu",
    "pain-acute",
    "pain-fixed-rate",
    "analgosedation-icu",
    "pain-chronic",
    "pain-crps",
    "pain-ed",
    "pain-ed-geriatric",
    "pain-shock",
    "anaesthesia",
    "adjunct-midazolam",
    "adjunct-antisialagogue",
)


@cache
def library() -> Library:
    return load_library()


def protocol_of(id_: str) -> Protocol:
    return library().protocols[id_]


def forms_of(protocol: Protocol) -> frozenset[Form]:
    return frozenset(administration.form for administration in protocol.administrations)


def all_items() -> Iterator[tuple[Group, Item]]:
    for checklist in library().checklists:
        yield from ((checklist.group, item) for item in checklist.items)


def shown(protocol: Protocol, setting: CareSetting | None, group: Group) -> list[Item]:
    forms = forms_of(protocol)
    return [item for of, item in all_items() if of == group and item.belongs(protocol, setting, forms)]


def every_order() -> Iterator[tuple[Protocol, CareSetting]]:
    for protocol in library().protocols.values():
        yield from ((protocol, setting) for setting in protocol.settings)


def lines_on_screen(items: list[Item]) -> int:
    return len([item for item in items if item.topic not in FOLDED]) + len({item.topic for item in items} & FOLDED)


def duration(text: str) -> object:
    value = parse_quantity(text)
    assert not isinstance(value, Refused)
    return time(value)


def the_one(id_: str) -> Item:
    return next(item for _group, item in all_items() if item.id == id_)


# ---- The files as a whole --------------------------------------------------------------------------------------------


def test_that_every_shipped_file_loads_without_a_fault() -> None:
    assert [str(fault) for fault in library().faults] == []


def test_that_each_group_is_one_checklist() -> None:
    assert sorted(checklist.group for checklist in library().checklists) == sorted(GROUPS)


def test_that_no_id_is_used_twice() -> None:
    items = Counter(item.id for _group, item in all_items())
    notes = Counter(note.id for note in library().notes)
    assert [id_ for id_, count in (items + notes).items() if count > 1] == []


def test_that_every_protocol_tag_and_drug_that_a_line_names_exists() -> None:
    protocols = library().protocols
    tags = {tag for protocol in protocols.values() for tag in protocol.tags}
    drugs = {protocol.drug for protocol in protocols.values()}
    for part in [item for _group, item in all_items()] + list(library().notes):
        named = set(part.protocols) | set(getattr(part, "without", ()))
        assert named <= set(protocols), f"{part.id} names {sorted(named - set(protocols))}"
        assert set(part.tags) <= tags, f"{part.id} names {sorted(set(part.tags) - tags)}"
        assert set(part.drugs) <= drugs, f"{part.id} names {sorted(set(part.drugs) - drugs)}"


def test_that_every_line_and_note_is_shown_by_at_least_one_order() -> None:
    lines = {
        item.id for protocol, setting in every_order() for group in GROUPS for item in shown(protocol, setting, group)
    }
    assert [item.id for _group, item in all_items() if item.id not in lines] == []
    read = {note.id for protocol in library().protocols.values() for note in library().notes if note.belongs(protocol)}
    assert [note.id for note in library().notes if note.id not in read] == []


def test_that_the_lines_of_a_topic_stand_together() -> None:
    for checklist in library().checklists:
        topics = [item.topic for item in checklist.items]
        changes = sum(1 for left, right in pairwise(topics) if left != right)
        assert changes == len(set(topics)) - 1, f"{checklist.group}: {topics}"


# ---- Nothing missing, and short enough for one screen ----------------------------------------------------------------


@pytest.mark.parametrize("id_", PROTOCOLS)
def test_that_every_order_has_lines_before_during_and_after(id_: str) -> None:
    protocol = protocol_of(id_)
    assert protocol.settings
    for setting in protocol.settings:
        for group in ("preparation", "before", "during", "after"):
            assert shown(protocol, setting, group), f"{id_} in {setting}: nothing in {group}"


def test_that_no_list_outgrows_the_screen() -> None:
    for protocol, setting in every_order():
        for group, most in MOST_LINES.items():
            items = shown(protocol, setting, group)
            assert lines_on_screen(items) <= most, (
                f"{protocol.id} in {setting}, {group}: {[item.says for item in items]}"
            )


@pytest.mark.parametrize("id_", REPEATED)
def test_that_a_repeated_course_asks_for_liver_tests_and_the_bladder(id_: str) -> None:
    protocol = protocol_of(id_)
    for setting in protocol.settings:
        assert the_one("liver-tests-before") in shown(protocol, setting, "before")
        course = shown(protocol, setting, "course")
        assert the_one("liver-tests-again") in course
        assert the_one("urinary-symptoms-asked") in course
        assert the_one("urinary-pain-stays") in course


def test_that_a_depression_course_is_scored_at_24_h_and_looks_for_relapse_at_14_days() -> None:
    course = [item.says for item in shown(protocol_of("depression-iv"), "clinic", "course")]
    assert any("24 h" in says for says in course)
    assert any("14 days" in says for says in course)


@pytest.mark.parametrize("id_", ["pain-ed", "pain-shock", "anaesthesia", "pain-icu", "suicidality-ed-low"])
def test_that_a_single_treatment_has_no_course(id_: str) -> None:
    protocol = protocol_of(id_)
    for setting in protocol.settings:
        assert shown(protocol, setting, "course") == []


def test_that_every_ketamine_order_says_how_long_what_was_mixed_may_be_kept() -> None:
    rules = {"used-at-once", "fixed-rate-syringe-life", "long-infusion-changes"}
    for protocol, setting in every_order():
        if protocol.drug == "ketamine":
            found = [item.id for item in shown(protocol, setting, "preparation") if item.id in rules]
            assert len(found) == 1, f"{protocol.id}: {found}"


def test_that_an_order_with_a_push_times_it_and_forbids_the_undiluted_strong_vial() -> None:
    for protocol, setting in every_order():
        if protocol.drug == "ketamine":
            says = {item.id for group in GROUPS for item in shown(protocol, setting, group)}
            wanted = {"push-by-the-clock", "strongest-vial-diluted"}
            assert wanted & says == (wanted if "push" in forms_of(protocol) else set()), protocol.id


def test_that_an_infusion_forbids_sterile_water() -> None:
    for id_ in ("depression-iv", "pain-icu", "analgosedation-icu", "pain-ed"):
        protocol = protocol_of(id_)
        assert the_one("diluent-for-infusion") in shown(protocol, protocol.settings[0], "preparation")


# ---- Contraindications and interactions ------------------------------------------------------------------------------


def test_that_every_contraindication_has_a_grade_and_nothing_else_has() -> None:
    for group, item in all_items():
        assert bool(item.grade) == (item.topic == "Contraindications"), item.id
        assert not item.grade or group == "before", item.id


def test_that_only_what_a_label_forbids_is_absolute() -> None:
    absolute = {item.id: item for _group, item in all_items() if item.grade == "absolute"}
    of_ketamine = {id_ for id_, item in absolute.items() if "ketamine" in item.drugs}
    of_esketamine = {id_ for id_, item in absolute.items() if item.drugs == ("esketamine",)}
    assert of_ketamine == {"pressure-rise-dangerous", "allergy-to-ketamine"}
    assert of_esketamine == {"esketamine-aneurysm", "esketamine-brain-bleed", "esketamine-allergy"}
    assert {item.source for item in absolute.values()} == {"fda-label-contraindications", "esketamine-label"}
    assert of_ketamine | of_esketamine == set(absolute)


def test_that_only_what_the_pain_societies_call_relative_is_relative() -> None:
    relative = [item for _group, item in all_items() if item.grade == "relative"]
    assert {item.source for item in relative} == {"asra-chronic-2018"}
    assert {item.id for item in relative} == {
        "uncontrolled-heart-disease",
        "active-psychosis",
        "severe-liver-disease",
        "raised-pressure-skull-eye",
        "pregnancy",
        "active-substance-abuse",
    }


def test_that_every_ketamine_order_asks_for_both_absolute_contraindications_and_the_labels_interactions() -> None:
    wanted = {"pressure-rise-dangerous", "allergy-to-ketamine", "theophylline", "sympathomimetics", "sedatives-opioids"}
    for protocol, setting in every_order():
        if protocol.drug == "ketamine":
            missing = wanted - {item.id for item in shown(protocol, setting, "before")}
            assert not missing, f"{protocol.id} in {setting}: {missing}"


def test_that_substance_abuse_is_named_for_a_series_and_not_for_one_dose() -> None:
    item = the_one("active-substance-abuse")
    assert item in shown(protocol_of("depression-iv"), "clinic", "before")
    assert item not in shown(protocol_of("pain-ed"), "ed", "before")


# ---- Fasting, equipment and staff ------------------------------------------------------------------------------------


def test_that_every_ketamine_order_has_exactly_one_fasting_line() -> None:
    for protocol, setting in every_order():
        if protocol.drug == "ketamine" and "adjunct" not in protocol.tags:
            lines = [item.says for item in shown(protocol, setting, "before") if item.topic == "Fasting"]
            assert len(lines) == 1, f"{protocol.id} in {setting}: {lines}"


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("anaesthesia", "fasted-for-anaesthesia"),
        ("depression-iv", "fasting-as-unit-asks"),
        ("analgosedation-icu", "fasting-as-unit-asks"),
        ("pain-ed", "fasting-not-asked-by-acep"),
        ("pain-ed-geriatric", "fasting-not-asked-by-acep"),
        ("pain-shock", "fasting-in-shock"),
    ],
)
def test_that_fasting_is_as_strict_as_the_regimen_asks(id_: str, line: str) -> None:
    protocol = protocol_of(id_)
    for setting in protocol.settings:
        assert the_one(line) in shown(protocol, setting, "before")


def test_that_every_ketamine_order_wants_airway_equipment_and_trained_staff() -> None:
    for protocol, setting in every_order():
        if protocol.drug == "ketamine":
            before = shown(protocol, setting, "before")
            assert the_one("airway-equipment") in before, protocol.id
            assert the_one("trained-staff") in before, protocol.id


def test_that_depression_is_treated_in_addition_and_only_after_other_treatments() -> None:
    before = shown(protocol_of("depression-iv"), "clinic", "before")
    assert the_one("added-not-alone") in before
    assert the_one("several-treatments-failed") in before


# ---- What is watched, how often, by protocol and setting -------------------------------------------------------------


def test_that_deep_sedation_is_written_down_at_least_every_5_min() -> None:
    deep = [(protocol, setting) for protocol, setting in every_order() if DEEP & set(protocol.tags)]
    assert {"anaesthesia", "analgosedation-icu"} <= {protocol.id for protocol, _setting in deep}
    for protocol, setting in deep:
        clocks = [item.every for item in shown(protocol, setting, "during") if item.every is not None]
        assert clocks, f"{protocol.id} in {setting}"
        assert min(clocks) <= duration("5 min"), f"{protocol.id} in {setting}"


def test_that_a_pain_infusion_meets_the_5_min_clock_in_intensive_care_and_not_on_the_ward() -> None:
    protocol = protocol_of("pain-acute")
    assert the_one("vital-signs-intensive-care") in shown(protocol, "icu", "during")
    assert not [item for item in shown(protocol, "ward", "during") if item.every is not None]


@pytest.mark.parametrize("id_", LOW_DOSE_PAIN)
def test_that_low_doses_for_pain_in_the_ed_ask_for_no_capnography_and_no_clock(id_: str) -> None:
    during = shown(protocol_of(id_), "ed", "during")
    assert the_one("watched-as-other-pain-relief") in during
    assert not [item.says for item in during if "apnography" in item.says + item.detail]
    assert not [item.says for item in during if item.every is not None]


def test_that_capnography_is_required_only_in_deep_sedation() -> None:
    for protocol, setting in every_order():
        required = the_one("capnography-deep") in shown(protocol, setting, "during")
        assert required == bool(DEEP & set(protocol.tags)), protocol.id


def test_that_blood_pressure_is_watched_for_2_h_after_a_depression_infusion_in_a_clinic() -> None:
    after = shown(protocol_of("depression-iv"), "clinic", "after")
    line = the_one("pressure-two-hours")
    assert line in after
    assert "Blood pressure" in line.says
    assert "2 h" in line.says
    assert line.until == duration("2 h")


def test_that_nasal_esketamine_is_watched_for_2_h_and_its_blood_pressure_taken_before_and_at_40_min() -> None:
    protocol = protocol_of("esketamine-nasal")
    setting = protocol.settings[0]
    assert the_one("esketamine-two-hours").until == duration("2 h")
    assert the_one("esketamine-two-hours") in shown(protocol, setting, "after")
    assert the_one("esketamine-pressure-before") in shown(protocol, setting, "before")
    assert "40 min" in the_one("esketamine-pressure-40").says
    assert the_one("esketamine-pressure-40") in shown(protocol, setting, "during")
    assert the_one("esketamine-certified") in shown(protocol, setting, "before")


def test_that_an_outpatient_is_told_not_to_drive_and_goes_home_with_an_adult() -> None:
    for id_ in ("depression-iv", "pain-ed", "esketamine-nasal"):
        protocol = protocol_of(id_)
        for setting in set(protocol.settings) & {"clinic", "ed"}:
            says = [item.says for item in shown(protocol, setting, "after")]
            assert any(line.startswith("No driving") for line in says), id_
            assert any(line.startswith("Taken home") for line in says), id_


def test_that_nobody_in_intensive_care_is_sent_home() -> None:
    for protocol, _setting in every_order():
        if "icu" in protocol.settings:
            assert not [
                item.says
                for item in shown(protocol, "icu", "after")
                if item.topic == "Discharge" and protocol.drug == "ketamine"
            ]


def test_that_midazolam_needs_a_cap_and_a_question_in_depression() -> None:
    protocol = protocol_of("adjunct-midazolam")
    for setting in protocol.settings:
        before = shown(protocol, setting, "before")
        assert the_one("midazolam-cap-agreed") in before
        assert the_one("midazolam-not-in-depression") in before
        assert the_one("midazolam-saturation") in shown(protocol, setting, "during")


def test_that_anaesthesia_asks_for_an_antisialagogue_and_nobody_doubles_up_on_movements() -> None:
    protocol = protocol_of("anaesthesia")
    for setting in protocol.settings:
        assert the_one("antisialagogue-given") in shown(protocol, setting, "before")
        assert the_one("limb-movements") in shown(protocol, setting, "during")


# ---- How well it is supported ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "status"),
    [
        ("capnography-deep", "unverified"),
        ("capnography-as-unit-asks", "unverified"),
        ("vital-signs-deep", "unverified"),
        ("pressure-two-hours", "unverified"),
        ("no-driving", "unverified"),
        ("added-not-alone", "unverified"),
        ("several-treatments-failed", "secondary"),
        ("not-another-drug", "unverified"),
        ("benzodiazepine-blunts", "unverified"),
        ("recovered", "unverified"),
        ("vital-signs-throughout", "verified"),
        ("used-at-once", "verified"),
        ("esketamine-two-hours", "verified"),
        ("liver-tests-before", "verified"),
    ],
)
def test_that_a_line_claims_no_more_than_its_source(id_: str, status: Status) -> None:
    assert the_one(id_).status == status


def test_that_what_only_the_starting_pages_or_memory_say_is_marked_so() -> None:
    weak = {"seed-depression", "seed-pain", "usual-practice", "wan-2015", "benzodiazepine-blunting", "look-alike-names"}
    for part in [item for _group, item in all_items()] + list(library().notes):
        if part.source in weak:
            assert part.status == "unverified", part.id


def test_that_no_note_says_ketamine_beats_ect() -> None:
    text = " ".join(
        [*(note.says for note in library().notes), *(item.says + item.detail for _group, item in all_items())]
    )
    assert not re.search(r"superior|35\.7|5\.7 %", text)
    assert "noninferiority" in text


# ---- How it is written -----------------------------------------------------------------------------------------------

UNITS = r"(?:mg|mcg|g|kg|lb|mL|L|h|hr|min|s|cm)"
WRITING = {
    "trailing zero": re.compile(r"\d\.\d*0(?!\d)"),
    "no leading zero": re.compile(r"(?<!\d)\.\d"),
    "micro sign or ug": re.compile("[\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}]|\\bug\\b"),
    "cc": re.compile(r"\bcc\b", re.IGNORECASE),
    "number touching its unit": re.compile(rf"\d(?:{UNITS}\b|%)"),
    "full stop after a unit": re.compile(rf"\d {UNITS}(?:/{UNITS})*\."),
    "dash in a range": re.compile(r"\d ?[-\N{EN DASH}\N{EM DASH}] ?\d"),
    "grouping comma": re.compile(r"\d,\d"),
    "sign read as a figure": re.compile(r"[<>@&+~]"),
    "double space": re.compile(r"  | $|^ "),
}


def sentences() -> Iterator[tuple[str, str]]:
    for _group, item in all_items():
        yield item.id, item.says
        yield item.id, item.detail
        yield item.id, item.topic
    for note in library().notes:
        yield note.id, note.says


@pytest.mark.parametrize("rule", WRITING)
def test_that_every_sentence_keeps_the_writing_rules(rule: str) -> None:
    assert [f"{id_}: {text}" for id_, text in sentences() if WRITING[rule].search(text)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("trailing zero", "1.0 mg"),
        ("trailing zero", "0.50 mg/kg"),
        ("no leading zero", "give .5 mg"),
        ("micro sign or ug", "2 ug/kg/min"),
        ("micro sign or ug", "2 \N{MICRO SIGN}g"),
        ("cc", "5 cc"),
        ("number touching its unit", "10mg"),
        ("number touching its unit", "0.9%"),
        ("full stop after a unit", "over 2 h. Then"),
        ("full stop after a unit", "0.5 mg/kg."),
        ("dash in a range", "1-2 mcg/kg/min"),
        ("grouping comma", "1,000 mg"),
    ],
)
def test_that_the_writing_rules_catch_what_they_are_for(rule: str, text: str) -> None:
    assert WRITING[rule].search(text)


def test_that_every_sentence_is_plain_ascii() -> None:
    assert [f"{id_}: {text}" for id_, text in sentences() if not text.isascii()] == []


def test_that_no_line_is_too_long_to_read_at_a_glance() -> None:
    for _group, item in all_items():
        assert 0 < len(item.says) <= LONGEST_LINE, item.says
        assert len(item.detail) <= LONGEST_DETAIL, item.detail
    for note in library().notes:
        assert 0 < len(note.says) <= LONGEST_NOTE, note.says


def test_that_a_line_is_no_sentence_and_a_detail_is() -> None:
    for _group, item in all_items():
        assert item.says[0].isupper() or item.says[0].isdigit(), item.says
        assert not item.says.endswith((".", "?", "!")), item.says
        assert not item.detail or item.detail.endswith("."), item.detail
        assert item.topic, item.id
    for note in library().notes:
        assert note.says.endswith("."), note.says
