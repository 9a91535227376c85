"""The base of what is mixed into widgets, and stands before a class of Qt's among their bases.

To the type checker it is a widget. It must be none: whoever inherits two of Qt's classes is two objects of
Qt, and the process dies of it.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

WidgetMixin = QWidget if TYPE_CHECKING else object
