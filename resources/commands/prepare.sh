# shellcheck shell=bash
# Sourced by run, test and .ci/run: brings what the machine lacks, then installs into .venv of the checkout.
# After `prepare PURPOSE` (window, test or develop) "$venv/bin/python" is ready. The second time it does nothing.

set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
venv=$checkout/.venv
unavailable=69 # as in ketadesk/probe.py: the machine lacks something

prepare() {
  local purpose=$1 python packages
  if is_ready "$purpose"; then return; fi
  python=$(find_python) || bring python3 python3-venv
  python=$(find_python) || fail "Python 3.11 to 3.13 is missing, and this machine's packages do not bring it"
  packages=$(absent_packages "$python" "$purpose")
  # shellcheck disable=SC2086 # one word for each package
  bring $packages
  install "$python" "$purpose"
}

# What an installation was made from; when any of it changes, the installation is made again.
origin() {
  echo "$checkout"
  cat "$checkout/pyproject.toml" "$checkout/resources/libraries.toml"
}

is_ready() {
  [[ -x $venv/bin/python ]] && origin | cmp --silent - "$venv/ready-for-$1"
}

find_python() {
  local each
  for each in python3.11 python3.12 python3.13 python3; do
    if "$each" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$each"
      return
    fi
  done
  return 1
}

# Libraries are tried rather than looked up by package, for a package's name differs between releases.
wanted_packages() {
  PYTHONPATH=$checkout PYTHONDONTWRITEBYTECODE=1 "$1" - "$checkout/resources/libraries.toml" "$2" <<'EOPYTHON'
import os
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

from ketadesk.probe import libraries, unloadable

text, purpose = Path(sys.argv[1]).read_text("utf-8"), sys.argv[2]
packages = tomllib.loads(text)["packages"]
wanted = {library.debian for library in unloadable(libraries(text))}
if purpose != "window":
    wanted |= {*packages["test"]}
if not find_spec("ensurepip"):
    wanted |= {f"python3.{sys.version_info.minor}-venv"}
if wanted or os.geteuid() == 0:  # a typeface alone is not worth a password: the window does with another
    wanted |= {*packages["window"]}
print(*sorted(wanted), sep="\n")
EOPYTHON
}

absent_packages() {
  local each
  wanted_packages "$@" | while read -r each; do
    if [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$each" 2>/dev/null) != installed ]]; then
      echo "$each"
    fi
  done
}

# Where there is no apt-get nothing is brought here: the program says itself what it misses, with that system's command.
bring() {
  local as_root=() command=(apt-get install --yes --no-install-recommends "$@")
  local advice="Some packages are missing. As root, run: ${command[*]}"
  if (($# == 0)) || ! command -v apt-get >/dev/null; then return; fi
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "$advice"
    as_root=(sudo)
  fi
  echo "Bringing $*" >&2
  # A source of packages that is out of order may not be the one we need: apt-get install decides.
  "${as_root[@]}" apt-get update -qq >/dev/null || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${command[@]}" -qq >/dev/null || fail "$advice"
}

# Editable, so that the same installation runs the new code after a git pull.
install() {
  local python=$1 purpose=$2 extra="" each
  if [[ $purpose != window ]]; then extra="[$purpose]"; fi
  echo "Installing into $venv" >&2
  "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$checkout$extra" >&2
  for each in window test develop; do # each purpose includes those before it
    origin >"$venv/ready-for-$each"
    if [[ $each == "$purpose" ]]; then break; fi
  done
}

fail() {
  echo "$1" >&2
  exit "$unavailable"
}
