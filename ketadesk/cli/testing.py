"""`ketadesk selftest`: the installation's own check, written out."""

from argparse import Namespace

from ketadesk.cli.outcome import COMPLETE, DIFFERENT, Outcome, as_json
from ketadesk.presentation.sheet import Figure
from ketadesk.presentation.terminal import figure_rows
from ketadesk.selftest import SelfTest, selftest

_MOST_TOLD = 20


def selftest_outcome(options: Namespace) -> Outcome:
    """Return what the self-test found; it fails on broken data and on any figure that differs."""
    found = selftest()
    status = COMPLETE if found.sound else DIFFERENT
    errors = (*(f"Left out: {fault}" for fault in found.faults), *map(str, found.differences[:_MOST_TOLD]))
    if options.json:
        return Outcome(status, as_json(_record(found)), errors)
    return Outcome(status, _text(found), errors)


def _record(found: SelfTest) -> dict[str, object]:
    return {
        "status": "sound" if found.sound else "faulty",
        "versions": dict(found.versions),
        "missing_for_the_window": list(found.missing),
        "resources": dict(found.counts),
        "faults": list(found.faults),
        "worked_examples": found.examples,
        "figures": found.figures,
        "differences": [vars(each) for each in found.differences],
    }


def _text(found: SelfTest) -> str:
    lines = figure_rows(Figure(name, value) for name, value in found.versions.items())
    lines += figure_rows(Figure(str(count), name) for name, count in found.counts.items())
    lines.append("The window can open here." if not found.missing else "The window cannot open here:")
    lines += [f"  {each}" for each in found.missing]
    lines.append(f"{len(found.faults)} faults in the data.")
    lines.append(
        f"{found.examples} worked examples, {found.figures} figures recomputed, {len(found.differences)} differences."
    )
    return "\n".join(lines) + "\n"
