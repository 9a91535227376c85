"""Privacy: what others learn of me, how I come in, what outside contacts see, whom I have blocked."""

from functools import partial

from PySide6.QtCore import Qt

from client.ui.settings.card import Card, Row
from client.ui.settings.outside_card import OutsideCard
from client.ui.settings.page import Page
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height
from client.ui.widgets.checks import Switch
from client.ui.widgets.labels import IconLine
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.privacy import BlockedRow, PrivacySettings


class PrivacyPage(Page):
    """What concerns others counts on all my devices; how I come in, on this one."""

    def __init__(self, theme: Theme, privacy: PrivacySettings) -> None:
        super().__init__(theme)
        self._privacy = privacy
        self._switches = {name: Switch(theme) for name in ("read", "typing", "start_hidden")}
        self._rows = {name: Row(theme, switch) for name, switch in self._switches.items()}
        self.add(Card(theme, self._rows["read"], self._rows["typing"]))
        self.add(Card(theme, self._rows["start_hidden"]))
        self._outside = self.add_heading()
        self._card = OutsideCard(theme, privacy)
        self.add(self._card)
        self._guests = IconLine(theme, "info", filled=False)
        self.add(self._guests)
        self._heading = self.add_heading()
        self._list = Card(theme)
        self.add(self._list)
        # The buttons of rows are made anew with every change: the keyboard is brought to the new ones.
        self._unblock: list[Button] = []
        self._switches["read"].clicked.connect(privacy.tell_read)
        self._switches["typing"].clicked.connect(privacy.tell_typing)
        hidden = self._switches["start_hidden"]
        hidden.clicked.connect(partial(self.tell_switch, "start_hidden", hidden))
        privacy.changed.connect(self._show)
        self.retranslate()

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        self._switches["start_hidden"].setChecked(preferences.start_hidden)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Privacy"))
        self._heading.setText(self.tr("Blocked colleagues"))
        self._card.retranslate()
        self._outside.setText(self.tr("What outside contacts see of your card"))
        self._guests.set_words(
            self.tr(
                "Outside contacts are partners and others who sign in as guests. Friends are those of them"
                " whom you keep as favourites or in a contact group. Colleagues always see your whole card."
            )
        )
        says = {
            "read": (
                self.tr("Tell others when I have read their messages"),
                self.tr("Otherwise they see that they arrived, and you don't see who has read yours either"),
            ),
            "typing": (self.tr("Tell others while I type"), ""),
            "start_hidden": (
                self.tr("Start offline to others"),
                self.tr("Every time Linxin starts on this device; change it any time behind your picture"),
            ),
        }
        for name, (title, about) in says.items():
            self._rows[name].say(title, about)
        self._show()

    def _show(self) -> None:
        chosen = self._privacy.chosen
        self._switches["read"].setChecked(chosen.read)
        self._switches["typing"].setChecked(chosen.typing)
        self._card.show_chosen()
        held = next((place for place, one in enumerate(self._unblock) if one.hasFocus()), None)
        self._unblock.clear()
        rows = [self._row(one) for one in self._privacy.blocked] or [self._nobody()]
        self._list.set_rows(*rows)
        self.fit()
        if held is not None and self._unblock:
            self._unblock[min(held, len(self._unblock) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: BlockedRow) -> Row:
        button = Button(self.theme, self.tr("Unblock"), height=Height.SMALL)
        button.clicked.connect(lambda: self._privacy.unblock(one.id))
        self._unblock.append(button)
        row = Row(self.theme, button)
        row.say(isolated(one.name), one.about)
        return row

    def _nobody(self) -> Row:
        row = Row(self.theme)
        row.say(
            self.tr("You have blocked nobody"),
            self.tr("Whom you block on their card can't write to you alone and sees you as offline"),
        )
        return row
