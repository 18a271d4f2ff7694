"""Which values of an entry can be corrected, each by its path: `wasted`, `typed/weight_text`, `figures/Given`."""

from collections.abc import Iterator
from typing import Any

BETWEEN = "/"
_NAMED_BY, _SAID_BY = "label", "text"
_NOT_CORRECTED = frozenset({"versions"})
"""What no person said or read."""


def values(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield path and text of every value that can be corrected; one of a list is named by its label."""
    yield from _within(content, "")


def _within(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif _is_labelled(value):
        yield path, value[_SAID_BY]
    elif isinstance(value, dict | list):
        for name, each in _named(value):
            yield from _within(each, f"{path}{BETWEEN}{name}" if path else name)


def _named(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is within a value, by name; of a list only what has a label."""
    if isinstance(value, list):
        yield from ((each[_NAMED_BY], each) for each in value if _is_labelled(each))
    else:
        yield from ((name, each) for name, each in value.items() if name not in _NOT_CORRECTED)


def _is_labelled(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get(_NAMED_BY), str) and isinstance(value.get(_SAID_BY), str)
