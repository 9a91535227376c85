"""The column with the list: alone beside the rail, or the whole classic panel with my card and a foot."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.main.list_panel import ListPanel
from client.ui.main.own_card import OwnCard
from client.ui.main.panel_tabs import PanelFoot
from client.ui.main.rail import Place
from client.ui.main.sign_in_notice import SignInNotice
from client.ui.theme.measures import UNBOUNDED
from client.ui.theme.theme import Theme
from client.viewmodels.main.model import MainModel
from client.viewmodels.times import Times


class Side(QWidget):
    """`list` is there in both shapes; the others are what makes it a panel."""

    def __init__(self, theme: Theme, model: MainModel, times: Times) -> None:
        super().__init__()
        self._theme = theme
        self._classic = False
        self.card = OwnCard(theme, model)
        self.notice = SignInNotice(theme, model, times)
        self.list = ListPanel(theme, model, times)
        self.foot = PanelFoot(theme, model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        theme.changed.connect(self.look_again)
        self.set_classic(classic=False)

    def set_classic(self, *, classic: bool) -> None:
        """Become the panel, or the column of a larger window."""
        self._classic = classic
        self.card.setVisible(classic)
        self.foot.setVisible(classic)
        self.list.set_classic(classic=classic)
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        m = self._theme.measures
        self.setMaximumWidth(UNBOUNDED if self._classic else m.list_most)

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self.notice.set_times(times)
        self.list.set_times(times)

    def show_place(self, place: Place) -> None:
        """Show the conversations, the organisation or the groups."""
        self.list.show_place(place)
