"""Finds the Pythons of this machine that Linxin runs on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIT = ((3, 11), (3, 12), (3, 13))
PROBE = """
import importlib.util, sys
print(sys.version_info[0], sys.version_info[1], sys.version_info[2])
print(getattr(sys, "_base_executable", None) or sys.executable)
print(int(all(importlib.util.find_spec(name) for name in ("venv", "ensurepip", "ssl", "ctypes"))))
"""


@dataclass(frozen=True)
class Python:
    """One interpreter outside of any virtual environment."""

    path: Path
    version: tuple[int, int, int]
    makes_environments: bool

    @property
    def minor(self) -> tuple[int, int]:
        """The version as packages see it, like (3, 12)."""
        return self.version[:2]

    @property
    def label(self) -> str:
        """The version as people write it."""
        return ".".join(map(str, self.version))


def probe(*command: str) -> Python | None:
    """Run an interpreter and ask what it is; none when it doesn't run (a shim does that) or is not fit."""
    try:
        answer = subprocess.run(
            [*command, "-c", PROBE],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = answer.stdout.splitlines()
    if answer.returncode != 0 or len(lines) != 3:
        return None
    major, minor, micro = map(int, lines[0].split())
    if (major, minor) not in FIT:
        return None
    return Python(Path(lines[1]), (major, minor, micro), lines[2] == "1")


def commands(version: tuple[int, int]) -> Iterator[list[str]]:
    """Yield the ways a Python of this version may be started, the likeliest first."""
    name = f"python{version[0]}.{version[1]}"
    for folder in os.get_exec_path():
        if path := shutil.which(name, path=folder):
            yield [path]
    if os.name == "nt" and (launcher := shutil.which("py")):
        yield [launcher, f"-{version[0]}.{version[1]}"]
    yield from ([path] for path in pyenv_paths(version))


def pyenv_paths(version: tuple[int, int]) -> Iterator[str]:
    """Yield the interpreters that pyenv keeps off PATH, the newest patch first."""
    pyenv = shutil.which("pyenv")
    if pyenv is None or os.name == "nt":
        return
    listed = subprocess.run([pyenv, "versions", "--bare"], capture_output=True, text=True, check=False)
    wanted = [name for name in listed.stdout.split() if name.startswith(f"{version[0]}.{version[1]}.")]
    for name in reversed(wanted):
        prefix = subprocess.run([pyenv, "prefix", name], capture_output=True, text=True, check=False)
        if prefix.returncode == 0:
            yield str(Path(prefix.stdout.strip(), "bin", "python"))


def find(version: tuple[int, int]) -> Python | None:
    """Return a Python of this version, one that makes virtual environments if there is one."""
    found = None
    for command in commands(version):
        python = probe(*command)
        if python is None or python.minor != version:
            continue
        if python.makes_environments:
            return python
        found = found or python
    return found


def main_python() -> Python:
    """Return the Python for .venv: the one that runs this, unless only another makes environments."""
    this = probe(sys.executable)
    if this is None:
        message = f"{sys.executable} is no Python that Linxin runs on"
        raise RuntimeError(message)
    if this.makes_environments:
        return this
    others = (find(version) for version in FIT)
    return next((other for other in others if other and other.makes_environments), this)
