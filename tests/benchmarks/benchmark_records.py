"""Records with a hundred thousand entries: searching, filtering, opening and verifying, plain and encrypted."""

from collections.abc import Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ketadesk.records.searching import Line, Wanted, search
from ketadesk.records.store import Store, open_store

COUNT = 100_000
CONTENT = {"terms": [{"label": f"Term {number}", "value": "200/3", "unit": "mL/h"} for number in range(30)]}
SEARCHES = {
    "the newest": (Wanted(), 100),
    "a label that one has": (Wanted("bed 54321"), 1),
    "a word that none has": (Wanted("nowhere"), 0),
    "a kind and a day": (Wanted(kind="waste", since="2020-01-01"), 100),
    "two words of many": (Wanted("depression sealed"), 100),
}


@pytest.fixture(scope="module", params=[None, "four random words here"], ids=["plain", "encrypted"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("many") / "records", request.param)
    with opened.access.writing() as connection:
        for number in range(COUNT):
            kind, title = ("waste", "Waste, Ketamine") if number % 20 == 0 else ("plan sealed", "Depression, 70 kg")
            opened.journal.append_within(connection, kind, CONTENT, (), title, f"bed {number}")  # type: ignore[arg-type]
    yield opened
    opened.access.close()


@pytest.mark.parametrize("name", SEARCHES)
def test_search(benchmark: BenchmarkFixture, store: Store, name: str) -> None:
    wanted, expected = SEARCHES[name]
    found: list[Line] = benchmark(search, store.access, wanted)
    assert len(found) == expected


def test_open(benchmark: BenchmarkFixture, store: Store) -> None:
    passphrase = store.recovery

    def opened() -> None:
        open_store(store.folder, passphrase).access.close()

    benchmark(opened)


def test_append(benchmark: BenchmarkFixture, store: Store) -> None:
    benchmark(store.journal.append, "plan sealed", CONTENT)


def test_verify(benchmark: BenchmarkFixture, store: Store) -> None:
    verdict = benchmark.pedantic(store.verdict, rounds=1)
    assert verdict.flaws == ()
