"""The slice `admin`: people, departments, roles, replies and tables of people, for who has the right."""

from typing import Any

from server.core.gateway import Handler
from server.core.passwords import Passwords
from server.core.sessions import Sessions
from server.features.admin.departments import DepartmentRequests
from server.features.admin.people import PeopleRequests
from server.features.admin.replies import ReplyRequests
from server.features.admin.roles import RoleRequests
from server.features.admin.tables import TableRequests
from server.org.directory import Directory
from shared.wire.message import Request


class AdminFeature:
    """Handlers of `shared.protocol.admin`."""

    def __init__(self, directory: Directory, passwords: Passwords, sessions: Sessions) -> None:
        self._people = PeopleRequests(directory, passwords)
        self._departments = DepartmentRequests(directory)
        self._roles = RoleRequests(directory)
        self._replies = ReplyRequests(directory)
        self._tables = TableRequests(directory, passwords, sessions)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            **self._people.handlers(),
            **self._departments.handlers(),
            **self._roles.handlers(),
            **self._replies.handlers(),
            **self._tables.handlers(),
        }
