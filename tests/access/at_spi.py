"""A screen reader without a voice, in a process of its own: it starts a program and tells what AT-SPI tells of it.

Run by the system's Python, for the bindings are its own: `/usr/bin/python3 at_spi.py COMMAND...`, inside a session bus
of its own. It reads questions from standard input, one JSON object a line, and answers each in a line of JSON. It ends
when standard input does. Every question goes to all nodes at once: one after another would take minutes.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from gi.repository import Gio, GLib

PATIENCE = 30.0
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
NODE, TEXT, EDITABLE = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text", "org.a11y.atspi.EditableText"
ACTION, COMPONENT = "org.a11y.atspi.Action", "org.a11y.atspi.Component"
# Their places in the set of states that AT-SPI numbers.
STATES = {"checked": 4, "editable": 7, "enabled": 8, "focusable": 11, "focused": 12, "sensitive": 24, "showing": 25}
STATES |= {"selected": 23, "visible": 30}
LABELLED_BY = 2


class Bus:
    """The bus of accessibility."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        (address,) = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", *_NOTHING)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.owner = REGISTRY

    def ask(self, path: str, interface: str, member: str, parameters: Any = None) -> Any:
        """Ask one node."""
        return self.ask_all([path], interface, member, parameters)[0]

    def ask_all(self, paths: Sequence[str], interface: str, member: str, parameters: Any = None) -> list[Any]:
        """Ask every node the same, and return what each answers; None for one that is gone or cannot say."""
        answers: list[Any] = [None] * len(paths)
        waiting = set(range(len(paths)))

        def take(connection: Any, result: Any, place: int) -> None:
            try:
                answers[place] = connection.call_finish(result).unpack()
            except GLib.Error:
                answers[place] = None
            waiting.discard(place)

        for place, path in enumerate(paths):
            self.connection.call(self.owner, path, interface, member, parameters, None, 0, -1, None, take, place)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def properties(self, paths: Sequence[str], name: str) -> list[Any]:
        """Return a property of every node."""
        asked = GLib.Variant("(ss)", (NODE, name))
        return [
            found[0] if found else "" for found in self.ask_all(paths, "org.freedesktop.DBus.Properties", "Get", asked)
        ]


