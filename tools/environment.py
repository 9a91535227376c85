"""Makes the virtual environments from the lock, and knows in no time when there is nothing to do."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools import debian, places, pythons, screen, translations
from tools.console import Counting, Trouble, say
from tools.pythons import Python

STAMP = "linxin.stamp"
# What pip prints → what a person can do about it. The first match speaks.
UNREACHABLE = "The package index can't be reached: go online, or set `index-url` in pip's configuration."
ADVICE = (
    ("No space left on device", "The disk is full: make room (about 500 MB) and start again."),
    (
        "DO NOT MATCH THE HASHES",
        "A package differs from the lock: a mirror or proxy changes it. Don't go on.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "The index's certificate is not trusted: set `cert` in pip's configuration.",
    ),
    (
        "Permission denied",
        "A file may not be written: who owns it? Delete the .venv folders and start again.",
    ),
    ("NewConnectionError", UNREACHABLE),
    ("name resolution", UNREACHABLE),
    ("timed out", UNREACHABLE),
    ("from versions: none", UNREACHABLE),
    (
        "Failed building wheel",
        "A package has no ready build for this system: use a common Python 3.11 to 3.13.",
    ),
)


def fingerprint(root: Path = places.ROOT) -> str:
    """Return a hash of all that an environment is made from, and of its place (the install is editable)."""
    digest = hashlib.sha256(str(root).encode())
    for path in (places.LOCK, places.PROJECT):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready(folder: Path) -> bool:
    """Tell whether an environment is complete and made from the present lock; starts no process."""
    try:
        stamp = (folder / STAMP).read_text(encoding="ascii")
    except OSError:
        return False
    return stamp == fingerprint() and places.program(folder, "python").exists()


def setup() -> Path:
    """Make the main environment ready and return its interpreter."""
    folder = places.environment_folder()
    if not is_ready(folder):
        make(folder, pythons.main_python())
    translations.build(folder)
    return places.program(folder, "python")


def make(folder: Path, python: Python) -> None:
    """Make or complete an environment with everything in the lock and the project in editable form."""
    say(f"  Python {python.label} → {folder.name}")
    (folder / STAMP).unlink(missing_ok=True)
    (places.LOGS / "setup.log").unlink(missing_ok=True)
    if not fits(folder, python):
        create(folder, python)
    inside = places.program(folder, "python")
    with tempfile.TemporaryDirectory(prefix="linxin-setup-") as temp:
        backend = Path(temp, "backend.txt")
        backend.write_text(lock_entry("setuptools"), encoding="utf-8")
        # Source-only packages are then built with the locked backend, not with one fetched unseen.
        pip(inside, ["--require-hashes", "-r", str(backend)], "build backend", 1)
    common = ["--no-build-isolation", "--use-pep517"]
    total = sum(1 for line in places.LOCK.read_text(encoding="utf-8").splitlines() if "==" in line)
    pip(inside, [*common, "--require-hashes", "-r", str(places.LOCK)], "packages", total)
    pip(inside, ["--no-build-isolation", "--no-deps", "--editable", str(places.ROOT)], "linxin itself", 1)
    screen.provide()
    (folder / STAMP).write_text(fingerprint(), encoding="ascii")


def fits(folder: Path, python: Python) -> bool:
    """Tell whether an environment from before can be kept: same Python, and its pip starts."""
    inside = places.program(folder, "python")
    if not inside.exists():
        return False
    known = pythons.probe(str(inside))
    if known is None or known.version != python.version:
        return False
    return (
        subprocess.run([inside, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def create(folder: Path, python: Python) -> None:
    """Make an empty environment, with Debian's missing packages installed first."""
    if not python.makes_environments:
        provide_venv(python)
    if folder.exists():
        shutil.rmtree(folder)
    made = subprocess.run([python.path, "-m", "venv", folder], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        message = (
            f"`{python.path} -m venv` failed:\n{(made.stdout + made.stderr).strip()}\n{advice(made.stderr)}"
        )
        raise Trouble(message)


def provide_venv(python: Python) -> None:
    """Install what Debian leaves out of its Python, or say what is missing elsewhere."""
    why = f"Python {python.label} can't make virtual environments"
    if os.name == "posix" and debian.is_debian() and python.path.is_relative_to("/usr"):
        debian.install([f"python{python.minor[0]}.{python.minor[1]}-venv"], why)
        return
    message = f"{why}: venv, ensurepip, ssl or ctypes is missing. Install a complete Python 3.11 to 3.13."
    raise Trouble(message)


def lock_entry(name: str) -> str:
    """Return the lines of one package from the lock, hashes included."""
    lines = places.LOCK.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next((number for number in range(start + 1, len(lines)) if lines[number][:1].isalnum()), len(lines))
    return "\n".join(line for line in lines[start:end] if not line.lstrip().startswith("#")) + "\n"


def pip(inside: Path, arguments: list[str], title: str, total: int) -> None:
    """Run pip install with a counter; keep its output in .dev/, raise Trouble with advice if it fails."""
    places.LOGS.mkdir(exist_ok=True)
    log = places.LOGS / "setup.log"
    command = [str(inside), "-m", "pip", "install", "--no-input", "--progress-bar", "off", *arguments]
    settings = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }
    with (
        log.open("a", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=settings,
            encoding="utf-8",
            errors="replace",
        ) as process,
        Counting(title, total) as counting,
    ):
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            kept.write(line)
            lines.append(line.rstrip())
            if what := package_named(line):
                counting.step(what)
        if process.wait() != 0:
            raise Trouble(failure(lines, log))


def package_named(line: str) -> str | None:
    """Return the package that a line of pip's output begins to deal with, none for other lines."""
    for start in ("Collecting ", "Obtaining ", "Requirement already satisfied: "):
        if line.startswith(start):
            return line.removeprefix(start).split("==")[0].split()[0]
    return None


def failure(lines: list[str], log: Path) -> str:
    """Say what pip said last, and what to do."""
    shown = "\n".join("  | " + line for line in lines[-12:] if line)
    where = f"The whole output is in {log.relative_to(places.ROOT)}."
    return f"pip failed:\n{shown}\n{advice(' '.join(lines))}\n{where}"


def advice(output: str) -> str:
    """Turn a tool's complaint into something to do."""
    fallback = "Put right what it says and start again."
    return next((words for sign, words in ADVICE if sign in output), fallback)
