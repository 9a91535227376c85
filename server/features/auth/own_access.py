"""What people do about their own access: change the password, list and revoke devices, sign out."""

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.lockout import Standing, bucket
from server.core.passwords import Passwords, canonical
from server.core.sessions import Session
from server.features.auth.arrivals import confirm
from server.features.auth.door import Door, leave_after_answer
from server.features.auth.tries import check_not_locked, fail, standing, succeed, wrong
from server.store.accounts import find_account, set_password
from server.store.connection import Connection
from server.store.devices import (
    devices_signed_in,
    drop_token,
    drop_tokens_of,
    find_device,
    revoke_device,
)
from server.store.people import find_person
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import (
    ChangePassword,
    ConfirmArrival,
    Device,
    Devices,
    ListDevices,
    RevokeDevice,
    SignOut,
)
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.message import Access
from shared.wire.session import Done


class OwnAccess:
    """Answers the requests of someone who is in."""

    def __init__(self, store: Store, bus: Bus, passwords: Passwords, door: Door, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._passwords = passwords
        self._door = door
        self._clock = clock

    async def change_password(self, session: Session, request: ChangePassword) -> Done:
        """Replace the password; the person's other devices have to sign in with the new one."""
        person, device = session.require_device()
        _check_strong(request)
        stored = await self._store.read(lambda connection: self._stored(connection, session))
        verdict = await self._passwords.verify(stored, request.old)
        fresh = await self._passwords.hash(request.new) if verdict.right else None
        left = await self._store.write(lambda connection: self._replace(connection, session, stored, fresh))
        if left is not None:
            raise wrong(left)
        await self._door.look_again([person])
        if not session.closing:
            session.enter(person, device, Access.SIGNED_IN, session.platform)
        return Done()

    def _stored(self, connection: Connection, session: Session) -> str | None:
        person, device = session.require_device()
        check_not_locked(standing(connection, bucket(session.address, person, "", device), self._clock()))
        account = find_account(connection, person)
        return account.password if account else None

    def _replace(
        self, connection: Connection, session: Session, stored: str | None, fresh: str | None
    ) -> Standing | None:
        person, device = session.require_device()
        counted = bucket(session.address, person, "", device)
        now = self._clock()
        check_not_locked(standing(connection, counted, now))
        account = find_account(connection, person)
        if fresh is None or account is None or account.password != stored:
            return fail(connection, counted, now)
        found = find_person(connection, person)
        if found is None or found.disabled:
            raise Refusal(ErrorCode.DISABLED)
        succeed(connection, counted)
        set_password(connection, person, fresh, must_change=False)
        drop_tokens_of(connection, person, but=device)
        return None

    async def list_devices(self, session: Session, request: ListDevices) -> Devices:
        del request
        person, current = session.require_device()
        now = self._clock()
        found = await self._store.read(lambda connection: devices_signed_in(connection, person, now))
        online = self._door.devices_in(person)
        devices = [
            Device(
                device=one.id,
                name=one.name,
                platform=one.platform,
                first_seen=one.first_seen,
                last_seen=now if one.id in online else one.last_seen,
                online=one.id in online,
                current=one.id == current,
            )
            for one in found
        ]
        return Devices(tuple(sorted(devices, key=lambda device: not device.current)))

    async def revoke_device(self, session: Session, request: RevokeDevice) -> Done:
        person, current = session.require_device()
        now = self._clock()

        def revoke(connection: Connection) -> tuple[StateItem, ...]:
            device = find_device(connection, request.device)
            if device is None or device.person != person or device.revoked is not None:
                raise Refusal(ErrorCode.NOT_FOUND)
            revoke_device(connection, device.id, now)
            return confirm(connection, person, device.id, by=current)

        self._publish(person, await self._store.write(revoke))
        self._door.cut_device(person, request.device, "revoked", but=session)
        if request.device == current:
            leave_after_answer(session, "revoked")
        return Done()

    async def confirm_arrival(self, session: Session, request: ConfirmArrival) -> Done:
        person, current = session.require_device()
        self._publish(
            person, await self._store.write(lambda db: confirm(db, person, request.device, current))
        )
        return Done()

    def _publish(self, person: bytes, items: tuple[StateItem, ...]) -> None:
        if items:
            self._bus.publish([person], StateChanged(items))

    async def sign_out(self, session: Session, request: SignOut) -> Done:
        del request
        person, device = session.require_device()
        await self._store.write(lambda connection: drop_token(connection, device))
        self._door.cut_device(person, device, "signed_out", but=session)
        leave_after_answer(session, "signed_out")
        return Done()


def _check_strong(request: ChangePassword) -> None:
    if len(canonical(request.new)) < limits.PASSWORD_MINIMUM:
        raise Refusal(ErrorCode.PASSWORD_WEAK, minimum=limits.PASSWORD_MINIMUM)
    if canonical(request.new) == canonical(request.old):
        raise Refusal(ErrorCode.PASSWORD_WEAK, minimum=limits.PASSWORD_MINIMUM, same=True)
