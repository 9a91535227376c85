"""Network: the server, whose it is and whether it is reached, and where servers are looked for."""

from PySide6.QtGui import QGuiApplication

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.settings.segments import Segments
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.network import Network


class NetworkPage(Page):
    """Shows a network model."""

    def __init__(self, theme: Theme, network: Network, *, may_widen: bool) -> None:
        """`may_widen` is False for a demo, which has no business on the network."""
        super().__init__(theme)
        self._network = network
        self._again = Button(theme, height=Height.SMALL)
        self._copy = IconButton(theme, "copy", height=Height.SMALL, size=16)
        self._reach = Segments(theme, ("here", "all"))
        self._server = Row(theme, self._again)
        self._state = Row(theme)
        self._fingerprint = Row(theme, self._copy)
        self._looking = Row(theme, self._reach)
        self.add(Card(theme, self._server, self._state))
        self._heading = self.add_heading()
        self.add(Card(theme, self._fingerprint))
        self._hint = IconLine(theme, "shield_keyhole", filled=False)
        self.add(self._hint)
        self._looking_heading = self.add_heading()
        self._looking_card = Card(theme, self._looking)
        self.add(self._looking_card)
        self._looking_card.setVisible(may_widen)
        self._looking_heading.setVisible(may_widen)
        self._again.clicked.connect(network.reconnect)
        self._copy.clicked.connect(self._copy_fingerprint)
        self._reach.chosen.connect(network.set_reach)
        network.changed.connect(self._show)
        self.retranslate()

    def opened(self) -> None:
        """Show what is the case now."""
        self._show()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Network"))
        self._heading.setText(self.tr("Organisation"))
        self._looking_heading.setText(self.tr("Finding servers"))
        self._again.setText(self.tr("Connect now"))
        self._copy.name(self.tr("Copy the fingerprint"))
        self._reach.name({"here": self.tr("This machine"), "all": self.tr("Whole network")})
        self._show()

    def _show(self) -> None:
        network = self._network
        self._server.say(self.tr("Server"), network.server)
        if network.up:
            self._state.say(self.tr("Connected"), self._about_trust())
        else:
            self._state.say(self.tr("Not connected"), network.trouble or self.tr("Connecting…"))
        self._state.set_tone(Tone.THIRD if network.up and not network.plain else Tone.WARNING)
        self._again.setVisible(not network.up)
        name = isolated(network.organisation) if network.organisation else self.tr("Organisation")
        self._fingerprint.say(name, network.fingerprint)
        self._fingerprint.set_mono()
        self._hint.set_words(
            self.tr("IT published this fingerprint. If it ever differs, ask before signing in.")
        )
        self._reach.choose(network.reach)
        self._looking.say(self.tr("Look for servers on"), self._about_looking())

    def _about_trust(self) -> str:
        if self._network.plain:
            return self.tr("Not encrypted: the server is on this machine")
        if self._network.own_ca:
            return self.tr("Encrypted; only your organisation's own key is accepted")
        return self.tr("The system vouches for the server's certificate")

    def _about_looking(self) -> str:
        if self._network.reach == "some":
            named = ", ".join(self._network.networks)
            return self.tr("Now only on these, as the settings file says: {names}").format(names=named)
        return self.tr("When you look for one in the sign-in window; the present connection stays")

    def _copy_fingerprint(self) -> None:
        QGuiApplication.clipboard().setText(self._network.fingerprint)
