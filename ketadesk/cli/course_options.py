"""The words of `ketadesk course`: what can be written down across the weeks, and what each takes."""

from collections.abc import Callable
from typing import Any

from ketadesk.cli.action_options import NOTE, REASON, STRIKE, Actions, add_actions
from ketadesk.cli.parser import Once

COURSE_EXAMPLES = """\
Examples:
  ketadesk course begin depression-iv --start 2026-12-01 --closed 2026-12-25 --label "BED 4"
  ketadesk course score madrs 32 --when baseline
  ketadesk course liver normal
  ketadesk course visit --run 12                 dose, weight and highest pressure from the run sheet
  ketadesk course visit --weight 70kg --dose 35mg --weighed 2026-11-30
  ketadesk course score madrs 14 --when 24h --on 2026-12-02
  ketadesk course urinary no
  ketadesk course show                           what was given, whether it helped, what is due and by which rule
  ketadesk course report --out course.json
"""
_STATUS = "Exit status: 0 done, 2 refused or incomplete, 69 broken installation."

_ACTS: Actions = (
    (
        "visit",
        "an infusion was given",
        (
            (
                "--run",
                {"metavar": "NUMBER", "help": "its run sheet: dose, weight, plan and highest pressure come from it"},
            ),
            ("--weight", {"metavar": "70kg", "help": "the weight, in kg or lb"}),
            ("--weighed", {"metavar": "DAY", "help": "when that was, if not on the day itself"}),
            ("--dose", {"metavar": "35mg", "help": "what was given"}),
            ("--entry", {"metavar": "NUMBER", "help": "the sealed plan, by its number"}),
            REASON,
        ),
    ),
    ("missed", "the patient did not come, or nothing was given", (REASON,)),
    (
        "score",
        "the total of a scale",
        (
            ("scale", {"metavar": "SCALE", "help": "madrs, qids-sr16, phq-9 or pain-nrs"}),
            ("total", {"metavar": "TOTAL", "help": "the total, a whole number"}),
            ("--when", {"metavar": "WHEN", "help": "baseline, 24h, visit or later; visit unless told otherwise"}),
        ),
    ),
    ("liver", "liver tests came back", (("found", {"metavar": "FOUND", "help": "normal or raised"}),)),
    (
        "urinary",
        "burning, frequency, urgency, blood and pain were asked about",
        (("symptoms", {"metavar": "SYMPTOMS", "help": "yes or no"}),),
    ),
    ("maintenance", "what follows the last infusion was agreed", (("text", {"metavar": "TEXT", "help": "the plan"}),)),
    ("relapse", "whether the symptoms are back was asked", (("relapsed", {"metavar": "BACK", "help": "yes or no"}),)),
    NOTE,
    (
        "strike",
        STRIKE,
        (("entry", {"metavar": "NUMBER", "help": "its number in the course"}), REASON),
    ),
    ("end", "the course is over", (REASON,)),
)
COURSE_ACTS = tuple(name for name, _, _ in _ACTS)
"""What is written down."""

_LOOKS: Actions = (
    ("list", "the courses that are kept", ()),
    ("show", "what was given, whether it helped, what is due", ()),
    ("log", "every entry of a course", ()),
    ("report", "all of it, as .json", (("--out", {"metavar": "FILE", "help": "the file to write"}),)),
)


def add_course(commands: Any, add_json: Callable[[Any], None]) -> None:
    """Add the command and what can be written down to a parser."""
    course = commands.add_parser(
        "course",
        help="the weeks around the infusions: days, scores, liver tests, what is due",
        description="A course of infusions: its days, whether it helps, and what is due by which rule.",
        epilog=f"{COURSE_EXAMPLES}\n{_STATUS}",
    )
    course.set_defaults(json=False)
    actions = course.add_subparsers(dest="action", metavar="ACTION", parser_class=type(course))
    begin = actions.add_parser("begin", help="a course by a protocol", epilog=_STATUS)
    begin.add_argument("protocol", metavar="PROTOCOL", help="the id of a protocol")
    for flag, metavar, says in (
        ("--start", "DAY", "the first day, as 2026-12-01; today unless told otherwise"),
        ("--by", "PLACE", "which of the protocol's courses, as ketadesk protocols lists them: 1 is the first"),
        ("--count", "NUMBER", "how many infusions, where the source leaves it open"),
        ("--interval", "3-4", "how many days apart, where the source leaves it open"),
        ("--label", "L", "what it goes by, at most 12 letters; no name"),
        ("--person", "NAME", "who signs; the PIN is asked for"),
    ):
        begin.add_argument(flag, metavar=metavar, help=says, action=Once)
    begin.add_argument("--closed", metavar="DAY", action="append", help="a day on which the clinic is closed")
    add_json(begin)

    def more(action: Any, name: str) -> None:
        if name != "list":
            says = "which course, where more than one is open"
            action.add_argument("--course", metavar="NUMBER", help=says, action=Once)
        if name in COURSE_ACTS:
            says = "the day it was, as 2026-12-01; today unless told otherwise"
            action.add_argument("--on", metavar="DAY", help=says, action=Once)
            action.add_argument("--person", metavar="NAME", help="who signs; the PIN is asked for", action=Once)
        add_json(action)

    add_actions(actions, (*_ACTS, *_LOOKS), _STATUS, more)
