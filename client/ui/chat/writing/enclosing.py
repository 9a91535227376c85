"""Lets files into the composer of a chat: pasted, dropped, or chosen."""

from pathlib import Path

from PySide6.QtCore import QDir, QMimeData, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from client.ui.chat.log.timeline import Timeline
from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.drop_surface import DropSurface
from client.ui.chat.writing.pasted import looks_at, looks_of
from client.ui.theme.theme import Theme
from client.viewmodels.chat.enclosures import Enclosures, Look
from client.viewmodels.chat.open_chat import OpenChat


class Enclosing(QObject):
    """Stands between a chat's composer, what lies around it, and the files that wait to be sent."""

    def __init__(
        self,
        theme: Theme,
        shown: OpenChat,
        enclosures: Enclosures,
        chat: QWidget,
        timeline: Timeline,
        composer: Composer,
    ) -> None:
        super().__init__(composer)
        self._shown = shown
        self._enclosures = enclosures
        self._composer = composer
        self._place = ""
        self.surface = DropSurface(theme, chat)
        composer.strip.attach_to(enclosures)
        composer.awaits = self._awaits
        composer.editor.files_came.connect(self.take)
        composer.attach_wanted.connect(self._choose)
        self.surface.dropped.connect(self.take)
        timeline.pasted.connect(self._paste)
        enclosures.changed.connect(self._changed)

    def show(self) -> None:
        """Show what waits in the chat that is open now."""
        chat = self._shown.chat
        if chat is not None:
            self._composer.strip.show_conversation(chat.conversation)
            self._composer.enclosed()
        self.follow()

    def follow(self) -> None:
        """Know whom dropped files would go to, if anybody: that changes while a chat is open."""
        chat = self._shown.chat
        self.surface.name = "" if chat is None or chat.closed_words else chat.title

    def _awaits(self) -> bool:
        conversation = self._shown.conversation
        return conversation is not None and self._enclosures.is_coming(conversation)

    def _changed(self, conversation: bytes) -> None:
        if conversation == self._shown.conversation:
            self._composer.enclosed()

    # Ways in

    def take(self, mime: QMimeData) -> None:
        """Let files go with the next message."""
        chat = self._shown.chat
        if chat is not None and not chat.closed_words:
            self._add(chat.conversation, looks_of(mime))

    def _add(self, conversation: bytes, looks: list[Look]) -> None:
        self._enclosures.add(conversation, looks)
        self._composer.enclosed()
        self._composer.editor.setFocus()

    def _paste(self) -> None:
        """Take what is pasted among the messages, where nothing can be written."""
        if self._composer.isVisible():
            self._composer.editor.setFocus()
            self._composer.editor.paste()

    def _choose(self) -> None:
        conversation = self._shown.conversation
        if conversation is None:
            return
        dialog = QFileDialog(self._composer, self.tr("Choose files to send"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(self._place or QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(paths: list[str]) -> None:
            self._place = str(Path(paths[0]).parent)
            # For the chat that was open when it was asked for, whatever is shown by then.
            self._add(conversation, looks_at([Path(path) for path in paths]))

        dialog.filesSelected.connect(chosen)
        dialog.open()
