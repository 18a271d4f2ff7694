"""The house stays as it was drawn: which room knows which, and what may not be found in any of them."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.cli import lint_imports

CHECKOUT = Path(__file__).parents[1]
HOUSE = CHECKOUT / "ketadesk"
MODULES = sorted(HOUSE.rglob("*.py"))
EXACT = ("quantities", "protocols", "dosing", "monitoring", "intake", "checking")  # where every number is a fraction
PURE = ("quantities", "dosing", "monitoring", "intake", "checking")  # where an answer follows from its question alone
TOP = {"ketadesk", "resources", "tests", "pyproject.toml", "README.md", "LICENSE"}
LEFT_BY_TOOLS = ("*.egg-info", "build", "dist", "__pycache__")
DRAWERS = {"utils", "util", "common", "helpers", "helper", "core", "manager", "misc", "base", "tools"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 40

Where = Callable[[ast.AST], bool]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def trees(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the rooms named, or of the house, with its syntax tree."""
    for path in MODULES:
        if not rooms or path.relative_to(HOUSE).parts[0] in rooms:
            yield path, tree_of(path)


def found(offends: Where, *rooms: str) -> list[str]:
    """Return file and line of every place in some rooms that offends."""
    return [
        f"{path.relative_to(CHECKOUT)}:{getattr(node, 'lineno', 0)}"
        for path, tree in trees(*rooms)
        for node in ast.walk(tree)
        if offends(node)
    ]


def calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def catches(node: ast.AST, *names: str) -> bool:
    """Say whether a handler catches one of these, alone or among others."""
    if not isinstance(node, ast.ExceptHandler) or node.type is None:
        return False
    return any(isinstance(each, ast.Name) and each.id in names for each in ast.walk(node.type))


def imported(node: ast.AST) -> set[str]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


def imports(*names: str) -> Where:
    return lambda node: any(each == name or each.startswith(f"{name}.") for each in imported(node) for name in names)


def test_that_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(CHECKOUT)
    names = {contract["name"] for contract in read_configuration()["contracts_options"]}
    assert {"Rooms open one way", "Only the views and the app know Qt", "No circles inside a room"} <= names
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_that_every_room_of_the_house_was_walked() -> None:
    rooms = {path.relative_to(HOUSE).parts[0] for path in MODULES}
    assert rooms >= {*EXACT, "presentation", "views", "app.py"}
    assert len(MODULES) > 80


def test_that_no_inexact_number_is_written_where_numbers_are_exact() -> None:
    literal = found(lambda node: isinstance(node, ast.Constant) and isinstance(node.value, float | complex), *EXACT)
    made = found(lambda node: calls(node, "float", "complex"), *EXACT)
    assert (literal, made) == ([], [])


def test_that_nothing_inexact_is_imported_where_numbers_are_exact() -> None:
    assert found(imports("math", "decimal", "statistics", "numpy"), *EXACT, "presentation") == []


def test_that_rounding_has_one_name_and_it_is_not_pythons() -> None:
    rooms = (*EXACT, "presentation", "cli", "selftest.py")
    assert found(lambda node: calls(node, "round"), *rooms) == []


def test_that_the_views_see_no_number() -> None:
    assert found(lambda node: isinstance(node, ast.Attribute) and node.attr == "magnitude", "views") == []
    assert found(imports("ketadesk.quantities", "ketadesk.dosing", "fractions", "pint"), "views", "app.py") == []


def test_that_an_answer_follows_from_its_question_alone() -> None:
    outside = ("time", "random", "logging", "os", "pathlib", "locale", "secrets", "tomllib")
    assert found(imports(*outside), *PURE) == []
    assert found(lambda node: calls(node, "open", "print", "input", "globals"), *PURE) == []


def test_that_a_day_may_be_reckoned_with_and_the_calendar_is_never_asked_for_today() -> None:
    def more_than_days(node: ast.AST) -> bool:
        names = {each for each in imported(node) if each.partition(".")[0] == "datetime"}
        return not names <= {"datetime", "datetime.date", "datetime.timedelta"} or (
            isinstance(node, ast.Import) and bool(names)
        )

    assert found(more_than_days, *PURE) == []
    assert found(lambda node: isinstance(node, ast.Attribute) and node.attr in {"today", "now"}, *PURE) == []


def test_that_everything_is_caught_in_one_place_and_that_blanks_the_answer() -> None:
    everywhere = found(lambda node: catches(node, "Exception"))
    assert len(everywhere) == 1, everywhere
    assert everywhere[0].startswith("ketadesk/app.py:")
    assert found(lambda node: catches(node, "BaseException")) == []
    assert found(lambda node: isinstance(node, ast.ExceptHandler) and node.type is None) == []


def test_that_there_is_one_registry_of_units() -> None:
    def names_one(node: ast.AST) -> bool:
        return (isinstance(node, ast.Attribute) and node.attr == "UnitRegistry") or any(
            each.endswith("UnitRegistry") or each == "pint.ApplicationRegistry" for each in imported(node)
        )

    assert {each.split(":")[0] for each in found(names_one)} == {"ketadesk/quantities/registry.py"}
    used = {each.split(":")[0] for each in found(imports("pint"))}
    assert {each for each in used if not each.startswith(("ketadesk/quantities/", "ketadesk/dosing/"))} == set()


@pytest.mark.parametrize(
    "module",
    ["ketadesk", "ketadesk.cli.command", "ketadesk.presentation.answering", "ketadesk.probe", "ketadesk.selftest"],
)
def test_that_what_needs_no_window_loads_no_qt(module: str) -> None:
    code = f"import sys, {module}; print(*({{'PySide6', 'shiboken6'}} & set(sys.modules)))"
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, cwd=CHECKOUT
    )
    assert (process.returncode, process.stdout.strip(), process.stderr) == (0, "", "")


def test_that_a_room_says_what_it_is_and_holds_nothing_at_its_door() -> None:
    doors = [*HOUSE.rglob("__init__.py"), CHECKOUT / "resources" / "__init__.py"]
    assert {path.parent for path in MODULES} == {path.parent for path in doors} - {CHECKOUT / "resources"}
    for path in doors:
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert len(body) == 1, path
        assert ast.get_docstring(ast.Module(body, [])), path


def test_that_the_top_of_the_repository_holds_only_what_was_agreed() -> None:
    names = {
        path.name
        for path in CHECKOUT.iterdir()
        if not path.name.startswith(".") and not any(path.match(each) for each in LEFT_BY_TOOLS)
    }
    assert names <= TOP
    assert {"ketadesk", "resources", "tests", "pyproject.toml"} <= names


def test_that_nothing_is_called_a_drawer() -> None:
    parts = {part for path in MODULES for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert sorted(part for part in parts if set(part.split("_")) & DRAWERS) == []


def test_that_files_and_functions_stay_short() -> None:
    files = {str(path.relative_to(CHECKOUT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    functions = {
        f"{path.relative_to(CHECKOUT)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in files.items() if lines > LONGEST_FILE} == {}
    assert {name: lines for name, lines in functions.items() if lines > LONGEST_FUNCTION} == {}
    assert len(functions) > 300


def test_that_every_module_says_what_it_is_in_a_line() -> None:
    unsaid = [str(path.relative_to(CHECKOUT)) for path, tree in trees() if not ast.get_docstring(tree)]
    assert unsaid == []
