"""A folder for records, plain or encrypted, and a clock that a test sets."""

from pathlib import Path

import pytest

from set_clock import SetClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "records"


@pytest.fixture
def time() -> SetClock:
    return SetClock()


@pytest.fixture(params=[None, "four random words here"], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param
