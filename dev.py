"""Sets up, runs and tests Linxin from a checkout: `python3 dev.py --help` tells the commands."""

# This file must start under any Python from 3.7, also one too old or too new for Linxin: it looks for a
# fit one and hands over to it. Everything else stands in tools/, written for 3.11.
from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FIT = ((3, 11), (3, 12), (3, 13))
HERE = Path(__file__).resolve().parent


def fit_python() -> str | None:
    """Return the path of a fit Python, none if there is none; a name on PATH may be a shim that fails."""
    probe = f"import sys; print(sys.executable); sys.exit(sys.version_info[:2] not in {FIT})"
    for major, minor in FIT:
        path = shutil.which(f"python{major}.{minor}")
        if path is None:
            continue
        answer = subprocess.run([path, "-c", probe], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.strip()
    return None


def main() -> int:
    """Hand over to tools.commands, under another Python if this one doesn't fit."""
    if sys.version_info[:2] not in FIT:
        other = fit_python()
        if other is None:
            sys.stderr.write(
                f"dev.py: Linxin needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}, "
                "and no other was found on PATH.\n"
                "Install one (Debian/Ubuntu: apt-get install python3.11 python3.11-venv) and start again.\n"
            )
            return 2
        return subprocess.call([other, str(HERE / "dev.py"), *sys.argv[1:]])
    # The checkout's tools must be found from any folder, and leave no traces for other Pythons.
    sys.path.insert(0, str(HERE))
    sys.dont_write_bytecode = True
    from tools.commands import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
