"""A screen reader beside the real program, on a display of their own: the test asks it what a blind person asks."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
BINDINGS = "from gi.repository import Gio"
# What each tool is brought by; resources/libraries.toml names the same packages, and the test command brings them.
TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
PATIENCE = 8.0

Found = TypeVar("Found")


@dataclass(frozen=True)
class Node:
    """What a screen reader knows of one thing in the window."""

    path: str
    above: str
    role: str
    name: str
    description: str
    states: tuple[str, ...]
    text: str
    labels: tuple[str, ...]

    @property
    def is_shown(self) -> bool:
        """Return whether a person who sees would see it, scrolled away or not."""
        return "visible" in self.states and "showing" in self.states


@dataclass(frozen=True)
class Heard:
    """What was announced, with its urgency, or what got the focus, with none."""

    path: str
    urgency: int
    says: str


class ScreenReader:
    """Asks the process that speaks AT-SPI."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def nodes(self) -> list[Node]:
        """Return every node there is, shown or not, in the order in which it is read."""
        told = [
            Node(**{**each, "states": tuple(each["states"]), "labels": tuple(each["labels"])})
            for each in self._ask("tree")
        ]
        below: dict[str, list[Node]] = {}
        for node in told:
            below.setdefault(node.above, []).append(node)
        return list(_from_top(below, ""))

    def shown(self) -> list[Node]:
        """Return every node of what is shown."""
        return [node for node in self.nodes() if node.is_shown]

    def said(self) -> list[str]:
        """Return the names of all labels that are shown: what is heard when the window is read from top to bottom."""
        return [plain(node.name) for node in self.shown() if node.role == "label" and node.name]

    def wait_to_hear(self, *names: str) -> list[str]:
        """Wait until labels of these names are shown, and return everything that is then said."""

        def look() -> list[str] | None:
            said = self.said()
            return said if {*names} <= {*said} else None

        return until(look, lambda: f"of {names} not all are said: {self.said()}")

    def find(self, role: str, name: str) -> Node:
        """Return the shown node of a role whose name begins so, waiting for it."""

        def look() -> Node | None:
            fitting = [node for node in self.shown() if node.role == role and plain(node.name).startswith(name)]
            return next((node for node in fitting if plain(node.name) == name), fitting[0] if fitting else None)

        return until(look, lambda: f"no {role} “{name}” among {[(node.role, node.name) for node in self.shown()]}")

    def press(self, role: str, name: str) -> None:
        """Press a button, tick a box, choose a segment."""
        node = self.find(role, name)
        assert self._ask("press", node.path), f"{role} “{name}” cannot be pressed"

    def choose(self, caption: str, title: str, *searched: str) -> None:
        """Open a list, search it by these keys, go down with the arrow key until the row is heard, and take it."""
        self.heard()
        before = {node.path for node in self.nodes()}
        self.press("push button", caption)
        # What is heard late of the list before is not of this one, and a key after it would not be for this one.
        heard = until(
            lambda: [each for each in self.heard() if each.path not in before],
            lambda: f"nothing is heard when the list of “{caption}” opens",
        )
        if searched:
            self.keys(*searched)
            heard = until(self.heard, lambda: "nothing is heard of what is found")
        rows = [plain(each.says) for each in heard]
        while not rows[-1].startswith(title):
            self.keys("Down")
            rows += [
                plain(each.says) for each in until(self.heard, partial("after {} nothing more is heard".format, rows))
            ]
        self.keys("Return")

    def write(self, name: str, text: str) -> None:
        """Put text into a field."""
        self.write_into(self.find("text", name), text)

    def write_into(self, field: Node, text: str) -> None:
        """Put text into a field that was found before."""
        assert self._ask("write", field.path, text), f"“{field.name}” takes no text"

    def focus(self, role: str, name: str) -> None:
        """Give something the focus."""
        assert self._ask("focus", self.find(role, name).path), f"{role} “{name}” takes no focus"

    def keys(self, *keys: str) -> None:
        """Press keys."""
        assert self._ask("keys", *keys)

    def raise_window(self) -> None:
        """Give the window the keyboard."""

        def raised() -> bool:
            return self._ask("raise_window") and any("focused" in node.states for node in self.shown())

        until(raised, lambda: "the window takes no keyboard")

    def names(self, paths: Sequence[str]) -> list[str]:
        """Return the names that some nodes have now."""
        return [plain(name) for name in self._ask("names", *paths)]

    def heard(self) -> list[Heard]:
        """Return what was announced since this was last asked."""
        return [Heard(**heard) for heard in self._ask("heard")]

    def _ask(self, do: str, *parameters: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, "with": parameters}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        while line and not line.startswith("{"):  # the bus's own services chatter on the same line
            line = self._process.stdout.readline()
        assert line, f"the screen reader ended with status {self._process.wait()}"
        answer = json.loads(line)
        assert "failed" not in answer, answer["failed"]
        return answer["answer"]


def _from_top(below: Mapping[str, Sequence[Node]], above: str) -> Iterator[Node]:
    for node in below.get(above, ()):
        yield node
        yield from _from_top(below, node.path)


def until(look: Callable[[], Found | None], complaint: Callable[[], str]) -> Found:
    """Return what is found as soon as there is something: what is asked of another process takes its time."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, complaint()
        time.sleep(0.02)
    return found


def plain(text: str) -> str:
    """Return text as it is typed: spaces that do not break made plain, what has no width left out."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def missing_tools() -> list[str]:
    """Return a sentence for each tool that the machine lacks."""
    missing = [f"{tool} is missing: apt-get install {package}" for tool, package in TOOLS.items() if not _finds(tool)]
    if not missing and subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], check=False, capture_output=True).returncode:
        missing.append(f"{SYSTEM_PYTHON} lacks the bindings of GLib: apt-get install python3-gi")
    return missing


@contextmanager
def virtual_display(size: str = "1366x768x24") -> Iterator[str]:
    """Start an X display of our own, and end it whatever happens."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def screen_reader(folder: Path, *arguments: str, **environment: str) -> Iterator[ScreenReader]:
    """Start the program on a display and a message bus of its own, and a screen reader beside it."""
    missing = missing_tools()
    assert not missing, "; ".join(missing)
    with virtual_display() as display:
        home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND", "DBUS_"))}
        talk = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        program = [sys.executable, "-P", "-m", "ketadesk", *arguments]
        process = subprocess.Popen(
            ["dbus-run-session", "--", SYSTEM_PYTHON, str(HERE / "at_spi.py"), *program],
            env={**kept, **home, **talk, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            yield ScreenReader(process)
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Let it end what it started; what is left of its session after that is ended here."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
    assert process.stdout is not None
    process.stdout.close()


def _finds(tool: str) -> bool:
    return shutil.which(tool) is not None
