"""The letters: Inter where the system has it, figures of one width, nothing that redraws what was typed."""

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
# Open 4, 6 and 9, a flat-topped 3, a tailed l and a barred I; figures of one width.
_ON = ("tnum", "cv02", "cv03", "cv04", "cv05", "cv08", "cv09")
# Contextual alternates would draw a typed 3x4 as 3×4.
_OFF = ("calt",)

_BODY, _LARGE, _HUGE = 14, 22, 60


def application_font(system: QFont) -> QFont:
    """Return the font of the application: Inter, or the platform's own."""
    font = QFont(FAMILY) if QFontDatabase.hasFamily(FAMILY) else QFont(system)
    font.setPixelSize(_BODY)
    for feature in _ON:
        font.setFeature(QFont.Tag(feature), 1)
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
