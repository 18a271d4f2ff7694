"""Under any locale every figure is the same, byte for byte: ASCII digits and a point."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LOCALES = ("C", "en_US", "de_DE", "fr_FR", "de_CH", "ar_EG", "hi_IN", "fa_IR", "he_IL")


@cache
def shown(locale: str) -> list[str]:
    """Return every text of the window under a locale of the system."""
    name = locale if locale == "C" else f"{locale}.UTF-8"
    surroundings = {"LANG": name, "LC_ALL": name, "LANGUAGE": locale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-X", "utf8", "-m", "access.shown_figures", locale]
    done = subprocess.run(
        command, cwd=TESTS, env=os.environ | surroundings, capture_output=True, text=True, timeout=120, check=False,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    texts: list[str] = json.loads(done.stdout)
    return texts


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_that_every_figure_is_the_same_under_every_locale(locale: str) -> None:
    assert shown(locale) == shown("C")


def test_that_every_digit_is_ascii() -> None:
    texts = shown("C")
    assert any("75 mL/h" in text for text in texts)
    assert not [text for text in texts if re.search(r"(?![0-9])\d", text)]
