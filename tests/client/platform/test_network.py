"""What the system tells of the network is passed on, and a system that tells nothing is none the worse."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from client.platform.network import NetworkNews, system_network

pytestmark = pytest.mark.gui


class System(QObject):
    """A system that tells of its network."""

    reached = Signal(QNetworkInformation.Reachability)
    medium = Signal(QNetworkInformation.TransportMedium)


def test_every_change_is_passed_on() -> None:
    system, heard = System(), list[int]()
    told = (system.reached, system.medium)
    news = NetworkNews(told, lambda: heard.append(1))
    system.reached.emit(QNetworkInformation.Reachability.Online)
    system.medium.emit(QNetworkInformation.TransportMedium.WiFi)
    assert heard == [1, 1]
    assert news.parent() is None


def test_a_system_that_tells_nothing_is_borne(qapp: object) -> None:
    assert qapp is not None
    heard = list[int]()
    NetworkNews((), lambda: heard.append(1))
    NetworkNews(system_network(), lambda: heard.append(1))
    assert heard == []
