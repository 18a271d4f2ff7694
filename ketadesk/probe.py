"""What Qt would abort for: a display, a system library or PySide6 that is not there, and what brings it.

Asked before Qt is loaded: Qt dies with a core dump, and speaks of xcb-cursor even where only DISPLAY is missing.
"""

import ctypes
import os
import shlex
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.machinery import ModuleSpec
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from platform import freedesktop_os_release
from typing import NamedTuple

EXIT_ENVIRONMENT = 69
"""The exit status that says the machine lacks something (EX_UNAVAILABLE of sysexits.h)."""

REQUIREMENT = "PySide6-Essentials>=6.9.3,<6.10"
"""The Qt we run on, as pip reads it."""

DISPLAYS = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
"""Qt's platforms with a display, and the variable that names the display."""

HEADLESS = ("offscreen", "minimal", "vnc")
"""Qt's platforms that need no display."""


class Missing(NamedTuple):
    """One thing that is missing: `what` is said to the person, `brings` is what to do about it."""

    what: str
    brings: str

    def __str__(self) -> str:
        return f"{self.what}: {self.brings}"


class Library(NamedTuple):
    """One shared library that Qt loads from the system: for which platform, and in which packages it is found."""

    soname: str
    platform: str
    debian: str
    fedora: str


def missing(
    environment: Mapping[str, str],
    load: Callable[[str], object] = ctypes.CDLL,
    system: str = sys.platform,
) -> tuple[Missing, ...]:
    """Return everything that would keep the window from opening; empty when it will open.

    `load` loads a library by its soname and raises OSError when it cannot.
    """
    found = _missing_package()
    if system == "linux":
        text = (files("ketadesk.resources") / "libraries.toml").read_text("utf-8")
        tried = _tried(environment)
        absent = unloadable((each for each in libraries(text) if each.platform in ("qt", *tried)), load)
        found += _brought("qt", absent) + _missing_display(tried, environment, absent)
    return found


def report(found: Iterable[Missing]) -> str:
    """Return one line for each missing thing."""
    return "\n".join(str(each) for each in found)


def libraries(text: str) -> tuple[Library, ...]:
    """Return the libraries that the text of libraries.toml names."""
    tables = tomllib.loads(text)
    return tuple(
        Library(soname, platform, packages["debian"], packages["fedora"])
        for platform in ("qt", *DISPLAYS)
        for soname, packages in tables[platform].items()
    )


def unloadable(named: Iterable[Library], load: Callable[[str], object] = ctypes.CDLL) -> tuple[Library, ...]:
    """Return those of the libraries that this machine cannot load, save where only another of them is to blame."""
    blamed = {library: _blamed(library.soname, load) for library in named}
    sonames = {library.soname for library in blamed}
    return tuple(each for each, name in blamed.items() if name and (name == each.soname or name not in sonames))


def _blamed(soname: str, load: Callable[[str], object]) -> str:
    """Return the file that the loader could not load for this library, itself or one it needs; "" when it loads."""
    try:
        load(soname)
    except OSError as error:
        return Path(str(error).partition(":")[0]).name or soname
    return ""


def _missing_package() -> tuple[Missing, ...]:
    brings = f"{shlex.quote(sys.executable)} -m pip install '{REQUIREMENT}'"
    found = find_spec("PySide6")
    if found is None:
        return (Missing("PySide6 is missing", brings),)
    if sys.version_info < (3, 12) and (qt := _qt_version(found)) >= (6, 12):
        what = f"PySide6 {'.'.join(map(str, qt))} aborts on Python 3.11"
        return (Missing(what, brings),)
    return ()


def _qt_version(found: ModuleSpec) -> tuple[int, ...]:
    """Return the version in the name of the record beside the package: importlib.metadata costs a fifth of the launch.

    A distribution's own package has no such record, and pins nothing that we could judge.
    """
    for beside in Path(found.origin or "").parents[1:2]:
        for record in beside.glob("[Pp]y[Ss]ide6_[Ee]ssentials-*.dist-info"):
            return tuple(int(part) for part in record.name.split("-")[1].split(".")[:2])
    return ()


def _tried(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt will try: those that are named, or those that have a display."""
    named = [_platform(part) for part in environment.get("QT_QPA_PLATFORM", "").split(";") if part]
    present = [platform for platform, variable in DISPLAYS.items() if environment.get(variable)]
    return named or present or ["xcb"]


def _missing_display(
    tried: list[str], environment: Mapping[str, str], absent: tuple[Library, ...]
) -> tuple[Missing, ...]:
    """Return nothing when one of the platforms that Qt will try is whole, else what the first of them lacks."""
    lacks = [_missing_platform(platform, environment, absent) for platform in tried]
    return () if () in lacks else lacks[0]


def _platform(part: str) -> str:
    """Return the platform that a part of QT_QPA_PLATFORM names: "vnc:size=800x600" is vnc, "wayland-egl" is wayland."""
    return part.partition(":")[0].removesuffix("-egl")


def _missing_platform(
    platform: str, environment: Mapping[str, str], absent: tuple[Library, ...]
) -> tuple[Missing, ...]:
    if platform in HEADLESS:
        return ()
    if platform not in DISPLAYS:
        known = ", ".join((*DISPLAYS, *HEADLESS))
        return (Missing(f'QT_QPA_PLATFORM is "{platform}", not one of {known}', "unset QT_QPA_PLATFORM"),)
    display = environment.get(DISPLAYS[platform], "")
    if not display:
        return (_no_display(f"{DISPLAYS[platform]} is not set"), *_brought(platform, absent))
    loads = not any(library.platform in ("qt", platform) for library in absent)
    if loads and not _opens(platform, display, environment):
        return (_no_display(f'{DISPLAYS[platform]} "{display}" cannot be opened'),)
    return _brought(platform, absent)


def _no_display(reason: str) -> Missing:
    trial = f"xvfb-run -a {_program()}"
    return Missing("No display", f"{reason}; log in to a desktop, use ssh -X, or for a trial: {trial}")


def _program() -> str:
    """Return what runs this program: one that was packed with its Python is its own."""
    own = shlex.quote(sys.executable)
    return own if getattr(sys, "frozen", False) else f"{own} -m ketadesk"


def _opens(platform: str, display: str, environment: Mapping[str, str]) -> bool:
    """Connect as Qt will, and hang up."""
    if platform == "xcb":
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
        refused = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        return not refused
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    socket = Path(environment.get("XDG_RUNTIME_DIR", ""), display)
    address = wayland.wl_display_connect(os.fsencode(socket))
    if address is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(address))
    return True


def _brought(platform: str, absent: tuple[Library, ...]) -> tuple[Missing, ...]:
    return tuple(
        Missing(f"{library.soname} is missing", _command(library)) for library in absent if library.platform == platform
    )


def _command(library: Library) -> str:
    try:
        release = freedesktop_os_release()
    except OSError:
        release = {}
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    sudo = "" if os.geteuid() == 0 else "sudo "
    if family & {"debian", "ubuntu"}:
        return f"{sudo}apt-get install {library.debian}"
    if family & {"fedora", "rhel", "centos"}:
        return f"{sudo}dnf install {library.fedora}"
    return f"install the package that holds it ({library.debian} on Debian, {library.fedora} on Fedora)"
