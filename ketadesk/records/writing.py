"""A new file, whole or not at all: what a full disk cuts short is taken away again."""

from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, as UTF-8, and leave none where that cannot be done.

    Raises `FileExistsError` for one that is there, which stays as it is, and `OSError` for what the system refuses.
    """
    stream = path.open("x", encoding="utf-8", newline="")
    try:
        with stream:
            stream.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
