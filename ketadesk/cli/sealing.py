"""`ketadesk seal`: an order into a file that checks itself, for a second person to check at another workstation."""

from argparse import Namespace
from pathlib import Path

from ketadesk.checking.double_check import PREPARED, NotCheckableError, Signing, begin
from ketadesk.checking.sealed_order import SealedOrder, read_label, sealed_text
from ketadesk.cli.order_options import option_of
from ketadesk.cli.outcome import COMPLETE, REFUSED, STOPPED, Outcome, UsageError, as_json
from ketadesk.cli.planning import known_protocol, read_order, warnings
from ketadesk.dosing.plan import Plan
from ketadesk.intake.reading import Unready
from ketadesk.presentation.export import versions
from ketadesk.protocols.site_file import load_site_library
from ketadesk.quantities.parsing import Refused
from ketadesk.records.writing import write_new

# The file names nobody: who prepared and who checks is known where they sign in, in the window.
NOBODY = Signing("first", "", "", PREPARED)


def seal_outcome(options: Namespace) -> Outcome:
    """Write the file of an order that is ready, or return why it is not sealed.

    Raises `UsageError` for a label or a file that is not taken, `FaultyFileError` when the installation is broken.
    """
    library = load_site_library()
    protocol = known_protocol(options.protocol, library)
    label = read_label(options.label or "")
    if isinstance(label, Refused):
        raise UsageError(f"--label: {label.reason}")
    if options.out is None:
        raise UsageError("--out: Say which file to write, as in --out bed4.ketadesk.")
    typed, worked = read_order(options, protocol, library)
    if isinstance(worked.found, Unready):
        told = {**worked.found.refused, **worked.found.missing}
        return Outcome(REFUSED, "", (*warnings(library), *(f"{option_of(each)}: {told[each]}" for each in told)))
    try:
        check = begin(typed.draft, NOBODY, library)
    except NotCheckableError as error:
        stopped = isinstance(worked.found, Plan) and worked.found.status == "stopped"
        return Outcome(STOPPED if stopped else REFUSED, "", (*warnings(library), str(error)))
    _write(options.out, sealed_text(SealedOrder(check.first.draft, label)))
    record = {"status": "sealed", "label": label, "file": options.out, "versions": versions()}
    says = f"Sealed: {options.out}. The second person reads order, scale, vial, syringe and pump, not this file.\n"
    return Outcome(COMPLETE, as_json(record) if options.json else says, warnings(library))


def _write(name: str, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    try:
        write_new(Path(name), (text,))
    except FileExistsError:
        raise UsageError(f"--out: {name} is already there: name another file.") from None
    except OSError as error:
        raise UsageError(f"--out: {name} cannot be written: {error.strerror}.") from None
