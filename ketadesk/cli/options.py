"""The words of the command line: what each command takes, and help with the ids that are allowed."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any

from ketadesk.cli.command_options import (
    CALC_EXAMPLES,
    CHECK_EXAMPLES,
    CHECK_OPTIONS,
    RUNNING_EXAMPLES,
    RUNNING_OPTIONS,
    SEAL_EXAMPLES,
    SEAL_OPTIONS,
)
from ketadesk.cli.course_options import add_course
from ketadesk.cli.monitor_options import add_monitor
from ketadesk.cli.order_options import ORDER_OPTIONS, PLAN_EXAMPLES
from ketadesk.cli.outcome import UsageError
from ketadesk.cli.paper_options import PAPER_EXAMPLES, PAPER_OPTIONS, add_paper_options
from ketadesk.cli.parser import Once, Parser
from ketadesk.cli.records_options import add_records

_SWITCHES = {"-h", "--help", "--full", "--again", "--json", "--version"}
COMMANDS = (
    "plan",
    "paper",
    "seal",
    "check",
    "running",
    "calc",
    "protocols",
    "sources",
    "site",
    "records",
    "monitor",
    "course",
    "selftest",
    "help",
)

_STATUS = "Exit status: 0 complete, 2 refused or incomplete, 3 stopped by a finding, 69 broken installation."


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments say. Raises `UsageError` for what cannot be read, `SystemExit` after help."""
    _refuse_before_command(arguments)
    words = [each for each in arguments if not each.startswith("-")]
    if words and words[0] not in COMMANDS:
        near = get_close_matches(words[0], COMMANDS, 1)
        says = f"is {near[0]} meant?" if near else f"there are {', '.join(COMMANDS)}."
        raise UsageError(f"{words[0]}: There is no such command; {says}")
    options, rest = _parser().parse_known_args(_joined(arguments))
    if rest:
        raise UsageError(_not_read(rest[0].partition("=")[0], options.command))
    return options


def _refuse_before_command(arguments: Sequence[str]) -> None:
    """Raise `UsageError` for an option of a command that stands before the command."""
    first = arguments[0].partition("=")[0] if arguments else ""
    if first == "--json" or first in _flags():
        command = next((each for each in arguments if each in COMMANDS), "plan")
        raise UsageError(f"{first}: Write it after the command, as in ketadesk {command} {first}.")


def _flags() -> set[str]:
    more = (*RUNNING_OPTIONS, *PAPER_OPTIONS, *SEAL_OPTIONS, *CHECK_OPTIONS)
    return {option.flag for option in ORDER_OPTIONS} | {flag for flag, _, _ in more}


def _flags_of(command: str | None) -> list[str]:
    """Return the options of a command."""
    each = {"running": RUNNING_OPTIONS, "paper": PAPER_OPTIONS, "seal": SEAL_OPTIONS, "check": CHECK_OPTIONS}
    own = each.get(command or "", ())
    order = [option.flag for option in ORDER_OPTIONS] if command in {"plan", "paper", "seal", "check"} else []
    return [*order, *(flag for flag, _, _ in own)]


def _not_read(unknown: str, command: str | None) -> str:
    near = [] if unknown in _SWITCHES else get_close_matches(unknown, [*_flags_of(command), *_SWITCHES], 1)
    see = f"see ketadesk {command} --help." if command else "see ketadesk --help."
    return f"{unknown}: It is not read here; {f'is {near[0]} meant?' if near else see}"


