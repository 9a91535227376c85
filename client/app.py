"""The composition root: builds a client around one profile, on one screen."""

import asyncio
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.events import SessionOpened, StateStored
from client.core.finding.own_addresses import own_addresses
from client.core.keys.identity import Identity, Me, load_identity
from client.core.keys.vault import Secret, Vault, choose_vault
from client.core.keys.verifier import Verifier
from client.core.link.blob_link import BlobLink
from client.core.link.connection import ServerConnection
from client.core.link.trust import check_policy
from client.core.profile.folder import Profile
from client.core.profile.settings import SettingsFile
from client.core.profile.surroundings import Surroundings
from client.core.sync.outbox import Outbox
from client.core.sync.owing import Owing
from client.core.sync.server_replica import ServerReplica
from client.core.sync.writing import Writing
from client.core.words.wording import Language
from client.services.admin import AdminService
from client.services.arrivals import ArrivalsService
from client.services.auth import AuthService
from client.services.chat.service import ChatService
from client.services.files.service import FilesService
from client.services.groups.service import GroupsService
from client.services.in_use import InUseService
from client.services.inviting import InviteService
from client.services.later import LaterService
from client.services.own_words import OwnWordsService
from client.services.people.avatars import AvatarService
from client.services.people.service import PeopleService
from client.services.presence import PresenceService
from client.services.privacy import PrivacyService
from client.services.reminders import RemindersService
from client.services.replies import RepliesService
from client.services.search import SearchService
from client.services.storage import StorageService
from client.store.cache import CacheStore
from client.store.database import KEY_SIZE
from client.store.file_cache import FileCache
from client.store.opening import Opened, open_cache
from shared.ids import parse_id

if TYPE_CHECKING:
    from client.terminal.parts import Parts


@dataclass(frozen=True)
class Client:
    """A running client: what a terminal, a window or a script uses. End it with `close`."""

    profile: Profile
    me: Me
    settings: SettingsFile
    vault: Vault
    bus: Bus
    cache: CacheStore
    opened: Opened
    connection: ServerConnection
    surroundings: Surroundings
    verifier: Verifier
    outbox: Outbox
    owing: Owing
    auth: AuthService
    people: PeopleService
    avatars: AvatarService
    chat: ChatService
    files: FilesService
    groups: GroupsService
    presence: PresenceService
    privacy: PrivacyService
    arrivals: ArrivalsService
    replies: RepliesService
    own_words: OwnWordsService
    later: LaterService
    reminders: RemindersService
    in_use: InUseService
    admin: AdminService
    invites: InviteService
    search: SearchService
    storage: StorageService
    plain: bool = False
    """Whether the link goes without TLS, to a server on this machine."""

    async def close(self) -> None:
        """Stop everything; what is not sent stays on disk."""
        await self.surroundings.close()
        await self.connection.stop()
        await self.auth.close()
        await self.outbox.close()
        await self.presence.close()
        await self.in_use.close()
        await self.reminders.close()
        await self.groups.close()
        await self.avatars.close()
        await self.people.close()
        await self.owing.close()
        await self.files.close()
        await self.chat.close()
        await self.search.close()
        await self.cache.close()
        self.profile.close()


async def open_client(profile: Profile, *, portable: bool = False, plain: bool = False) -> Client:
    """Open a profile and build its client; nothing is connected yet. Raises Refusal."""
    await asyncio.to_thread(profile.open)
    try:
        settings = SettingsFile(profile.folder / "settings.json")
        await asyncio.to_thread(settings.load)
        vault = await choose_vault(profile.folder, profile.name, portable=portable)
        identity = await load_identity(vault)
        opened = await asyncio.to_thread(open_cache, cache_file(profile), await _cache_key(vault))
        return await _build(profile, settings, vault, identity, opened, plain=plain)
    except BaseException:
        profile.close()
        raise


def cache_file(profile: Profile) -> Path:
    """Return where a profile's cache lies."""
    return profile.folder / "cache.db"


