"""From a pump that runs to the order it could be: what is known is filled in, and the rest is left to be asked."""

from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.bands import Band
from ketadesk.dosing.running import Running
from ketadesk.intake.asking import dose_units
from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.intake.gathering import DOSE
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.quantities.formatting import format_decimal, terminates
from ketadesk.quantities.registry import in_unit, unit

_NO_PROTOCOL = "Choose the protocol that it is judged against first."
_NOT_LASTING = "Its protocol gives no infusion that goes on: enter that order by hand."
_NOT_EVEN = "This rate does not come out even in any unit of an order: enter the order by hand."

_LIKE_THOUSANDS = 3


@dataclass(frozen=True)
class _Written:
    text: str
    unit: str


def made_order(draft: RunningDraft, band: Band | None, found: Running) -> tuple[Draft | None, str]:
    """Return the order that this could be, or why none is made.

    The dose is the one that runs, never a protocol's usual one; vial, method, container and diluent stay empty.
    """
    if band is None:
        return None, _NO_PROTOCOL
    if band.administration.form != "continuous-infusion":
        return None, _NOT_LASTING
    written = _written(band, found)
    if written is None:
        return None, _NOT_EVEN
    administration = band.administration.id
    order = Draft(
        protocol=draft.protocol, setting=draft.setting, given=(administration,), weight_text=draft.weight_text,
        weight_unit=draft.weight_unit, weight_known=draft.weight_known, container_volume_text=draft.volume_text,
        amount_text=draft.amount_text, start_text=draft.since_text,
    )  # fmt: skip
    return order.with_dose(administration, DoseDraft(dose_text=written.text, dose_unit=written.unit)), ""


def _written(band: Band, found: Running) -> _Written | None:
    """Return the rate as a dose that can be typed, in the first of the protocol's units in which it comes out even."""
    for of in dose_units(band.administration):
        per_weight = "kg" in of
        rate: Any = found.units.mg_per_kg_per_h.value if per_weight else found.dose_rate.value
        size = in_unit(rate, unit(of)).magnitude
        text = format_decimal(size)
        whole, _, decimals = text.partition(".")
        if terminates(size, DOSE.decimals) and len(whole) <= DOSE.digits:
            # Three decimals after a whole number could be thousands: a nought more says they are not.
            return _Written(f"{text}0" if len(decimals) == _LIKE_THOUSANDS and whole != "0" else text, of)
    return None
