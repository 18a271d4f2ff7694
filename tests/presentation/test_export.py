"""Records of terms: ids that are used once, the plain one by the result; and a hash that follows the data."""

from pathlib import Path

from ketadesk.dosing.term import add, given, multiply
from ketadesk.presentation.export import installed_version, term_records
from ketadesk.presentation.hashing import data_hash
from ketadesk.quantities.kinds import concentration, mass, time, volume


def test_that_a_result_has_the_plain_name_and_what_it_rests_on_the_numbered_one() -> None:
    first = given("waste", volume.of(2))
    second = given("waste", volume.of(3))
    both = add("waste", first, second, into=volume)
    told = term_records([("push", "", both)])
    assert [term["id"] for term in told] == ["push.waste_2", "push.waste_3", "push.waste"]
    assert [operand["id"] for operand in told[-1]["operands"]] == ["push.waste_2", "push.waste_3"]


def test_that_a_shared_term_is_told_once_under_its_first_administration() -> None:
    strength = given("strength", concentration.of(50))
    drawn = [given("drawn volume", volume.of(size)) for size in (1, 2)]
    terms = [multiply("amount", each, strength, into=mass) for each in drawn]
    told = term_records([("", "", strength), ("push", "", terms[0]), ("infusion", "", terms[1])])
    assert [term["id"] for term in told] == [
        "strength", "push.drawn_volume", "push.amount", "infusion.drawn_volume", "infusion.amount",
    ]  # fmt: skip


def test_that_a_numbered_step_is_named_once() -> None:
    told = term_records([("infusion", "step_2_", given("time, step 2", time.of(90)))])
    assert (told[0]["id"], told[0]["label"], told[0]["text"]) == ("infusion.step_2_time", "Time, step 2", "90 min")


def test_that_the_hash_follows_every_data_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "a.toml").write_text("id = 1")
    before = data_hash(tmp_path)
    (tmp_path / "worked_examples.toml").write_text("none")
    (tmp_path / "icon.svg").write_text("none")
    assert data_hash(tmp_path) == before
    (tmp_path / "protocols" / "a.toml").write_text("id = 2")
    assert data_hash(tmp_path) != before


def test_that_a_package_that_is_not_there_is_said() -> None:
    assert installed_version("ketadesk") == "0.1.0"
    assert installed_version("no-such-package-of-ours") == "not installed"
