"""Tells a scanner's keys from a person's by how close they follow each other. Each key brings its own time.

A scanner is a keyboard to the computer. It writes a code of digits faster than any hand, and often ends it with Return.
"""

from collections import deque

MANY = 12
"""More characters than this within `SHORT_MS` come from no hand."""
SHORT_MS = 60
HAND_MS = 20
"""Keys that follow each other faster than this, several in a row, come from no hand."""
FEW = 4
"""So many of them, and then Return or Tab, are a short code."""


class Burst:
    """The run of keys that came too fast for a hand, and the text that the field held before it began.

    A time of 0 means that nobody knows when a key was pressed: it is taken for a person's.
    """

    def __init__(self) -> None:
        self.before = ""
        self._run: deque[int] = deque()
        self._refused_until = 0

    def swallows(self, when: int) -> bool:
        """Say whether a key is still part of a code that was refused already."""
        if not 0 < when <= self._refused_until:
            return False
        self._refused_until = when + SHORT_MS
        return True

    def is_scanner(self, when: int, text_before: str) -> bool:
        """Take a key with the text that stood before it, and say whether it makes the run a scanner's."""
        if not self._follows(when):
            self._run.clear()
            self.before = text_before
        if when:
            self._run.append(when)
        return self._is_long()

    def ends_code(self, when: int) -> bool:
        """Say whether a Return or a Tab ends a short code."""
        return len(self._run) >= FEW and self._follows(when)

    def refuse(self, when: int) -> None:
        """Forget the run; what still belongs to it is swallowed."""
        self._run.clear()
        self._refused_until = when + SHORT_MS

    def _follows(self, when: int) -> bool:
        return bool(self._run) and when > 0 and when - self._run[-1] <= HAND_MS

    def _is_long(self) -> bool:
        return len(self._run) > MANY and self._run[-1] - self._run[-MANY - 1] < SHORT_MS
