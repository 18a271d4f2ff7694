"""How one figure came: what it rests on and each step of the arithmetic, read off the terms it is written from."""

from collections.abc import Mapping
from typing import Any

from ketadesk.dosing.term import Term, steps_of
from ketadesk.presentation.derivation import Derivation, GivenLine
from ketadesk.presentation.sheet import Figure
from ketadesk.presentation.wording import sentence_case, source_line
from ketadesk.presentation.working import changes, working
from ketadesk.protocols.source import Source
from ketadesk.quantities.formatting import format_quantity

_SAID = {"run": "time", "running time": "time"}


def worked(label: str, *of: Term[Any], text: str = "", **more: Any) -> Figure:
    """Return a figure that knows its terms, written as the first of them unless another text is given."""
    return Figure(label, text or format_quantity(of[0].value), **more, of=of)


def derivation(figure: Figure, sources: Mapping[str, Source]) -> Derivation:
    """Return how a figure came. Nothing is calculated again: the steps are those that made its terms."""
    steps = list(steps_of(figure.of))
    shown = [step for step in steps if step.operator is not None and changes(step)]
    used = {id(operand) for step in shown for operand in step.operands} | {id(term) for term in figure.of}
    givens = [step for step in steps if step.operator is None and id(step) in used]
    return Derivation(
        tuple(dict.fromkeys(_given(each, sources) for each in givens)),
        working((("", term) for term in figure.of), sources),
    )


def _given(term: Term[Any], sources: Mapping[str, Source]) -> GivenLine:
    source = _source_of(term)
    says = "" if term.origin is None else term.origin.says
    line = source_line(source, sources) if source in sources else None
    return GivenLine(sentence_case(_SAID.get(term.name, term.name)), format_quantity(term.value), says, line)


def _source_of(term: Term[Any]) -> str:
    return "" if term.origin is None or term.origin.backing is None else term.origin.backing.source
