"""What an order may leave to its protocol, and a double check may not: the checker says what the order says."""

from collections.abc import Iterator, Mapping

from ketadesk.dosing.order import Order, Ordered
from ketadesk.intake.draft import Draft

_SAYS = "Enter it as it stands on the order: a double check takes no usual figure."


def left_to_usual(order: Order, draft: Draft) -> Mapping[str, str]:
    """Return the fields that were left empty and taken from the protocol, each with what to do."""
    unsaid = {field: _SAYS for each in order.ordered for field in _left(each, draft)}
    if order.push is not None and not draft.push_method:
        unsaid["push_method"] = "Choose how the push is drawn up: a double check takes no usual way."
    return unsaid


def _left(each: Ordered, draft: Draft) -> Iterator[str]:
    id_, typed = each.administration.id, draft.dose(each.administration.id)
    if not each.steps and not typed.dose_text:
        yield f"dose_text:{id_}"
    if each.administration.form == "timed-infusion" and not typed.time_text:
        yield f"time_text:{id_}"
    if each.administration.form == "continuous-infusion" and each.time is not None and not draft.run_text:
        yield "run_text"
