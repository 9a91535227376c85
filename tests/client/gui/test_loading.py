"""What the start loads: not what only opens later, and no source of what is compiled already."""

import subprocess
import sys

import msgspec
import pytest

from tests.support.child import ROOT, child_environment

STARTING = """
import gc, json, linecache, sys
from importlib.util import find_spec
from client.gui.loading import load_quickly

load_quickly()
import client.gui.start
from client.ui.widgets.dialog import Dialog

def below(kind):
    return [kind.__name__, *(name for one in kind.__subclasses__() for name in below(one))]

found = {"modules": [*sys.modules], "sources": [*linecache.cache], "dialogs": below(Dialog)}
missing = [name for name in sys.argv[1:] if find_spec(name) is None]
print(json.dumps({**found, "missing": missing, "collects": gc.isenabled()}))
"""
LATER = {
    *("client.terminal", "client.core.finding.discovery", "client.core.link.exchange"),
    *("client.core.keys.system_keyring", "client.gui.settings_models", "client.ui.settings"),
    *("client.ui.admin", "client.ui.auth"),
    *("client.ui.chat.pictures.viewer", "client.ui.people.crop_view", "client.viewmodels.sign_in.model"),
    *("client.viewmodels.sign_in.found_servers", "client.viewmodels.settings.devices"),
    *("emoji", "h11", "keyring", "openpyxl", "pypinyin", "segno"),
    *("cryptography.x509", "cryptography.hazmat.primitives.serialization"),
}
"""Packages and modules for what somebody opens, once they open it."""


class Loaded(msgspec.Struct):
    """What is there once the window could be made: `sources` are files that were read to be searched.

    `missing` are those of `LATER` that are nowhere, under that name.
    """

    modules: list[str]
    sources: list[str]
    dialogs: list[str]
    missing: list[str]
    collects: bool


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Load the window as the program does."""
    command = [sys.executable, "-W", "error", "-c", STARTING, *sorted(LATER)]
    done = subprocess.run(
        command, cwd=ROOT, env=child_environment(), capture_output=True, check=True, timeout=30
    )
    return msgspec.json.decode(done.stdout, type=Loaded)


def test_no_source_is_read_and_nothing_collected_while_the_window_is_loaded(loaded: Loaded) -> None:
    assert "client.gui.windows" in loaded.modules
    assert [one for one in loaded.sources if one.startswith(str(ROOT / "client"))] == []
    assert not loaded.collects


def test_what_is_opened_later_is_loaded_later(loaded: Loaded) -> None:
    assert loaded.missing == []
    early = {name for name in loaded.modules for later in LATER if f"{name}.".startswith(f"{later}.")}
    assert early == set()


def test_a_dialog_is_loaded_by_whoever_opens_it(loaded: Loaded) -> None:
    assert sorted(loaded.dialogs) == ["Dialog", "Question"]
