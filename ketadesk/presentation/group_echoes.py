"""Each group of the form in two lines, for where there is no room for its fields: everything that was entered in it."""

from collections.abc import Iterable, Sequence

from ketadesk.intake.draft import Draft
from ketadesk.presentation.echo import GroupEcho, VialEcho
from ketadesk.presentation.form import Choice, DoseFields, Form
from ketadesk.presentation.wording import other_weight, within_sentence
from ketadesk.protocols.library import Library
from ketadesk.quantities.kinds import bodyweight
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.spelling import read_unit


def group_echoes(draft: Draft, form: Form, vial: VialEcho | None, drug: str, library: Library) -> dict[str, GroupEcho]:
    """Return every group in two lines."""
    return {
        "protocol": _protocol(draft, form, library),
        "patient": _patient(draft, form, library),
        "vial": GroupEcho(vial.ranked, _listed((vial.contents, drug))) if vial else GroupEcho(""),
        "preparation": _preparation(draft, form),
        "pump": _pump(draft, form),
    }


def _protocol(draft: Draft, form: Form, library: Library) -> GroupEcho:
    protocol = library.protocols.get(draft.protocol)
    given = [dose for dose in form.doses if dose.given]
    doses = [_dose(draft, dose, named=len(given) > 1) for dose in given]
    return GroupEcho(
        "" if protocol is None else protocol.title,
        _listed((*doses, within_sentence(_title(form.settings, draft.setting)))),
    )


def _dose(draft: Draft, dose: DoseFields, *, named: bool) -> str:
    typed = draft.dose(dose.id)
    said = [f"{typed.dose_text or dose.dose_usual} {dose.dose_unit}"]
    if dose.stepped:
        said = [f"{len(draft.steps)} {'step' if len(draft.steps) == 1 else 'steps'}"]
    if time := typed.time_text or dose.time_usual:
        said.append(f"over {time} {dose.time_unit}")
    if typed.cap_text:
        said.append(f"not more than {typed.cap_text} {dose.cap_unit}")
    return " ".join([dose.title.lower(), *said] if named else said)


def _patient(draft: Draft, form: Form, library: Library) -> GroupEcho:
    weight = f"{draft.weight_text} {draft.weight_unit}"
    number, of = parse_number(draft.weight_text), read_unit(draft.weight_unit)
    if not isinstance(number, Refused) and of is not None:
        weight += f" ({other_weight(bodyweight.of(number, of), draft.weight_unit)})"
    protocol = library.protocols.get(draft.protocol)
    basis = draft.basis if protocol is not None and draft.basis != protocol.weight_basis else ""
    return GroupEcho(
        weight,
        _listed(
            (
                draft.weight_known,
                _measured(draft.height_text, draft.height_unit),
                _measured(draft.age_text, form.units["age_text"]),
                draft.sex,
                f"{basis} weight" if basis else "",
            )
        ),
    )


def _preparation(draft: Draft, form: Form) -> GroupEcho:
    units = form.units
    made = (
        _title(form.methods, draft.method),
        _title(form.containers, draft.container),
        _measured(draft.container_volume_text, units["container_volume_text"]),
        _title(form.diluents, draft.diluent),
        _measured(draft.amount_text, units["amount_text"]),
        _measured(draft.concentration_text, units["concentration_text"]),
        _prefixed("push: ", _title(form.push_methods, draft.push_method)),
        _measured(draft.push_volume_text, units["push_volume_text"]),
    )
    title, detail = made[1] or made[0] or made[6], made
    return GroupEcho(title, _listed(each for each in detail if each != title))


def _pump(draft: Draft, form: Form) -> GroupEcho:
    by_gravity = _prefixed("By gravity, ", _title(form.giving_sets, draft.giving_set))
    run, line = (_measured(getattr(draft, key), form.units[key]) for key in ("run_text", "line_volume_text"))
    return GroupEcho(
        by_gravity or _title(form.pumps, draft.pump or form.pump),
        _listed(
            (_prefixed("runs for ", run), _prefixed("line holds ", line), _prefixed("starts at ", draft.start_text))
        ),
    )


def _title(choices: Sequence[Choice], id_: str) -> str:
    return next((choice.title for choice in choices if choice.id == id_), "")


def _measured(text: str, of: str) -> str:
    return f"{text} {of}" if text else ""


def _prefixed(before: str, text: str) -> str:
    return f"{before}{text}" if text else ""


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
