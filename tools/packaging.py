"""The build backend: setuptools, and into a wheel go the client's resources with their translations built."""

import os
import shutil
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from setuptools import build_meta
from setuptools.command.build_py import build_py

from tools import places, translations
from tools.console import Trouble

build_editable = build_meta.build_editable
build_sdist = build_meta.build_sdist
build_wheel = build_meta.build_wheel
get_requires_for_build_editable = build_meta.get_requires_for_build_editable
get_requires_for_build_sdist = build_meta.get_requires_for_build_sdist
prepare_metadata_for_build_editable = build_meta.prepare_metadata_for_build_editable
prepare_metadata_for_build_wheel = build_meta.prepare_metadata_for_build_wheel

RESOURCES = places.ROOT / "resources"
Settings = Mapping[str, str | list[str] | None]


def get_requires_for_build_wheel(config_settings: Settings | None = None) -> list[str]:
    """Ask for Qt's tools where translations are still to be built; a server's machine has none of it."""
    asked = build_meta.get_requires_for_build_wheel(config_settings)
    return [*asked, _qt()] if translations.stale() else asked


def _qt() -> str:
    project = tomllib.loads(places.PROJECT.read_text(encoding="utf-8"))["project"]
    return next(one for one in project["optional-dependencies"]["gui"] if one.startswith("PySide6"))


class BuildWithResources(build_py):
    """Copies the packages, and beside the client's modules its resources; an editable one finds them."""

    def run(self) -> None:
        """Do it."""
        super().run()
        if not self.editable_mode:
            put_resources(Path(self.build_lib, "client", "resources"))


def put_resources(target: Path) -> None:
    """Copy the resources; of the translations what a window loads."""
    if translations.stale():
        translations.built_by(_lrelease())
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(RESOURCES, target, ignore=shutil.ignore_patterns("*.ts"))


def _lrelease() -> Path:
    """Return Qt's tool: of the environment that builds, or on PATH, where pip has what it fetched."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("pyside6-lrelease", path=os.pathsep.join((beside, os.environ.get("PATH", ""))))
    if found is None:
        message = f"No pyside6-lrelease to build the translations with: install {_qt()} first."
        raise Trouble(message)
    return Path(found)
