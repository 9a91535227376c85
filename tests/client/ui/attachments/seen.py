"""Waiting for what is to be seen in a window."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from tests.client.until import until


async def seen(done: Callable[[], object]) -> None:
    """Wait until something is true, with the windows at work."""
    await until(done, QApplication.processEvents)
