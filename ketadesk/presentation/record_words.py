"""What is said of a record: its time, its line in a list, and all it holds, name by name."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_NAMES = ("label", "name", "title", "field", "code")
_TEXTS = ("text", "says", "reason")
_INDENT = "  "
ROUNDING_RULE = "Once, half up, to the step of the syringe or the pump; down where up would pass a limit."


def kept_time(at: str, zone: tzinfo | None = None) -> str:
    """Return the time of an entry as its reader's clock shows it, to the second."""
    return datetime.strptime(at, _FORM).replace(tzinfo=UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def clock_note(set_back_s: int) -> str:
    """Return what is said of an entry before which the clock had been set back; empty for any other."""
    return f"The clock had been set back by {set_back_s} s before this entry." if set_back_s else ""


def content_lines(content: Any, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """Yield depth, name and text of everything in a record, in its own order."""
    pairs = content.items() if isinstance(content, dict) else (("", each) for each in content)
    for key, value in pairs:
        name = _words(str(key))
        if isinstance(value, dict) and (said := _said(value)):
            yield depth, *said
        elif isinstance(value, dict | list):
            if value:
                yield depth, name, ""
                yield from content_lines(value, depth + 1)
        elif value is not None and value != "":
            yield depth, name, _text(value)


def content_text(content: Any) -> str:
    """Return everything in a record as lines of text."""
    lines = (
        f"{_INDENT * depth}{name}{': ' if name and text else ''}{text}" for depth, name, text in content_lines(content)
    )
    return "\n".join(lines)


def _said(value: dict[str, Any]) -> tuple[str, str] | None:
    """Return name and text of what has both, as a term or a finding has."""
    name = next((value[each] for each in _NAMES if isinstance(value.get(each), str)), "")
    text = next((value[each] for each in _TEXTS if isinstance(value.get(each), str)), "")
    return (name, text) if name and text else None


def _words(key: str) -> str:
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
