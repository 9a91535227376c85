"""Measures a window: words that have no room, widgets over each other, widgets beyond the edge."""

from collections.abc import Iterator, Sequence
from enum import Flag
from itertools import combinations
from typing import Self

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.focus import FocusRing
from client.ui.widgets.popup import Raised
from client.ui.widgets.toast import Toast

SLACK = 1
"""Pixels that rounding may take."""
SMALL = QSize(1366, 768)
"""The smallest screen that is usual in offices; a menu takes half of its width at most."""


def faults(top: QWidget) -> list[str]:
    """Return what is wrong with a window as it is laid out now."""
    with Painting() as painting:
        top.grab()  # First: what elides its words says so in its tooltip when it paints.
    shown = [one for one in top.findChildren(QWidget) if one.isVisible() and one.window() is top.window()]
    found = [f"cut: {named(one)}: {cut}" for one in shown if (cut := cut_off(one))]
    found += [f"beyond: {where}" for one in shown if (where := beyond(one, top))]
    layouts = [one for one in top.findChildren(QLayout) if not isinstance(one, QStackedLayout)]
    found += [f"overlap: {pair}" for one in layouts for pair in overlapping(one)]
    rings = [one for one in top.findChildren(FocusRing) if one.isVisible()]
    found += [f"ring around nothing: {named(one)}" for one in rings if not one.target.isVisible()]
    if isinstance(top, QMenu):
        found += cut_entries(top)
    return found + painting.faults


def named(widget: QWidget) -> str:
    """Return how a complaint calls a widget."""
    parent = widget.parentWidget()
    return f"{type(widget).__name__} in {type(parent).__name__}"


# Words and their room


def cut_off(widget: QWidget) -> str:
    """Return the words of a widget that has no room for them, empty where all is well."""
    if isinstance(widget, QLabel):
        return cut_label(widget)
    if isinstance(widget, QAbstractButton):
        return cut_button(widget)
    if isinstance(widget, QComboBox):
        return cut_combo(widget)
    if isinstance(widget, QLineEdit):
        return cut_hint(widget)
    return ""


def told(widget: QWidget, words: str) -> bool:
    """Tell whether the tooltip has the whole words of a widget that elides them."""
    return words in widget.toolTip()


def cut_label(label: QLabel) -> str:
    words = label.text()
    if not words:
        return ""
    if isinstance(label, ElidedLabel):
        wide = QFontMetrics(label.font()).horizontalAdvance(words) > label.contentsRect().width() + SLACK
        return f"{words} (elided, no tooltip)" if wide and not told(label, words) else ""
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    if label.height() + SLACK < needed:
        return f"{words} (height {label.height()} of {needed})"
    wanted = label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()
    if label.width() + SLACK < wanted:
        return f"{words} (width {label.width()} of {wanted})"
    return ""


def cut_button(button: QAbstractButton) -> str:
    words, wanted = button.text(), button.sizeHint()
    if not words or told(button, words):
        return ""
    if button.width() + SLACK < wanted.width():
        return f"{words} (width {button.width()} of {wanted.width()})"
    if button.height() + SLACK < wanted.height():
        return f"{words} (height {button.height()} of {wanted.height()})"
    return ""


def cut_combo(combo: QComboBox) -> str:
    words = combo.currentText()
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.editable = combo.isEditable()
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).width()
    wanted = QFontMetrics(combo.font()).horizontalAdvance(words)
    if room + SLACK < wanted and not told(combo, words):
        return f"{words} (width {room} of {wanted})"
    return ""


def cut_hint(line: QLineEdit) -> str:
    words = line.placeholderText()
    if not words or line.text() or told(line, words):
        return ""
    margins = line.textMargins()
    room = line.contentsRect().width() - margins.left() - margins.right() - 2 * 2
    wanted = QFontMetrics(line.font()).horizontalAdvance(words)
    return f"{words} (hint {room} of {wanted})" if room + SLACK < wanted else ""


