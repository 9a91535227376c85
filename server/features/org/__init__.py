"""The slice `org`: the directory as each may see it, one's own card and picture, notes on colleagues."""

from typing import Any

from server.core.bus import Bus
from server.core.gateway import Handler
from server.core.rates import RateOfEach
from server.core.sessions import Session
from server.features.org.avatars import list_avatars
from server.features.org.contact_groups import put_contact_group
from server.features.org.listing import list_people
from server.features.org.notes import put_note
from server.org.directory import Directory
from server.org.people import set_avatar, set_own_card
from server.store.store import Store
from shared import limits
from shared.model.avatar import check_avatar
from shared.model.rights import Right
from shared.protocol.org import (
    Avatars,
    GetAvatars,
    ListPeople,
    People,
    SetAvatar,
    SetContactGroup,
    SetNote,
    SetOwnCard,
)
from shared.wire.message import Request
from shared.wire.session import Done


class OrgFeature:
    """Handlers of `shared.protocol.org`."""

    def __init__(self, store: Store, bus: Bus, directory: Directory, organisation: bytes) -> None:
        self._store = store
        self._bus = bus
        self._directory = directory
        self._organisation = organisation
        self._avatar_changes = RateOfEach(limits.AVATAR_CHANGES_PER_SECOND, limits.AVATAR_CHANGES)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            ListPeople: self._list_people,
            SetOwnCard: self._set_own_card,
            SetNote: self._set_note,
            SetContactGroup: self._set_contact_group,
            SetAvatar: self._set_avatar,
            GetAvatars: self._get_avatars,
        }

    async def _list_people(self, session: Session, request: ListPeople) -> People:
        person = session.require_person()
        return await self._store.read(
            lambda connection: list_people(connection, self._organisation, person, request.newer_than)
        )

    async def _set_own_card(self, session: Session, request: SetOwnCard) -> Done:
        await self._directory.change(
            session.require_person(), lambda change: set_own_card(change, request), tell=False
        )
        return Done()

    async def _set_note(self, session: Session, request: SetNote) -> Done:
        person = session.require_person()
        fact = await self._directory.change(
            person, lambda change: put_note(change, person, request), tell=False
        )
        if fact is not None:
            self._bus.share(fact)
        return Done()

    async def _set_contact_group(self, session: Session, request: SetContactGroup) -> Done:
        person = session.require_person()
        await self._directory.change(
            person, lambda change: put_contact_group(change, person, request), tell=False
        )
        return Done()

    async def _set_avatar(self, session: Session, request: SetAvatar) -> Done:
        person = session.require_person()
        await self._directory.require(person, Right.OWN_CARD)
        if request.picture:
            check_avatar(request.picture)
        self._avatar_changes.require(person)
        await self._directory.change(person, lambda change: set_avatar(change, request.picture), tell=False)
        return Done()

    async def _get_avatars(self, session: Session, request: GetAvatars) -> Avatars:
        person = session.require_person()
        return Avatars(
            await self._store.read(
                lambda connection: list_avatars(connection, self._organisation, person, request.people)
            )
        )
