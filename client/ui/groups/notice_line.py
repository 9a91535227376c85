"""The notice of a group in one line, where there is no room for the column that tells it."""

from client.ui.theme.theme import Theme
from client.ui.widgets.open_line import OpenLine

MOST = 400
"""Characters that are told here: the whole of a long notice opens by a click."""


class NoticeLine(OpenLine):
    """Stands below a chat's header; a click opens all of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "megaphone")
        self.retranslate()

    def say(self, words: str) -> None:
        """Show a notice, or nothing."""
        super().say(" ".join(words[:MOST].split()))

    def retranslate(self) -> None:
        """Say what it is in the present language."""
        self.name(self.tr("Notice: {words}").format(words=self.words))
