"""What has been typed and chosen about a pump that runs, exactly as it stands in the fields."""

from dataclasses import dataclass, replace

from ketadesk.intake.draft import GivenReason


@dataclass(frozen=True)
class RunningDraft:
    """What the pump shows, what is in the container, whom it is for, and what it is judged against.

    `since_text` is a clock time and `left_text` the volume left: both may be empty.
    """

    rate_text: str = ""
    amount_text: str = ""
    volume_text: str = ""
    weight_text: str = ""
    weight_unit: str = "kg"
    weight_known: str = ""
    protocol: str = ""
    setting: str = ""
    since_text: str = ""
    left_text: str = ""
    reasons: tuple[GivenReason, ...] = ()

    def with_weight_unit(self, unit: str) -> "RunningDraft":
        """Return the draft in another weight unit, the number cleared."""
        return replace(self, weight_unit=unit, weight_text="") if unit != self.weight_unit else self

    def entered(self, field: str, value: str) -> "RunningDraft":
        """Return the draft with one field changed. What belonged to the old value goes with it."""
        if field == "weight_unit":
            return self.with_weight_unit(value)
        return replace(self, **{field: value})  # type: ignore[arg-type]

    def with_reason(self, code: str, bound: str, text: str) -> "RunningDraft":
        """Return the draft with the reason for one finding; the one before goes, and no text takes it away."""
        others = tuple(each for each in self.reasons if (each.code, each.bound) != (code, bound))
        return replace(self, reasons=(*others, GivenReason(code, bound, text)) if text else others)

    def for_new_patient(self) -> "RunningDraft":
        """Return an empty draft: nothing of one patient reaches the next."""
        return RunningDraft()
