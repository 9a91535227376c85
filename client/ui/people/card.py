"""A card: who somebody is, how to reach them, and what I keep about them."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from client.ui.drawing.avatars import Portrait
from client.ui.people.face import Face
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Line
from client.ui.widgets.labels import Label, Tag, Tone
from client.viewmodels.people.cards import Card
from client.viewmodels.people.presence import presence_words
from shared import limits

WIDTH = 320
PICTURE = 72
"""Pixels of the picture."""
MARKED = 100
"""Pixels of a word that has room in any language, and may be marked with the mouse."""


class CardDialog(Dialog):
    """Stands beside what was clicked. Signals carry what the user wants with the person."""

    message_wanted = Signal(bytes)
    favourite_wanted = Signal(bytes, bool)
    blocked_wanted = Signal(bytes, bool)
    remark_wanted = Signal(bytes)
    groups_wanted = Signal(bytes, QPoint)
    signature_changed = Signal(str)
    profile_wanted = Signal()
    copied = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, card: Card, anchor: QRect, *, edits: bool = False
    ) -> None:
        super().__init__(theme, window, width=WIDTH, anchor=anchor)
        self._card = card
        self._signature: Line | None = None
        self.setAccessibleName(card.name)
        self.body.addLayout(self._head())
        if card.mine and edits:
            self.body.addWidget(self._own_signature())
        elif card.signature:
            self.body.addWidget(self._wrapped(card.signature, Tone.SECOND))
        facts = self._facts()
        if facts.count():
            self.body.addLayout(facts)
        if card.mine:
            profile = Button(theme, self.tr("My profile…"), icon="edit")
            profile.clicked.connect(self._profile)
            self.body.addWidget(profile)
        else:
            self.body.addLayout(self._acts())

    def _wrapped(self, words: str, tone: Tone, role: Role = Role.PREVIEW) -> Label:
        label = Label(self.theme, words, role=role, tone=tone)
        label.flow()
        return label

    def _head(self) -> QHBoxLayout:
        card, theme = self._card, self.theme
        names = QVBoxLayout()
        names.setSpacing(0)
        title = Label(theme, card.name, role=Role.TITLE, strong=True)
        title.flow()
        names.addWidget(title)
        under = " · ".join(part for part in (card.own_name, card.title, card.number) if part)
        if under:
            names.addWidget(self._wrapped(under, Tone.SECOND))
        seen = "" if card.presence is None else presence_words(card.presence)
        said = " · ".join(part for part in (seen, card.words) if part)
        if said:
            names.addWidget(self._wrapped(said, Tone.THIRD, Role.META))
        names.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.measures.space12)
        portrait = Portrait(card.id, card.name, presence=card.presence)
        row.addWidget(Face(theme, portrait, PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        tag = self._state()
        if tag is not None:
            row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _state(self) -> Tag | None:
        if self._card.left:
            return Tag(self.theme, self.tr("Left"), tone=Tone.WARNING)
        if self._card.blocked:
            return Tag(self.theme, self.tr("Blocked"), tone=Tone.DANGER)
        if self._card.guest:
            return Tag(self.theme, self.tr("Guest"))
        return None

    def _own_signature(self) -> Line:
        line = Line(self.theme)
        line.setMaxLength(limits.SIGNATURE_LENGTH)
        line.setText(self._card.signature)
        line.setPlaceholderText(self.tr("Words under your name"))
        line.setAccessibleName(self.tr("Words under your name"))
        line.returnPressed.connect(self.accept)
        self._signature = line
        return line

    def done(self, result: int) -> None:
        """Keep what was written, unless Escape took it back."""
        line = self._signature
        if line is not None and result and line.text().strip() != self._card.signature:
            self.signature_changed.emit(line.text())
        super().done(result)

    def _facts(self) -> QGridLayout:
        card, grid = self._card, QGridLayout()
        grid.setHorizontalSpacing(self.theme.measures.space12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        if card.path:
            self._fact(grid, self.tr("Department"), " / ".join(card.path))
        if card.level:
            self._fact(grid, self.tr("Level"), card.level)
        if card.heads:
            self._fact(grid, self.tr("Heads"), ", ".join(card.heads))
        for phone in card.phones:
            self._fact(grid, self.tr("Phone"), phone, copies=True)
        if card.mail:
            self._fact(grid, self.tr("Mail"), card.mail, copies=True)
        if card.systems:
            self._fact(grid, self.tr("Signed in on"), ", ".join(card.systems))
        return grid

    def _fact(self, grid: QGridLayout, name: str, said: str, *, copies: bool = False) -> None:
        row = grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        # All lines stand as far apart as those with a button do, and their words in its middle.
        high = self.theme.measures.button_least
        grid.setRowMinimumHeight(row, high)
        title = Label(self.theme, name, role=Role.PREVIEW, tone=Tone.THIRD)
        words = self._wrapped(said, Tone.FIRST)
        for label in (title, words):
            label.setContentsMargins(0, (high - self.theme.fonts.line(Role.PREVIEW)) // 2, 0, 0)
        grid.addWidget(title, row, 0, top)
        # What can be marked Qt breaks at blanks alone: a long word would widen the card.
        if words.longest_word <= self.theme.fonts.pixels(MARKED):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(words, row, 1, 1, 1 if copies else 2, top)
        if copies:
            copy = IconButton(self.theme, "copy", height=Height.LEAST, size=16)
            copy.name(self.tr("Copy {what}").format(what=said))
            copy.clicked.connect(lambda: self._copy(said))
            grid.addWidget(copy, row, 2, top)

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copied.emit()

    def _acts(self) -> QHBoxLayout:
        card, theme = self._card, self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.measures.space4)
        message = Button(theme, self.tr("Message"), kind=Kind.FILLED, icon="chat")
        message.clicked.connect(self._message)
        message.setEnabled(not card.left)
        row.addWidget(message, 1)
        star = IconButton(theme, "star")
        star.setCheckable(True)
        star.setChecked(card.favourite)
        star.name(self.tr("Remove from favourites") if card.favourite else self.tr("Add to favourites"))
        star.clicked.connect(lambda: self.favourite_wanted.emit(card.id, star.isChecked()))
        groups = IconButton(theme, "people_list")
        groups.name(self.tr("Contact groups"))
        groups.clicked.connect(lambda: self._choose_groups(groups))
        remark = IconButton(theme, "edit")
        remark.name(self.tr("Give them another name"))
        remark.clicked.connect(self._remark)
        block = IconButton(theme, "prohibited")
        block.setCheckable(True)
        block.setChecked(card.blocked)
        block.name(self.tr("Unblock") if card.blocked else self.tr("Block"))
        block.clicked.connect(self._block)
        for button in (star, groups, remark, block):
            row.addWidget(button)
        return row

    def _message(self) -> None:
        self.accept()
        self.message_wanted.emit(self._card.id)

    def _profile(self) -> None:
        self.accept()
        self.profile_wanted.emit()

    def _remark(self) -> None:
        self.reject()
        self.remark_wanted.emit(self._card.id)

    def _choose_groups(self, button: QWidget) -> None:
        below = QPoint(0, button.height() + self.theme.measures.space4)
        self.groups_wanted.emit(self._card.id, button.mapToGlobal(below))

    def _block(self) -> None:
        self.reject()
        self.blocked_wanted.emit(self._card.id, not self._card.blocked)


class RemarkDialog(Dialog):
    """Calls a colleague by another name, for my eyes alone."""

    chosen = Signal(bytes, str)

    def __init__(self, theme: Theme, window: QWidget, card: Card) -> None:
        super().__init__(theme, window)
        self._person = card.id
        self._line = Line(theme)
        self._line.setMaxLength(limits.NAME_LENGTH)
        self._line.setText(card.name if card.own_name else "")
        self._line.setPlaceholderText(card.own_name or card.name)
        self._line.setAccessibleName(self.tr("Your name for them"))
        hint = Label(
            theme,
            self.tr("Only you see it. Leave it empty to show their own name."),
            role=Role.PREVIEW,
            tone=Tone.THIRD,
        )
        hint.setWordWrap(True)
        self.body.addWidget(self._line)
        self.body.addWidget(hint)
        title = self.tr("Your name for {name}").format(name=card.own_name or card.name)
        self.say(title, self.tr("Save"))
        self.agreed.connect(self._save)
        self._line.setFocus()

    def _save(self) -> None:
        self.chosen.emit(self._person, self._line.text().strip())
        self.accept()
