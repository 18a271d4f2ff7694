"""The words of `ketadesk monitor`: what can be written down at the bedside, and what each takes."""

from collections.abc import Callable
from typing import Any

from ketadesk.cli.action_options import NOTE, REASON, STRIKE, Actions, add_actions
from ketadesk.cli.parser import Once

MONITOR_EXAMPLES = """\
Examples:
  ketadesk monitor begin depression-iv --weight 70kg --vial 500mg/10mL --method make-up --container 50mL \\
      --diluent glucose-5 --setting clinic --run-label "BED 4"
  ketadesk monitor begin --entry 12              a plan that two people sealed, by its number in the records
  ketadesk monitor start                         the pump was started as planned
  ketadesk monitor observe pressure=158/95 pulse=88 spo2=97 sedation=awake
  ketadesk monitor pause --reason "cannula looked at" --ago 2min
  ketadesk monitor rate 60mL/h --reason "dizzy"
  ketadesk monitor show                          what runs, what was given, what is due
  ketadesk monitor stop --read 50mL              with what the pump shows
  ketadesk monitor met walks-and-sees
  ketadesk monitor end
  ketadesk monitor report --out run.json         or run.csv

A reminder, not an alarm: it watches nobody and makes no sound. Each line is kept in the records before it is shown.
"""
_STATUS = "Exit status: 0 done, 2 refused or incomplete, 3 stopped by a finding, 69 broken installation."

_ACTS: Actions = (
    (
        "push",
        "a push began to go in",
        (
            ("administration", {"nargs": "?", "metavar": "ADMIN", "help": "which, where the plan has several"}),
            ("--volume", {"metavar": "0.6mL", "help": "how much, where it is not as planned"}),
            REASON,
        ),
    ),
    (
        "pushed",
        "the push is in",
        (("--volume", {"metavar": "0.4mL", "help": "how much went in, where it is less"}), REASON),
    ),
    (
        "start",
        "the pump was started",
        (("--rate", {"metavar": "75mL/h", "help": "where it is not as planned"}), REASON),
    ),
    ("pause", "the pump was paused", (REASON,)),
    ("resume", "the pump went on", ()),
    ("rate", "the pump was set to another rate", (("rate", {"metavar": "60mL/h", "help": "the new rate"}), REASON)),
    (
        "container",
        "a full syringe or bag took the place of the one that ran",
        (("container", {"metavar": "50mg/50mL", "help": "the drug in it, and what it is made up to"}),),
    ),
    (
        "stop",
        "the infusion ended, or is not given",
        (("--read", {"metavar": "48mL", "help": "the volume given that the pump shows"}), REASON),
    ),
    (
        "observe",
        "signs that were read together",
        (
            (
                "signs",
                {"nargs": "+", "metavar": "SIGN=VALUE", "help": "as in pressure=120/80, pulse=72 or sedation=awake"},
            ),
        ),
    ),
    (
        "met",
        "a criterion of leaving was looked at, and is met",
        (
            ("criterion", {"metavar": "ID", "help": "as show lists them"}),
            ("--not", {"action": "store_true", "dest": "unmet", "help": "it is not met, whatever was ticked before"}),
        ),
    ),
    NOTE,
    (
        "strike",
        STRIKE,
        (("entry", {"metavar": "NUMBER", "help": "its number in the run sheet"}), REASON),
    ),
    ("end", "the run sheet is ended", (REASON,)),
)
ACTS = tuple(name for name, _, _ in _ACTS)
"""What is written down."""

_LOOKS: Actions = (
    ("list", "the run sheets that are kept", ()),
    ("show", "what runs, what was given, what is due", ()),
    ("log", "every entry of a run sheet", ()),
    (
        "report",
        "plan, signatures, what ran, every entry and the waste, as .json or .csv",
        (
            ("--out", {"metavar": "FILE", "help": "the file to write"}),
            ("--waste", {"metavar": "NUMBER", "action": "append", "help": "the record of the waste, by its number"}),
        ),
    ),
    (
        "instructions",
        "what the patient takes home, to print",
        (("--call", {"metavar": "TEXT", "help": "whom to call; without it a line to write on"}),),
    ),
)


def add_monitor(commands: Any, add_order: Callable[[Any], None], add_json: Callable[[Any], None]) -> None:
    """Add the command and what can be written down to a parser."""
    monitor = commands.add_parser(
        "monitor",
        help="the run sheet: what really runs, what is due, when a patient may leave",
        description="What really ran at the bedside, beside its plan; what is due, and when a patient may leave.",
        epilog=f"{MONITOR_EXAMPLES}\n{_STATUS}",
    )
    monitor.set_defaults(json=False)
    actions = monitor.add_subparsers(dest="action", metavar="ACTION", parser_class=type(monitor))
    begin = actions.add_parser("begin", help="a run sheet from an order, or from a sealed plan", epilog=_STATUS)
    add_order(begin)
    begin.add_argument("--entry", metavar="NUMBER", help="the plan that was sealed, by its number", action=Once)
    begin.add_argument("--run-label", metavar="L", help="what it goes by, at most 12 letters; no name", action=Once)
    begin.add_argument("--person", metavar="NAME", help="who signs; the PIN is asked for", action=Once)
    add_json(begin)

    def more(action: Any, name: str) -> None:
        if name != "list":
            says = "which run sheet, where more than one is open"
            action.add_argument("--run", metavar="NUMBER", help=says, action=Once)
        if name in ACTS:
            action.add_argument("--ago", metavar="2min", help="how long ago it was", action=Once)
            action.add_argument("--person", metavar="NAME", help="who signs; the PIN is asked for", action=Once)
        add_json(action)

    add_actions(actions, (*_ACTS, *_LOOKS), _STATUS, more)
