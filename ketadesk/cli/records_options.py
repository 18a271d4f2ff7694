"""The words of `ketadesk records`: what can be done with what is kept, and what each takes."""

from collections.abc import Callable
from typing import Any

RECORDS_EXAMPLES = """\
Examples:
  ketadesk records verify                        is everything that was kept still there, unchanged?
  ketadesk records head > head.txt               keep this elsewhere; then
  ketadesk records verify --head head.txt        finds a cut end and a whole that was written anew, too
  ketadesk records list depression --kind "plan sealed" --since 2026-11-01
  ketadesk records correct 7 --field balance --value "0.2 mL kept" --reason "misread" --person "R. Alder"
  ketadesk records export --out records.csv      or .json
  ketadesk records backup /media/stick           records and the key of their chain
  ketadesk records restore FILE                  what is there now is kept beside it
  ketadesk records recovery --out sheet.pdf      print it, lock it away, delete the file

The folder is that of KETADESK_RECORDS, or ketadesk/records of your state folder. A passphrase is asked for, or taken
from KETADESK_PASSPHRASE, and a new one from KETADESK_NEW_PASSPHRASE: never from the command line, which others see.
A PIN likewise, from KETADESK_PIN and KETADESK_NEW_PIN.
"""
_STATUS = "Exit status: 0 done, 1 verify found a flaw, 2 refused."

_ACTIONS: tuple[tuple[str, str, tuple[tuple[str, dict[str, Any]], ...]], ...] = (
    (
        "list",
        "the newest entries, or those that hold every word",
        (
            ("words", {"nargs": "*", "metavar": "WORD", "help": "in the kind, the title, the label or a name"}),
            ("--kind", {"metavar": "KIND", "help": 'as in "plan sealed"'}),
            ("--since", {"metavar": "DAY", "help": "from this day on, as 2026-11-01"}),
            ("--until", {"metavar": "DAY", "help": "up to this day"}),
            ("--most", {"metavar": "NUMBER", "default": "100", "help": "so many lines, 100 unless told otherwise"}),
        ),
    ),
    ("show", "one entry in full", (("number", {"metavar": "NUMBER", "help": "its number in the list"}),)),
    (
        "correct",
        "another value beside the old one, signed; the old one stays",
        (
            ("number", {"metavar": "NUMBER", "help": "the entry's number"}),
            ("--field", {"metavar": "NAME", "help": "the field by its path in show --json, as typed/weight_text"}),
            ("--value", {"metavar": "TEXT", "help": "what it should have been"}),
            ("--reason", {"metavar": "TEXT", "help": "why"}),
            ("--person", {"metavar": "NAME", "help": "who signs; the PIN is asked for, or taken from KETADESK_PIN"}),
        ),
    ),
    (
        "verify",
        "whether anything was changed, removed, added or moved, and where",
        (("--head", {"metavar": "FILE", "help": "a head that was kept elsewhere"}),),
    ),
    ("head", "the head of the chain, to be kept elsewhere", ()),
    ("export", "all entries as .csv or .json", (("--out", {"metavar": "FILE", "help": "the file to write"}),)),
    (
        "backup",
        "a verified copy, with the others or in a folder of your own",
        (
            ("into", {"nargs": "?", "metavar": "FOLDER", "help": "where to"}),
            ("--without-key", {"action": "store_true", "help": "leave the chain's key out of that folder"}),
        ),
    ),
    ("restore", "a backup in the place of the records", (("file", {"metavar": "FILE", "help": "the backup"}),)),
    ("pin", "another PIN for who has one", (("name", {"metavar": "NAME", "help": "who, as the records name them"}),)),
    ("leave", "sign here no more; what was signed stays", (("name", {"metavar": "NAME", "help": "who leaves"}),)),
    ("encrypt", "put plain records, and their backups, under a passphrase", ()),
    ("rekey", "a new passphrase, for the backups too", ()),
    (
        "recovery",
        "the sheet to print and lock away: as text, or as a page",
        (
            ("--out", {"metavar": "FILE.pdf", "help": "the page, written whole or not at all"}),
            ("--paper", {"metavar": "SIZE", "help": "A4 or Letter; A4 unless told otherwise"}),
        ),
    ),
)


def add_records(commands: Any, add_json: Callable[[Any], None]) -> None:
    """Add the command and what can be done to a parser."""
    records = commands.add_parser(
        "records",
        help="what is kept: list, verify, export, back up, restore, encrypt",
        description="What is kept of sealed plans, refused entries, corrections, printed copies and waste.",
        epilog=f"{RECORDS_EXAMPLES}\n{_STATUS}",
    )
    records.set_defaults(json=False)
    actions = records.add_subparsers(dest="action", metavar="ACTION", parser_class=type(records))
    for name, says, options in _ACTIONS:
        action = actions.add_parser(name, help=says, description=f"{says[:1].upper()}{says[1:]}.", epilog=_STATUS)
        for flag, more in options:
            action.add_argument(flag, **more)
        add_json(action)
