"""The keyed chain: each entry's mark depends on the key, on all it says and on the mark before it.

A mark is HMAC-SHA256 (RFC 2104) over parts that are each preceded by their length, so that no two entries give the
same bytes. Whoever does not know the key can change, add or move nothing unseen. What the chain alone cannot show is
that its end was cut off, or that somebody who knows the key wrote all of it anew: a head kept elsewhere shows both.
"""

import hmac
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from ketadesk.records.refusing import RecordsError

_HEAD = re.compile(r"ketadesk-head ([0-9a-f]{32}) (\d{1,12}) ([0-9a-f]{32,64}) ([0-9a-f]{8})")


def mark(key: bytes, before: str, parts: Iterable[str | bytes]) -> str:
    """Return the mark of an entry that follows the mark `before`; the first follows the store's own name."""
    digest = hmac.new(key, digestmod="sha256")
    for part in (before, *parts):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


@dataclass(frozen=True)
class Head:
    """How many entries a store held and the mark of the last: kept elsewhere, it shows a cut end and a new whole."""

    store: str
    count: int
    mac: str

    def __str__(self) -> str:
        said = f"{self.store} {self.count} {self.mac}"
        return f"ketadesk-head {said} {zlib.crc32(said.encode()):08x}"


def read_head(text: str) -> Head:
    """Return the head that a text holds. Raises `RecordsError` when it holds none, or one with a wrong letter."""
    found = _HEAD.search(" ".join(text.split()))
    if found is None:
        raise RecordsError("There is no head in this: it is one line that begins with ketadesk-head.")
    store, count, mac, _ = found.groups()
    head = Head(store, int(count), mac)
    if str(head) != found[0]:
        raise RecordsError("A letter of this head is wrong: copy it again.")
    return head
