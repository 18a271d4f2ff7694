"""`ketadesk paper`: the worksheet or the labels of an order, painted into a PDF by whoever can paint."""

import re
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ketadesk import probe
from ketadesk.cli.outcome import ENVIRONMENT, REFUSED, Outcome, UsageError
from ketadesk.cli.planning import Answered, answer
from ketadesk.presentation.label import Labels, labels
from ketadesk.presentation.label_stock import Labelling, label_stock
from ketadesk.presentation.paper import PAPERS, PaperName, Unprinted
from ketadesk.presentation.stamping import stamp_of
from ketadesk.presentation.worksheet import Worksheet, worksheet
from ketadesk.records.recovery import RecoverySheet

Painter = Callable[[Worksheet | Labels | RecoverySheet, PaperName | Labelling, Path], str]
"""What writes a PDF, and returns one sentence when it cannot be written."""

_WHATS = ("plan", "label")
_COUNT = re.compile(r"[1-9][0-9]{0,2}")
_OF_LABELS = ("stock", "copies", "first", "plain")
_OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def paper_outcome(options: Namespace, paint: Painter) -> Outcome:
    """Return what was written, or why nothing was.

    Raises `UsageError` for options that do not go together, `FaultyFileError` when the installation is broken.
    """
    file, how = _file(options), _how(options)
    if missing := unpaintable():
        return missing
    answered = answer(options)
    said = _said(answered, options.what)
    if isinstance(said, Unprinted):
        return _unprinted(said, answered)
    if fault := paint(said, how, file):
        return Outcome(REFUSED, errors=(*answered.errors, f"--out: {fault}"))
    return Outcome(answered.status, f"{file}\n", answered.errors)


def unpaintable() -> Outcome | None:
    """Return what is missing on this machine for paper to be made, if anything is."""
    missing = probe.missing(_OFF_SCREEN)
    return Outcome(ENVIRONMENT, errors=(probe.report(missing),)) if missing else None


def _said(answered: Answered, what: str) -> Worksheet | Labels | Unprinted:
    stamp = stamp_of(answered.typed.draft, f"{datetime.now().astimezone():%Y-%m-%d %H:%M}")
    sheet = answered.worked.sheet
    return worksheet(sheet, stamp) if what == "plan" else labels(sheet, stamp)


def _unprinted(said: Unprinted, answered: Answered) -> Outcome:
    waiting = [each for each in answered.worked.sheet.findings if each.waits]
    asked = tuple(f"{each.says} A reason is needed: --reason {each.code}=TEXT" for each in waiting)
    return Outcome(answered.status or REFUSED, errors=(*answered.errors, *asked, said.says))


def _file(options: Namespace) -> Path:
    if options.what not in _WHATS:
        raise UsageError("WHAT: Say plan for the worksheet or label for the labels, as in ketadesk paper plan.")
    if options.out is None:
        raise UsageError("--out: Name the file to write, as in --out worksheet.pdf.")
    return Path(options.out)


def _how(options: Namespace) -> PaperName | Labelling:
    """Return how it is printed; what belongs to the other kind of paper is refused, for it was meant to change this."""
    if options.what == "plan":
        if extra := next((name for name in _OF_LABELS if getattr(options, name)), None):
            raise UsageError(f"--{extra}: It belongs to labels: leave it out.")
        return paper_name(options.paper)
    if options.paper is not None:
        raise UsageError("--paper: It belongs to the worksheet: leave it out.")
    stock = label_stock()
    if options.stock not in stock:
        raise UsageError(f"--stock: Say what the labels are printed on: {', '.join(stock)}.")
    how = Labelling(stock[options.stock], _count(options, "copies"), _count(options, "first"), options.plain)
    if how.first > how.stock.places:
        raise UsageError(f"--first: A page of {options.stock} has {how.stock.places} in all.")
    return how


def paper_name(said: str | None) -> PaperName:
    """Return the size of paper that was asked for, A4 where none was. Raises `UsageError`."""
    known = {each.lower(): each for each in PAPERS}
    if (said or "A4").lower() not in known:
        raise UsageError(f"--paper: Write {' or '.join(PAPERS)}.")
    return known[(said or "A4").lower()]


def _count(options: Namespace, name: str) -> int:
    text = getattr(options, name) or "1"
    if not _COUNT.fullmatch(text):
        raise UsageError(f"--{name}: Write a whole number from 1 to 999.")
    return int(text)
