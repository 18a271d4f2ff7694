"""A file that is written whole or not at all: what stood there before stays until the new one lies on the disk."""

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file that only its owner can read. Raises `OSError`, and leaves nothing half-done, when it cannot be."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-")  # only its owner can read it
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        written.replace(file)
    except OSError:
        written.unlink(missing_ok=True)
        raise
