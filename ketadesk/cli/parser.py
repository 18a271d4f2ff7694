"""How a command line is taken apart: errors are sentences, and an option is given once."""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from ketadesk.cli.outcome import UsageError


class Parser(argparse.ArgumentParser):
    """A parser that raises its errors as sentences. `more` gives the end of its help, worked out when it is asked."""

    def __init__(self, *, more: Callable[[], str] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **kwargs)
        self._more = more

    def format_help(self) -> str:
        """Return the help, with what `more` adds."""
        text = super().format_help()
        return text if self._more is None else f"{text}\n{self._more()}"

    def error(self, message: str) -> NoReturn:
        """Raise the error as one sentence."""
        told = message.removeprefix("argument ")
        option, colon, says = told.partition(": ")
        raise UsageError(f"{option}: {says[:1].upper()}{says[1:]}." if colon else f"{told[:1].upper()}{told[1:]}.")


class Once(argparse.Action):
    """An option that may be given once: the last of two would hide the first."""

    def __call__(self, _parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        """Keep the value, or raise that there is one already."""
        if getattr(namespace, self.dest) is not None:
            raise UsageError(f"{option_string}: It is given twice: give it once.")
        setattr(namespace, self.dest, values)
