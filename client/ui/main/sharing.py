"""Shares a window's width between the list and the chat: the list gives way first, and gets its own back."""

from PySide6.QtWidgets import QSplitter, QWidget

from client.ui.theme.theme import Theme

KEPT = 0.42
"""The share of what both have that the list keeps where there is not enough for both."""


class Sharing:
    """`split` holds the list first and the chat second; how wide the list is wanted, its user's hand says."""

    def __init__(self, theme: Theme, split: QSplitter, narrowest: QWidget) -> None:
        """The list gets no narrower than `narrowest` may be."""
        self._theme = theme
        self._split = split
        self._narrowest = narrowest
        self._wanted = theme.measures.list_width
        self._scale = theme.look.scale
        split.splitterMoved.connect(self._moved)

    def _moved(self, _place: int, _handle: int) -> None:
        self._wanted = self._split.sizes()[0]

    def fit(self) -> None:
        """Take from the list what the chat lacks, or give back what it can spare."""
        least, scale = self._theme.measures.chat_least, self._theme.look.scale
        self._wanted, self._scale = round(self._wanted * scale / self._scale), scale
        listed, chat, *others = self._split.sizes()
        room = listed + chat
        # Names in the list are to be told from each other still.
        kept = min(self._theme.measures.list_least, round(room * KEPT))
        wide = max(self._narrowest.minimumWidth(), min(self._wanted, max(room - least, kept)))
        if room and wide != listed:
            self._split.setSizes([wide, room - wide, *others])
