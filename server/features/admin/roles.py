"""Requests about roles, who holds them, and the other rules of the policy."""

from typing import Any

from server.core.gateway import Handler
from server.core.sessions import Session
from server.org import roles
from server.org.directory import Directory
from shared.protocol.admin import AssignRole, PutRole, RemoveRole, SetRecallTime
from shared.wire.message import Request
from shared.wire.session import Done


class RoleRequests:
    """Changes the policy."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            PutRole: self._put,
            RemoveRole: self._remove,
            AssignRole: self._assign,
            SetRecallTime: self._set_recall_time,
        }

    async def _put(self, session: Session, request: PutRole) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: roles.put_role(change, request.role)
        )
        return Done()

    async def _remove(self, session: Session, request: RemoveRole) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: roles.remove_role(change, request.role)
        )
        return Done()

    async def _assign(self, session: Session, request: AssignRole) -> Done:
        await self._directory.change(
            session.require_person(),
            lambda change: roles.assign_role(change, request.person, request.role, request.departments),
        )
        return Done()

    async def _set_recall_time(self, session: Session, request: SetRecallTime) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: roles.set_recall_time(change, request.seconds)
        )
        return Done()
