"""Where everything of a row stands: measured once for a width, a setting and the theme in force."""

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from client.ui.chat.log.attachment_block import AttachmentBlock, arrange
from client.ui.chat.log.row_words import line_text, quote_words, status_text
from client.ui.chat.pictures.file_words import spoken_attachments
from client.ui.chat.text.block import Link, TextBlock, TextLook
from client.ui.chat.text.shapes import shapes
from client.ui.theme.fonts import Role
from client.ui.theme.measures import BUBBLE_SHARE
from client.ui.theme.theme import Theme
from client.ui.widgets.paragraph import Paragraph
from client.viewmodels.chat.rows import ChatRow, Delivery, RowKind, Setting
from client.viewmodels.times import Times

NAME_GAP = 3
STATUS_GAP = 4
REACTION_GAP = 6
LEAST_BUBBLE = 24
LINES = 3
"""Lines that something which happened takes at most."""
QUOTE_BAR = 3


class Act(Enum):
    """What can be clicked in a row."""

    RETRY = "retry"
    DROP = "drop"
    CANCEL = "cancel"
    RECONNECT = "reconnect"
    REACT = "react"
    READERS = "readers"
    URGE = "urge"
    REMIND = "remind"
    AUTHOR = "author"
    QUOTE = "quote"
    PICTURE = "picture"
    FILE = "file"
    SAVE = "save"
    COPY_PICTURE = "copy_picture"
    FOLDER = "folder"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a row that acts; `value` says on what (an emoji, an id in hex, the number of a file)."""

    box: QRectF
    act: Act
    words: str
    value: str = ""


@dataclass(slots=True)
class RowLayout:
    """One measured row. All boxes count from the row's own upper left corner.

    `bare` are pictures and files without words: no bubble is drawn around them.
    """

    row: ChatRow
    setting: Setting
    width: float
    height: float = 0.0
    day: QRectF = field(default_factory=QRectF)
    fresh: QRectF = field(default_factory=QRectF)
    avatar: QRectF = field(default_factory=QRectF)
    name: QRectF = field(default_factory=QRectF)
    bubble: QRectF = field(default_factory=QRectF)
    quote: QRectF = field(default_factory=QRectF)
    text: QPointF = field(default_factory=QPointF)
    block: TextBlock | None = None
    files: AttachmentBlock | None = None
    files_at: QPointF = field(default_factory=QPointF)
    bare: bool = False
    line: str = ""
    lines: Paragraph | None = None
    status: QRectF = field(default_factory=QRectF)
    status_words: str = ""
    targets: tuple[Target, ...] = ()
    time: str = ""

    def place_at(self, point: QPointF) -> int:
        """Return the place in the text nearest to a point of the row."""
        if self.block is None:
            return 0
        if point.y() < self.text.y():
            return 0
        if point.y() >= self.text.y() + self.block.height:
            return len(self.block.text)
        return self.block.place_at(point - self.text)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in its text."""
        return self.block.links if self.block is not None else ()

    def target_at(self, point: QPointF) -> Target | None:
        """Return what acts at a point."""
        return next((target for target in self.targets if target.box.contains(point)), None)


def spoken(layout: RowLayout) -> str:
    """Return a row as a screen reader says it: who, when, what, how far it has come."""
    row = layout.row
    if layout.line:
        return f"{layout.line} {layout.time}"
    text = layout.block.text if layout.block is not None else ""
    said = f"{spoken_attachments(row.attachments)} {text}".rstrip() if row.attachments else text
    words = f"{row.name} {layout.time}: {said}"
    status = status_text(row)
    return f"{words} ({status})" if status else words


