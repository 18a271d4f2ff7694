"""The command line: read the arguments, work the answer out whole, and only then write it."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from ketadesk.cli.options import parse
from ketadesk.cli.outcome import COMPLETE, ENVIRONMENT, INTERRUPTED, REFUSED, Outcome, UsageError, as_json, shown

if TYPE_CHECKING:
    from ketadesk.cli.papering import Painter


def run(arguments: Sequence[str], paint: "Painter | None" = None) -> int:
    """Run a command and return its exit status. Standard output is whole or empty. `paint` is what paper is made by."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _written(_outcome(arguments, paint))
    except KeyboardInterrupt:
        return INTERRUPTED


def _outcome(arguments: Sequence[str], paint: "Painter | None") -> Outcome:
    try:
        options = parse(arguments)
    except UsageError as error:
        return _refused(error, json="--json" in arguments)
    except SystemExit as error:  # argparse has written its help
        return Outcome(error.code if isinstance(error.code, int) else REFUSED)
    if options.version:
        return Outcome(COMPLETE, f"{_version()}\n")
    return _commanded(options, paint)


def _commanded(options: Namespace, paint: "Painter | None") -> Outcome:
    if options.command is None:
        return Outcome(REFUSED, errors=("Say what to do, as in ketadesk plan --help.",))
    from ketadesk.protocols.loading import FaultyFileError  # noqa: PLC0415  --version needs no library

    try:
        return _answer(options, paint)
    except UsageError as error:
        return _refused(error, json=options.json)
    except FaultyFileError as error:
        broken = "The installation is broken and nothing can be worked out: install KetaDesk again."
        return Outcome(ENVIRONMENT, errors=(broken, *(str(fault) for fault in error.faults)))


def _refused(error: UsageError, *, json: bool) -> Outcome:
    """Return a command line that is not read: one sentence, and for a program its record, with nothing worked out."""
    if not json:
        return Outcome(REFUSED, errors=(str(error),))
    from ketadesk.presentation.export import versions  # noqa: PLC0415  --version needs no unit library

    option, _, says = str(error).partition(": ")
    refused = {"field": option.lstrip("-").lower().replace("-", "_"), "option": option, "says": says}
    record = {"status": "incomplete", "terms": [], "findings": [], "missing": [], "refused": [refused]}
    return Outcome(REFUSED, as_json({**record, "versions": versions()}), (str(error),))


# Each command brings its own imports: --version and calc need not wait for the library.
_OUTCOMES = {
    "plan": ("planning", "plan_outcome"),
    "paper": ("papering", "paper_outcome"),
    "seal": ("sealing", "seal_outcome"),
    "check": ("double_checking", "check_outcome"),
    "running": ("judging", "running_outcome"),
    "calc": ("asking", "calc_outcome"),
    "protocols": ("listing", "protocols_outcome"),
    "sources": ("listing", "sources_outcome"),
    "site": ("site", "site_outcome"),
    "records": ("record_keeping", "records_outcome"),
    "monitor": ("monitoring", "monitor_outcome"),
    "course": ("coursing", "course_outcome"),
    "selftest": ("testing", "selftest_outcome"),
    "help": ("helping", "help_outcome"),
}


def _answer(options: Namespace, paint: "Painter | None") -> Outcome:
    module, function = _OUTCOMES[options.command]
    by = (paint,) if options.command in {"paper", "records"} else ()
    outcome: Outcome = getattr(import_module(f"ketadesk.cli.{module}"), function)(options, *by)
    return outcome


def _written(outcome: Outcome) -> int:
    for error in outcome.errors:
        sys.stderr.write(f"{shown(error)}\n")
    try:
        sys.stdout.write(outcome.text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough. Python flushes once more at exit: let it, into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return outcome.status


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return f"KetaDesk {version('ketadesk')}"
    except PackageNotFoundError:
        return "KetaDesk, not installed"
