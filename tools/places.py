"""Where things stand in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
LOGS = ROOT / ".dev"
HOUSE = ROOT / ".linxin"


def environment_folder(version: tuple[int, int] | None = None) -> Path:
    """Return the folder of the main virtual environment, or of the one for another Python version."""
    return ROOT / (".venv" if version is None else f".venv-{version[0]}.{version[1]}")


def program(folder: Path, name: str) -> Path:
    """Return the path of a program in a virtual environment."""
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name
