"""The stamp of an order's paper: its inputs as a code, the versions that worked it out; and the record of a copy."""

from ketadesk.intake.carrying import carried
from ketadesk.intake.draft import Draft
from ketadesk.presentation.copying import NOT_CHECKED
from ketadesk.presentation.export import Record, versions
from ketadesk.presentation.paper import Stamp
from ketadesk.presentation.preferring import respelled
from ketadesk.presentation.sheet import Sheet


def stamp_of(draft: Draft, printed: str) -> Stamp:
    """Return the stamp of an order that is printed at a time. Its code is the same in every spelling."""
    return Stamp(printed, versions(), code=carried(respelled(draft, in_words=False)))


def copy_record(kind: str, draft: Draft, sheet: Sheet, to: str) -> Record:
    """Return what is kept of a copy that was made: of what, whether it was double-checked, and where to it went.

    A path may hold a name, so only that it was a file or a printer is kept.
    """
    return {
        "copy": kind,
        "to": to,
        "protocol": draft.protocol,
        "order": sheet.order,
        "checked": NOT_CHECKED if sheet.seal is None else sheet.seal.says,
        "inputs": carried(respelled(draft, in_words=False)),
        "versions": versions(),
    }
