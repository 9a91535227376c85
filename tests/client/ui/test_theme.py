"""The theme follows choice and system at once, and grows with the scale."""

import sys
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette, QRawFont, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.ui.theme.colours import SKINS, Accent, Skin
from client.ui.theme.fonts import Role, families
from client.ui.theme.theme import Look, Mode, Theme


def test_dark_is_in_force_at_once(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.choose(Look(mode=Mode.DARK))
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colours.base
    theme.choose(Look(mode=Mode.LIGHT))
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == "#ffffff"


def test_the_system_decides_while_nothing_is_chosen(theme: Theme) -> None:
    theme.choose(Look(mode=Mode.SYSTEM))
    system = QGuiApplication.styleHints().colorScheme()
    assert theme.dark == (system is Qt.ColorScheme.Dark)


def test_the_same_look_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(replace(theme.look))


@pytest.mark.parametrize(("scale", "button", "text"), [(100, 32, 14), (150, 48, 21), (200, 64, 28)])
def test_everything_grows_with_the_scale(theme: Theme, scale: int, button: int, text: int) -> None:
    theme.choose(replace(theme.look, scale=scale))
    assert theme.measures.button == button
    assert theme.fonts.get(Role.MESSAGE).pixelSize() == text
    assert theme.fonts.line(Role.MESSAGE) == round(22 * scale / 100)


def test_a_scale_that_is_no_step_becomes_the_nearest(theme: Theme) -> None:
    theme.choose(replace(theme.look, scale=160))
    assert theme.look.scale in {150, 175}


def test_sizes_that_are_no_steps_become_the_nearest_from_the_start(qapp: QApplication) -> None:
    made = Theme(qapp, Look(mode=Mode.LIGHT, scale=99_999, message_size=-3))
    assert (made.look.scale, made.look.message_size) == (200, 12)
    made.choose(Look(mode=Mode.LIGHT, message_size=17))
    assert made.look.message_size in {16, 18}
    made.choose(Look(mode=Mode.LIGHT))


def test_messages_grow_by_themselves_and_with_all_else(theme: Theme) -> None:
    theme.choose(Look(mode=Mode.LIGHT, message_size=20))
    assert theme.fonts.get(Role.MESSAGE).pixelSize() == 20
    assert theme.fonts.line(Role.MESSAGE) == 31
    assert theme.fonts.get(Role.CONTROL).pixelSize() == 14
    theme.choose(Look(mode=Mode.LIGHT, message_size=20, scale=150))
    assert theme.fonts.get(Role.MESSAGE).pixelSize() == 30
    assert theme.fonts.get(Role.CONTROL).pixelSize() == 21


def test_an_accent_reaches_the_palette(theme: Theme, qapp: QApplication) -> None:
    theme.choose(replace(theme.look, accent=Accent.RUST))
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == theme.colours.accent


def test_families_per_system() -> None:
    assert families("win32").text == ("Segoe UI", "Microsoft YaHei UI")
    assert "Microsoft JhengHei UI" in families("win32", "zh_TW").text
    assert "PingFang SC" in families("darwin").text
    assert families("linux").text[0] == "Inter"


@pytest.mark.skipif(sys.platform != "linux", reason="Inter is bundled for Linux")
def test_the_bundled_font_has_real_weights(theme: Theme) -> None:
    strong = theme.fonts.get(Role.TITLE, strong=True)
    assert QFontInfo(strong).family() == "Inter"
    assert QRawFont.fromFont(strong).styleName() == "SemiBold"


def test_a_change_of_the_system_is_followed_at_once(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose(Look(mode=Mode.SYSTEM))
    hints = qapp.styleHints()
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        # No desktop stands behind these tests: its answer is made up, and told as Qt tells it.
        monkeypatch.setattr(QStyleHints, "colorScheme", partial(Qt.ColorScheme, scheme.value))
        hints.colorSchemeChanged.emit(scheme)
        assert theme.dark is (scheme is Qt.ColorScheme.Dark)
        assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colours.base
    theme.choose(Look(mode=Mode.DARK))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.dark, "what the user chose holds against the system"


def test_motion_follows_the_system_until_the_user_chooses(theme: Theme) -> None:
    assert not theme.still
    theme.follow_motion(still=True)
    assert theme.still
    theme.choose(replace(theme.look, reduced_motion=False))
    assert not theme.still
    theme.follow_motion(still=False)
    theme.choose(replace(theme.look, reduced_motion=True))
    assert theme.still


def test_a_chosen_font_goes_before_the_systems(theme: Theme, qapp: QApplication) -> None:
    theme.choose(replace(theme.look, font="Noto Serif CJK SC"))
    assert theme.fonts.get(Role.MESSAGE).families() == ["Noto Serif CJK SC", *families().text]
    assert qapp.font().families()[0] == "Noto Serif CJK SC"
    # What has to be told letter by letter keeps the letters that can be.
    assert theme.fonts.get(Role.PREVIEW, mono=True).families() == list(families().mono)
    theme.choose(replace(theme.look, font=""))
    assert theme.fonts.get(Role.MESSAGE).families() == list(families().text)


def test_taiwan_reads_its_own_characters(theme: Theme) -> None:
    theme.choose(replace(theme.look, language="zh_TW"))
    assert theme.fonts.get(Role.MESSAGE).families() == list(families(language="zh_TW").text)
    assert "Microsoft JhengHei UI" in families("win32", "zh_TW").text
    assert "PingFang TC" in families("darwin", "zh_TW").text


@pytest.mark.parametrize("skin", [Skin.PAPER, Skin.MIST])
def test_a_skin_changes_the_quiet_surfaces_of_the_light_theme_alone(theme: Theme, skin: Skin) -> None:
    def surfaces() -> list[QColor]:
        return [theme.colours.rail, theme.colours.subtle, theme.colours.base]

    plain = surfaces()
    theme.choose(replace(theme.look, skin=skin))
    assert surfaces() == [QColor(name) for name in SKINS[skin]]
    assert not set(map(QColor.name, surfaces())) & set(map(QColor.name, plain))
    theme.choose(replace(theme.look, mode=Mode.DARK))
    dark = surfaces()
    theme.choose(replace(theme.look, skin=Skin.PLAIN))
    assert surfaces() == dark