def cut_entries(menu: QMenu) -> Iterator[str]:
    """Yield what has no room in a menu: entries cut by its edge, a menu larger than a small screen."""
    if menu.width() > SMALL.width() // 2 or menu.height() > SMALL.height():
        yield f"menu: {menu.width()} × {menu.height()}"
    for action in menu.actions():
        box = menu.actionGeometry(action)
        words = QFontMetrics(menu.font()).horizontalAdvance(action.text().replace("\t", " "))
        if not menu.rect().contains(box) or box.width() + SLACK < words:
            yield f"entry: {action.text()} (width {box.width()} of {words})"


# Places


def place_in(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def holder_of(widget: QWidget, top: QWidget) -> QWidget:
    """Return what cuts a widget off: what scrolls around it, or the window."""
    above = widget.parentWidget()
    while above is not None and above is not top:
        parent = above.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is above:
            return above
        above = parent
    return top


def beyond(widget: QWidget, top: QWidget) -> str:
    """Return where a widget goes beyond what holds it: to the side, or also below where nothing scrolls."""
    if isinstance(widget, FocusRing) or widget.width() * widget.height() == 0:
        return ""
    # What nothing scrolls is cut off by what it stands in.
    parent = widget.parentWidget()
    holder = parent if isinstance(widget, Toast) and parent is not None else holder_of(widget, top)
    box = place_in(widget, holder)
    if isinstance(widget, Raised):
        box = box.marginsRemoved(widget.contentsMargins())  # Its shadow may go beyond.
    room = holder.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    area = holder.parentWidget()
    scrolls = isinstance(area, QScrollArea)
    if scrolls and area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        room.setWidth(min(room.width(), area.viewport().width() + 2 * SLACK))
    to_the_side = scrolls and area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if not to_the_side and (box.left() < room.left() or box.right() > room.right()):
        return f"{named(widget)} from {box.left()} to {box.right()} of {holder.width()}"
    if not scrolls and (box.top() < room.top() or box.bottom() > room.bottom()):
        return f"{named(widget)} from {box.top()} down to {box.bottom()} of {holder.height()}"
    return ""


def overlapping(layout: QLayout) -> Iterator[str]:
    """Yield the pairs in a layout that lie over each other."""
    items = [item for item in map(layout.itemAt, range(layout.count())) if item is not None]
    places = [
        (widget, item.geometry())
        for item in items
        if (widget := item.widget()) is not None and widget.isVisible() and not item.geometry().isEmpty()
    ]
    for (one, here), (other, there) in combinations(places, 2):
        common = here.intersected(there)
        if common.width() > SLACK and common.height() > SLACK:
            yield f"{named(one)} and {named(other)} by {common.width()} × {common.height()}"


# What is painted


class Painting:
    """Hears what painters write while it is entered, and holds it against the room they give it."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._draw = QPainter.drawText

    def __enter__(self) -> Self:
        draw, faults = self._draw, self.faults

        def heard(painter: QPainter, *arguments: object) -> object:
            if fault := too_long(painter, arguments):
                faults.append(fault)
            return draw(painter, *arguments)  # type: ignore[call-overload]

        QPainter.drawText = heard  # type: ignore[assignment,method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        QPainter.drawText = self._draw


def too_long(painter: QPainter, arguments: Sequence[object]) -> str:
    """Return the words that have no room in the place where they are painted, empty where they have."""
    box = arguments[0]
    words = next((one for one in arguments if isinstance(one, str)), "")
    if not isinstance(box, QRect | QRectF) or not words.strip():
        return ""
    if wraps(arguments[1:]):
        room = QRectF(0, 0, box.width(), 0)
        needed = QFontMetricsF(painter.font()).boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
        over = box.height() + 2 < needed.height()
        return f"painted: {words} (height {box.height():.0f} of {needed.height():.0f})" if over else ""
    wanted = QFontMetricsF(painter.font()).horizontalAdvance(words)
    return f"painted: {words} (width {box.width():.0f} of {wanted:.0f})" if box.width() + 2 < wanted else ""


def wraps(arguments: Sequence[object]) -> bool:
    """Tell whether words may take several lines, by the flags among what a painter was given."""
    flags = (one.value if isinstance(one, Flag) else one for one in arguments)
    return any(isinstance(one, int) and one & Qt.TextFlag.TextWordWrap.value for one in flags)
