"""Words on a surface: labels by tone, tags, badges, a line with an icon."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from client.ui.theme.colours import Colours
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.ground import quiet_fill
from client.ui.widgets.paragraph import Paragraph


class Tone(Enum):
    """How loud words are, or which status they tell: the name of a token."""

    FIRST = "text1"
    SECOND = "text2"
    THIRD = "text3"
    ACCENT = "accent_text"
    DANGER = "danger_text"
    WARNING = "warning_text"
    SUCCESS = "success_text"

    def colour(self, colours: Colours) -> QColor:
        """Return the token's colour."""
        colour: QColor = getattr(colours, self.value)
        return colour


TINTS = {
    Tone.ACCENT: "tint",
    Tone.DANGER: "danger_tint",
    Tone.WARNING: "warning_tint",
    Tone.SUCCESS: "success_tint",
}


class Label(QLabel):
    """Words in a role and a tone; plain text, whatever stands in it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: Role = Role.CONTROL,
        tone: Tone = Tone.FIRST,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._tone = tone
        self._strong = strong
        self._yields = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        theme.changed.connect(self.look_again)
        self.look_again()

    def set_tone(self, tone: Tone) -> None:
        """Say it in another tone."""
        self._tone = tone
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        self.setFont(self._theme.fonts.get(self._role, strong=self._strong))
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, self._tone.colour(self._theme.colours))
        self.setPalette(palette)
        self.setMinimumHeight(self._theme.fonts.line(self._role))

    # Words over several lines

    def flow(self) -> None:
        """Take as many lines as the words need, and no more width for a long one: it is broken, too."""
        self._yields = True
        self.setWordWrap(True)

    @property
    def longest_word(self) -> int:
        """How wide the longest word is, in pixels."""
        return super().minimumSizeHint().width()

    @property
    def _flows(self) -> bool:
        """Whether the words are ours to break; what can be marked with the mouse Qt keeps to itself."""
        marked = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        return self.wordWrap() and not marked

    def _paragraph(self, width: float) -> Paragraph:
        line = self._theme.fonts.line(self._role)
        return Paragraph(self.text(), self.font(), line, width, self.alignment())

    def heightForWidth(self, width: int) -> int:
        """As high as the lines are that the words take."""
        if not self._flows:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        return self._paragraph(inside).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """As Qt would have it, with lines of our height."""
        usual = super().sizeHint()
        return QSize(usual.width(), self.heightForWidth(usual.width())) if self._flows else usual

    def minimumSizeHint(self) -> QSize:
        """The longest word, unless it may be broken, and a line."""
        if not self._flows:
            return super().minimumSizeHint()
        return QSize(0 if self._yields else self.longest_word, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        if not self._flows:
            super().paintEvent(event)
            return
        painter, box = QPainter(self), QRectF(self.contentsRect())
        painter.setPen(self.palette().color(self.foregroundRole()))
        paragraph = self._paragraph(box.width())
        above = box.height() - paragraph.height
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            above = 0
        elif self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            above = round(above / 2)
        paragraph.paint(painter, QPointF(box.left(), box.top() + above))


class IconLine(QWidget):
    """An icon and a line of words in one tone, for what happened or what to know."""

    def __init__(
        self, theme: Theme, icon: str, text: str = "", *, tone: Tone = Tone.SECOND, filled: bool = True
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._filled = filled
        self._label = Label(theme, text, role=Role.PREVIEW, tone=tone)
        self._label.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        theme.changed.connect(self.look_again)
        self.look_again()

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._label.setText(words)

    def set_icon(self, icon: str, tone: Tone, *, filled: bool) -> None:
        """Show another icon and tone."""
        self._icon, self._tone, self._filled = icon, tone, filled
        self._label.set_tone(tone)
        self.update()

    def look_again(self) -> None:
        """Keep room for the icon."""
        m = self._theme.measures
        self._row.setContentsMargins(m.space16 + m.space8, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the first line."""
        m = self._theme.measures
        ink = self._tone.colour(self._theme.colours)
        line = self._theme.fonts.line(Role.PREVIEW)
        top = (self.height() - self._label.heightForWidth(self._label.width())) / 2
        centre = QPointF(m.space16 / 2, max(0.0, top) + line / 2)
        painter = QPainter(self)
        self._theme.icons.paint(painter, centre, self._icon, m.space16, ink, filled=self._filled)


class Tag(QWidget):
    """A word on a tint: a role, a state."""

    def __init__(self, theme: Theme, text: str, *, tone: Tone = Tone.ACCENT, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Say another word."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        m = self._theme.measures
        words = QFontMetricsF(self._theme.fonts.get(Role.META)).horizontalAdvance(self._text)
        icon = m.space12 + m.space4 if self._icon else 0
        return QSize(round(words) + icon + 2 * m.space4 + 4, m.tag)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        tinted = TINTS.get(self._tone)
        tint: QColor = getattr(c, tinted) if tinted else quiet_fill(self._theme, self)
        ink = self._tone.colour(c)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()), m.radius_tag, m.radius_tag)
        left = m.space4 + 2
        if self._icon:
            centre = QPointF(left + m.space12 / 2, self.height() / 2)
            self._theme.icons.paint(painter, centre, self._icon, m.space12, ink, filled=True)
            left += m.space12 + m.space4
        painter.setFont(self._theme.fonts.get(Role.META))
        painter.setPen(ink)
        painter.drawText(
            QRectF(self.rect()).adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text
        )


def badge_text(count: int) -> str:
    """Return what a badge shows: 1 to 99, then 99+."""
    return str(count) if count <= 99 else "99+"


def badge_width(theme: Theme, count: int) -> float:
    """Return how wide the badge of a count is."""
    font = theme.fonts.get(Role.META, figures=True)
    words = QFontMetricsF(font).horizontalAdvance(badge_text(count))
    return max(theme.measures.badge, words + theme.measures.space12 - 1)


def paint_badge(
    painter: QPainter, right: float, middle: float, count: int, theme: Theme, *, muted: bool = False
) -> float:
    """Draw a badge that ends at `right`; return its width, 0 when there is nothing to count."""
    if count <= 0:
        return 0.0
    c, height = theme.colours, theme.measures.badge
    width = badge_width(theme, count)
    box = QRectF(right - width, middle - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c.muted_badge if muted else c.badge)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(theme.fonts.get(Role.META, figures=True))
    painter.setPen(c.text2 if muted else c.on_accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge_text(count))
    painter.restore()
    return width
