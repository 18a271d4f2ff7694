"""Colours: every role in every theme, contrast computed from the shipped tables, no colour anywhere else."""

import re
from pathlib import Path

import pytest

from ketadesk import views
from ketadesk.views.look.theme import Theme, load_theme

THEMES = ("light", "dark")
TEXT = (
    ("ink", "surface"), ("ink", "canvas"), ("ink", "sunken"), ("ink2", "canvas"), ("ink2", "surface"),
    ("ink3", "canvas"), ("ink3", "surface"), ("ink3", "sunken"), ("accent", "surface"), ("on_accent", "accent"),
    ("check", "surface"), ("stop", "surface"), ("on_stop", "stop"), ("pump_second", "pump"), ("ink", "soft"),
)  # fmt: skip
FIGURES = (("pump_text", "pump"), ("ink", "surface"))
EDGES = (("line", "canvas"), ("line", "surface"), ("check_line", "canvas"), ("stop", "canvas"), ("accent", "surface"))


@pytest.mark.parametrize("name", THEMES)
def test_that_text_figures_and_edges_stand_out_enough(name: str) -> None:
    theme = load_theme(name)
    for least, pairs in ((4.5, TEXT), (7, FIGURES), (3, EDGES)):
        for front, back in pairs:
            assert contrast(theme, front, back) >= least, (front, back)


def test_that_all_themes_know_the_same_roles_and_fill_the_style_sheet() -> None:
    light, dark = (load_theme(name) for name in THEMES)
    assert set(light.colours) == set(dark.colours)
    for theme in (light, dark):
        assert "$" not in theme.style_sheet().split("*/", 1)[1]


def test_that_no_view_holds_a_colour_of_its_own() -> None:
    folder = Path(views.__file__).parent
    for file in sorted(folder.glob("*.py")):
        assert not re.search(r"#[0-9A-Fa-f]{6}\b|QColor\([0-9]", file.read_text("utf-8")), file.name


def contrast(theme: Theme, front: str, back: str) -> float:
    """Return the contrast of two roles as WCAG 2.2 computes it."""
    lighter, darker = sorted((luminance(theme.colours[front]), luminance(theme.colours[back])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
