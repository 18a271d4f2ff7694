"""A day of a small clinic as it is kept, for pictures and stories of Records."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ketadesk.intake.waste_draft import WasteDraft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.export import finding_records, plan_terms, sheet_records, versions
from ketadesk.presentation.waste import answer_waste
from ketadesk.protocols.library import load_library
from ketadesk.records.entry import Signature
from ketadesk.records.moment import Clock
from ketadesk.records.store import open_store
from ketadesk.records.waste import keep_waste
from orders import scenario

ORDERS = (
    ("depression-70-kg-syringe", "Depression, 70 kg", "room 2"),
    ("pain-icu-70-kg-ward", "Pain, intensive care, 70 kg", "bed 4"),
    ("analgosedation-1.43-mg-per-kg-per-h", "Analgosedation", "bed 5"),
)
WASTE = WasteDraft("Ketamine", "50", "10", "0.7", "9.1", "0.2", "room 2")
MORNING = datetime(2026, 11, 27, 7, 40, tzinfo=UTC)


def keep_a_day(folder: Path) -> None:
    """Keep a day's entries, unless they are there."""
    now = MORNING

    def clock() -> datetime:
        return now

    def ticks() -> float:
        return now.timestamp()

    with open_store(folder, clock=Clock(clock, ticks)) as store:
        if store.journal.head().count:
            return
        first = store.people.add("R. Alder", "2580", ["preparer", "witness"])
        second = store.people.add("M. Oak", "3691", ["checker", "witness"])
        library = load_library()
        for name, title, label in ORDERS:
            now += timedelta(minutes=53)
            at = now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            signed = [Signature(first.id, first.name, "prepared", at), Signature(second.id, second.name, "checked", at)]
            found = work_out(scenario(name), library)
            record = {"terms": plan_terms(found.found), "findings": finding_records(found.found.findings)}  # type: ignore[arg-type, union-attr]
            content = {**record, **sheet_records(found.sheet), "versions": versions()}
            store.journal.append("plan sealed", content, signed, title, label)
        now += timedelta(minutes=12)
        store.journal.append_refused("Weight", "70,5", "A comma may mean a point or thousands.")
        now += timedelta(minutes=4)
        keep_waste(store, answer_waste(WASTE).record, first, second, "Waste, Ketamine 9.1 mL", WASTE.label)
