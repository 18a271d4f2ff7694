"""A calculation as text to paste elsewhere: each figure with its name and unit, and what it rests on."""

from ketadesk.presentation.calculation_answer import CalculationAnswer
from ketadesk.presentation.copying import NOT_CHECKED, filled


def copied_calculation(answer: CalculationAnswer, at: str) -> str:
    """Return a calculation to paste elsewhere, with the time it was copied at; nothing while it has no figure."""
    if not answer.figures:
        return ""
    sheet = answer.sheet
    lines = [
        f"KetaDesk calculator, {sheet.title}",
        f"{NOT_CHECKED.upper()}, copied {at}",
        *(f"{figure.label}: {figure.text}" for figure in answer.figures),
        *filled("From", ", ".join(answer.given)),
        *(f"{line.name}: {line.expression} {line.result}" for line in sheet.working),
        f"KetaDesk, {NOT_CHECKED}. {sheet.scope}",
    ]
    return "\n".join(lines) + "\n"
