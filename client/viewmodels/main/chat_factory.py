"""Makes the models of chats that are opened, and keeps what one could not send."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from client.core.words.wording import Language
from client.viewmodels.chat.enclosures import Enclosures
from client.viewmodels.chat.model import ChatModel
from client.viewmodels.conversations.rows import is_several
from client.viewmodels.main.office import Office
from client.viewmodels.main.services import Services
from client.viewmodels.people.directory import Directory
from shared.model.styles import StyledText

LINE = StyledText("\n")


class ChatFactory(QObject):
    """`put_back` names a conversation in which words that could not be sent are begun again."""

    put_back = Signal(bytes)
    reconnect_wanted = Signal()

    def __init__(
        self,
        services: Services,
        directory: Directory,
        office: Office,
        enclosures: Enclosures,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self._services = services
        self._directory = directory
        self._office = office
        self._enclosures = enclosures
        self._language = language

    def make(self, conversation: bytes, peer: bytes | None) -> ChatModel:
        """Return a conversation's model, with whom it is as long as only that is known."""
        services = self._services
        several = is_several(services.chat.state.summary(conversation).kind)
        made = ChatModel(
            conversation,
            peer,
            services.chat,
            self._directory,
            lambda: services.chat.state.summary(conversation),
            services.bus,
            self._language,
            files=services.files,
            later=services.later,
            enclosures=self._enclosures,
            group=self._office.group(conversation) if several else None,
            counts=self._office.read_counts(conversation) if several else None,
        )
        made.reconnect_wanted.connect(self.reconnect_wanted)
        made.unsent.connect(partial(self._begin_again, conversation, peer))
        return made

    def _begin_again(self, conversation: bytes, peer: bytes | None, words: StyledText) -> None:
        """Keep words whose files could not be sent with them as begun, before what has been begun since."""
        if not words.text:
            return
        chats = self._services.chat
        since = chats.begun(conversation)
        both = StyledText.joined((words, LINE, since)) if since.text else words
        chats.keep_draft(conversation, both.text, to=peer, styles=both.styles)
        self.put_back.emit(conversation)
