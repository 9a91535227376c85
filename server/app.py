"""The composition root: the one place that sees all parts of the server, and one visible list of features."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from server.config import Config
from server.core.authority import Authority
from server.core.bus import LocalBus
from server.core.clock import wall_clock
from server.core.gateway import Gateway, Greeting
from server.core.log import logger
from server.core.passwords import Passwords
from server.core.sessions import Sessions
from server.core.signatures import check_signature
from server.core.tasks import Tasks
from server.core.tickets import Tickets
from server.core.tls import CompanyTls, OwnTls, Tls
from server.features.admin import AdminFeature
from server.features.auth import AuthFeature
from server.features.auth.door import Door
from server.features.chat import ChatFeature
from server.features.files import FilesFeature
from server.features.groups import GroupsFeature
from server.features.later import LaterFeature
from server.features.log import LogFeature
from server.features.org import OrgFeature
from server.features.presence import PresenceFeature
from server.features.replies import RepliesFeature
from server.features.spelling import SpellingFeature
from server.features.sync import SyncFeature
from server.http.application import VERSION, application
from server.http.blobs import BlobDoor
from server.http.deposit import Deposit
from server.http.front_door import FrontDoor
from server.http.metrics import Metrics, ServerCollector, TransferCollector
from server.http.scraping import metrics_route
from server.http.sweeping import sweep_forever
from server.log import chain
from server.log.append import Log
from server.log.records import Records, ledger_of
from server.log.withheld import Withheld
from server.org.directory import Directory
from server.org.outside import Outside
from server.org.policies import Policies, read_powers
from server.store.blobs import Blobs, FolderBlobs
from server.store.database import Database
from server.store.errors import StoreError, as_refusal
from server.store.organisation import Organisation, load_organisation, people_version
from shared.model.announcement import Announcement
from shared.protocol.catalogue import CATALOGUE
from shared.wire.router import Router

if TYPE_CHECKING:
    from server.core.announce import Announcer

RETRY_AFTER = 1.0
GARBAGE_THRESHOLD = 20_000
"""New objects between two looks for garbage: what a busy server makes lives no longer than its request."""
FAREWELL = 3.0
"""Seconds that clients are given to take their leave when the server stops."""

Ready = Callable[[int], None]
Work = Callable[[], Coroutine[Any, Any, None]]


class LogDamagedError(Exception):
    """The short check at start has found the log inconsistent; `verify` tells all."""


def run(config: Config, key: bytes, ready: Ready) -> int:
    """Run the server until it is told to stop; `ready` is told the port once clients may come.

    Returns the exit code. Raises StoreError, AuthorityError, CertificateError, LogDamagedError, OSError.
    """
    if sys.platform == "win32":
        return asyncio.run(serve(config, key, ready))
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(serve(config, key, ready))


async def serve(config: Config, key: bytes, ready: Ready) -> int:
    """Open the store, wire the features, listen, and stop in order when told to."""
    database = await asyncio.to_thread(Database.open, config.database, key, readers=config.readers)
    try:
        await _begin(database)
        blobs = FolderBlobs(config.blobs, key)
        await asyncio.to_thread(blobs.prepare)
        code = await _serve(config, database, blobs, ready)
        await _end(database)
    finally:
        await asyncio.to_thread(database.close)
    return code


async def _begin(database: Database) -> None:
    faults = await database.read(chain.check_at_start)
    if faults:
        raise LogDamagedError("; ".join(str(fault) for fault in faults[:5]))
    await database.write(lambda db: chain.set_clean(db, clean=False))


async def _end(database: Database) -> None:
    """Note an orderly end. A disk too full for that costs the next start a longer look, and no entry."""
    try:
        await database.write(lambda db: chain.set_clean(db, clean=True))
    except StoreError as error:
        logger(__name__).warning("end not noted", reason=str(error))


@dataclass(frozen=True, slots=True)
class Ground:
    """What the features stand on."""

    config: Config
    database: Database
    authority: Authority
    organisation: Organisation
    passwords: Passwords
    tasks: Tasks
    sessions: Sessions
    bus: LocalBus
    tickets: Tickets
    gateway: Gateway
    policies: Policies
    withheld: Withheld
    log: Log


async def _ground(config: Config, database: Database) -> Ground:
    authority = Authority.load(config.data)
    organisation = await database.read(load_organisation)
    tasks, sessions = Tasks(), Sessions()
    bus = LocalBus(sessions)
    greeting = Greeting("linxin-server", authority.organisation, organisation.name)
    policies = Policies(authority.organisation, authority.sign, wall_clock)
    withheld = Withheld()
    return Ground(
        *(config, database, authority, organisation),
        passwords=Passwords(config.argon2_time, config.argon2_memory),
        tasks=tasks,
        sessions=sessions,
        bus=bus,
        tickets=Tickets(sessions),
        gateway=Gateway(greeting, Router(CATALOGUE), sessions, tasks, as_refusal),
        policies=policies,
        withheld=withheld,
        log=Log(database, bus, policies, authority.sign, withheld=withheld),
    )


async def _serve(config: Config, database: Database, blobs: Blobs, ready: Ready) -> int:
    stop = _told_to_stop()
    ground = await _ground(config, database)
    lasting = await _features(ground)
    deposit = Deposit(database, blobs, wall_clock)
    tls = None if config.plain else _tls(config, ground.authority)
    door = _front_door(ground, blobs, deposit)
    port = await door.open(config.listen, config.port, tls.context if tls is not None else None)
    lasting |= {
        "gateway ticks": ground.gateway.tick_forever,
        "sweeping": partial(sweep_forever, deposit),
        "records": _records(ground).run_forever,
    }
    if tls is not None:
        lasting["certificate renewal"] = partial(tls.keep_renewed, wall_clock)
    for name, work in lasting.items():
        ground.tasks.start(work(), name)
    logger(__name__).info("listening", host=config.listen, port=port, tls=tls is not None)
    announcer = _announcer(ground, port)
    _look_seldom_for_garbage()
    ready(port)

    await stop.wait()
    if announcer is not None:
        await announcer.close()
    await _leave(door, ground.gateway)
    await ground.log.drain()
    await ground.tasks.close()
    ground.passwords.close()
    return 0


async def _features(ground: Ground) -> dict[str, Work]:
    """Wire the features and register what they answer; return what they do as long as the server runs."""
    database, log, bus, sessions = ground.database, ground.log, ground.bus, ground.sessions
    authority, passwords, withheld = ground.authority, ground.passwords, ground.withheld
    presence = PresenceFeature(
        *(database, sessions, bus, wall_clock),
        *(Outside(authority.organisation), (withheld.turned,)),
    )
    await presence.begin()
    guard = Door(database, sessions, ground.tickets, authority, wall_clock)
    auth = AuthFeature(database, bus, authority, passwords, guard, wall_clock, presence.hide)
    directory = Directory(
        *(database, log, bus, ground.policies, ground.organisation), hooks=(auth.people_changed,)
    )
    await directory.begin()
    entries = LogFeature(database, log, authority.check, check_signature, authority.signed)
    later = LaterFeature(database, log, wall_clock)
    groups = GroupsFeature(
        *(database, log, bus, sessions, wall_clock, withheld.moved),
        lambda db, person: read_powers(db, authority.organisation, person),
    )
    for feature in (
        auth,
        OrgFeature(database, bus, directory, authority.organisation),
        AdminFeature(directory, passwords, sessions),
        entries,
        SyncFeature(database, people_version),
        FilesFeature(ground.tickets),
        ChatFeature(database, bus, wall_clock, directory),
        later,
        groups,
        presence,
        RepliesFeature(database, bus),
        SpellingFeature(database, bus),
    ):
        ground.gateway.register(feature.handlers())
    ground.gateway.register_direct(entries.direct_handlers())
    return {
        "presence": presence.run_forever,
        "readers": groups.run_forever,
        "ends of groups": groups.tell_ends_forever,
        "changes by the command line": directory.watch,
        "messages for later": later.run_forever,
    }


def _front_door(ground: Ground, blobs: Blobs, deposit: Deposit) -> FrontDoor:
    """Wire what is asked over HTTP beside the gateway."""
    config, database, authority = ground.config, ground.database, ground.authority
    collector = ServerCollector(ground.gateway, ground.sessions, database, ground.log, ground.tasks, VERSION)
    transfers = TransferCollector(ground.tickets, deposit)
    routes = (
        BlobDoor(ground.tickets, deposit, database).route(),
        metrics_route(Metrics(collector, database, config.blobs, transfers), config.metrics_token_file),
    )
    pinned = config.certificate is None
    about = application(database, blobs, authority, ground.organisation.name, pinned=pinned, others=routes)
    return FrontDoor(about, ground.gateway)


async def _leave(door: FrontDoor, gateway: Gateway) -> None:
    """Let nobody in any more, and clients take their leave."""
    door.close()
    await gateway.stop(RETRY_AFTER, FAREWELL)
    await door.empty(FAREWELL)


def _look_seldom_for_garbage() -> None:
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD, 20, 50)


def _records(ground: Ground) -> Records:
    config, authority = ground.config, ground.authority
    ledger = ledger_of(config.data, authority)
    return Records(ground.database, authority, ledger, config.heads, config.retention_days, wall_clock)


def _tls(config: Config, authority: Authority) -> Tls:
    if config.certificate is not None and config.private_key is not None:
        return CompanyTls(config.certificate, config.private_key)
    return OwnTls(authority, config.data, datetime.now(UTC))


def _announcer(ground: Ground, port: int) -> "Announcer | None":
    """Start announcing, if that is wanted; a server that keeps quiet does not even load it."""
    if not ground.config.announce:
        return None
    from server.core.announce import Announcer

    announcement = Announcement(ground.authority.organisation, ground.organisation.name)
    announcer = Announcer(announcement, ground.config.listen, port)
    announcer.start()
    return announcer


def _told_to_stop() -> asyncio.Event:
    """Return an event that SIGTERM or Ctrl+C (on Windows, Ctrl+Break too) sets from now on."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    names = ("SIGTERM", "SIGINT", "SIGBREAK")

    def told(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        signal.signal(number, told)
    return stop
