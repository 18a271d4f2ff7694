"""Noise is failure: a logged warning fails the test that caused it, and no test depends on how fast the machine is."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# `standard` tries the same examples on every machine; `--hypothesis-profile searching` looks for new ones.
settings.register_profile("standard", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "searching", deadline=None, max_examples=5000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("standard")


@pytest.fixture(autouse=True)
def no_logged_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anything was logged as a warning or worse."""
    yield
    logged = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if logged:
        pytest.fail("a warning was logged: " + "; ".join(logged))
