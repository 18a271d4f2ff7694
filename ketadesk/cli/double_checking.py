"""`ketadesk check`: a second person's own entry against a sealed order. It names what differs, and never a value."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ketadesk.checking.comparing import Entry, Lacking, compared_keys
from ketadesk.checking.double_check import CHECKED, DoubleCheck, NotCheckableError, Signing, begin, enter_second
from ketadesk.checking.sealed_order import SealedOrder, read_sealed
from ketadesk.checking.standing import is_reading
from ketadesk.cli.device_readings import read_devices, reading_option
from ketadesk.cli.order_options import option_of
from ketadesk.cli.outcome import COMPLETE, DIFFERENT, REFUSED, Outcome, UsageError, as_json
from ketadesk.cli.planning import known_protocol, read_order, warnings
from ketadesk.cli.sealing import NOBODY
from ketadesk.intake.reading import ScheduleOnly, Unready
from ketadesk.presentation.check_words import NEITHER, SLIPS, item_title, read_at
from ketadesk.presentation.export import versions
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.site_file import load_site_library
from ketadesk.quantities.parsing import Refused

SOMEBODY_ELSE = Signing("second", "", "", CHECKED)
_TWO = "KetaDesk cannot tell here who typed: it counts if two people did, each from the source."
_AGAIN = "Each of you reads it at its source again, and neither changes a value to match."


def check_outcome(options: Namespace) -> Outcome:
    """Return whether two entries are the same, and where not.

    Raises `UsageError` for a file or a reading that is not taken, `FaultyFileError` when the installation is broken.
    """
    library = load_site_library()
    sealed = _sealed(options.file)
    protocol = known_protocol(options.protocol, library)
    try:
        first = begin(sealed.draft, NOBODY, library, answered=True)
    except NotCheckableError as error:
        raise UsageError(f"FILE: What was sealed is not ready here. {error}") from None
    typed, worked = read_order(options, protocol, library)
    if isinstance(worked.found, Unready):
        return _refused(options, {**worked.found.refused, **worked.found.missing}, library)
    if isinstance(worked.found, ScheduleOnly):
        raise UsageError("PROTOCOL: This protocol is a schedule and works nothing out: there is nothing to check.")
    standing, refused = read_devices(options, worked.found.order)
    if refused:
        return _refused(options, refused, library)
    check = enter_second(first, Entry(typed.draft, standing), SOMEBODY_ELSE, library)
    if isinstance(check, Lacking):
        return _refused(options, {**check.refused, **check.missing}, library)
    keys = compared_keys(worked.found.order, typed.draft)
    return _told(options, check, sealed, keys, (protocol, library))


def _sealed(name: str | None) -> SealedOrder:
    if name is None:
        raise UsageError("FILE: Say which sealed order to check against.")
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise UsageError(f"FILE: {name} cannot be read: {why}.") from None
    sealed = read_sealed(text)
    if isinstance(sealed, Refused):
        raise UsageError(f"FILE: {sealed.reason}")
    return sealed


def _refused(options: Namespace, says: Mapping[str, str], library: Library) -> Outcome:
    told = [(_option(field), each) for field, each in says.items()]
    record = {"status": "incomplete", "refused": [{"option": option, "says": each} for option, each in told],
              "versions": versions()}  # fmt: skip
    errors = (*warnings(library), *(f"{option}: {each}" for option, each in told))
    return Outcome(REFUSED, as_json(record) if options.json else "", errors)


def _option(field: str) -> str:
    if field.startswith("--"):
        return field
    return reading_option(field) if is_reading(field) else option_of(field)


def _told(
    options: Namespace, check: DoubleCheck, sealed: SealedOrder, keys: tuple[str, ...], by: tuple[Protocol, Library]
) -> Outcome:
    protocol, library = by
    differences = [_difference(each.key, SLIPS[each.slip], options, protocol) for each in check.differences]
    status = DIFFERENT if differences else COMPLETE
    if options.json:
        record = {
            "status": "not the same" if differences else "the same",
            "label": sealed.label,
            "compared": [item_title(key, protocol) for key in keys],
            "differences": differences,
            "versions": versions(),
        }
        return Outcome(status, as_json(record), warnings(library))
    name = f"Sealed order {sealed.label}".strip()
    if not differences:
        return Outcome(status, f"{name}: THE SAME, all {len(keys)} inputs and settings.\n{_TWO}\n", warnings(library))
    lines = [line for each in differences for line in _lines(each)]
    ends = [_AGAIN, *([NEITHER] if options.again else [])]
    return Outcome(status, "\n".join([f"{name}: NOT THE SAME.", *lines, *ends, ""]), warnings(library))


def _difference(key: str, slip: tuple[str, str], options: Namespace, protocol: Protocol) -> dict[str, Any]:
    named = {"looks_like": slip[0], "says": slip[1]} if options.again else {}
    return {"key": key, "field": item_title(key, protocol), "read_at": read_at(key), **named}


def _lines(difference: Mapping[str, str]) -> list[str]:
    first = f"  {difference['field']}: read {difference['read_at']} again."
    looks = difference.get("looks_like")
    return [first, *([f"    Looks like {looks}. {difference['says']}"] if looks else [])]
