"""A wheel holds every module, and what the window shows besides: installed, it finds its languages."""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools import packaging, places, translations

BUILD = "import sys; from tools import packaging; print(packaging.build_wheel(sys.argv[1]))"
ASK = """
from client.core.resources import RESOURCES
from client.viewmodels.settings.about import notices
assert notices(RESOURCES / "NOTICES.md")
assert (RESOURCES / "i18n" / "linxin_zh_CN.qm").stat().st_size > 10_000
print(RESOURCES)
"""
PACKAGES = ("client", "server", "shared")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel, built without a network from a copy of the checkout that no translation was built in."""
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "*.qm")
    for name in (*PACKAGES, "tools", "resources"):
        shutil.copytree(places.ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", "MANIFEST.in"):
        shutil.copy(places.ROOT / name, folder)
    done = run([sys.executable, "-W", "ignore", "-c", BUILD, str(folder / "dist")], folder)
    return zipfile.ZipFile(folder / "dist" / done.splitlines()[-1])


def run(command: list[str], folder: Path, settings: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_wheel_holds_every_module_and_resource(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    sources = (path for one in PACKAGES for path in (places.ROOT / one).rglob("*.py"))
    assert {path.relative_to(places.ROOT).as_posix() for path in sources} <= names
    languages = {f"client/resources/i18n/linxin_{one}.qm" for one in translations.LANGUAGES}
    assert {"client/resources/logo.svg", "client/resources/NOTICES.md", *languages} <= names
    assert not [one for one in names if one.endswith(".ts") or one.startswith(("tools/", "tests/"))]
    assert any(one.startswith("server/store/migrations/") and one.endswith(".sql") for one in names)


def test_installed_the_client_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    told = run([sys.executable, "-c", ASK], tmp_path)
    assert Path(told.strip()) == tmp_path / "client" / "resources"


def test_qt_is_fetched_for_a_build_only_where_translations_are_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(translations, "stale", list[Path])
    assert packaging.get_requires_for_build_wheel() == []
    monkeypatch.setattr(translations, "stale", lambda: list[Path]((tmp_path,)))
    (asked,) = packaging.get_requires_for_build_wheel()
    assert asked.startswith("PySide6-Essentials")
