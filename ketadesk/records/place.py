"""Where KetaDesk keeps what is its own on this machine: of each person their own, which an uninstall leaves."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_VARIABLE = "KETADESK_RECORDS"


def own_folder(environment: Mapping[str, str], system: str = sys.platform) -> Path:
    """Return the place of this platform for what a program keeps about itself."""
    home = Path.home()
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "KetaDesk"
    if system == "darwin":
        return home / "Library" / "Application Support" / "KetaDesk"
    return Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / "ketadesk"


def records_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Return where the records lie: where `KETADESK_RECORDS` says, else in a folder beside the fault reports."""
    said = environment.get(_VARIABLE)
    return Path(said).absolute() if said else own_folder(environment, system) / "records"
