"""Languages: switched while windows are open."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.ui.auth.window import SignInWindow
from client.ui.language import I18N, Speech, language_of
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.viewmodels.counts import Counts
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.sign_in.found_servers import FoundServers
from client.viewmodels.sign_in.model import SignInModel
from tests.client.fakes.company import company
from tests.client.ui.visit import Door, Street


@pytest.fixture
def speech(qapp: QApplication) -> Generator[Speech]:
    made = Speech()
    yield made
    made.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def windows(theme: Theme, qtbot: QtBot) -> list[QWidget]:
    model = MainModel(company().services, lambda: Language.ENGLISH)
    main = MainWindow(theme, model, Preferences())
    found = FoundServers(Street(), lambda: Language.ENGLISH)
    sign_in = SignInWindow(theme, SignInModel(Door(), lambda: Language.ENGLISH, "", ""), found)
    for window in (main, sign_in):
        qtbot.addWidget(window)
    main.list.search.setFocus()
    return [main, sign_in]


def words(window: QWidget) -> dict[str, str]:
    """Return every text on show in a window, by where it stands."""
    found: dict[str, str] = {"title": window.windowTitle()}
    for one in window.findChildren(QWidget):
        kind = type(one).__name__
        found[f"{kind} name {id(one)}"] = one.accessibleName()
        found[f"{kind} tip {id(one)}"] = one.toolTip()
        if isinstance(one, QLabel | QAbstractButton):
            found[f"{kind} text {id(one)}"] = one.text()
        if isinstance(one, QLineEdit):
            found[f"{kind} hint {id(one)}"] = one.placeholderText()
    return {place: text for place, text in found.items() if text.strip()}


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_open_windows_change_their_language(windows: list[QWidget], speech: Speech) -> None:
    main, sign_in = windows
    speech.speak(Language.CHINESE)
    settle()
    assert "登录" in words(sign_in).values()
    assert "设置" in words(main).values()
    assert main.windowTitle().startswith("邻信")
    speech.speak(Language.ENGLISH)
    settle()
    assert "Sign in" in words(sign_in).values()
    assert "Settings" in words(main).values()


@pytest.mark.parametrize(
    ("language", "sign_in_word", "settings_word", "name"),
    [
        (Language.CHINESE, "登录", "设置", "邻信"),
        (Language.TAIWANESE, "登入", "設定", "鄰信"),
        (Language.RUSSIAN, "Войти", "Настройки", "Linxin"),
        (Language.ENGLISH, "Sign in", "Settings", "Linxin"),
    ],
    ids=lambda one: getattr(one, "value", None),
)
def test_every_language_is_spoken_at_once(
    windows: list[QWidget],
    speech: Speech,
    language: Language,
    sign_in_word: str,
    settings_word: str,
    name: str,
) -> None:
    main, sign_in = windows
    speech.speak(Language.CHINESE if language is Language.ENGLISH else Language.ENGLISH)
    settle()
    speech.speak(language)
    settle()
    assert sign_in_word in words(sign_in).values()
    assert settings_word in words(main).values()
    assert main.windowTitle().startswith(name)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ENGLISH, ["1 person", "2 people", "5 people", "21 people"]),
        (Language.RUSSIAN, ["1 человек", "2 человека", "5 человек", "21 человек"]),
        (Language.CHINESE, ["1 人", "2 人", "5 人", "21 人"]),
        (Language.TAIWANESE, ["1 人", "2 人", "5 人", "21 人"]),
    ],
    ids=lambda one: getattr(one, "value", None),
)
def test_counts_follow_the_grammar(speech: Speech, language: Language, said: list[str]) -> None:
    speech.speak(language)
    assert [Counts.tr("%n people", "", count) for count in (1, 2, 5, 21)] == said


def test_no_count_is_too_large_to_be_said(speech: Speech) -> None:
    speech.speak(Language.RUSSIAN)
    assert Counts.tr("%n people", "", 2**63).startswith(str(2**31 - 1))
    assert Counts.tr("%n people", "", -1).startswith("0")


def test_days_are_said_in_chinese(speech: Speech) -> None:
    speech.speak(Language.CHINESE)
    assert QCoreApplication.translate("Times", "Yesterday") == "昨天"
    assert QLocale().dayName(3, QLocale.FormatType.ShortFormat) == "周三"


def test_an_unknown_language_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert language_of("") is Language.CHINESE
    assert language_of("xx") is Language.CHINESE
    assert language_of("en") is Language.ENGLISH
    assert language_of("zh_TW") is Language.TAIWANESE
    assert language_of("ru") is Language.RUSSIAN


def test_a_file_may_be_written_anew_while_it_is_spoken(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "linxin_zh_CN.qm"
    file.write_bytes((I18N / file.name).read_bytes())
    made = Speech(tmp_path)
    made.speak(Language.CHINESE)
    try:
        with file.open("r+b") as rewritten:
            rewritten.truncate(0)
        assert QCoreApplication.translate("Composer", "Send") == "发送"
    finally:
        made.speak(Language.ENGLISH)
