"""How the window's modules are loaded: nobody sees anything until they all are, so by the shortest way."""

import builtins
import gc
from importlib import import_module


def load_quickly() -> None:
    """Have what is imported from now on loaded by Python alone, and nothing collected meanwhile.

    Qt's binding stands before every import: it reads the source of each module, and keeps it, in search of a
    switch (`from __feature__ import …`) that is thrown nowhere here. What is loaded stays to the end: a
    collection finds nothing in it, however often it looks. `Collecting` collects once the window is made.
    """
    gc.disable()
    # The binding stands there from its first import on.
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
