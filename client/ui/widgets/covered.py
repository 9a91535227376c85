"""Whether a dialog stands above a window: keys that lead elsewhere in it lead nowhere then."""

from PySide6.QtWidgets import QWidget

from client.ui.widgets.dialog import Dialog


def is_covered(window: QWidget) -> bool:
    """Tell whether a dialog is open in a window."""
    return any(one.isVisible() for one in window.findChildren(Dialog))
