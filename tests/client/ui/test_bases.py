"""What widgets derive from."""

import importlib
import inspect
import pkgutil

from PySide6.QtCore import QObject

import client.gui
import client.ui
import client.viewmodels


def test_no_class_has_two_of_qts_among_its_bases() -> None:
    """It would be two objects of Qt: signals of one are not found, and the process may die of it."""
    seen = 0
    for package in (client.gui, client.ui, client.viewmodels):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for _, one in inspect.getmembers(importlib.import_module(found.name), inspect.isclass):
                if issubclass(one, QObject) and one.__module__.startswith("client."):
                    seen += 1
                    of_qt = [base for base in one.__bases__ if issubclass(base, QObject)]
                    assert len(of_qt) == 1, f"{one.__module__}.{one.__qualname__}"
    assert seen > 100
