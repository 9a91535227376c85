"""Which modules a folder may import, beyond what the import contracts in pyproject.toml say."""

import sys
from collections.abc import Iterable, Iterator

from tests.architecture.sources import Source, below, imports

QT = ("PySide6", "PySide2", "PyQt6", "PyQt5", "shiboken6", "qasync", "qtawesome")
# Folder or file → the parts of Qt that it may name. What is not listed may name none.
QT_ALLOWED = {
    "client/app": QT,
    "client/gui": QT,
    "client/ui": QT,
    "client/platform": QT,
    "client/viewmodels": ("PySide6.QtCore",),
}
# `shared` decides and describes; whatever waits, connects or stores is the business of the two ends.
NOT_IN_SHARED = (
    *("asyncio", "socket", "ssl", "sqlite3", "threading", "multiprocessing", "subprocess", "concurrent"),
    *("select", "selectors", "socketserver", "http", "urllib.request", "queue", "signal", "logging.handlers"),
)
PINYIN = "pypinyin"


def qt_out_of_place(source: Source) -> Iterator[str]:
    """Yield the imports of Qt where a folder may not name it."""
    allowed = QT_ALLOWED.get(source.place, ())
    for node, name in imports(source.tree):
        if not below(name, *QT) or below(name, *allowed):
            continue
        # `import PySide6` alone would open all of it to a folder that may name a part.
        yield source.at(node, f"{name} may not be imported in {source.place}")


def ui_naming_services(source: Source) -> Iterator[str]:
    """Yield imports of services, stores and the core's links in widgets: they speak to view models alone."""
    if source.place != "client/ui":
        return
    for node, name in imports(source.tree):
        if below(name, "client.services", "client.store"):
            yield source.at(node, f"widgets reach {name} through a view model")


def impure_shared(source: Source) -> Iterator[str]:
    """Yield what `shared` may not import: other packages, and modules of the standard library that do I/O."""
    if not source.path.startswith("shared/"):
        return
    for node, name in imports(source.tree):
        top = name.split(".")[0]
        if below(name, *NOT_IN_SHARED):
            yield source.at(node, f"shared does no I/O and does not wait: {name}")
        elif top not in sys.stdlib_module_names and top not in {"shared", "msgspec", PINYIN}:
            yield source.at(node, f"shared stands on the standard library and msgspec: {name}")


def pinyin_in_many(sources: Iterable[Source]) -> list[str]:
    """Return the files that import pypinyin if there are several: its readings are asked in one place."""
    users = [one.path for one in sources if any(below(name, PINYIN) for _, name in imports(one.tree))]
    return users if len(users) > 1 else []
