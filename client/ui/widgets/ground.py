"""What a control stands on: on a raised ground, as in a dialog, quiet fills are others than on a page."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme

RAISED = "raised"
"""The property of a ground that is raised; the style sheet asks for it, too."""


def is_raised(widget: QWidget) -> bool:
    """Tell whether a control stands on something raised in its window."""
    above: QWidget | None = widget
    while above is not None:
        if above.property(RAISED):
            return True
        above = None if above.isWindow() else above.parentWidget()
    return False


def hover_fill(theme: Theme, widget: QWidget) -> QColor:
    """Return what a control is filled with under the pointer."""
    return theme.colours.hover_raised if is_raised(widget) else theme.colours.hover


def quiet_fill(theme: Theme, widget: QWidget) -> QColor:
    """Return what a control is filled with while it is pressed or off, and a track, tag or search always."""
    return theme.colours.pressed_raised if is_raised(widget) else theme.colours.pressed
