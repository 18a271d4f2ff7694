"""The letters: Inter where the system has it, figures of one width, nothing that redraws what was typed."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from ketadesk.views.look.measure import BODY

FAMILY = "Inter"
# Open 4, 6 and 9, a flat-topped 3, a tailed l and a barred I; figures of one width.
_ON = ("tnum", "cv02", "cv03", "cv04", "cv05", "cv08", "cv09")
# Contextual alternates would draw a typed 3x4 as 3×4.
_OFF = ("calt",)

_LARGE, _HUGE = 22, 60
_GREATEST = 2.0
# How high, in pixels at 96 dpi, the letters of a desktop are that nobody has changed: 9 points on Windows, 13 on a Mac
# (whose point is a pixel), 11 where GNOME sets them. A desktop with smaller ones does not make ours smaller.
_ORDINARY = {"windows": 12, "cocoa": 13}
_ELSEWHERE = 15


def system_letters(system: QFont) -> float:
    """Return how large a desktop's letters are beside its ordinary ones: 1, or more when a person enlarged them."""
    ordinary = _ORDINARY.get(QGuiApplication.platformName(), _ELSEWHERE)
    return max(1, QFontInfo(system).pixelSize() / ordinary)


def application_font(system: QFont, letters: float = 1) -> QFont:
    """Return the font of the application: Inter, or the platform's own, `letters` times its ordinary size."""
    font = QFont(FAMILY) if QFontDatabase.hasFamily(FAMILY) else QFont(system)
    font.setPixelSize(round(BODY * min(letters, _GREATEST)))
    for feature in _ON:
        font.setFeature(QFont.Tag(feature), 1)
    return without_features(font)


def without_features(font: QFont) -> QFont:
    """Return a font that redraws nothing that was typed; it is the same one."""
    for feature in _OFF:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    """Return the font in a size and weight, its letters closer where it is large."""
    copy = QFont(font)
    copy.setPixelSize(pixels)
    copy.setWeight(weight)
    tracking = 98 if pixels >= _HUGE else 99 if pixels >= _LARGE else 100
    copy.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tracking)
    return copy
