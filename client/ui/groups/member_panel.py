"""The column at the right of a group's chat: its notice, its members, and what can be done with them."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from client.ui.people.people_list import PeopleDelegate
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind, Painted
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.groups.model import GroupModel, MemberRow, rank_words
from client.viewmodels.people.lines import PersonLine
from client.viewmodels.row_model import RowModel
from shared.model.conversation import Rank

NOTICE_LINES = 5


class MemberDelegate(PeopleDelegate):
    """Members of a group as lines."""

    def line(self, row: object) -> PersonLine | None:
        """Tell rank by a tag, muted by an icon, and below another name the one that all know."""
        if not isinstance(row, MemberRow):
            return None
        rank = row.member.rank
        icon = "mic_off" if row.member.muted else ""
        tag, owner = rank_words(rank), rank == Rank.OWNER.value
        return PersonLine(row.id, row.name, row.presence, tag, owner, icon, under=row.known)


class Notice(Painted):
    """The notice in a few lines; a click opens all of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._label = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND, parent=self)
        self._label.setWordWrap(True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)

    def say(self, words: str) -> None:
        """Show a notice."""
        self._label.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self._place()

    def _most(self) -> int:
        return self.theme.fonts.line(Role.PREVIEW) * NOTICE_LINES

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(self._label.heightForWidth(width), self._most())

    def sizeHint(self) -> QSize:
        """As high as its words, up to some lines."""
        width = max(1, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Let the words wrap anew."""
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        self._label.setGeometry(0, 0, self.width(), self._label.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken under the pointer."""
        if self.hovered:
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colours.hover)
            radius = self.theme.measures.radius_tag
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class MemberPanel(Translated):
    """Shows a group. Signals ask for what the group's owner, an admin or a member may want."""

    add_wanted = Signal()
    notice_wanted = Signal()
    requests_wanted = Signal()
    member_opened = Signal(bytes)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group: GroupModel | None = None
        none: RowModel[MemberRow] = RowModel(lambda row: row.id, lambda row: row.name, lambda row: row.name)
        self._notice_title = Label(theme, strong=True)
        self._open_notice = IconButton(theme, "chevron_right", height=Height.LEAST, size=16)
        self._notice = Notice(theme)
        self._requests = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        self._title = Label(theme, strong=True)
        self._count = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._find = IconButton(theme, "search", height=Height.LEAST, size=16)
        self._find.setCheckable(True)
        self._add = IconButton(theme, "person_add", height=Height.LEAST, size=16)
        self.search = SearchLine(theme)
        self.search.hide()
        self.members = RowView(theme, none, MemberDelegate(theme))  # type: ignore[arg-type]
        self._none = none
        self._lay_out()
        self._connect()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self._head = QVBoxLayout()
        self._head.setSpacing(m.space4)
        above = QHBoxLayout()
        above.addWidget(self._notice_title, 1)
        above.addWidget(self._open_notice)
        self._head.addLayout(above)
        self._head.addWidget(self._notice)
        self._head.addWidget(self._requests, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addSpacing(m.space24)
        below = QHBoxLayout()
        below.setSpacing(m.space4)
        below.addWidget(self._title)
        below.addWidget(self._count)
        below.addStretch()
        below.addWidget(self._find)
        below.addWidget(self._add)
        self._head.addLayout(below)
        self._head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.space4)
        column.addLayout(self._head)
        column.addWidget(self.members, 1)

    def _connect(self) -> None:
        self._open_notice.clicked.connect(self.notice_wanted)
        self._notice.clicked.connect(self.notice_wanted)
        self._requests.clicked.connect(self.requests_wanted)
        self._add.clicked.connect(self.add_wanted)
        self._find.toggled.connect(self._turn_search)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._end_search)
        self.members.opened.connect(self._open)
        self.members.menu_wanted.connect(self.menu_wanted)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._head.setContentsMargins(m.space12, m.space16, m.space12, 0)
        self.setMinimumWidth(m.side_least)
        self.setMaximumWidth(m.side_most)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._notice_title.setText(self.tr("Notice"))
        self._open_notice.name(self.tr("Open the notice"))
        self._title.setText(self.tr("Members"))
        self._find.name(self.tr("Search members"))
        self.search.setPlaceholderText(self.tr("Search members"))
        self.search.setAccessibleName(self.tr("Search members"))
        self._add.name(self.tr("Add people"))
        self.members.setAccessibleName(self.tr("Members"))
        self._show()

    # The group

    def show_group(self, group: GroupModel | None, asking: int = 0) -> None:
        """Show another group, or none."""
        if self._group is not None and self._group is not group:
            self._group.changed.disconnect(self._show)
        if group is not self._group:
            self._group = group
            self.members.setModel(self._none if group is None else group.rows)
            self._find.setChecked(False)
            if group is not None:
                group.changed.connect(self._show)
        self.ask(asking)
        self._show()

    def ask(self, asking: int) -> None:
        """Say how many wait to be let in."""
        self._requests.setText(self.tr("%n ask to join", "", asking))
        self._requests.setVisible(asking > 0)

    def _show(self) -> None:
        group = self._group
        card = None if group is None else group.card
        may = None if group is None else group.may
        self._count.setText(str(len(group.members)) if group is not None and group.members else "")
        self._add.setVisible(may is not None and may.adds)
        text = "" if card is None else card.notice_text.strip()
        governs = may is not None and may.governs
        self._notice.say(text or self.tr("No notice yet"))
        for widget in (self._notice_title, self._notice, self._open_notice):
            widget.setVisible(bool(text) or governs)

    def _turn_search(self, on: bool) -> None:
        self.search.setVisible(on)
        if on:
            self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.search.clear()

    def _search(self, text: str) -> None:
        if self._group is not None:
            self._group.search(text)

    def _end_search(self) -> None:
        self._find.setChecked(False)
        self.members.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: object) -> None:
        if isinstance(row, MemberRow):
            self.member_opened.emit(row.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line between notice and members."""
        painter = QPainter(self)
        c, m = self._theme.colours, self._theme.measures
        painter.fillRect(self.rect(), c.subtle)
        if self._notice_title.isVisible():
            top = self._title.geometry().top() - m.space12
            painter.fillRect(m.space12, top, self.width() - 2 * m.space12, 1, c.line)
