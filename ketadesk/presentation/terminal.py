"""A sheet as text for a terminal: the same words and the same order as on the screen, columns made even."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ketadesk.presentation.beside import rows_beside
from ketadesk.presentation.derivation import WorkingLine
from ketadesk.presentation.sheet import REMARK_TITLES, Card, Figure, FindingLine, Sheet, State, Table
from ketadesk.protocols.status import STATUS_WORDS, Status

WIDTH = 100
STATES: dict[State, str] = {
    "incomplete": "INCOMPLETE: no figure is shown.",
    "stopped": "STOPPED: no figure is shown.",
    "check": "CHECK: figures below need a person's reason first.",
    "ready": "READY",
}
_GAP = "  "
_WORD = 7


def sheet_text(sheet: Sheet, conversions: Iterable[str] = (), *, full: bool = False) -> str:
    """Return a sheet as text. `conversions` says what was typed in another unit than it is read in.

    In full it holds what the checklists say in their second sentences, and all there is to read beside the result;
    else one line an item, the warnings, and how much more there is.
    """
    parts = [
        [f"{sheet.title}: {sheet.order}", *_filled((sheet.who, sheet.vial, *conversions)), STATES[sheet.state]],
        [line for finding in sheet.findings for line in (*finding_lines(finding), *reason_lines(finding))],
        *([*_card(card)] for card in sheet.cards),
        *(_section(heading, figure_rows(figures)) for heading, figures in rows_beside(sheet)),
        *(table_lines(table) for table in sheet.tables),
        _section("Working", working_lines(sheet.working)),
        *_checklists(sheet, full=full),
        _section("To read beside it", _remarks(sheet, full=full)),
        _section("Sources", _sources(sheet)),
        wrapped(sheet.scope),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def finding_lines(finding: FindingLine) -> list[str]:
    """Return a finding: its word, what was met, what to do, and what stands behind it."""
    word = finding.word.upper().ljust(_WORD)
    return [
        *wrapped(finding.says, word, " " * len(word)),
        *wrapped(finding.action, " " * len(word), " " * len(word)),
        *wrapped(backed(finding.source, finding.status), " " * len(word), " " * len(word)),
    ]


def reason_lines(finding: FindingLine) -> list[str]:
    """Return the reason that was given, or how to give the one that is asked for."""
    if finding.severity != "check":
        return []
    says = f"Reason: {finding.reason}" if finding.reason else f"A reason is needed: --reason {finding.code}=TEXT"
    return wrapped(says, " " * _WORD, " " * _WORD)


def figure_rows(figures: Iterable[Figure]) -> list[str]:
    """Return figures under each other: label, text, and what is said of it."""
    return _columns([(figure.label, figure.text, _of_and_with(figure)) for figure in figures])


def _of_and_with(figure: Figure) -> str:
    return ", ".join(part for part in (figure.detail, figure.tool) if part)


def table_lines(table: Table) -> list[str]:
    """Return a table with its columns made even; the chosen row is marked."""
    marks = [">" if place == table.chosen else " " for place in range(len(table.rows))]
    rows = [(" ", *table.columns), *((mark, *row) for mark, row in zip(marks, table.rows, strict=True))]
    return [table.title, *_columns(rows, indent="")]


def working_lines(lines: Iterable[WorkingLine]) -> list[str]:
    """Return the working: name, what is typed into a calculator, result, and the source where there is one."""
    return _columns([(line.name, line.expression, line.result, _source_of(line)) for line in lines])


def backed(source: str, status: Status) -> str:
    """Return a source's name with how well it supports."""
    word = STATUS_WORDS[status]
    return f"{source} ({word})" if word else source


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Return text in lines of at most the width, the first line begun with `first`, the others with `rest`.

    Only an ordinary space is broken at: a figure grouped with a narrow space stays whole.
    """
    words, lines, line = text.split(" "), [], first
    for place, word in enumerate(words):
        if place and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = f"{rest}{word}"
        else:
            line = f"{line} {word}" if place else f"{line}{word}"
    return [*lines, line] if text else []


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *lines] if lines else []


def _card(card: Card) -> Iterator[str]:
    yield card.title
    headline = card.headline
    yield f"{_GAP}{headline.label.upper()}: {headline.text}" + (f"{_GAP}{headline.detail}" if headline.detail else "")
    yield from figure_rows(card.figures)
    if card.preparation:
        yield f"{_GAP}Preparation"
        yield from (f"{_GAP}{line}" for line in figure_rows(card.preparation))
    for remark in card.remarks:
        yield from wrapped(remark, _GAP, _GAP)


def _columns(rows: Sequence[tuple[str, ...]], indent: str = _GAP) -> list[str]:
    """Return rows with every column as wide as its widest cell. An empty first column is left out."""
    kept = [place for place in range(len(rows[0]) if rows else 0) if any(row[place] for row in rows)]
    widths = {place: max(len(row[place]) for row in rows) for place in kept}
    return [f"{indent}{_GAP.join(row[place].ljust(widths[place]) for place in kept)}".rstrip() for row in rows]


def _source_of(line: WorkingLine) -> str:
    return backed(line.source, line.status) if line.source and line.status is not None else ""


def _checklists(sheet: Sheet, *, full: bool) -> Iterator[list[str]]:
    for group in sheet.checklists:
        lines = [group.title]
        for item in group.items:
            graded = f"{item.says} [{item.grade}]" if item.grade else item.says
            lines += wrapped(graded, "  [ ] ", "      ")
            if full:
                lines += wrapped(item.detail, "      ", "      ")
                lines += wrapped(backed(item.source, item.status), "      ", "      ")
        yield lines


def _remarks(sheet: Sheet, *, full: bool) -> list[str]:
    lines: list[str] = []
    shown = [remark for remark in sheet.remarks if full or remark.kind == "warning"]
    for remark in shown:
        lines += wrapped(f"{remark.kind.capitalize()}: {remark.says}", _GAP, _GAP * 2)
        lines += wrapped(backed(remark.source, remark.status), _GAP * 2, _GAP * 2)
    left = Counter(remark.kind for remark in sheet.remarks if remark not in shown)
    if left:
        counted = ", ".join(f"{REMARK_TITLES[kind].lower()} {count}" for kind, count in left.items())
        lines += wrapped(f"With --full: {counted}; and what stands behind each line of the checklists.", _GAP, _GAP * 2)
    return lines


def _sources(sheet: Sheet) -> list[str]:
    lines: list[str] = []
    for source in sheet.sources:
        lines += wrapped(f"{backed(source.id, source.status)}: {source.locator}", _GAP, _GAP * 2)
    return lines
