"""From what was typed about a pump that runs to a question; everything missing or refused is said at once."""

from dataclasses import dataclass
from typing import Any, cast, get_args

from ketadesk.dosing.findings import Reason
from ketadesk.dosing.patient import Known, Patient
from ketadesk.dosing.running import ANY_PROTOCOL, has_infusion
from ketadesk.dosing.term import Term
from ketadesk.intake.gathering import AMOUNT, DOSE, VOLUME, WEIGHT, Gathered
from ketadesk.intake.reading import Unready
from ketadesk.intake.reasons import read_reasons
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import CareSetting, Protocol
from ketadesk.quantities.kinds import Mass, PumpRate, Volume, bodyweight, mass, pump_rate, volume

_LACKING = {
    "rate_text": "Enter what the pump is set to, in mL/h.",
    "amount_text": "Enter the drug in the syringe or bag, in mg.",
    "volume_text": "Enter what it is made up to, in mL.",
    "weight_text": "Enter the weight.",
}


@dataclass(frozen=True)
class RunningQuestion:
    """What runs, for whom, and what it is judged by. `since` is in minutes after midnight."""

    rate: Term[PumpRate]
    amount: Term[Mass]
    volume: Term[Volume]
    patient: Patient
    protocol: Protocol
    setting: CareSetting | None
    since: int | None = None
    left: Term[Volume] | None = None
    reasons: tuple[Reason, ...] = ()


def read_running(draft: RunningDraft, library: Library) -> RunningQuestion | Unready:
    """Return the question that a draft is, or what it lacks."""
    gathered = Gathered()
    rate = gathered.quantity("rate_text", draft.rate_text, DOSE, pump_rate, name="pump rate", of="mL/h")
    amount = gathered.quantity("amount_text", draft.amount_text, AMOUNT, mass, name="amount", of="mg")
    held = gathered.quantity("volume_text", draft.volume_text, VOLUME, volume, name="volume", of="mL")
    weight = gathered.recorded(
        "weight_text", draft.weight_text, WEIGHT, bodyweight, name="weight", of=draft.weight_unit
    )
    known = _one_of(gathered, "weight_known", draft.weight_known, get_args(Known))
    setting = _one_of(gathered, "setting", draft.setting, get_args(CareSetting))
    protocol = _protocol(gathered, draft, library)
    since = gathered.clock("since_text", draft.since_text)
    left = gathered.quantity("left_text", draft.left_text, VOLUME, volume, name="volume left", of="mL")
    if left is not None and held is not None and left.value > held.value:
        gathered.refuse("left_text", "More is left than it was made up to: read both again.")
    for field, says in _LACKING.items():
        if getattr(draft, field) == "":
            gathered.lack(field, says)
    if not gathered.sound or rate is None or amount is None or held is None or weight is None:
        return Unready(gathered.missing, gathered.refused)
    patient = Patient(weight, cast(Known | None, known))
    chosen = cast(CareSetting | None, setting)
    return RunningQuestion(rate, amount, held, patient, protocol, chosen, since, left, read_reasons(draft.reasons))


def _protocol(gathered: Gathered, draft: RunningDraft, library: Library) -> Protocol:
    if draft.protocol == "":
        return ANY_PROTOCOL
    protocol = library.protocols.get(draft.protocol)
    if protocol is None:
        gathered.refuse("protocol", "There is no such protocol: choose one.")
        return ANY_PROTOCOL
    if not has_infusion(protocol):
        lacks = f"{protocol.title} has no infusion to judge, for it names no rate"
        gathered.refuse("protocol", f"{lacks}: leave it out, or choose the protocol of what runs.")
    return protocol


def _one_of(gathered: Gathered, field: str, chosen: str, allowed: tuple[Any, ...]) -> str | None:
    if chosen and chosen not in allowed:
        gathered.refuse(field, f"Choose one of {', '.join(allowed)}.")
    return chosen or None
