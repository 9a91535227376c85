"""The profile of one of the company's people: made once, kept for the next run, and brought up to date."""

import asyncio
import hashlib
import secrets
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from client.app import Client, open_client
from client.core.keys.identity import Identity
from client.core.keys.vault import FileVault, Secret
from client.core.link.trust import ca_organisation
from client.core.profile.folder import Profile
from client.core.profile.settings import Account, Pin, Settings
from client.store.database import KEY_SIZE
from server.core.authority import CERTIFICATE_FILE
from shared.ids import id_text
from shared.model.identity import organisation_text
from tests.bench.client.amounts import Company
from tests.bench.client.past import Past, make_past
from tests.bench.client.people import Talk
from tests.bench.messaging.linxin import ROOT
from tests.bench.messaging.office import Employee

NAME = "bench"
KEPT = ROOT / ".dev" / "bench"
UNREAD = range(6, 18)
"""Places in the list that are left unread, so that it has counts to show."""
SYNC_SECONDS = 120
LOOK_SECONDS = 0.1
DONE = "done"
KNOWN = "known"


class Known(msgspec.Struct, frozen=True):
    """What runs on the company need to know of it; `talks` as in `Past`."""

    me: Employee
    colleagues: tuple[Employee, ...]
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder with a server's data and a home with one profile that agree with each other."""

    folder: Path

    @property
    def server(self) -> Path:
        return self.folder / "server"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def profile(self) -> Path:
        return self.home / "profiles" / NAME

    @property
    def vault(self) -> FileVault:
        """Where the profile's secrets are."""
        return FileVault(self.profile / "secrets.json")

    @property
    def authority(self) -> Path:
        return self.server / CERTIFICATE_FILE

    @property
    def complete(self) -> bool:
        return (self.folder / DONE).exists()

    @property
    def long(self) -> str:
        """The id of the long conversation's row, in hexadecimal."""
        return self.known.talks[-1].row.hex()

    @property
    def known(self) -> Known:
        """Who is who in it."""
        return msgspec.msgpack.decode((self.folder / KNOWN).read_bytes(), type=Known)

    def keep(self, past: Past) -> None:
        """Note what later runs need to know of the past."""
        known = Known(past.staff.me, past.staff.colleagues, past.talks)
        (self.folder / KNOWN).write_bytes(msgspec.msgpack.encode(known))

    async def cache_key(self) -> bytes:
        """What the profile's cache is encrypted with."""
        key = await self.vault.get(Secret.CACHE_KEY)
        assert key is not None
        return key

    def completed(self) -> None:
        """Let later runs use it."""
        (self.folder / DONE).touch()


def place(company: Company, root: Path = KEPT) -> Prepared:
    """Where the company of this size lies; another one once what it is made by has changed."""
    digest = hashlib.sha256(repr(company).encode())
    for name in ("people", "past", "profile", "texts"):
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return Prepared(root / f"client-{digest.hexdigest()[:12]}")


def prepare(company: Company, prepared: Prepared) -> None:
    """Make the company anew; a minute or so for a million messages."""
    shutil.rmtree(prepared.folder, ignore_errors=True)
    prepared.profile.mkdir(parents=True, mode=0o700)
    asyncio.run(_prepare(company, prepared))


async def _prepare(company: Company, prepared: Prepared) -> None:
    key = secrets.token_bytes(KEY_SIZE)
    past = await make_past(company, prepared.server, prepared.profile / "cache.db", key)
    await _keep_secrets(prepared, past, key)
    pem = prepared.authority.read_text()
    me = past.staff.me
    prepared.keep(past)
    settings = Settings(
        pin=Pin(organisation_text(ca_organisation(pem)), "Bench", pem),
        account=Account(id_text(me.person), me.number, f"Employee {me.number}", me.number),
    )
    (prepared.profile / "settings.json").write_bytes(msgspec.json.encode(settings))


async def _keep_secrets(prepared: Prepared, past: Past, key: bytes) -> None:
    me = past.staff.me
    vault = prepared.vault
    await vault.put(Secret.DEVICE_KEY, Identity.from_bytes(me.device + me.private_key()).to_bytes())
    await vault.put(Secret.CACHE_KEY, key)
    await vault.put(Secret.TOKEN, me.token)


async def bring_up(prepared: Prepared, address: str, people: int) -> None:
    """Let the client itself read what it lacks: people, heads, what each conversation is; then read most."""
    client = await open_client(Profile(NAME, prepared.home), portable=True)
    try:
        await client.auth.resume(address)
        async with asyncio.timeout(SYNC_SECONDS):
            await _until(lambda: _knows_all(client, people))
            for place, one in enumerate(client.chat.state.newest_first()):
                if place not in UNREAD:
                    await client.chat.mark_read(one.id)
            await _until(lambda: _told_all(client))
    finally:
        await client.close()


async def _until(true: Callable[[], Awaitable[bool]]) -> None:
    while True:
        if await true():
            return
        await asyncio.sleep(LOOK_SECONDS)


async def _knows_all(client: Client, people: int) -> bool:
    known = all(one.kind for one in client.chat.state.conversations.values())
    return client.auth.state.up and known and len(client.people.state.people) >= people


async def _told_all(client: Client) -> bool:
    return all(one.read <= one.read_told for one in await client.cache.places())
