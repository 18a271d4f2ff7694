"""What a label says, after ISO 26825: drug, amount in volume, strength, diluent, and blanks for when and by whom."""

from dataclasses import dataclass

from ketadesk.presentation.drawing import VesselKind
from ketadesk.presentation.paper import UNPRINTED, Stamp, Unprinted
from ketadesk.presentation.sheet import Card, Figure, Sheet
from ketadesk.presentation.vessels import INDUCTION
from ketadesk.presentation.wording import sentence_case

PREPARED, INITIALS = "Prepared", "Initials"
UNDILUTED = "undiluted"
NO_LABEL = "Nothing is drawn up in this order, so there is no label."


@dataclass(frozen=True)
class Label:
    """The label of one syringe or bag. `yellow` is the colour of drugs that induce anaesthesia; others have none here.

    The name begins with a capital and goes on in small letters (ISO 26825, 5.4.2). When it was prepared and until when
    it is used are written by hand; `use_by` names the time that the regimen's source allows, where it allows one.
    """

    drug: str
    amount: str
    strength: str
    diluent: str
    given: str
    vessel: VesselKind
    use_by: str = "Use by"
    yellow: bool = False

    @property
    def mixture(self) -> str:
        """Return how strong it is and in what."""
        return f"{self.strength}, {self.diluent}" if self.diluent == UNDILUTED else f"{self.strength} {self.diluent}"


@dataclass(frozen=True)
class Labels:
    """The labels of one order, one for each syringe or bag that goes to the patient; `code` is for a scanner."""

    labels: tuple[Label, ...]
    code: str = ""
    made_by: str = ""

    @property
    def title(self) -> str:
        """Return what a file of them is called inside."""
        return f"Labels: {', '.join(dict.fromkeys(each.drug for each in self.labels))}"


def labels(sheet: Sheet, stamp: Stamp) -> Labels | Unprinted:
    """Return the labels of an order, or why there are none."""
    if sheet.state in UNPRINTED:
        return Unprinted(UNPRINTED[sheet.state])
    made = tuple(
        _label(card, vessels[-1].kind if vessels else "syringe")
        for card, vessels in zip(sheet.cards, sheet.vessels, strict=False)
        if card.preparation
    )
    return Labels(made, stamp.code, stamp.made_by_whole) if made else Unprinted(NO_LABEL)


def _label(card: Card, vessel: VesselKind) -> Label:
    held = card.preparation[-1]
    return Label(
        drug=sentence_case(card.drug),
        amount=held.text,
        strength=held.detail,
        diluent=_diluent(card.preparation),
        given="" if sentence_case(card.drug) == card.title else card.title,
        vessel=vessel,
        use_by=f"Use by ({card.life})" if card.life else "Use by",
        yellow=card.drug in INDUCTION,
    )


def _diluent(steps: tuple[Figure, ...]) -> str:
    """Return what the drug is in: the step that adds or withdraws it names it, where there is one."""
    added = next((step.detail for step in steps if step.part in {"diluent", "withdrawn"}), "")
    return f"in {added}" if added else UNDILUTED
