"""A disk that has no more room, for this process: no file of it grows over a size. POSIX only."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def full_disk(largest: int) -> Iterator[None]:
    """Let no file grow over so many bytes meanwhile. Python ignores the signal that comes with it: a write fails."""
    import resource  # noqa: PLC0415  only where limits are made as POSIX has them

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
