"""What outside contacts see of my card: who among them, for each part that somebody may keep back."""

from functools import partial

from client.ui.settings.card import Card, Row
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Combo
from client.viewmodels.settings.privacy import PARTS, Part, PrivacySettings
from shared.model.privacy import Grade

GRADES = tuple(Grade)


class OutsideCard(Card):
    """A row for each part; a choice counts at once."""

    def __init__(self, theme: Theme, privacy: PrivacySettings) -> None:
        self._privacy = privacy
        self._grades: dict[Part, Combo] = {part: Combo(theme) for part in PARTS}
        self._rows: dict[Part, Row] = {part: Row(theme, combo) for part, combo in self._grades.items()}
        super().__init__(theme, *self._rows.values())
        for part, combo in self._grades.items():
            for grade in GRADES:
                combo.addItem("", grade)
            combo.activated.connect(partial(self._choose, part))
        self.retranslate()

    def show_chosen(self) -> None:
        """Show what is in force."""
        for part, combo in self._grades.items():
            combo.setCurrentIndex(GRADES.index(self._privacy.shown(part)))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        says: dict[Part, tuple[str, str]] = {
            "phones": (self.tr("Phones"), ""),
            "mail": (self.tr("Mail"), ""),
            "signature": (self.tr("Signature"), self.tr("And what you say beside your status")),
        }
        grades = {
            Grade.EVERYONE: self.tr("Everyone"),
            Grade.FRIENDS: self.tr("Friends and colleagues"),
            Grade.COLLEAGUES: self.tr("Colleagues only"),
        }
        for part, (title, about) in says.items():
            self._rows[part].say(title, about)
            for place, grade in enumerate(GRADES):
                self._grades[part].setItemText(place, grades[grade])

    def _choose(self, part: Part, place: int) -> None:
        self._privacy.show(part, GRADES[place])
