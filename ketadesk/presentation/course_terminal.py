"""A course on a terminal."""

from ketadesk.presentation.course_told import CourseTold

_WIDE = 12


def course_text(told: CourseTold, heading: str) -> str:
    """Return a course on a day as lines of text."""
    parts = [
        [heading, told.title],
        list(told.notes),
        [f"{row.name:<{_WIDE}}  {row.text}{f', {row.note}' if row.note else ''}" for row in told.agreed],
        _headed(
            "Given", [f"{row.number:>3}  {row.day}  {row.dose} at {row.weight}, {row.note}" for row in told.visits]
        ),
        _headed("To come", [f"{row.name}: {row.text}{f', {row.note}' if row.note else ''}" for row in told.ahead]),
        _headed("Scores", [_score(*vars(row).values()) for row in told.scores]),
        _headed("Due", [f"{row.on}  {row.says}: {row.when} ({row.backing})" for row in told.due]),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _score(scale: str, day: str, total: str, when: str, says: str, backing: str) -> str:
    meant = f": {says}" if says else ""
    behind = f" ({backing})" if backing and says else ""
    return f"{day}  {scale} {total}, {when}{meant}{behind}"


def _headed(heading: str, lines: list[str]) -> list[str]:
    return [heading, *lines] if lines else []
