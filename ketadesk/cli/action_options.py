"""The words that the commands of the bedside and of a course share, and how their actions are added to a parser."""

from collections.abc import Callable
from typing import Any

from ketadesk.cli.parser import Once

Option = tuple[str, dict[str, Any]]
Actions = tuple[tuple[str, str, tuple[Option, ...]], ...]
"""Of each action its name, what it is for, and what it takes."""
STRIKE = "an entry is wrong: it stays to be read, and counts no more"
REASON: Option = ("--reason", {"metavar": "TEXT", "help": "why"})
NOTE = ("note", "something worth knowing", (("text", {"metavar": "TEXT", "help": "in words that name nobody"}),))


def add_actions(actions: Any, named: Actions, status: str, more: Callable[[Any, str], None]) -> None:
    """Add what can be written down or looked at to a parser; `more` adds what others of them share."""
    for name, says, options in named:
        action = actions.add_parser(name, help=says, description=f"{says[:1].upper()}{says[1:]}.", epilog=status)
        for flag, takes in options:
            action.add_argument(flag, **({"action": Once, **takes} if flag.startswith("--") else takes))
        more(action, name)
