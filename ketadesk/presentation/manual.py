"""The manual: what it is for, how it is used, what it rests on, what is not known. Each page is a file that ships."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PAGES = ("window", "use", "formulas", "limits", "sources", "safety", "hazards", "remains", "deploying", "changes")
"""The ids of the pages, in the order in which they are offered."""


@dataclass(frozen=True)
class ManualPage:
    """A page: its id, its title, and its whole text as Markdown, which reads as plain text too."""

    id: str
    title: str
    text: str


@cache
def manual() -> tuple[ManualPage, ...]:
    """Return every page. Raises `FileNotFoundError` when one was not installed."""
    folder = files("ketadesk.resources") / "docs"
    texts = ((id_, (folder / f"{id_}.md").read_text("utf-8")) for id_ in PAGES)
    return tuple(ManualPage(id_, text.partition("\n")[0].removeprefix("# "), text) for id_, text in texts)
