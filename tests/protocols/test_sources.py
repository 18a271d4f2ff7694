"""Every source has a name that fits beside a figure, is used somewhere, and claims no more than was read."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import attrs

from ketadesk.protocols.bedside import load_bedside
from ketadesk.protocols.course_rules import load_course_data
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.source import Source

LONGEST_SHORT = 24
OLDEST_YEAR = 1950
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OWN = "KetaDesk"  # who stands behind a figure that nobody published
NOT_READ = ("no primary source", "not read", "remembered", "pending human review")
SECOND_HAND = ("as quoted", "as summarised", "as reported", "as explained")


@cache
def library() -> Library:
    return load_library()


def sources() -> list[Source]:
    return list(library().sources.values())


def named(record: Any) -> Iterator[str]:
    """Yield the id of every source that a record or anything in it names."""
    if isinstance(record, tuple):
        for each in record:
            yield from named(each)
    elif attrs.has(type(record)):
        yield from (getattr(record, name, "") for name in ("source", "hard_source"))
        yield from getattr(record, "also", ())
        for part in attrs.fields(type(record)):
            yield from named(getattr(record, part.name))


def test_that_every_short_name_fits_beside_a_figure() -> None:
    assert [
        source.id
        for source in sources()
        if not source.short or len(source.short) > LONGEST_SHORT or source.short != source.short.strip()
    ] == []


def test_that_no_two_sources_share_a_short_name_whatever_its_capitals() -> None:
    assert len({source.short.casefold() for source in sources()}) == len(sources())


def test_that_an_unreviewed_page_is_called_so_beside_its_figures() -> None:
    pages = [source for source in sources() if "pending human review" in source.locator]
    assert pages
    assert [source.id for source in pages if not source.short.startswith("unreviewed")] == []


def test_that_every_source_is_named_by_some_record() -> None:
    shipped = library()
    records = (
        *shipped.protocols.values(),
        *shipped.products.values(),
        *shipped.checklists,
        *shipped.notes,
        shipped.cupboard,
        shipped.limits,
        shipped.weight_formulas,
        shipped.growth,
        *load_bedside(shipped).signs.values(),
        *load_bedside(shipped).watches,
        load_bedside(shipped).discharge,
        load_course_data(shipped).rules,
        *load_course_data(shipped).scales.values(),
    )
    assert set(shipped.sources) - set(named(records)) == set()


def test_that_every_year_is_one_in_which_something_can_have_been_published() -> None:
    this_year = datetime.now(UTC).year
    assert [
        source.id for source in sources() if source.year is not None and not OLDEST_YEAR <= source.year <= this_year
    ] == []


def test_that_a_year_in_an_id_or_a_short_name_is_the_year_of_the_source() -> None:
    assert [
        source.id
        for source in sources()
        for year in YEAR.findall(f"{source.id} {source.short}")
        if int(year) != source.year
    ] == []


def test_that_an_unverified_source_admits_that_it_was_not_read() -> None:
    unverified = [source for source in sources() if source.status == "unverified"]
    assert [source.id for source in unverified if not any(each in source.locator for each in NOT_READ)] == []


def test_that_a_source_read_only_in_another_page_is_second_hand() -> None:
    told = {source.id for source in sources() if source.locator.startswith(SECOND_HAND) or ", as " in source.locator}
    assert {source.id for source in sources() if source.status == "secondary"} == told


def test_that_nothing_of_our_own_is_verified_but_the_misprints_that_we_read() -> None:
    assert [source.id for source in sources() if source.organisation == OWN and source.status == "verified"] == [
        "public-misprints"
    ]


def test_that_every_source_says_where_it_was_read_in_words_a_reader_can_follow() -> None:
    assert [source.id for source in sources() if not source.locator or "dossier" in source.locator] == []
