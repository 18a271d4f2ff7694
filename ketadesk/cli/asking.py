"""`ketadesk calc`: one question of arithmetic, for any drug."""

from argparse import Namespace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ketadesk.cli.command_options import CALCULATIONS
from ketadesk.cli.outcome import COMPLETE, REFUSED, Outcome, UsageError, as_json
from ketadesk.dosing.calculating import WEIGHTS, ImplausibleError, calculate
from ketadesk.dosing.inputs import LackingError, Terms, UnworkableError
from ketadesk.intake.reading_inputs import read_inputs
from ketadesk.presentation.calculation_lines import figures, steps
from ketadesk.presentation.export import result_records, versions
from ketadesk.presentation.terminal import figure_rows, working_lines

if TYPE_CHECKING:
    from ketadesk.protocols.library import Library
    from ketadesk.protocols.limit import Limits, WeightFormulas


def calc_outcome(options: Namespace) -> Outcome:
    """Return the figures of a calculation, or what it lacks. Raises `UsageError` for a name that is not known."""
    name = options.name
    if name is None:
        raise UsageError(f"NAME: Choose one of {', '.join(CALCULATIONS)}.")
    if name not in CALCULATIONS:
        near = get_close_matches(name, CALCULATIONS, 1)
        meant = f"is {near[0]} meant?" if near else f"choose one of {', '.join(CALCULATIONS)}."
        raise UsageError(f"NAME: There is no calculation {name}: {meant}")
    inputs = read_inputs(options.inputs)
    if isinstance(inputs, dict):
        return _refused(options, missing={}, refused=inputs)
    try:
        found = calculate(name, inputs, _formulas, _limits)
    except LackingError as error:
        return _refused(options, missing={error.name: str(error)}, refused={})
    except ImplausibleError as error:
        return _refused(options, missing={}, refused={error.name: str(error)})
    except UnworkableError as error:
        return _refused(options, missing={}, refused={name: str(error)})
    if options.json:
        return Outcome(COMPLETE, as_json(_record("complete", name, found)))
    return Outcome(COMPLETE, _text(name, found))


def _library() -> "Library":
    # Read where a person's weight or height is given only: the other calculations start sooner without.
    from ketadesk.protocols.site_file import load_site_library  # noqa: PLC0415

    return load_site_library()


def _formulas() -> "WeightFormulas":
    return _library().weight_formulas


def _limits() -> "Limits":
    return _library().limits


def _refused(options: Namespace, missing: dict[str, str], refused: dict[str, str]) -> Outcome:
    errors = tuple(f"{field}: {says}" for field, says in {**refused, **missing}.items())
    record = _record("incomplete", options.name, (), missing, refused)
    return Outcome(REFUSED, as_json(record) if options.json else "", errors)


def _record(
    status: str,
    name: str,
    found: Terms,
    missing: dict[str, str] | None = None,
    refused: dict[str, str] | None = None,
) -> dict[str, Any]:
    records, results = result_records(found)
    return {
        "status": status,
        "calculation": name,
        "result": results,
        "terms": records,
        "missing": [{"field": field, "says": says} for field, says in (missing or {}).items()],
        "refused": [{"field": field, "says": says} for field, says in (refused or {}).items()],
        "versions": versions(),
    }


def _text(name: str, found: Terms) -> str:
    rows = figure_rows(figures(found))
    lines = working_lines(steps(found, _library().sources if name in WEIGHTS else {}))
    parts = [rows, ["Working", *lines]] if lines else [rows]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
