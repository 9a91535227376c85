"""Signing in and out, devices and passwords: who may be here, and no longer than they may."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from server.core.authority import Authority
from server.core.bus import Bus
from server.core.clock import Clock
from server.core.passwords import Passwords
from server.core.sessions import Session
from server.features.auth.door import Door
from server.features.auth.own_access import OwnAccess
from server.features.auth.signing_in import Hide, SigningIn
from server.store.store import Store
from shared.protocol.auth import (
    ChangePassword,
    ConfirmArrival,
    ListDevices,
    Resume,
    RevokeDevice,
    SignIn,
    SignOut,
)
from shared.wire.message import Reply, Request

Handler = Callable[[Session, Any], Awaitable[Reply]]


class AuthFeature:
    """The slice `auth`."""

    def __init__(
        self,
        store: Store,
        bus: Bus,
        authority: Authority,
        passwords: Passwords,
        door: Door,
        clock: Clock,
        hide: Hide,
    ) -> None:
        self._door = door
        self._signing_in = SigningIn(store, bus, authority, passwords, door, clock, hide)
        self._own_access = OwnAccess(store, bus, passwords, door, clock)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        return {
            SignIn: self._signing_in.sign_in,
            Resume: self._signing_in.resume,
            ChangePassword: self._own_access.change_password,
            ListDevices: self._own_access.list_devices,
            RevokeDevice: self._own_access.revoke_device,
            ConfirmArrival: self._own_access.confirm_arrival,
            SignOut: self._own_access.sign_out,
        }

    async def people_changed(self, people: Collection[bytes]) -> None:
        """Someone was disabled, or their password reset: cut off whoever may not be in any more."""
        await self._door.look_again(people)
