"""Letters in one size and weight with their measures, asked of Qt once: every figure that is shown needs some."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF

from ketadesk.views.look.typeface import sized

_DIGITS = "01234567891170"


@dataclass
class Face:
    """A font, how high its capitals are and how deep its letters reach; `digit` is how wide each digit is.

    `digit` is 0 in a font whose digits differ. Of what was measured only words and units are kept, no number.
    """

    font: QFont
    measures: QFontMetricsF
    capitals: float
    descent: float
    digit: float
    _words: dict[str, float] = field(default_factory=dict)

    def advance(self, text: str) -> float:
        """Return how wide a text is."""
        if self.digit and text.isdigit():
            return self.digit * len(text)
        if text in self._words:
            return self._words[text]
        wide = self.measures.horizontalAdvance(text)
        if not any(sign.isdigit() for sign in text):
            self._words[text] = wide
        return wide


_faces: dict[tuple[str, int, QFont.Weight], Face] = {}


def face(font: QFont, letters: str, pixels: int, weight: QFont.Weight) -> Face:
    """Return a font in a size and weight: there are few, and all figures share them.

    `letters` is the font's key, which takes longer to make than the text to draw.
    """
    key = (letters, pixels, weight)
    if (known := _faces.get(key)) is None:
        made = sized(font, pixels, weight)
        measures = QFontMetricsF(made)
        widths = [measures.horizontalAdvance(digit) for digit in _DIGITS]
        alike = len(set(widths)) == 1 and measures.horizontalAdvance(_DIGITS) == sum(widths)
        known = Face(made, measures, measures.capHeight(), measures.descent(), widths[0] if alike else 0)
        _faces[key] = known
    return known
