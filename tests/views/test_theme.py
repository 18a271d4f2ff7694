"""Colours: every role in every theme, contrast computed from the shipped tables, no colour anywhere else."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ketadesk import views
from ketadesk.views.look.style_sheet import style_sheet
from ketadesk.views.look.theme import Theme, load_theme

THEMES = ("light", "dark", "contrast", "contrast-black", "night")
PAPER = ("canvas", "surface", "sunken")
TEXT = (
    *((ink, paper) for ink in ("ink", "ink2", "ink3", "check", "accent") for paper in PAPER),
    ("ink", "soft"), ("ink2", "soft"), ("on_chosen", "chosen"), ("on_accent", "accent"), ("on_main", "main"),
    ("stop", "surface"), ("stop", "canvas"), ("on_stop", "stop"), ("check", "check_soft"), ("ink", "check_soft"),
    ("pump_second", "pump"), ("pump_text", "pump_field"), ("pump_second", "pump_field"), ("on_label", "label"),
    ("ink", "diluent"), ("surface", "drug"),
)  # fmt: skip
FIGURES = (
    ("pump_text", "pump"),
    ("pump_text", "pump_field"),
    ("ink", "surface"),
    ("ink", "canvas"),
    ("on_label", "label"),
)
EDGES = (
    *((edge, paper) for edge in ("line", "check_line", "stop", "accent", "chosen_edge") for paper in PAPER),
    ("accent", "soft"), ("on_chosen", "chosen"), ("check_line", "check_soft"), ("drug", "surface"), ("drug", "diluent"),
    ("pump_edge", "canvas"), ("pump_field_edge", "pump"), ("pump_focus", "pump"), ("pump_ring", "pump"),
    ("pulse", "surface"), ("oxygen", "surface"), ("pulse", "sunken"), ("oxygen", "sunken"),
)  # fmt: skip
# What look.md says was measured, in its own order: light, dark, contrast, night.
MEASURED = {
    ("ink", "surface"): (17.4, 15.0, 21, 11.1), ("ink2", "canvas"): (7.4, 10.5, 21, 7.5),
    ("ink3", "canvas"): (5.1, 7.4, 21, 5.7), ("accent", "surface"): (7.6, 8.2, 9.9, 9.5),
    ("check", "surface"): (8.2, 9.1, 21, 7.5), ("on_stop", "stop"): (8.3, 7.8, 21, 6.7),
    ("pump_text", "pump"): (17.3, 21, 21, 13.9), ("on_label", "label"): (17.4, 17.4, 17.4, 12.1),
    ("line", "canvas"): (3.2, 4.8, 21, 3.8), ("line", "surface"): (3.8, 4.3, 21, 3.5),
    ("check_line", "canvas"): (4.3, 6.6, 21, 5.3), ("drug", "diluent"): (5.8, 5.1, 21, 5.3),
    ("pump_edge", "canvas"): (14.5, 9.1, 21, 10.1),
}  # fmt: skip


@pytest.mark.parametrize("name", THEMES)
def test_that_text_figures_and_edges_stand_out_enough(name: str) -> None:
    theme = load_theme(name)
    low = {
        (front, back): round(contrast(theme, front, back), 2)
        for least, pairs in ((4.5, TEXT), (7, FIGURES), (3, EDGES))
        for front, back in pairs
        if contrast(theme, front, back) < least
    }
    assert low == {}


@pytest.mark.parametrize(("pair", "measured"), MEASURED.items())
def test_that_the_colours_are_those_that_were_measured(pair: tuple[str, str], measured: tuple[float, ...]) -> None:
    themes = [load_theme(name) for name in ("light", "dark", "contrast", "night")]
    assert [contrast(theme, *pair) for theme in themes] == [pytest.approx(each, abs=0.1) for each in measured]


def test_that_every_shipped_theme_knows_the_same_roles_and_each_is_a_colour() -> None:
    shipped = sorted(file.name.removesuffix(".toml") for file in Path(str(APPEARANCE)).glob("*.toml"))
    assert shipped == sorted(THEMES)
    roles = set(load_theme("light").colours)
    for name in THEMES:
        theme = load_theme(name)
        assert set(theme.colours) == roles, name
        for role, colour in theme.colours.items():
            assert re.fullmatch(r"#[0-9A-F]{6}", colour), (name, role)
            assert theme.colour(role).isValid()


def test_that_no_theme_is_green_anywhere() -> None:
    for name in THEMES:
        for role, colour in load_theme(name).colours.items():
            red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
            assert green <= max(red, blue), (name, role)


def test_that_ink_and_paper_change_places_in_the_black_contrast_theme() -> None:
    white, black = load_theme("contrast").colours, load_theme("contrast-black").colours
    swapped = {"#000000": "#FFFFFF", "#FFFFFF": "#000000"}
    for role, colour in white.items():
        if colour in swapped and role != "on_label":
            assert black[role] == swapped[colour], role


def test_that_every_theme_fills_the_style_sheet(dressed: QApplication) -> None:
    for name in THEMES:
        sheet = style_sheet(load_theme(name)).split("*/", 1)[1]
        assert "$" not in sheet
        assert not re.search(r"px-|-\d+px", sheet), "a size became less than nothing"


def test_that_contrast_makes_each_border_a_pixel_wider_and_nothing_else(dressed: QApplication) -> None:
    def sizes(name: str, pattern: str) -> list[int]:
        return [int(found) for found in re.findall(pattern, style_sheet(load_theme(name)))]

    borders, others = r"border(?:-top)?: (\d+)px", r"(?:font-size|min-height|radius): (\d+)px"
    assert len(sizes("light", borders)) > 20
    assert sizes("contrast", borders) == [each + 1 for each in sizes("light", borders)]
    assert sizes("contrast", others) == sizes("light", others)
    assert load_theme("contrast").border(1.5) == 2.5
    assert load_theme("contrast").border(0) == 0, "what has no border gets none"
    assert load_theme("night").border(1.5) == 1.5


def test_that_no_colour_is_written_anywhere_but_in_the_themes() -> None:
    folder = Path(views.__file__).parent
    found = [*sorted(folder.rglob("*.py")), Path(str(APPEARANCE)) / "window.qss"]
    assert len(found) > 40
    for file in found:
        text = file.read_text("utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}[;\"' ]|QColor\([0-9]|\brgba?\(", text), file.name
        assert not re.search(r"GlobalColor\.(?!transparent)", text), file.name


def test_that_a_theme_names_its_colours_once() -> None:
    for name in THEMES:
        assert set(tomllib.loads((APPEARANCE / f"{name}.toml").read_text("utf-8"))) <= {"colours", "border_added"}


APPEARANCE = files("ketadesk.resources") / "appearance"


def contrast(theme: Theme, front: str, back: str) -> float:
    """Return the contrast of two roles as WCAG 2.2 computes it."""
    lighter, darker = sorted((luminance(theme.colours[front]), luminance(theme.colours[back])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