class RowMeasurer:
    """Lays rows out for one chat; `group` shows the names of those who write."""

    def __init__(self, theme: Theme, times: Times, *, group: bool) -> None:
        self._theme = theme
        self._times = times
        self._group = group

    def measure(self, row: ChatRow, setting: Setting, width: float) -> RowLayout:
        """Return a row's layout for a width of the chat."""
        made = RowLayout(row, setting, width)
        made.time = self._times.clock(row.time)
        top = self._above(made)
        if not row.speaks:
            made.height = self._line(made, top)
            return made
        top = self._head(made, top)
        top = self._bubble(made, top)
        top = self._reactions(made, top)
        made.height = self._status(made, top)
        return made

    def _line(self, made: RowLayout, top: float) -> float:
        """Lay out what happened, with its time: in lines of the middle, of which a long notice takes some."""
        fonts, width = self._theme.fonts, made.width - 2 * self._margin
        font = fonts.get(Role.META)
        made.line = line_text(made.row)
        said = " ".join(made.line.split())
        room = width * LINES - QFontMetricsF(font).horizontalAdvance(made.time) - width / 2
        said = QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, max(width / 2, room))
        words = f"{said}  {made.time}"
        made.lines = Paragraph(words, font, fonts.line(Role.META), width, Qt.AlignmentFlag.AlignHCenter)
        made.status = QRectF(self._margin, top, width, made.lines.height)
        return top + made.lines.height

    def _above(self, made: RowLayout) -> float:
        """Place the day and the line before new messages, and the space above a row."""
        m, line = self._theme.measures, self._theme.fonts.line(Role.META)
        top = 0.0
        if made.setting.day:
            made.day = QRectF(0, top + m.space20, made.width, line)
            top += m.space20 + line
        if made.setting.fresh:
            made.fresh = QRectF(self._margin, top + m.space12, made.width - 2 * self._margin, line)
            top += m.space12 + line
        if made.setting.heads or not made.row.speaks:
            return top + m.other_author
        return top + (m.space8 if made.setting.apart else m.same_author)

    def _head(self, made: RowLayout, top: float) -> float:
        """Place avatar and name where a run of one author begins."""
        if made.row.own or not made.setting.heads:
            return top
        m = self._theme.measures
        made.avatar = QRectF(self._margin, top, m.avatar_chat, m.avatar_chat)
        made.targets += (Target(made.avatar, Act.AUTHOR, made.row.name, made.row.author.hex()),)
        if not self._group:
            return top
        left = self._left()
        height = self._theme.fonts.line(Role.META)
        made.name = QRectF(left, top, made.width - left - self._margin, height)
        return top + height + NAME_GAP

    @property
    def _margin(self) -> int:
        """The room left of avatars and right of own bubbles: header and editor begin and end there too."""
        return self._theme.measures.space20

    def _left(self) -> float:
        m = self._theme.measures
        return self._margin + m.avatar_chat + m.avatar_gap

    def _bubble(self, made: RowLayout, top: float) -> float:
        m, fonts, row = self._theme.measures, self._theme.fonts, made.row
        most = max(
            LEAST_BUBBLE,
            min(made.width * BUBBLE_SHARE, m.bubble_most, made.width - self._left() - self._margin),
        )
        inside = most - 2 * m.bubble_across
        if row.attachments and not (row.text or row.quote):
            return self._bare(made, top, most)
        made.block = self._text(row, inside)
        content = made.block.width
        quoted = above = 0.0
        if row.quote is not None:
            quoted = fonts.line(Role.PREVIEW)
            above = quoted + m.space4
            content = max(content, min(inside, self._quote_width(row)))
        if row.attachments:
            made.files = arrange(row.attachments, inside, m, right=False)
            made.files_at = QPointF(m.bubble_across, m.bubble_along + above)
            above += made.files.height + m.space4
            content = max(content, made.files.width)
        width = content + 2 * m.bubble_across
        height = made.block.height + above + 2 * m.bubble_along
        left = made.width - self._margin - width if row.own else self._left()
        made.bubble = QRectF(left, top, width, height)
        if row.quote is not None:
            made.quote = QRectF(left + m.bubble_across, top + m.bubble_along, content, quoted)
            made.targets += (Target(made.quote, Act.QUOTE, row.quote.name, row.quote.id.hex()),)
        made.text = QPointF(left + m.bubble_across, top + m.bubble_along + above)
        if row.attachments:
            made.files_at += QPointF(left, top)
            self._place_files(made)
        # A short text beside a wide quote starts at the left, also from right to left.
        return top + max(height, made.avatar.height() if not made.name.isValid() else 0.0)

    def _bare(self, made: RowLayout, top: float, most: float) -> float:
        """Place pictures and files that come without words: they are their own bubble."""
        files = arrange(made.row.attachments, most, self._theme.measures, right=made.row.own)
        left = made.width - self._margin - files.width if made.row.own else self._left()
        made.files, made.bare, made.files_at = files, True, QPointF(left, top)
        made.bubble = QRectF(left, top, files.width, files.height)
        made.text = made.bubble.bottomLeft()
        self._place_files(made)
        return top + max(files.height, made.avatar.height() if not made.name.isValid() else 0.0)

    def _place_files(self, made: RowLayout) -> None:
        """Let pictures and files be clicked."""
        for piece in made.files.pieces if made.files is not None else ():
            act = Act.PICTURE if piece.picture else Act.FILE
            box = piece.box.translated(made.files_at)
            made.targets += (Target(box, act, piece.file.name, str(piece.number)),)

    def _text(self, row: ChatRow, inside: float) -> TextBlock:
        c, fonts = self._theme.colours, self._theme.fonts
        text, suffix = row.text, ""
        if row.kind is RowKind.UNKNOWN:
            text = QCoreApplication.translate("Chat", "This needs a newer version of Linxin.")
        elif row.edited:
            suffix = "  " + QCoreApplication.translate("Chat", "(edited)")
        quiet = c.text2 if row.own else c.text3
        look = TextLook(fonts.get(Role.MESSAGE), fonts.line(Role.MESSAGE), c.accent_text, quiet)
        how = shapes(row.styles, len(text), self._theme) if row.styles else ()
        return TextBlock(text, look, inside, suffix, row.mentions, how)

    def _quote_width(self, row: ChatRow) -> float:
        if row.quote is None:
            return 0.0
        metrics = QFontMetricsF(self._theme.fonts.get(Role.PREVIEW))
        return metrics.horizontalAdvance(quote_words(row)) + QUOTE_BAR + self._theme.measures.space8 + 2

    def _reactions(self, made: RowLayout, top: float) -> float:
        if not made.row.reactions:
            return top
        m = self._theme.measures
        metrics = QFontMetricsF(self._theme.fonts.get(Role.META, figures=True))
        pills: list[Target] = []
        x, y = made.bubble.left(), top + REACTION_GAP
        for one in made.row.reactions:
            label = f"{one.emoji} {one.count}"
            width = metrics.horizontalAdvance(label) + 2 * m.space8 + m.space4
            if x > made.bubble.left() and x + width > made.width - self._margin:
                x, y = made.bubble.left(), y + m.reaction + m.space4
            pills.append(Target(QRectF(x, y, width, m.reaction), Act.REACT, label, one.emoji))
            x += width + REACTION_GAP
        if made.row.own:
            # Own bubbles end at the right, and so do the pills below them.
            shift = made.width - self._margin - max(pill.box.right() for pill in pills)
            pills = [Target(one.box.translated(shift, 0), one.act, one.words, one.value) for one in pills]
        made.targets += tuple(pills)
        return y + m.reaction

    def _status(self, made: RowLayout, top: float) -> float:
        if not made.setting.status:
            return top
        height = self._theme.fonts.line(Role.META)
        made.status_words = status_text(made.row)
        made.status = QRectF(self._margin, top + STATUS_GAP, made.width - 2 * self._margin, height)
        self._place_acts(made)
        if made.row.readers is not None and made.row.delivery is Delivery.SENT:
            self._place_readers(made)
        return top + STATUS_GAP + height

    def _place_readers(self, made: RowLayout) -> None:
        """Let the ring and the words beside it open the list of readers."""
        metrics = QFontMetricsF(self._theme.fonts.get(Role.META))
        width = metrics.horizontalAdvance(made.status_words) + self._theme.measures.space20
        box = QRectF(made.status.right() - width, made.status.top() - 3, width, made.status.height() + 6)
        made.targets += (Target(box, Act.READERS, made.status_words, str(made.row.seq)),)

    def _place_acts(self, made: RowLayout) -> None:
        """Place what can be done at the right end, the words before it."""
        m = self._theme.measures
        metrics = QFontMetricsF(self._theme.fonts.get(Role.META))
        right = made.status.right()
        for act, label in reversed(acts_of(made.row)):
            width = metrics.horizontalAdvance(label) + 1
            # A target of 24, though the line is 18: it reaches into the space around.
            box = QRectF(right - width, made.status.top() - 3, width, made.status.height() + 6)
            made.targets += (Target(box, act, label),)
            right -= width + m.space12
        made.status.setRight(right)
        made.status_words = metrics.elidedText(
            made.status_words, Qt.TextElideMode.ElideRight, made.status.width() - m.space24
        )


def acts_of(row: ChatRow) -> tuple[tuple[Act, str], ...]:
    """Return what can be done with an own message that is not sent, in words, from the left."""
    if row.delivery is Delivery.FAILED:
        again = (Act.RETRY, QCoreApplication.translate("Chat", "Send again"))
        return (again, (Act.DROP, QCoreApplication.translate("Chat", "Delete")))
    if row.delivery is not Delivery.HELD:
        return ()
    now = (Act.RECONNECT, QCoreApplication.translate("Chat", "Try now"))
    return (now,) if row.offered else (now, (Act.CANCEL, QCoreApplication.translate("Chat", "Cancel")))
