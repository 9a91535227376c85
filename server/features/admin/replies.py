"""Requests about the quick replies that the company offers."""

from typing import Any

from server.core.gateway import Handler
from server.core.sessions import Session
from server.org import replies
from server.org.directory import Directory
from shared.protocol.admin import PutReply, RemoveReply
from shared.wire.message import Request
from shared.wire.session import Done


class ReplyRequests:
    """Changes the company's quick replies."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {PutReply: self._put, RemoveReply: self._remove}

    async def _put(self, session: Session, request: PutReply) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: replies.put_reply(change, request)
        )
        return Done()

    async def _remove(self, session: Session, request: RemoveReply) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: replies.remove_reply(change, request.reply)
        )
        return Done()
