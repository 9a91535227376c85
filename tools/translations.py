"""Builds the translations that a window loads, and takes new source texts into their files."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import places
from tools.console import Trouble, say

FOLDER = places.ROOT / "resources" / "i18n"
SOURCES = ("client/ui", "client/viewmodels", "client/platform", "client/gui")
LANGUAGES = ("zh_CN", "zh_TW", "ru", "en")
"""English stands in the sources: its file has the plurals alone."""


def stale(folder: Path = FOLDER) -> list[Path]:
    """Return the translations whose built file is missing or older."""
    found: list[Path] = []
    for source in sorted(folder.glob("*.ts")):
        built = source.with_suffix(".qm")
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            found.append(source)
    return found


def build(environment: Path, folder: Path = FOLDER) -> None:
    """Build what is stale with Qt's own tool; says so and goes on where Qt is not there (a server)."""
    program = places.program(environment, "pyside6-lrelease")
    if program.exists():
        built_by(program, folder)


def built_by(program: Path, folder: Path = FOLDER) -> None:
    """Build what is stale with Qt's own tool."""
    for source in stale(folder):
        run([str(program), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))])
        say(f"  translation {source.with_suffix('.qm').name}")


def update(environment: Path, folder: Path = FOLDER) -> None:
    """Take texts that are new in the sources into every translation, and drop those that are gone."""
    program = places.program(environment, "pyside6-lupdate")
    files = [str(path) for name in SOURCES for path in sorted((places.ROOT / name).rglob("*.py"))]
    for language in LANGUAGES:
        target = folder / f"linxin_{language}.ts"
        options = ["-source-language", "en", "-target-language", language, "-no-obsolete"]
        if language == "en":
            options.append("-pluralonly")
        run([str(program), *files, *options, "-locations", "none", "-silent", "-ts", str(target)])


def missing(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Return what has no translation yet, as file and source text."""
    found: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.ts")):
        messages = ET.parse(path).iter("message")
        open_ones = (one for one in messages if not all(forms(one)) or _unfinished(one))
        found += ((path.name, one.findtext("source") or "") for one in open_ones)
    return found


def forms(message: ET.Element) -> list[str]:
    """Return what a message is in the other language: one text, or one for each grammatical number."""
    said = message.find("translation")
    if said is None:
        return [""]
    if message.get("numerus") == "yes":
        return [form.text or "" for form in said.iter("numerusform")] or [""]
    return [said.text or ""]


def _unfinished(message: ET.Element) -> bool:
    said = message.find("translation")
    return said is None or said.get("type") == "unfinished"


def run(command: list[str]) -> None:
    """Run one of Qt's tools; raise Trouble with what it says when it fails."""
    done = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        message = f"`{command[0]}` failed:\n{(done.stdout + done.stderr).strip()}"
        raise Trouble(message)
