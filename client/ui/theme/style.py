"""Qt's own style, Fusion, with ticks and arrows from our icons: its own are pixels that do not grow."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from client.ui.theme.colours import Colours
from client.ui.theme.icons import Icons
from client.ui.theme.measures import Measures

Element = QStyle.PrimitiveElement
ICONS = {
    Element.PE_IndicatorMenuCheckMark: "checkmark",
    Element.PE_IndicatorArrowRight: "chevron_right",
    Element.PE_IndicatorArrowLeft: "chevron_left",
    Element.PE_IndicatorArrowDown: "chevron_down",
    Element.PE_IndicatorArrowUp: "chevron_up",
}


class Style(QProxyStyle):
    """Lies below the style sheet; `tokens` are asked for at every painting."""

    def __init__(self, icons: Icons, tokens: Callable[[], tuple[Colours, Measures]]) -> None:
        super().__init__("Fusion")
        self._icons = icons
        self._tokens = tokens

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw ticks and arrows as icons, all else as Fusion does."""
        icon = ICONS.get(element)
        if icon is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        colours, measures = self._tokens()
        state: QStyle.StateFlag = option.state
        ink = colours.text2 if state & QStyle.StateFlag.State_Enabled else colours.disabled
        self._icons.paint(painter, QRectF(option.rect).center(), icon, measures.space16, ink)
