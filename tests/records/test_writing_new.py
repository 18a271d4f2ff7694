"""A new file is whole, or it is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketadesk.records.writing import write_new

# Files of at most 1000 bytes, as on a disk that has no more room.
FULL = """
import resource, signal, sys
from pathlib import Path
from ketadesk.records.writing import write_new
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_new(Path(sys.argv[1]), "x" * 100_000)
except OSError:
    print("refused")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are made as POSIX has them")
def test_that_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    file = tmp_path / "records.csv"
    done = subprocess.run([sys.executable, "-c", FULL, file], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("refused\n", "")
    assert [*tmp_path.iterdir()] == []


def test_that_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "records.csv"
    write_new(file, "first\n")
    with pytest.raises(FileExistsError):
        write_new(file, "second\n")
    assert file.read_bytes() == b"first\n"
