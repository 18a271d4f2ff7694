"""The style sheet of a theme: its colours filled in, sizes grown with the letters, borders with the contrast."""

import re
from importlib.resources import files
from string import Template

from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import Theme

_BORDER = re.compile(r"(border(?:-top|-right|-bottom|-left)?: )(\d+)px")
# `6px-1px` is a padding that gives a pixel to a wider border: the pixel does not grow, or the field would jump.
_SIZE = re.compile(r"(\d+)px(?:-(\d+)px)?(?! (?:solid|dashed))")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme, for letters of the size that the application has."""
    text = (files("ketadesk.resources") / "appearance" / "window.qss").read_text("utf-8")
    filled = Template(text).substitute(theme.colours)
    wider = _BORDER.sub(lambda found: f"{found[1]}{theme.border(int(found[2])):.0f}px", filled)
    return _SIZE.sub(lambda found: f"{scaled(int(found[1])) - int(found[2] or 0)}px", wider)
