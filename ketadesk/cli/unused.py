"""Options that an order of this protocol does not use: they are refused by name, for they were meant to change it."""

from argparse import Namespace
from collections.abc import Iterator

from ketadesk.cli.order_options import ORDER_OPTIONS
from ketadesk.intake.asking import given_administrations, needs_infusion, needs_push
from ketadesk.intake.draft import Draft
from ketadesk.protocols.protocol import AMOUNT_FORMS, Administration, Protocol

_INFUSION_ONLY = (
    "method", "container", "container_volume_text", "amount_text", "concentration_text", "pump", "giving_set",
    "line_volume_text", "start_text",
)  # fmt: skip
_SCHEDULE = "This protocol is a schedule and works nothing out: leave it out."
_NO_INFUSION = "Nothing runs in this order: leave it out."


def unused(draft: Draft, options: Namespace, protocol: Protocol) -> dict[str, str]:
    """Return the fields that were filled and change nothing, each with one sentence."""
    if not protocol.administrations:
        typed = [option for option in ORDER_OPTIONS if getattr(options, option.dest) is not None]
        return {option.field: _SCHEDULE for option in typed if option.field != "setting"}
    given = given_administrations(draft, protocol)
    found = dict(_of_push(draft, given))
    if needs_infusion(given):
        found |= dict(_of_infusion(draft, given))
    else:
        found |= {field: _NO_INFUSION for field in (*_INFUSION_ONLY, "run_text") if getattr(draft, field)}
    if options.step and not any(one.form == "stepped-infusion" for one in given):
        found["steps"] = "Nothing in this order runs in steps: leave it out."
    for one in given:
        found |= dict(_of_dose(draft, one))
    return found


def _of_push(draft: Draft, given: tuple[Administration, ...]) -> Iterator[tuple[str, str]]:
    if not needs_push(given):
        for field in ("push_method", "push_volume_text"):
            if getattr(draft, field):
                yield field, "Nothing is pushed in this order: leave it out."
    elif draft.push_volume_text and draft.push_method != "make-up":
        yield "push_volume_text", "It is used with --push-method make-up only: choose that, or leave it out."
    diluted = draft.push_method not in {"", "undiluted"} and needs_push(given)
    mixed = draft.method != "undiluted" and needs_infusion(given)
    if draft.diluent and not diluted and not mixed:
        yield "diluent", "Nothing is diluted in this order: leave it out."


def _of_infusion(draft: Draft, given: tuple[Administration, ...]) -> Iterator[tuple[str, str]]:
    running = any(one.form in {"continuous-infusion", "stepped-infusion"} for one in given)
    if draft.run_text and not any(one.form == "continuous-infusion" for one in given):
        yield "run_text", "Nothing in this order runs on: its time goes in --time or --step."
    if draft.method == "undiluted":
        for field in ("amount_text", "concentration_text"):
            if getattr(draft, field):
                yield field, "An undiluted infusion is as strong as the vial: leave it out."
    elif not running and draft.amount_text:
        instead = "ask for its strength as --concentration" if draft.method == "standard" else "the dose itself goes in"
        yield "amount_text", f"Leave it out: {instead}."
    elif not running and draft.concentration_text and draft.method != "standard":
        yield "concentration_text", "The dose and the volume make the strength: leave it out, or use --method standard."


def _of_dose(draft: Draft, one: Administration) -> Iterator[tuple[str, str]]:
    typed = draft.dose(one.id)
    if typed.dose_text and one.form == "stepped-infusion":
        yield f"dose_text:{one.id}", "It runs in steps: give each as --step."
    if typed.time_text and one.form == "continuous-infusion":
        yield f"time_text:{one.id}", "It runs on: give the length of the run as --run."
    if typed.time_text and one.form == "stepped-infusion":
        yield f"time_text:{one.id}", "It runs in steps: give each with its time as --step."
    if typed.cap_text and one.form not in AMOUNT_FORMS:
        yield f"cap_text:{one.id}", "A rate has the cap of its protocol only: leave it out."
