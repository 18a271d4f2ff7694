"""`ketadesk records`: what is kept, verified, carried out and brought back."""

import re
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ketadesk.cli.outcome import COMPLETE, DIFFERENT, REFUSED, Outcome, UsageError, as_json
from ketadesk.cli.papering import Painter, paper_name, unpaintable
from ketadesk.cli.passphrases import asked_passphrase, asked_pin, new_passphrase
from ketadesk.cli.people import leave_outcome, pin_outcome
from ketadesk.presentation.export import versions
from ketadesk.presentation.paper import Stamp
from ketadesk.presentation.record_words import ROUNDING_RULE, clock_note, content_text, correction_words, kept_time
from ketadesk.records.backup import back_up, carry_out, restore
from ketadesk.records.chain import read_head
from ketadesk.records.cipher import is_encrypted
from ketadesk.records.entry import CORRECTED, KINDS, Entry
from ketadesk.records.exporting import entry_record, export_to
from ketadesk.records.place import records_folder
from ketadesk.records.recasting import recast
from ketadesk.records.recovery import recovery_sheet
from ketadesk.records.refusing import RecordsError
from ketadesk.records.searching import Line, Wanted, search
from ketadesk.records.store import Store, open_store, store_file

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_TOLD = 20


def records_outcome(options: Namespace, paint: Painter) -> Outcome:
    """Return what was done. Raises `UsageError` for what cannot be read."""
    if options.action is None:
        raise UsageError("Say what to do with the records, as in ketadesk records list.")
    try:
        if options.action in _APART:
            return _APART[options.action](options)
        if options.action == "recovery":
            return _recovery(options, paint)
        with _opened() as store:
            return _WITHIN[options.action](options, store)
    except RecordsError as error:
        record = {"status": "refused", "says": str(error)}
        return Outcome(REFUSED, as_json(record) if options.json else "", (str(error),))


def _opened() -> Store:
    folder = records_folder()
    file = store_file(folder)
    if not file.exists() and not folder.exists():
        raise RecordsError(f"There are no records yet: {folder}.")
    return open_store(folder, _passphrase(file))


def _passphrase(file: Path) -> str | None:
    return asked_passphrase() if file.exists() and is_encrypted(file) else None


def _list(options: Namespace, store: Store) -> Outcome:
    if options.kind is not None and options.kind not in KINDS:
        raise UsageError(f"--kind: There is no such kind; there are {', '.join(KINDS)}.")
    for name in ("since", "until"):
        if (day := getattr(options, name)) is not None and not _DAY.fullmatch(day):
            raise UsageError(f"--{name}: Write the day as 2026-11-27.")
    wanted = Wanted(
        " ".join(options.words),
        options.kind,
        options.since or "",
        options.until or "",
        most=_number(options.most, "--most"),
    )
    lines = search(store.access, wanted)
    text = "".join(f"{_line(each)}\n" for each in lines) or "No entries.\n"
    return Outcome(COMPLETE, as_json([vars(each) for each in lines]) if options.json else text, _says(store))


def _show(options: Namespace, store: Store) -> Outcome:
    entry = store.journal.entry(_number(options.number, "NUMBER"))
    corrections = store.journal.corrections(entry.number)
    text = as_json(entry_record(entry)) if options.json else _entry(entry) + "".join(map(_corrected, corrections))
    return Outcome(COMPLETE, text, _says(store))


def _correct(options: Namespace, store: Store) -> Outcome:
    for name in ("field", "value", "reason", "person"):
        if getattr(options, name) is None:
            raise UsageError(f"--{name}: A correction needs it, as ketadesk records correct --help shows.")
    number = _number(options.number, "NUMBER")
    person = store.people.sign_in(options.person, asked_pin(options.person))
    signed = store.signed(person, CORRECTED)
    made = store.journal.correct(number, options.field, options.value, options.reason, [signed])
    return _done(options, f"Entry {made.number} corrects entry {number}; the old value stays.", number=made.number)


def _verify(options: Namespace, store: Store) -> Outcome:
    head = None if options.head is None else read_head(_read(options.head))
    verdict = store.verdict(head)
    told = [each.says for each in verdict.flaws]
    if len(told) > _MOST_TOLD and not options.json:
        told = [*told[:_MOST_TOLD], f"{len(told) - _MOST_TOLD} more."]
    beside = "" if head is None else f" The head of {head.count} entries agrees."
    sound = f"{verdict.count} entries, each as it was written.{beside}\n"
    text = "".join(f"{each}\n" for each in verdict.notes) + ("" if told else sound)
    record = {
        "status": "flawed" if told else "sound",
        "entries": verdict.count,
        "head": str(verdict.head),
        "flaws": [vars(each) for each in verdict.flaws],
        "notes": list(verdict.notes),
    }
    return Outcome(DIFFERENT if told else COMPLETE, as_json(record) if options.json else text, tuple(told))


def _head(options: Namespace, store: Store) -> Outcome:
    head = store.journal.head()
    return Outcome(COMPLETE, as_json({**vars(head), "head": str(head)}) if options.json else f"{head}\n")


