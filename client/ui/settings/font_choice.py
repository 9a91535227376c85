"""A choice of font: the system's, or one that is installed; each name is shown in its own letters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from client.ui.theme.fonts import Role, chinese_families, families
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Combo

SHOWN = 24
"""Letters of the longest names that the closed list has room for."""


class FontChoice(Combo):
    """The data of an entry is its family, empty for the system's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHOWN)
        self.addItem("", "")
        self._language = ""
        self._fill()
        theme.changed.connect(self._fill)

    def _fill(self) -> None:
        """Offer what can show the language of now, in the size of now."""
        chosen = str(self.currentData() or "")
        if self._language != self.theme.look.language:
            self._language = self.theme.look.language
            while self.count() > 1:
                self.removeItem(1)
            for family in chinese_families(self._language):
                self.addItem(family, family)
        for place in range(1, self.count()):
            font = QFont(self.theme.fonts.get(Role.CONTROL))
            font.setFamilies([str(self.itemData(place)), *font.families()])
            self.setItemData(place, font, Qt.ItemDataRole.FontRole)
        self.choose(chosen)

    def choose(self, family: str) -> None:
        """Show what is in force; a family that is not installed any more looks like the system's."""
        self.setCurrentIndex(max(0, self.findData(family)))
        self.setToolTip(self.currentText())

    def name(self, system: str) -> None:
        """Say what the system's font is called, and which that is."""
        here = ", ".join(families(language=self.theme.look.language).text[:2])
        self.setItemText(0, f"{system} ({here.lstrip('.')})")
        self.setToolTip(self.currentText())