class Reader:
    """Knows one program by its accessible tree."""

    def __init__(self, command: list[str]) -> None:
        self._launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"])
        self._heard: list[dict[str, Any]] = []
        self.bus = Bus()
        self._listen_for("object:announcement", "Announcement")
        self._listen_for("object:state-changed:focused", "StateChanged")
        self._program = subprocess.Popen(command)
        self._wait_for_program()

    def close(self) -> None:
        """End what was started."""
        for child in (self._program, self._launcher):
            child.terminate()
            child.wait(10)

    def tree(self) -> list[dict[str, Any]]:
        """Return every node of the program, level by level; each says whose child it is."""
        level, parents = [ROOT], {ROOT: ""}
        while level:
            below = self.bus.ask_all(level, NODE, "GetChildren")
            found = [
                (child[1], above) for above, answer in zip(level, below, strict=True) for child in (answer or [[]])[0]
            ]
            level = [path for path, _ in found if path not in parents]
            parents |= dict(found)
        paths = list(parents)
        roles, states, lines = (
            self.bus.ask_all(paths, NODE, f"Get{what}") for what in ("RoleName", "State", "RelationSet")
        )
        names, descriptions = (self.bus.properties(paths, what) for what in ("Name", "Description"))
        editable = [path for path, state in zip(paths, states, strict=True) if "editable" in _states(state)]
        texts = dict(
            zip(editable, self.bus.ask_all(editable, TEXT, "GetText", GLib.Variant("(ii)", (0, -1))), strict=True)
        )
        return [
            {
                "path": path,
                "above": parents[path],
                "role": (roles[place] or [""])[0],
                "name": names[place],
                "description": descriptions[place],
                "states": _states(states[place]),
                "text": (texts.get(path) or [""])[0],
                "labels": [
                    to[1] for kind, targets in (lines[place] or [[]])[0] if kind == LABELLED_BY for to in targets
                ],
            }
            for place, path in enumerate(paths)
        ]

    def names(self, *paths: str) -> list[str]:
        """Return the names of some nodes."""
        return self.bus.properties(paths, "Name")

    def press(self, path: str) -> bool:
        """Do a node's first action."""
        return self._did(self.bus.ask(path, ACTION, "DoAction", GLib.Variant("(i)", (0,))))

    def write(self, path: str, text: str) -> bool:
        """Put text into a node."""
        return self._did(self.bus.ask(path, EDITABLE, "SetTextContents", GLib.Variant("(s)", (text,))))

    def focus(self, path: str) -> bool:
        """Give a node the focus."""
        return self._did(self.bus.ask(path, COMPONENT, "GrabFocus"))

    def keys(self, *keys: str) -> bool:
        """Press keys on the display, as a keyboard does."""
        return subprocess.run(["xdotool", "key", "--delay", "1", *keys], check=False).returncode == 0

    def raise_window(self) -> bool:
        """Give the window the keyboard: there is no window manager to do it."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "KetaDesk"]
        found = subprocess.run(search, check=False, capture_output=True, text=True).stdout.split()
        return bool(found) and subprocess.run(["xdotool", "windowfocus", found[-1]], check=False).returncode == 0

    def heard(self) -> list[dict[str, Any]]:
        """Return what was announced, and what got the focus, since this was last asked."""
        while GLib.MainContext.default().iteration(False):
            pass
        heard, self._heard[:] = list(self._heard), []
        names = self.bus.properties([each["path"] for each in heard], "Name")
        return [each if each["says"] else each | {"says": name} for each, name in zip(heard, names, strict=True)]

    def _did(self, answer: Any) -> bool:
        return answer is not None and answer != (False,)

    def _listen_for(self, event: str, member: str) -> None:
        owner, self.bus.owner = self.bus.owner, REGISTRY
        self.bus.ask("/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", GLib.Variant("(s)", (event,)))
        self.bus.owner = owner
        interface = "org.a11y.atspi.Event.Object"
        rule = f"type='signal',interface='{interface}',member='{member}'"
        self.bus.connection.call_sync(
            "org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus",
            "AddMatch",
            GLib.Variant("(s)", (rule,)),
            None,
            0,
            -1,
            None,
        )
        self.bus.connection.signal_subscribe(None, interface, member, None, None, 0, self._on_event)

    def _on_event(self, _bus: Any, _who: str, path: str, _interface: str, member: str, said: Any) -> None:
        detail, first, _, text, *_ = said.unpack()
        if member == "Announcement":
            self._heard.append({"path": path, "urgency": first, "says": str(text)})
        elif detail == "focused" and first:
            self._heard.append({"path": path, "urgency": 0, "says": ""})

    def _wait_for_program(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.bus.owner = REGISTRY
            programs = (self.bus.ask(ROOT, NODE, "GetChildren") or [[]])[0]
            for owner, _ in programs:
                self.bus.owner = owner
                if (self.bus.ask(ROOT, NODE, "GetChildren") or [[]])[0]:
                    return
            if self._program.poll() is not None:
                raise RuntimeError(f"the program ended with status {self._program.returncode}")
            time.sleep(0.02)
        raise RuntimeError("the program does not show itself to AT-SPI")


_NOTHING = (None, None, 0, -1, None)


def _states(answer: Any) -> list[str]:
    low, high = answer[0] if answer else (0, 0)
    both = low | high << 32
    return [state for state, place in STATES.items() if both >> place & 1]


def main() -> None:
    """Answer every question, one a line, until there are no more."""
    reader = Reader(sys.argv[1:])
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            do: Callable[..., Any] = getattr(reader, asked["do"])
            answer = {"answer": do(*asked["with"])}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    finally:
        reader.close()


if __name__ == "__main__":
    main()
