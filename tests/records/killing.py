"""Kills a process at random points while it saves, and looks whether everything it acknowledged is there.

`python -m records.killing ROUNDS SEED` does it in a plain and in an encrypted store. A kill is no loss of power: what
the system had taken it still writes. That each entry waits for the disk itself is seen by test_surviving.py.
"""

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ketadesk.records.store import open_store

PASSPHRASE = "four random words here"
_PER_STORE = 25
_LONGEST_S = 0.12
_CONTENT = {"text": "x" * 3000}


@dataclass
class Tally:
    """What was found: kills, those before the first entry, entries acknowledged, and everything that went wrong."""

    kills: int = 0
    before_first: int = 0
    acknowledged: int = 0
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        faults = "\n".join(self.faults) or "none was lost, and every chain is sound"
        return f"{self.kills} kills, {self.before_first} before an entry; {self.acknowledged} entries kept: {faults}."


def kill_while_saving(rounds: int, passphrase: str | None, seed: int) -> Tally:
    """Return what is found after so many kills, a fresh store for every 25: its beginning is killed into, too."""
    chance, tally = random.Random(seed), Tally()
    for first in range(0, rounds, _PER_STORE):
        folder = Path(tempfile.mkdtemp(prefix="killed-"))
        kept: dict[int, str] = {}
        for _ in range(first, min(first + _PER_STORE, rounds)):
            saved = _killed(folder / "records", passphrase, chance.uniform(0, _LONGEST_S), chance.randint(0, 6))
            tally.kills += 1
            tally.before_first += not saved
            kept |= saved
            tally.faults += _faults(folder / "records", passphrase, kept)
        tally.acknowledged += len(kept)
        shutil.rmtree(folder)
    return tally


def _killed(folder: Path, passphrase: str | None, delay_s: float, after: int) -> dict[int, str]:
    """Let a process save until it is killed, some time after so many entries; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _save(folder, passphrase, writing)
    os.close(writing)
    told = b""
    until = None if after else time.monotonic() + delay_s
    while until is None or until > time.monotonic():
        ready, _, _ = select.select([reading], [], [], None if until is None else max(0, until - time.monotonic()))
        if ready:
            more = os.read(reading, 4096)
            if not more:
                break
            told += more
        if until is None and told.count(b"\n") >= after:
            until = time.monotonic() + delay_s / 6
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        told += more
    os.close(reading)
    lines = [line.split() for line in told.decode().splitlines(keepends=True) if line.endswith("\n")]
    return {int(number): mac for number, mac in lines}


def _save(folder: Path, passphrase: str | None, acknowledge: int) -> None:
    try:
        store = open_store(folder, passphrase)
        while True:
            entry = store.journal.append("waste", _CONTENT)
            os.write(acknowledge, f"{entry.number} {entry.mac}\n".encode())
    finally:
        os._exit(1)


def _faults(folder: Path, passphrase: str | None, kept: dict[int, str]) -> tuple[str, ...]:
    store = open_store(folder, passphrase)
    macs = {entry.number: entry.mac for entry in store.journal.entries()}
    lost = [f"entry {number} was acknowledged and is lost" for number, mac in kept.items() if macs.get(number) != mac]
    flaws = [flaw.says for flaw in store.verdict().flaws]
    store.access.close()
    return (*lost, *flaws)


if __name__ == "__main__":
    for words in (None, PASSPHRASE):
        found = kill_while_saving(int(sys.argv[1]), words, int(sys.argv[2]))
        print("plain:" if words is None else "encrypted:", found)  # noqa: T201  this is a command
        if found.faults:
            sys.exit(1)
