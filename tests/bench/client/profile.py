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
from client.core.identity import Identity
from client.core.profile import Profile
from client.core.settings import Account, Pin, Settings
from client.core.trust import ca_organisation
from client.core.vault import FileVault, Secret
from client.store.database import KEY_SIZE
from server.core.authority import CERTIFICATE_FILE
from shared.ids import id_text
from shared.model.identity import organisation_text
from tests.bench.client.amounts import Company
from tests.bench.client.past import Past, make_past
from tests.bench.messaging.linxin import ROOT

NAME = "bench"
KEPT = ROOT / ".dev" / "bench"
READ_ALL_BUT = 12
"""Conversations that are left unread, so that the list has counts to show."""
SYNC_SECONDS = 120
LOOK_SECONDS = 0.1
DONE = "done"
LONG = "long"


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
    def authority(self) -> Path:
        return self.server / CERTIFICATE_FILE

    @property
    def complete(self) -> bool:
        return (self.folder / DONE).exists()

    @property
    def long(self) -> str:
        """With whom the long conversation is: the id of its row, in hexadecimal."""
        return (self.folder / LONG).read_text()

    def completed(self) -> None:
        """Let later runs use it."""
        (self.folder / DONE).touch()


def place(company: Company, root: Path = KEPT) -> Prepared:
    """Where the company of this size lies; another one once what it is made by has changed."""
    digest = hashlib.sha256(repr(company).encode())
    for name in ("past", "profile", "texts"):
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
    me = past.me
    (prepared.folder / LONG).write_text(past.talks[-1].peer.hex())
    settings = Settings(
        pin=Pin(organisation_text(ca_organisation(pem)), "Bench", pem),
        account=Account(id_text(me.person), me.number, f"Employee {me.number}", me.number),
    )
    (prepared.profile / "settings.json").write_bytes(msgspec.json.encode(settings))


async def _keep_secrets(prepared: Prepared, past: Past, key: bytes) -> None:
    me = past.me
    vault = FileVault(prepared.profile / "secrets.json")
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
            newest, *others = client.chat.state.newest_first()
            for one in (newest, *others[READ_ALL_BUT:]):
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
