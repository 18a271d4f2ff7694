"""What a kept entry says on paper: title, time, who signed, and all that it holds; waste and sealed plans alike."""

from dataclasses import dataclass

from ketadesk.presentation.export import versions
from ketadesk.presentation.paper import Stamp
from ketadesk.presentation.record_words import Piece

COPY = "Copy of a record, not the legal register"


@dataclass(frozen=True)
class RecordPaper:
    """One entry on paper. `notes` are worth knowing of it, `mark` is its mark in the chain."""

    heading: str
    when: str
    notes: tuple[str, ...]
    signed: tuple[str, ...]
    pieces: tuple[Piece, ...]
    mark: str
    printed: str = ""
    made_by: str = ""

    @property
    def title(self) -> str:
        """Return what a file of it is called inside."""
        return f"Record: {self.heading}"

    @property
    def foot(self) -> tuple[str, ...]:
        """Return what stands at the end of each page."""
        return (f"{COPY}.", self.made_by, self.mark)


def stamped(paper: RecordPaper, printed: str) -> RecordPaper:
    """Return an entry's paper with when it is printed and by which versions."""
    stamp = Stamp(printed, versions())
    return RecordPaper(
        paper.heading, paper.when, paper.notes, paper.signed, paper.pieces, paper.mark,
        f"printed {stamp.printed}", stamp.made_by,
    )  # fmt: skip
