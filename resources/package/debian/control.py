"""The control file of the Debian package: `python control.py VERSION KILOBYTES`. libraries.toml says what it needs."""

import sys
import tomllib
from pathlib import Path

LIBRARIES = Path(__file__).parents[2] / "libraries.toml"
# Python and Qt in the folder were linked on Debian 12.
ALWAYS = ["libc6 (>= 2.36)", "libgcc-s1", "libstdc++6"]


def depends() -> list[str]:
    """Return the packages without which no window opens: libraries, and the typeface is only recommended."""
    listed = tomllib.loads(LIBRARIES.read_text(encoding="utf-8"))
    packages = {each["debian"] for group in ("qt", "xcb", "wayland") for each in listed[group].values()}
    # Debian 13 and Ubuntu 24.04 renamed this one; the new package provides the old name.
    return [*ALWAYS, *sorted(packages)]


def control(version: str, kilobytes: str) -> str:
    """Return the whole file."""
    return f"""\
Package: ketadesk
Version: {version}
Architecture: amd64
Maintainer: The authors of KetaDesk <nobody@localhost>
Installed-Size: {kilobytes}
Depends: {", ".join(depends())}
Recommends: fonts-inter, libcups2
Section: science
Priority: optional
Description: arithmetic for a ketamine order, with every step beside it
 From a ketamine order that exists to what to draw up, what to mix, what to set
 the pump to and what to watch. It chooses no therapy and controls no pump.
 .
 It has no approval of any kind, nobody has validated it clinically, and no
 clinical safety officer has signed it off.
"""


if __name__ == "__main__":
    sys.stdout.write(control(*sys.argv[1:]))
