"""What has been typed for a wastage worksheet, and its reading: each volume is read off, none is worked out."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ketadesk.dosing.term import LABEL, Term, given
from ketadesk.dosing.wastage import Wastage, wastage
from ketadesk.intake.gathering import STRENGTH, VOLUME, Gathered
from ketadesk.intake.reading import Unready
from ketadesk.quantities.kinds import Volume, concentration, volume
from ketadesk.quantities.parsing import Refused, parse_number

_LABEL_LENGTH = 12
VOLUMES = {
    "drawn_text": "drawn",
    "given_text": "given",
    "wasted_text": "wasted",
    "remaining_text": "remaining",
}
"""The fields of volumes, in mL, and what each is called."""


@dataclass(frozen=True)
class WasteDraft:
    """The drug, its strength in mg/mL, four volumes in mL, and a label that names nobody."""

    drug: str = ""
    strength_text: str = ""
    drawn_text: str = ""
    given_text: str = ""
    wasted_text: str = ""
    remaining_text: str = ""
    label: str = ""

    def entered(self, field: str, value: str) -> "WasteDraft":
        """Return the draft with one field changed; another drug takes all that was typed for the one before."""
        if field == "drug":
            return self if value == self.drug else WasteDraft(value)
        return replace(self, **{field: value})

    def for_new_patient(self) -> "WasteDraft":
        """Return an empty draft."""
        return WasteDraft()


def read_waste(draft: WasteDraft) -> Wastage | Unready:
    """Return the balance of a draft, or what it lacks: where nothing was given, wasted or kept, 0 is typed."""
    gathered = Gathered()
    if not draft.drug:
        gathered.lack("drug", "Choose the drug.")
    strength = gathered.quantity(
        "strength_text", draft.strength_text, STRENGTH, concentration, name="strength", of="mg/mL", origin=LABEL
    )
    if draft.strength_text == "":
        gathered.lack("strength_text", "Enter the strength on the vial.")
    volumes = [_volume(gathered, draft, field, name) for field, name in VOLUMES.items()]
    if len(draft.label) > _LABEL_LENGTH:
        gathered.refuse("label", f"A label has {_LABEL_LENGTH} letters at most, and names nobody.")
    read = [each for each in volumes if each is not None]
    if strength is None or len(read) < len(VOLUMES) or not gathered.sound:
        return Unready(gathered.missing, gathered.refused)
    return wastage(strength, *read)


def _volume(gathered: Gathered, draft: WasteDraft, field: str, name: str) -> Term[Volume] | None:
    text: str = getattr(draft, field)
    if text == "":
        gathered.lack(
            field, "Enter what was drawn from the vials." if name == "drawn" else f"Enter what is {name}, or 0."
        )
        return None
    read: Fraction | Refused = parse_number(text, VOLUME)
    if isinstance(read, Refused):
        gathered.refuse(field, read.reason)
        return None
    if read == 0 and name == "drawn":
        gathered.refuse(field, "It must be more than 0.")
        return None
    return given(name, volume.of(read, "mL"))
