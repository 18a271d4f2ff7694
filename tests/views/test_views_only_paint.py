"""The views know text and Qt: no quantity, no arithmetic, no unit of their own, and one door for every fault."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import ketadesk
from ketadesk import views
from ketadesk.quantities.spelling import read_unit

PACKAGE = Path(ketadesk.__file__).parent
# Words that are also units: the listed vial of the form.
_WORDS = frozenset({"vial"})
VIEWS = sorted(Path(views.__file__).parent.rglob("*.py"))


def test_that_no_view_knows_a_quantity_or_a_plan() -> None:
    for file in VIEWS:
        for name in _imports(file):
            assert not name.startswith(("ketadesk.dosing", "ketadesk.quantities", "pint", "fractions", "decimal")), file


def test_that_no_view_holds_a_unit() -> None:
    for file in VIEWS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"[a-zA-Z/]{1,12}", node.value)
            ):
                assert node.value in _WORDS or read_unit(node.value) is None, (file.name, node.value)


def test_that_exceptions_are_caught_whole_in_one_place_only() -> None:
    found = [
        file.name
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert found == ["app.py"]


def test_that_files_functions_and_constructors_are_short() -> None:
    for file in [*VIEWS, PACKAGE / "app.py"]:
        text = file.read_text("utf-8")
        assert len(text.splitlines()) <= 250, file.name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                most = 30 if node.name == "__init__" else 40
                assert node.end_lineno - node.lineno < most, (file.name, node.name)


def test_that_the_window_is_built_without_the_unit_registry() -> None:
    code = "import sys; import ketadesk.views.application; print('pint' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
