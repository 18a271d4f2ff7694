"""Sizes in pixels at 96 dpi, grown with the letters: whoever asks for larger letters gets larger targets too."""

from PySide6.QtGui import QGuiApplication

BODY = 14
"""The height of body text in pixels when letters are of their ordinary size."""


def scaled(pixels: float) -> int:
    """Return a size in device-independent pixels, from one at 96 dpi with letters of their ordinary size."""
    letters = QGuiApplication.font().pixelSize()
    return round(pixels * letters / BODY) if letters > 0 else round(pixels)
