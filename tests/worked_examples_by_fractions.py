"""Worked examples from plain fractions and the formulas alone; nothing of KetaDesk is imported.

`python tests/worked_examples_by_fractions.py` writes `resources/worked_examples.toml`, which the self-test recomputes.
"""

from pathlib import Path
from typing import Any

from worked_orders_by_fractions import orders
from worked_questions_by_fractions import calculated, running

FILE = Path(__file__).parents[1] / "resources" / "worked_examples.toml"


def written() -> str:
    """Return the whole file."""
    lines = [
        "# Written by tests/worked_examples_by_fractions.py from the formulas alone. Do not edit: run that again.",
        "",
    ]
    for kind, examples in (("plan", orders()), ("running", running()), ("calc", calculated())):
        for example in examples:
            lines += [f"[[{kind}]]", f"asks = {toml(example['asks'])}", f"expected = {toml(example['expected'])}", ""]
    return "\n".join(lines)


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{key}" = {toml(each)}' for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    return f'"{value}"'


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