def _joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `--weight -5kg` as one, so that the value is refused for what it is."""
    flags = _flags()
    joined: list[str] = []
    for each in arguments:
        last = joined[-1] if joined else ""
        if last in flags and each.startswith("-") and each not in _SWITCHES and each.partition("=")[0] not in flags:
            joined[-1] = f"{last}={each}"
        else:
            joined.append(each)
    return joined


def _parser() -> Parser:
    parser = Parser(
        prog="ketadesk",
        description="Arithmetic for a ketamine order that exists. Without a command the window opens.",
        epilog=f"{_STATUS}\nSee ketadesk plan --help, and so on, for examples.",
    )
    parser.add_argument("--version", action="store_true", help="show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_plan(commands)
    _add_paper(commands)
    _add_seal(commands)
    _add_check(commands)
    _add_running(commands)
    _add_calc(commands)
    for name, what in (("protocols", "protocol"), ("sources", "source")):
        each = commands.add_parser(name, help=f"list the {name}, or show one", epilog=_STATUS)
        each.add_argument("id", nargs="?", metavar="ID", help=f"the {what} to show in full")
        _add_json(each)
    site = commands.add_parser("site", help="show the site file that holds here, or its faults", epilog=_STATUS)
    _add_json(site)
    add_records(commands, _add_json)
    add_monitor(commands, _add_order, _add_json)
    add_course(commands, _add_json)
    selftest = commands.add_parser("selftest", help="check this installation: versions, data, worked examples")
    _add_json(selftest)
    manual = commands.add_parser("help", help="the manual: formulas, limits, sources, hazards, what it is for")
    manual.add_argument("page", nargs="?", metavar="PAGE", help="the page to show whole")
    _add_json(manual)
    return parser


def _add_plan(commands: Any) -> None:
    plan = commands.add_parser(
        "plan",
        help="what to draw up, mix, set on the pump and watch",
        description="From an order to what to draw up, mix, set on the pump and watch, with the working.",
        epilog=f"{PLAN_EXAMPLES}\n{_STATUS}",
        more=_allowed,
    )
    _add_order(plan)
    plan.add_argument("--full", action="store_true", help="all there is to read beside the result, and its sources")
    _add_json(plan)


def _add_paper(commands: Any) -> None:
    paper = commands.add_parser(
        "paper",
        help="the worksheet or the labels of an order, as a PDF",
        description="The worksheet or the labels of an order, as a PDF. It takes what ketadesk plan takes.",
        epilog=f"{PAPER_EXAMPLES}\n{_STATUS}",
        more=partial(_allowed, on_paper=True),
    )
    add_paper_options(paper)
    _add_order(paper)


def _add_order(parser: Parser) -> None:
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="the id of a protocol, as listed below")
    groups: dict[str, Any] = {}
    for option in ORDER_OPTIONS:
        if option.heading not in groups:
            groups[option.heading] = parser.add_argument_group(option.heading)
        groups[option.heading].add_argument(
            option.flag,
            dest=option.dest,
            metavar=option.metavar,
            help=option.says.replace("%", "%%"),
            action="append" if option.repeatable else Once,
        )


def _add_seal(commands: Any) -> None:
    seal = commands.add_parser(
        "seal",
        help="an order into a file, for a second person to check",
        description="From an order that is ready to a sealed file, for an independent double check elsewhere.",
        epilog=f"{SEAL_EXAMPLES}\n{_STATUS}",
        more=_allowed,
    )
    _add_order(seal)
    file = seal.add_argument_group("the file")
    for flag, metavar, says in SEAL_OPTIONS:
        file.add_argument(flag, metavar=metavar, help=says, action=Once)
    _add_json(seal)


def _add_check(commands: Any) -> None:
    check = commands.add_parser(
        "check",
        help="a second person's own entry against a sealed order",
        description="An independent double check: your own entry from the sources against a sealed order.",
        epilog=CHECK_EXAMPLES,
        more=_allowed,
    )
    check.add_argument("file", nargs="?", metavar="FILE", help="the sealed order")
    _add_order(check)
    devices = check.add_argument_group("what stands on the syringe and the pump")
    for flag, metavar, says in CHECK_OPTIONS:
        devices.add_argument(flag, metavar=metavar, help=says, action="append")
    check.add_argument("--again", action="store_true", help="both have read it again: say what slip it looks like")
    _add_json(check)


def _add_running(commands: Any) -> None:
    running = commands.add_parser(
        "running",
        help="what a running pump gives",
        description="From what is running to mcg/kg/min, mg/kg/h and mg/h, judged by the limits of ketamine.",
        epilog=f"{RUNNING_EXAMPLES}\n{_STATUS}",
    )
    for flag, metavar, says in RUNNING_OPTIONS:
        running.add_argument(flag, metavar=metavar, help=says, action="append" if flag == "--reason" else Once)
    _add_json(running)


def _add_calc(commands: Any) -> None:
    calc = commands.add_parser(
        "calc",
        help="one question of arithmetic, for any drug",
        description="One question of arithmetic, for any drug.",
        epilog=f"{CALC_EXAMPLES}\n{_STATUS}",
    )
    calc.add_argument("name", nargs="?", metavar="NAME", help="what is asked for")
    calc.add_argument("inputs", nargs="*", metavar="key=value", help="what is known")
    _add_json(calc)


def _add_json(parser: Any) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON for a program")


def _allowed(on_paper: bool = False) -> str:
    from ketadesk.cli.allowed import allowed_ids, allowed_stock  # noqa: PLC0415  the library is read only for help
    from ketadesk.protocols.loading import FaultyFileError  # noqa: PLC0415

    try:
        return f"{allowed_stock()}\n{allowed_ids()}" if on_paper else allowed_ids()
    except FaultyFileError:
        return "The allowed ids cannot be listed: the installation is broken.\n"
