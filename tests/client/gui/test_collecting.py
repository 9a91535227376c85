"""Objects of Qt end on the thread of the windows, whoever allocates."""

import contextlib
import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from client.gui.collecting import Collecting

pytestmark = pytest.mark.gui


class Ring(QObject):
    """A view model as they are: in a ring with itself, so that only the collector ends it."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._ring = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


def allocate(held: list[list[int]]) -> None:
    """Allocate so much that Python's own collector would run."""
    held.extend([number] for number in range(100_000))


def test_garbage_ends_on_the_thread_of_the_windows(qapp: QApplication) -> None:
    enabled = gc.isenabled()
    ended: list[int] = []
    held: list[list[int]] = []
    with contextlib.closing(Collecting()) as collecting:
        Ring(ended)
        worker = threading.Thread(target=allocate, args=(held,))
        worker.start()
        worker.join()
        assert ended == []
        collecting.collect()
        assert ended == [threading.get_ident()]
    assert gc.isenabled() == enabled


def test_nothing_is_collected_before_it_is_due(qapp: QApplication) -> None:
    ended: list[int] = []
    with contextlib.closing(Collecting()) as collecting:
        gc.collect()
        Ring(ended)
        collecting.collect()
        assert ended == []
        gc.collect()
        assert ended == [threading.get_ident()]
