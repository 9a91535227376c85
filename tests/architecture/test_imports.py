"""Who may import what, held on the sources and tried on bad samples."""

import pytest

from tests.architecture.rules_imports import (
    impure_shared,
    pinyin_in_many,
    qt_out_of_place,
    ui_naming_services,
)
from tests.architecture.sources import PRODUCT, files, source


def test_qt_stays_where_it_belongs() -> None:
    assert [found for one in files(*PRODUCT) for found in qt_out_of_place(one)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("client/core/link.py", "from PySide6 import QtCore"),
        ("client/services/chat.py", "import qasync"),
        ("client/lan/peer.py", "from PySide6.QtNetwork import QUdpSocket"),
        ("client/rtc/track.py", "import PySide6.QtCore"),
        ("client/store/chat.py", "import PySide6"),
        ("client/terminal/screen.py", "def f():\n    import PySide6.QtWidgets"),
        ("client/viewmodels/chat.py", "from PySide6 import QtWidgets"),
        ("client/viewmodels/chat.py", "from PySide6.QtWidgets import QLabel"),
        ("client/viewmodels/chat.py", "import PySide6"),
        ("client/__main__.py", "import PySide6.QtWidgets"),
        ("server/http/health.py", "if TYPE_CHECKING:\n    from PySide6.QtCore import QObject"),
        ("shared/model/fold.py", "from PyQt6 import QtCore"),
    ],
)
def test_qt_out_of_place_is_found(path: str, text: str) -> None:
    assert len(list(qt_out_of_place(source(path, text)))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("client/ui/chat/view.py", "from PySide6.QtWidgets import QWidget"),
        ("client/app.py", "import qasync"),
        ("client/platform/tray.py", "from PySide6 import QtWidgets, QtGui"),
        ("client/viewmodels/chat.py", "from PySide6 import QtCore\nfrom PySide6.QtCore import QObject"),
    ],
)
def test_qt_in_its_place_is_fine(path: str, text: str) -> None:
    assert list(qt_out_of_place(source(path, text))) == []


def test_widgets_do_not_name_services() -> None:
    assert [found for one in files("client") for found in ui_naming_services(one)] == []


def test_a_widget_naming_a_service_is_found() -> None:
    for text in (
        "import client.services.chat",
        "from client import services",
        "from client.services import chat",
    ):
        assert len(list(ui_naming_services(source("client/ui/chat/view.py", text)))) == 1
        assert list(ui_naming_services(source("client/viewmodels/chat.py", text))) == []


def test_shared_is_pure() -> None:
    assert [found for one in files("shared") for found in impure_shared(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import asyncio",
        "from socket import socket",
        "import ssl",
        "import sqlite3",
        "def f():\n    from threading import Lock",
        "from urllib.request import urlopen",
        "import cryptography",
        "from server.core import gateway",
    ],
)
def test_impurity_in_shared_is_found(text: str) -> None:
    assert len(list(impure_shared(source("shared/wire/link.py", text)))) == 1


def test_pinyin_is_asked_in_one_file() -> None:
    assert pinyin_in_many(files(*PRODUCT)) == []


def test_pinyin_in_two_files_is_found() -> None:
    asking = [source(f"shared/model/{name}.py", "from pypinyin import pinyin") for name in ("a", "b")]
    assert pinyin_in_many(asking) == ["shared/model/a.py", "shared/model/b.py"]
    assert pinyin_in_many(asking[:1]) == []
