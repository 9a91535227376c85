"""A group's name, description and rules, for its owner and admins to change and all others to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.groups.end_choice import EndChoice
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.checks import Check
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Combo, Field, Line
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.text_area import TextArea
from client.viewmodels.groups.model import GroupModel
from client.viewmodels.groups.rules import GroupPowers
from client.viewmodels.times import unix_ms
from shared import limits
from shared.model.conversation import ConversationKind, Joining
from shared.protocol.groups import GroupCard


class GroupSettingsDialog(Dialog):
    """Shows the rules as they are; what I may not change is there to be read."""

    def __init__(self, theme: Theme, window: QWidget, group: GroupModel, may: GroupPowers) -> None:
        super().__init__(theme, window)
        self._group = group
        self._may = may
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._name_field = Field(theme, self._name)
        self._about_title = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._about = TextArea(theme, lines=3, limit=limits.ABOUT_LENGTH)
        self._about_title.setBuddy(self._about)
        self._joining = Combo(theme)
        self._joining_field = Field(theme, self._joining)
        self._end = EndChoice(theme, may.card)
        self._called = Line(theme)
        self._called.setMaxLength(limits.NAME_LENGTH)
        self._called_field = Field(theme, self._called)
        self._from_start = Check(theme)
        self._mute_all = Check(theme)
        described = QVBoxLayout()
        described.setSpacing(theme.measures.space4)
        described.addWidget(self._about_title)
        described.addWidget(self._about)
        self.body.addWidget(self._name_field)
        self.body.addLayout(described)
        self.body.addWidget(self._joining_field)
        self.body.addWidget(self._end)
        for check in (self._from_start, self._mute_all):
            self.body.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._called_field)
        self._say()
        self._fill(may.card)
        self.agreed.connect(self._save)

    def _say(self) -> None:
        card, may = self._may.card, self._may
        self._name_field.name(self.tr("Name of the group"))
        self._about_title.setText(self.tr("Description"))
        self._about.setAccessibleName(self.tr("Description"))
        self._joining_field.name(self.tr("Who may join"))
        room = card.kind == ConversationKind.ROOM.value
        ways = {
            Joining.CLOSED: self.tr("Those whom owner and admins add"),
            Joining.APPROVAL: self.tr("Who asks, once owner or admins agree"),
            Joining.OPEN: self.tr("Anyone") if room else self.tr("Those whom any member adds"),
        }
        for way, words in ways.items():
            if room or way is not Joining.APPROVAL or card.joining == way.value:
                self._joining.addItem(words, way.value)
        self._from_start.setText(self.tr("Newcomers see what was said before"))
        self._mute_all.setText(self.tr("Only owner and admins write"))
        self._called_field.name(self.tr("My name in this group"))
        self._called.setPlaceholderText(self.tr("As everywhere"))
        self.say(self.tr("Group settings"), self.tr("Save") if may.tells or may.speaks or may.ends else "")

    def _fill(self, card: GroupCard) -> None:
        may = self._may
        self._name.setText(card.name)
        self._about.setPlainText(card.about)
        self._joining.setCurrentIndex(max(0, self._joining.findData(card.joining)))
        self._from_start.setChecked(card.from_start)
        self._mute_all.setChecked(card.mute_all)
        for widget in (self._name, self._joining):
            widget.setEnabled(may.renames)
        self._about.setReadOnly(not may.renames)
        self._joining_field.setVisible(not may.follows)
        self._from_start.setVisible(not may.follows)
        self._from_start.setEnabled(may.owns and may.goes_on)
        self._mute_all.setEnabled(may.tells)
        self._end.setVisible(not may.follows)
        self._end.setEnabled(may.ends)
        # Members may come, or another device change it, while this is open.
        self._was_called = "" if self._group.me is None else self._group.me.nickname
        self._called.setText(self._was_called)
        self._called_field.setVisible(may.active)
        self._called.setEnabled(may.speaks)
        if may.governs and not may.owns:
            for widget in (self._from_start, self._end):
                widget.setToolTip(self.tr("The owner decides this."))

    def _save(self) -> None:
        card, name = self._may.card, self._name.text().strip()
        if self._may.renames and not name and card.name:
            self._name_field.complain(self.tr("A group keeps a name."))
            self.fit()
            return
        ends = self._end.chosen()
        if ends != card.ends and 0 < ends <= unix_ms():
            self.complain(self.tr("This day has passed. Choose a later one."))
            return
        self._save_rules(name, ends)
        called = self._called.text().strip()
        if called != self._was_called:
            self._group.set_nickname(called)
        self.accept()

    def _save_rules(self, name: str, ends: int) -> None:
        card = self._may.card
        way = Joining(self._joining.currentData())
        start, mute = self._from_start.isChecked(), self._mute_all.isChecked()
        about = self._about.toPlainText().strip()
        changes = (name != card.name, about != card.about, way.value != card.joining, ends != card.ends)
        if any((*changes, start is not card.from_start, mute is not card.mute_all)):
            self._group.set_rules(
                name=name if name and name != card.name else None,
                about=about if about != card.about else None,
                joining=way if way.value != card.joining else None,
                from_start=start if start is not card.from_start else None,
                mute_all=mute if mute is not card.mute_all else None,
                ends=ends if ends != card.ends else None,
            )


class NoticeDialog(Dialog):
    """The notice: to be read by all, to be written by owner and admins."""

    def __init__(self, theme: Theme, window: QWidget, group: GroupModel, may: GroupPowers) -> None:
        super().__init__(theme, window, width=480)
        self._group = group
        self._notice = may.card.notice_text
        self._text = TextArea(theme, lines=9, limit=limits.TEXT_LENGTH)
        self._text.setPlainText(self._notice)
        self._text.setReadOnly(not may.tells)
        self._text.setAccessibleName(self.tr("Notice"))
        self._text.setPlaceholderText(self.tr("What everyone here should know"))
        self.body.addWidget(self._text)
        self.say(self.tr("Notice"), self.tr("Put up") if may.tells else "")
        if may.tells and self._notice:
            self._take_down = Button(theme, self.tr("Take down"), kind=Kind.TEXT)
            self._take_down.clicked.connect(self._clear)
            self.add_left(self._take_down)
        self.agreed.connect(self._save)
        self._text.setFocus()

    def _clear(self) -> None:
        self._group.set_notice("")
        self.accept()

    def _save(self) -> None:
        text = self._text.toPlainText().strip()
        if text != self._notice:
            self._group.set_notice(text)
        self.accept()
