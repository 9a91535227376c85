"""Requests about departments."""

from typing import Any

from server.core.gateway import Handler
from server.core.sessions import Session
from server.org import departments
from server.org.directory import Directory
from shared.protocol.admin import AddDepartment, EditDepartment, RemoveDepartment
from shared.wire.message import Request
from shared.wire.session import Done


class DepartmentRequests:
    """Adds, changes and removes departments."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {AddDepartment: self._add, EditDepartment: self._edit, RemoveDepartment: self._remove}

    async def _add(self, session: Session, request: AddDepartment) -> Done:
        await self._directory.change(
            session.require_person(),
            lambda change: departments.add_department(
                change, request.department, request.name, request.parent, request.position
            ),
        )
        return Done()

    async def _edit(self, session: Session, request: EditDepartment) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: departments.edit_department(change, request)
        )
        return Done()

    async def _remove(self, session: Session, request: RemoveDepartment) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: departments.remove_department(change, request.department)
        )
        return Done()
