"""The pages of `resources/docs` that follow from the data: `python tests/documenting.py` writes them.

What keys do is the README's; limits and sources are the library's; hazards and what remains are the matrix's.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import fields

from ketadesk.presentation.wording import source_name
from ketadesk.protocols.figure import Span
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.protocol import Administration
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import format_in, format_quantity
from tracing import CHECKOUT, hazard_data, scorecard

DOCS = CHECKOUT / "resources" / "docs"
_STATUSES = {
    "verified": "Read in the source itself, or in a page that holds its text",
    "secondary": "Read in a page that quotes it",
    "unverified": "Read nowhere, or published by nobody",
}


def window() -> Iterator[str]:
    """Yield what the keys do, as the README says it."""
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^## In the window\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    yield from ("# In the window", found.group(1).rstrip())


def limits() -> Iterator[str]:
    """Yield every limit and every range that ships, with its source and how well that supports it."""
    library = load_library()
    yield from (
        "# Limits",
        "",
        "As they ship. A site's own file may narrow them: `ketadesk site` says where. A stop shows no figure, a check",
        "asks for a reason, a note stands beside the figure.",
        "",
        "## Whatever the protocol",
        "",
        "| limit | value | then | source | support |",
        "|---|---|---|---|---|",
    )
    for name in (each.name for each in fields(Limits)):
        limit = getattr(library.limits, name)
        what = name.replace("_", " ")
        yield _row(what, format_quantity(limit.value), limit.severity, _source(limit.backing, library), limit.status)
    for protocol in library.protocols.values():
        if protocol.administrations:
            yield from ("", f"## {protocol.title}, {protocol.order}", "", "| what | value | source | support |")
            yield "|---|---|---|---|"
            for one in protocol.administrations:
                yield from _ranges(one, library)


def _ranges(one: Administration, library: Library) -> Iterator[str]:
    for what, span in (("dose", one.dose), ("time", one.time), ("concentration", one.concentration)):
        if span is not None:
            yield _row(f"{one.title}: {what}", span.written, _source(span.backing, library), span.status)
            yield from _hard(f"{one.title}: {what}", span, library)
    for what, figure in (
        ("least time", one.least_time),
        ("fastest", one.fastest),
        ("container life", one.container_life),
    ):
        if figure is not None:
            value = format_quantity(figure.value)
            yield _row(f"{one.title}: {what}", value, _source(figure.backing, library), figure.status)
    for cap in one.caps:
        ends = ((" above ", cap.above_weight), (" up to ", cap.up_to_weight))
        where = "".join(f"{word}{format_quantity(end)}" for word, end in ends if end is not None)
        yield _row(f"{one.title}: cap{where}", format_quantity(cap.value), _source(cap.backing, library), cap.status)


def _hard(what: str, span: Span, library: Library) -> Iterator[str]:
    for word, end in (("below", span.hard_low), ("above", span.hard_high)):
        if end is not None:
            source = _source(span.hard_backing, library)
            yield _row(f"{what} stops {word}", format_in(end, span.low.units), source, span.hard_backing.status)


def _source(backing: Backing, library: Library) -> str:
    return source_name(backing, library.sources)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def sources() -> Iterator[str]:
    """Yield every source, under how well it supports what it is named for."""
    library = load_library()
    yield from ("# Sources", "", "Every source that a figure, a line or a note names, by how well it was read.")
    for status, says in _STATUSES.items():
        yield from ("", f"## {says}: {status}")
        for each in library.sources.values():
            if each.status == status:
                year = f", {each.year}" if each.year else ""
                yield from ("", f"**{each.short}**: {each.title}. {each.organisation}{year}.", f"{each.locator}.")
                yield f"Supports: {each.supports}."


def hazards() -> Iterator[str]:
    """Yield the hazard log, and the scorecard of 46 calculators."""
    data, card = hazard_data(), scorecard()
    controls = {each["id"]: each for each in data["controls"]}
    yield from (
        "# Hazard log",
        "",
        "Severity is the authors' own rating; likelihood is rated by nobody. Each control leads to requirements and",
        "each of these to tests: `resources/commands/hazards` prints them all, and ends with 1 on a gap.",
    )
    for each in data["hazards"]:
        yield from (
            "",
            f"## {each['id']}: {each['title']}",
            "",
            f"Severity: {each['severity']}. {each['evidence']}.",
            "",
        )
        yield from (f"- {controls[id_]['says']}." for id_ in each["controls"])
        yield from ("", f"What remains: {each['remains']}")
    yield from (
        "",
        "## 46 calculators, and this one",
        "",
        f"{card['title']}.",
        "",
        "| issue | had it | here |",
        "|---|---|---|",
    )
    yield from (_row(row["issue"], f"{row['apps']} of {card['apps']}", row["here"]) for row in card["rows"])


def remains() -> Iterator[str]:
    """Yield what remains of each hazard after its controls."""
    yield from (
        "# What remains",
        "",
        "After every control. Whether it is acceptable is for those to say who use it.",
        "",
    )
    yield from ("| hazard | severity | what remains |", "|---|---|---|")
    yield from (
        _row(f"{each['id']}: {each['title']}", each["severity"], each["remains"]) for each in hazard_data()["hazards"]
    )


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "window": window, "limits": limits, "sources": sources, "hazards": hazards, "remains": remains,
}  # fmt: skip


def written(page: str) -> str:
    """Return the whole text of a page."""
    return "\n".join(PAGES[page]()) + "\n"


def file_of(page: str) -> Path:
    """Return where a page is kept."""
    return DOCS / f"{page}.md"


if __name__ == "__main__":
    for name in PAGES:
        file_of(name).write_text(written(name), encoding="utf-8")
