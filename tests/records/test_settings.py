"""Settings are kept whole or not at all, and a file that cannot be used is named and left."""

import os
import stat
from pathlib import Path

import pytest

from ketadesk.records.settings import Settings, load_settings, save_settings

CHOSEN = Settings("night", 150, "micrograms", "icu", "syringe-0.1", "bag-100", ("ketamine-500-10", "ketamine-200-20"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "ketadesk" / "settings.toml"


def test_that_what_is_kept_comes_back(file: Path) -> None:
    assert load_settings(file) == (Settings(), "")
    assert save_settings(file, CHOSEN) == ""
    assert load_settings(file) == (CHOSEN, "")


def test_that_only_its_owner_can_read_it_and_nothing_else_is_left(file: Path) -> None:
    save_settings(file, CHOSEN)
    save_settings(file, Settings())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]


def test_that_any_name_survives_its_quotation_marks(file: Path) -> None:
    odd = Settings(vials=('a"b', "c\\d"))
    save_settings(file, odd)
    assert load_settings(file) == (odd, "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"theme = ", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b'theme = "pink"', "theme is not one of its values"),
        (b"letters = 130", "letters is not one of its values"),
        (b"letters = true", "letters is not one of its values"),
        (b'micrograms = "ug"', "micrograms is not one of its values"),
        (b'vials = "all"', "vials is not one of its values"),
        (b"pump = 3", "pump is not one of its values"),
        (b'weight = "70"', "weight is unknown"),
        (b'theme = "pink"\nweight = 1', "theme is not one of its values, weight is unknown"),
    ],
)
def test_that_a_file_that_cannot_be_used_is_named_in_a_sentence_and_left(
    file: Path, content: bytes, reason: str
) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    settings, says = load_settings(file)
    assert settings == Settings()
    assert reason in says
    assert str(file) in says
    assert says.endswith(".")
    assert file.read_bytes() == content

    assert save_settings(file, CHOSEN) == ""
    assert load_settings(file) == (CHOSEN, "")
    assert (file.parent / "settings.faulty.toml").read_bytes() == content


def test_that_a_folder_that_cannot_be_written_is_named_and_the_old_file_stays(file: Path) -> None:
    save_settings(file, CHOSEN)
    before = file.read_bytes()
    blocked = file / "settings.toml"  # its folder is a file
    says = save_settings(blocked, Settings())
    assert "cannot be kept" in says
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="a link to nowhere is made as POSIX has it")
def test_that_a_link_to_nowhere_is_a_missing_file(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.symlink_to(file.parent / "nowhere")
    assert load_settings(file) == (Settings(), "")