def _export(options: Namespace, store: Store) -> Outcome:
    if options.out is None:
        raise UsageError("--out: Say which file to write, as in --out records.csv or --out records.json.")
    count = export_to(Path(options.out), store, {**versions(), "rounding": ROUNDING_RULE})
    return _done(options, f"{count} entries are in {options.out}.", entries=count, file=options.out)


def _backup(options: Namespace, store: Store) -> Outcome:
    now, file = datetime.now(UTC), store.access.file
    if options.into is None:
        made = back_up(file, store.key, store.secret, now)
    else:
        made = carry_out(file, store.key, store.secret, now, Path(options.into), with_key=not options.without_key)
    flaws = tuple(each.says for each in made.verdict.flaws[:_MOST_TOLD])
    done = _done(options, f"{made.verdict.count} entries are in {made.file}.", file=str(made.file), flaws=list(flaws))
    return Outcome(DIFFERENT if flaws else COMPLETE, done.text, flaws)


def _recovery(options: Namespace, paint: Painter) -> Outcome:
    how = paper_name(options.paper)
    if options.out is not None and (missing := unpaintable()):
        return missing
    with _opened() as store:
        sheet = recovery_sheet(store.folder, store.journal.head(), store.key, store.secret)
    if options.out is None:
        return Outcome(COMPLETE, as_json({"sheet": sheet.text}) if options.json else sheet.text)
    at, made_by = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}", Stamp("", versions()).made_by
    fault = paint(replace(sheet, printed=f"printed {at}", made_by=made_by), how, Path(options.out))
    if fault:
        return Outcome(REFUSED, errors=(f"--out: {fault}",))
    return _done(options, f"{options.out}: print it, lock it away, and delete the file.", file=options.out)


def _restore(options: Namespace) -> Outcome:
    file = Path(options.file)
    done = restore(store_file(records_folder()), file, _passphrase(file), datetime.now(UTC))
    kept = "" if done.before is None else f" What was there before is kept in {done.before}."
    before = None if done.before is None else str(done.before)
    return _done(options, f"{done.count} entries are restored.{kept}", entries=done.count, before=before)


def _encrypt(options: Namespace) -> Outcome:
    file = store_file(records_folder())
    with _opened() as store:
        if store.secret is not None:
            raise RecordsError("These records are encrypted already: ketadesk records rekey gives a new passphrase.")
        key = store.key
    return _recast(options, file, key, None)


def _rekey(options: Namespace) -> Outcome:
    folder = records_folder()
    old = _passphrase(store_file(folder))
    with open_store(folder, old) as store:
        if old is None:
            raise RecordsError("These records are not encrypted: ketadesk records encrypt does that.")
        key = store.key
    return _recast(options, store_file(folder), key, old)


def _recast(options: Namespace, file: Path, key: bytes, old: str | None) -> Outcome:
    done = recast(file, key, old, new_passphrase())
    left = tuple(f"{each} could not be brought under the new passphrase: delete it." for each in done.left)
    says = "The records and their backups are under the new passphrase. Print a new sheet: ketadesk records recovery."
    return Outcome(COMPLETE, _done(options, says, left=[str(each) for each in done.left]).text, left)


_APART = {"restore": _restore, "encrypt": _encrypt, "rekey": _rekey}
_WITHIN = {
    "list": _list,
    "show": _show,
    "correct": _correct,
    "verify": _verify,
    "head": _head,
    "export": _export,
    "backup": _backup,
    "pin": pin_outcome,
    "leave": leave_outcome,
}


def _done(options: Namespace, says: str, **record: object) -> Outcome:
    return Outcome(COMPLETE, as_json({"status": "done", **record}) if options.json else f"{says}\n")


def _says(store: Store) -> tuple[str, ...]:
    return (store.says,) if store.says else ()


def _line(line: Line) -> str:
    parts = (line.label and f"[{line.label}]", line.title, ", ".join(line.names), clock_note(line.set_back_s))
    return (
        f"{line.number:>6}  {kept_time(line.at)}  {line.kind:<14}  {'  '.join(each for each in parts if each)}".rstrip()
    )


def _entry(entry: Entry) -> str:
    head = [f"Entry {entry.number}: {entry.kind}, {kept_time(entry.at)}", clock_note(entry.set_back_s), entry.title]
    head.append(f"Label: {entry.label}" if entry.label else "")
    signed = [f"Signed: {each.name}, {each.meaning}, {_time(each.at)}" for each in entry.signatures]
    return "\n".join(
        [*(each for each in head if each), *signed, "", content_text(entry.content), "", f"Mark: {entry.mac}", ""]
    )


def _corrected(entry: Entry) -> str:
    by = ", ".join(f"{each.name}, {_time(each.at)}" for each in entry.signatures)
    return f"Entry {entry.number} corrects it. {correction_words(entry.content, by)}\n"


def _time(at: str) -> str:
    try:
        return kept_time(at)
    except ValueError:
        return at


def _number(text: str, option: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise UsageError(f"{option}: Write a whole number, as 7.")
    return int(text)


def _read(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"--head: {name} cannot be read.") from None
