"""Keeps what is typed in the composer, and shows what another device has typed unless one types here."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from client.ui.chat.writing.composer import Composer
from client.viewmodels.chat.open_chat import OpenChat
from shared.model.styles import StyledText

TYPING_MS = 8_000
"""So long after the last key a focused editor is still in use."""
LOOK_MS = 1_000


class DraftKeeper(QObject):
    """Stands between the composer and the drafts of the chat that is shown."""

    def __init__(self, composer: Composer, shown: OpenChat) -> None:
        super().__init__(composer)
        self._composer = composer
        self._shown = shown
        self._since_key = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_MS)
        self._later.timeout.connect(self._take)
        composer.edited.connect(self._edited)
        composer.submitted.connect(self._submitted)
        shown.draft_changed.connect(self._take)
        # At once, also while one types: the next key would keep what stands here without it.
        shown.draft_put_back.connect(self._put_back)
        # What could not be sent is a draft again.
        shown.troubled.connect(self._take)

    def show(self) -> None:
        """Show the draft of the chat that is open now."""
        self._later.stop()
        self._since_key.invalidate()
        self._show(self._shown.draft())

    def _put_back(self) -> None:
        self._later.stop()
        self._show(self._shown.draft())

    def _show(self, words: StyledText) -> None:
        self._composer.set_text(words.text, words.styles)

    def _edited(self) -> None:
        self._since_key.start()
        self._shown.keep_draft(self._composer.editor.words)

    def _submitted(self, _words: object) -> None:
        """Forget it at once: what comes in before it is in the outbox must not bring it back."""
        self._shown.keep_draft(StyledText())

    @property
    def _in_use(self) -> bool:
        editor = self._composer.editor
        typing = self._since_key.isValid() and not self._since_key.hasExpired(TYPING_MS)
        return editor.composing or (editor.hasFocus() and typing and bool(editor.text.strip()))

    def _take(self, _words: str = "") -> None:
        """Show the draft as it stands, as soon as nobody types here."""
        wanted = self._shown.draft()
        if wanted.permitted().stripped() == self._composer.editor.words.permitted().stripped():
            self._later.stop()
        elif self._in_use:
            self._later.start()
        else:
            self._show(wanted)
