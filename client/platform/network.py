"""Hears from the system that the network is another one; where it tells nothing, others have to look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtNetwork import QNetworkInformation


def system_network() -> Sequence[SignalInstance]:
    """Return the signals by which this system tells of its network; none where it tells nothing."""
    if not QNetworkInformation.loadDefaultBackend():
        return ()
    told = QNetworkInformation.instance()
    return (told.reachabilityChanged, told.transportMediumChanged)


class NetworkNews(QObject):
    """Calls `changed` when a cable is plugged in, one radio network follows another, or all is gone."""

    def __init__(self, told: Sequence[SignalInstance], changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        for signal in told:
            signal.connect(self._something)

    def _something(self, _: object) -> None:
        self._changed()
