"""The run sheet that is open in the window: begun or continued in the records, told anew at each tick of the clock."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ketadesk.intake.draft import Draft
from ketadesk.presentation.labelled import labelled
from ketadesk.records.ticking import Ticking
from ketadesk.views.open_records import OpenRecords

if TYPE_CHECKING:  # Pint and SQLAlchemy are read when the mode is first opened
    from ketadesk.monitoring.event import What
    from ketadesk.monitoring.run_sheet import RunSheet
    from ketadesk.presentation.form import Choice
    from ketadesk.presentation.monitor_answer import MonitorAnswer
    from ketadesk.presentation.record_paper import RecordPaper
    from ketadesk.presentation.vitals_chart import Lane
    from ketadesk.protocols.bedside import Bedside
    from ketadesk.protocols.library import Library
    from ketadesk.records.people import Person
    from ketadesk.records.run_sheets import Run, RunSheets


class BedsideDesk:
    """One run sheet at a time, and who writes in it. What goes wrong with the records is raised as `RecordsError`."""

    def __init__(self) -> None:
        self.clock = Ticking()
        self.run: Run | None = None
        self.person: Person | None = None
        self._records: OpenRecords | None = None
        self._drawn: tuple[RunSheet, tuple[Lane, ...]] | None = None  # of 10,000 readings, not told anew each second
        self._read: tuple[Library, Bedside] | None = None

    def join(self, records: OpenRecords) -> None:
        """Take the records of the window."""
        self._records = records
        records.keep_open_while(lambda: self.run is not None)

    @property
    def data(self) -> "tuple[Library, Bedside]":
        """The library and what ships about the bedside, read once."""
        if self._read is None:
            from ketadesk.protocols.bedside import load_bedside  # noqa: PLC0415
            from ketadesk.protocols.site_file import load_site_library  # noqa: PLC0415

            library = load_site_library()
            self._read = library, load_bedside(library)
        return self._read

    @property
    def sheets(self) -> "RunSheets":
        """The run sheets of the window's records. Raises `RecordsError`."""
        from ketadesk.records.run_sheets import RunSheets  # noqa: PLC0415

        assert self._records is not None  # the page is in a window
        return RunSheets(self._records.store())

    def open_runs(self) -> "tuple[Run, ...]":
        """Return the run sheets that were begun and not ended; to look begins no records."""
        return self.sheets.open() if self._records is not None and self._records.begun else ()

    def begin(self, draft: Draft, label: str, seal: str) -> str:
        """Begin a run sheet of the order as it stands; return why it cannot be begun, or nothing."""
        from ketadesk.presentation.export import versions  # noqa: PLC0415
        from ketadesk.presentation.monitor_answer import followed  # noqa: PLC0415

        found = followed(draft, self.data[0])
        if isinstance(found, str):
            return found
        planned = replace(found, seal=seal, entry=self._sealed(draft) if seal else None)
        self.run = self.sheets.begin(planned, self.clock.now(), self.person, label, {"versions": versions()})
        return ""

    def _sealed(self, draft: Draft) -> int | None:
        """Return the entry of the newest seal of this order."""
        from ketadesk.intake.carrying import carried  # noqa: PLC0415
        from ketadesk.records.searching import Wanted, search  # noqa: PLC0415

        assert self._records is not None  # it has just been asked
        store, inputs = self._records.store(), carried(draft)
        for line in search(store.access, Wanted(kind="plan sealed", most=10)):
            if store.journal.entry(line.number).content.get("inputs") == inputs:
                return line.number
        return None

    def go_on(self, number: int) -> None:
        """Go on with a run sheet, and note that it was opened again. Raises `RecordsError`."""
        from ketadesk.monitoring.event import Reopened  # noqa: PLC0415

        run = self.sheets.read(number)
        self.run = self.sheets.add(run, Reopened(), self.clock.now(), self.person)

    def write(self, what: "What", ago_us: int = 0) -> None:
        """Write down that something happened. Raises `OutOfTurnError` and `RecordsError`."""
        assert self.run is not None  # something is open
        self.run = self.sheets.add(self.run, what, self.clock.now(), self.person, ago_us)

    def asks(self, what: "What", ago_us: int) -> str:
        """Return why a reason is asked before something is written down; nothing where none is."""
        from ketadesk.presentation.monitor_answer import asked_first  # noqa: PLC0415

        assert self.run is not None  # as above
        sheet = self.run.sheet
        return asked_first(sheet, what, sheet.now_us(self.clock.now()) - ago_us, *self.data)

    def entries(self) -> "tuple[Choice, ...]":
        """Return the entries that can be struck."""
        from ketadesk.presentation.monitor_answer import strike_choices  # noqa: PLC0415

        assert self.run is not None  # as above
        return strike_choices(self.run.sheet, self.clock.now(), self.data[1])

    def answer(self) -> "MonitorAnswer | None":
        """Return what is shown now; None while nothing is open."""
        if self.run is None:
            return None
        from ketadesk.presentation.monitor_answer import monitor_answer  # noqa: PLC0415

        sheet = self.run.sheet
        lanes = self._drawn[1] if self._drawn is not None and self._drawn[0] is sheet else None
        answer = monitor_answer(sheet, self.clock.now(), *self.data, lanes=lanes)
        self._drawn = sheet, answer.lanes
        return answer

    def paper(self) -> "RecordPaper":
        """Return the run sheet as it stands, for paper. Raises `RecordsError`."""
        from ketadesk.presentation.run_paper import run_paper  # noqa: PLC0415

        assert self.run is not None  # as above
        assert self._records is not None
        planned, name = self.run.sheet.planned, f"Run sheet {self.run.number}"
        signed: tuple[str, ...] = ()
        if planned.entry is not None:
            entry = self._records.store().journal.entry(planned.entry)
            signed = tuple(f"{each.name}: {each.meaning}" for each in entry.signatures)
        named = f"{name}{labelled(self.run.label)}"
        return run_paper(self.run.sheet, named, self.run.begun.mac, self.clock.now(), *self.data, signed)

    def keep_copy(self, copy: str, to: str) -> None:
        """Keep that a copy was made: of which run sheet, and for a file or a printer. Raises `RecordsError`."""
        assert self.run is not None  # as above
        assert self._records is not None
        content = {"copy": copy, "to": to, "run_sheet": self.run.number}
        self._records.store().journal.append("copy printed", content, title=f"Copy of run sheet {self.run.number}")

    def leave(self) -> None:
        """Forget run sheet and person; the run sheet stays open in the records."""
        self.run = self.person = self._drawn = None
