"""The devices of my account as the settings show them, and signing one of them out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.people.naming import shown_name
from client.viewmodels.platforms import platform_words
from shared.errors import Refusal
from shared.protocol.auth import Device


class Account(Protocol):
    """What this needs of the session service."""

    async def devices(self) -> tuple[Device, ...]: ...

    async def revoke(self, device: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device; `seen` is when it was there last, in Unix ms."""

    id: bytes
    name: str
    platform: str
    seen: int
    online: bool
    current: bool


def row_of(device: Device) -> DeviceRow:
    """Return a device as it is shown; its name is what its owner's system said."""
    platform = platform_words(device.platform)
    return DeviceRow(
        device.device,
        shown_name(device.name, platform),
        shown_name(platform, ""),
        device.last_seen,
        device.online,
        device.current,
    )


class Devices(QObject):
    """`changed` tells that rows or trouble changed."""

    changed = Signal()

    def __init__(self, account: Account, language: Callable[[], Language]) -> None:
        super().__init__()
        self._account = account
        self._language = language
        self._tasks = Tasks("devices")
        self._refusal: Refusal | None = None
        self.rows: Sequence[DeviceRow] = ()
        self.busy = False

    @property
    def trouble(self) -> str:
        """Why the list could not be read or changed, in the language of now."""
        return "" if self._refusal is None else wording(self._refusal, self._language())

    def load(self) -> None:
        """Ask the server for the list."""
        self._start(self._load, "load")

    def sign_out(self, device: bytes) -> None:
        """Sign another device out for good."""

        async def work() -> None:
            await self._account.revoke(device)
            await self._load()

        self._start(work, "sign out")

    async def close(self) -> None:
        """Ask no more."""
        await self._tasks.close()

    async def _load(self) -> None:
        self.rows = [row_of(one) for one in await self._account.devices()]

    def _start(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        if not self.busy:
            self.busy = True
            self._tasks.start(self._trying(work), name)
            self.changed.emit()

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        self._refusal = None
        try:
            await work()
        except Refusal as refusal:
            self._refusal = refusal
        finally:
            self.busy = False
            self.changed.emit()
