"""Sizes in pixels at 96 dpi, grown with the letters: whoever asks for larger letters gets larger targets too."""

from PySide6.QtGui import QGuiApplication

BODY = 14
"""The height of body text in pixels when letters are of their ordinary size."""


_letters: list[int] = []


def letters_changed() -> None:
    """Measure the letters anew: whoever gives the application another font says so."""
    _letters.clear()


def scaled(pixels: float) -> int:
    """Return a size in device-independent pixels, from one at 96 dpi with letters of their ordinary size."""
    if not _letters:  # to ask for the font takes longer than all else here, and layouts ask a thousand times a key
        size = QGuiApplication.font().pixelSize()
        if size <= 0:  # nobody has dressed the application yet
            return round(pixels)
        _letters.append(size)
    return round(pixels * _letters[0] / BODY)
