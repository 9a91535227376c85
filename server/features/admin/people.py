"""Requests about people: passwords are hashed before the transaction, in threads of their own."""

from typing import Any

from server.core.gateway import Handler
from server.core.passwords import Passwords, one_time_password
from server.core.sessions import Session
from server.org import people
from server.org.directory import Directory
from shared.protocol.admin import (
    AddPerson,
    DisablePerson,
    EditPerson,
    EnablePerson,
    OneTimePassword,
    ResetPassword,
)
from shared.wire.message import Request
from shared.wire.session import Done


class PeopleRequests:
    """Adds, changes, disables and enables people, and gives them new passwords."""

    def __init__(self, directory: Directory, passwords: Passwords) -> None:
        self._directory = directory
        self._passwords = passwords

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            AddPerson: self._add,
            EditPerson: self._edit,
            DisablePerson: self._disable,
            EnablePerson: self._enable,
            ResetPassword: self._reset,
        }

    async def _add(self, session: Session, request: AddPerson) -> OneTimePassword:
        actor = session.require_person()
        await self._directory.require(actor, request.right)
        password = one_time_password()
        hashed = await self._passwords.hash(password)
        added = await self._directory.change(actor, lambda change: people.add_person(change, request, hashed))
        return OneTimePassword(added.id, password)

    async def _edit(self, session: Session, request: EditPerson) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: people.edit_person(change, request)
        )
        return Done()

    async def _disable(self, session: Session, request: DisablePerson) -> Done:
        await self._directory.change(
            session.require_person(),
            lambda change: people.disable_person(change, request.person, request.successor),
        )
        return Done()

    async def _enable(self, session: Session, request: EnablePerson) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: people.enable_person(change, request.person)
        )
        return Done()

    async def _reset(self, session: Session, request: ResetPassword) -> OneTimePassword:
        actor = session.require_person()
        await self._directory.require(actor, request.right)
        password = one_time_password()
        hashed = await self._passwords.hash(password)
        await self._directory.change(
            actor, lambda change: people.reset_password(change, request.person, hashed)
        )
        return OneTimePassword(request.person, password)