async def _cache_key(vault: Vault) -> bytes:
    key = await vault.get(Secret.CACHE_KEY)
    if key is None:
        key = secrets.token_bytes(KEY_SIZE)
        await vault.put(Secret.CACHE_KEY, key)
    return key


async def _build(
    profile: Profile, settings: SettingsFile, vault: Vault, identity: Identity, opened: Opened, *, plain: bool
) -> Client:
    account = settings.value.account
    person = None if account is None else parse_id(account.person)
    me = Me(identity, person)
    bus = Bus()
    cache = CacheStore(opened.database, identity.device, person or b"")

    def signed_in(event: SessionOpened) -> None:
        me.is_person(event.session.person)
        cache.belongs_to(event.session.person)

    bus.subscribe(SessionOpened, signed_in)
    connection = ServerConnection(settings, identity, vault, bus, plain=plain)
    replica = ServerReplica(connection, cache, bus, lambda signed: check_policy(settings.value.pin, signed))
    outbox = Outbox(cache, replica, bus)
    writing = Writing(me, cache, replica, outbox, bus)
    owing = Owing(cache, connection, bus)
    people = PeopleService(me, cache, connection, owing, bus)
    chat = ChatService(writing, cache, replica, outbox, owing, bus)
    groups = GroupsService(writing, cache, connection, bus, people.knows)
    await people.load()
    await groups.load()
    await chat.start()
    await owing.start()
    await outbox.start()
    kept = FileCache(profile.folder / "files", await _cache_key(vault))
    await asyncio.to_thread(kept.prepare)
    files = FilesService(kept, BlobLink(connection), cache, outbox, chat, bus, identity.sign)
    await files.start()
    presence = PresenceService(connection, bus, unix_ms)
    privacy = PrivacyService(owing, bus)
    later = LaterService(writing, connection, lambda one: chat.state.summary(one).peer, bus)
    reminders = RemindersService(owing, bus)
    replies = RepliesService(owing, connection, bus)
    replies.state.offer(await cache.replies())
    own_words = OwnWordsService(owing, bus)
    held = StateStored(await cache.state())
    for slice_ in (presence.state, privacy, later, reminders, replies.state, own_words):
        slice_.apply(held)
    reminders.start()
    connection.come_unseen(lambda: presence.state.unseen)
    presence.start()
    search = SearchService(cache, bus, lambda: chat.state.hidden)
    search.start()
    verifier = Verifier(vault)
    auth = AuthService(connection, bus, verifier)
    arrivals = ArrivalsService(connection, owing, bus)
    arrivals.apply(held)
    surroundings = Surroundings(connection.network_changed)
    surroundings.start()
    return Client(
        *(profile, me, settings, vault, bus, cache, opened, connection),
        surroundings=surroundings,
        verifier=verifier,
        outbox=outbox,
        owing=owing,
        auth=auth,
        people=people,
        avatars=AvatarService(people.state, cache, connection, bus),
        chat=chat,
        files=files,
        groups=groups,
        presence=presence,
        privacy=privacy,
        arrivals=arrivals,
        replies=replies,
        own_words=own_words,
        later=later,
        reminders=reminders,
        in_use=InUseService(connection, bus),
        admin=AdminService(connection),
        invites=InviteService(connection, own_addresses),
        search=search,
        storage=StorageService(opened.database, cache_file(profile), files),
        plain=plain,
    )


def terminal_parts(client: Client, server: str, language: Language) -> "Parts":
    """Return what a terminal works with."""
    # A window comes up without it.
    from client.terminal.parts import Parts

    return Parts(
        bus=client.bus,
        me=client.me,
        settings=client.settings,
        auth=client.auth,
        people=client.people,
        chat=client.chat,
        files=client.files,
        groups=client.groups,
        later=client.later,
        reminders=client.reminders,
        replies=client.replies,
        search=client.search,
        presence=client.presence,
        in_use=client.in_use,
        arrivals=client.arrivals,
        privacy=client.privacy,
        admin=client.admin,
        profile=client.profile.name,
        vault=client.vault.kind,
        server=server,
        language=language,
        aside=str(client.opened.aside or ""),
        saved=client.opened.saved,
    )
