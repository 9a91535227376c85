"""What is chosen by name and text is in force at once, and soon on the disk."""

import asyncio
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from client.core.words.wording import Language
from client.gui.choices import Choices, changed
from client.gui.looks import look_of
from client.ui.language import Speech
from client.ui.theme.colours import Accent, Skin
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.settings.preferences import Preferences, PreferencesFile

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def test_a_choice_keeps_the_kind_of_what_it_changes() -> None:
    before = Preferences(scale=100, compact=False, mode="light")
    assert changed(before, "scale", "150").scale == 150
    assert changed(before, "compact", "True").compact
    assert not changed(changed(before, "compact", "True"), "compact", "False").compact
    assert changed(before, "mode", "dark").mode == "dark"


def test_what_a_newer_version_has_written_looks_as_usual() -> None:
    strange = Preferences(mode="sepia", accent="beige", skin="fur", motion="wild")
    look = look_of(strange, Language.ENGLISH)
    assert (look.mode, look.accent, look.skin) == (Mode.SYSTEM, Accent.DAI, Skin.PLAIN)
    assert look.reduced_motion is None
    assert look_of(Preferences(mode="dark", motion="less"), Language.ENGLISH).reduced_motion


@pytest.fixture
def theme(qapp: QApplication) -> Generator[Theme]:
    """Made before a loop runs: a theme reads its files."""
    made = Theme(qapp, Look(mode=Mode.LIGHT))
    yield made
    made.choose(Look(mode=Mode.LIGHT))


@pytest.fixture
def speech() -> Speech:
    return Speech()


async def test_choices_are_in_force_at_once_and_on_the_disk_in_the_end(
    tmp_path: Path, theme: Theme, speech: Speech
) -> None:
    file = PreferencesFile(tmp_path / "window.json")
    choices = Choices(theme, speech, file)
    chosen: list[str] = []
    hotkeys: list[str] = []

    def note(now: Preferences) -> None:
        chosen.append(now.mode)

    choices.chosen.connect(note)
    choices.hotkey_chosen.connect(lambda: hotkeys.append(file.value.hotkey))
    choices.choose("mode", "dark")
    assert (theme.look.mode, chosen, hotkeys) == (Mode.DARK, ["dark"], [])
    choices.choose("hotkey", "Ctrl+Alt+L")
    assert hotkeys == ["Ctrl+Alt+L"]
    choices.keep(geometry="somewhere")
    assert chosen == ["dark", "dark"], "nobody chose where a window stands"
    await choices.close()
    again = PreferencesFile(tmp_path / "window.json")
    await asyncio.to_thread(again.load)
    assert (again.value.mode, again.value.hotkey, again.value.geometry) == ("dark", "Ctrl+Alt+L", "somewhere")
