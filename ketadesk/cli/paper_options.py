"""The options of `paper`, beside those of an order: what is made, where it is written, and on what."""

from typing import Any

from ketadesk.cli.parser import Once

PAPER_OPTIONS = (
    ("--out", "FILE.pdf", "the file to write; it is written whole or not at all"),
    ("--paper", "SIZE", "of a worksheet: A4 or Letter; A4 unless told otherwise"),
    ("--stock", "ID", "what labels are printed on, as listed below"),
    ("--copies", "N", "how many of each label; 1 unless told otherwise"),
    ("--first", "N", "the first label of a sheet that is free; 1 unless told otherwise"),
)
PAPER_EXAMPLES = """\
Examples:
  ketadesk paper plan depression-iv --weight 70kg --vial 500mg/10mL --method make-up --container 50mL \\
      --diluent glucose-5 --out worksheet.pdf
  ketadesk paper label depression-iv --weight 70kg --vial 500mg/10mL --method make-up --container 50mL \\
      --diluent glucose-5 --stock a4-21 --first 4 --out labels.pdf
"""


def add_paper_options(parser: Any) -> None:
    """Add what only paper takes."""
    parser.add_argument("what", nargs="?", metavar="WHAT", help="plan for the worksheet, label for the labels")
    for flag, metavar, says in PAPER_OPTIONS:
        parser.add_argument(flag, metavar=metavar, help=says, action=Once)
    parser.add_argument("--plain", action="store_true", help="labels without their colour")
    parser.set_defaults(json=False)
