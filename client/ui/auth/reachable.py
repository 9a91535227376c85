"""Icons inside a field that the keyboard reaches too: Tab goes there, the space bar presses."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QToolButton

from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Line
from client.ui.widgets.focus import FocusRing


class ReachableIcons(QObject):
    """Lets Tab stop at every icon of a line, ringed as other controls are; lives as long as the line."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__(line)
        self._rings: dict[QToolButton, FocusRing] = {}
        for button in line.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._rings[button] = FocusRing(theme, button, theme.measures.radius_tag)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the ring while the keyboard is at an icon."""
        if isinstance(watched, QToolButton) and (ring := self._rings.get(watched)) is not None:
            if event.type() is QEvent.Type.FocusIn:
                ring.focus_came(cast("QFocusEvent", event))
            elif event.type() is QEvent.Type.FocusOut:
                ring.focus_went()
        return super().eventFilter(watched, event)
