"""A cache of the version before the office opens with all it held, and reads the directory anew."""

import asyncio
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from client.store.cache import CacheStore
from client.store.database import migrations
from client.store.opening import open_cache
from shared.ids import new_id
from shared.model.conversation import ConversationKind
from shared.model.state import ConversationInfo, decode_value, encode_value, state_key

KEY = bytes(range(32))
BEFORE = 3
BEFORE_LEVELS = 9


def before_the_office(path: Path, person: bytes, conversation: bytes) -> None:
    """Write a cache as the version before did."""
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for step in migrations()[:BEFORE]:
        connection.executescript(step)
    connection.execute(f"PRAGMA user_version = {BEFORE}")
    connection.execute("INSERT INTO people VALUES (?, '1001', '王芳', 0, 7)", (person,))
    connection.execute("INSERT INTO meta VALUES ('people_version', 7)")
    connection.execute("INSERT INTO meta VALUES ('state_version', 5)")
    connection.execute(
        "INSERT INTO conversations (id, seq, head, counted) VALUES (?, 4, 4, 3)", (conversation,)
    )
    info = encode_value(ConversationInfo(ConversationKind.DIRECT, person))
    connection.execute("INSERT INTO state VALUES (?, ?, 5)", (state_key("conversation", conversation), info))
    connection.close()


def before_levels(path: Path, person: bytes) -> None:
    """Write a cache that has passed over the levels it was told."""
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for step in migrations()[:BEFORE_LEVELS]:
        connection.executescript(step)
    connection.execute(f"PRAGMA user_version = {BEFORE_LEVELS}")
    connection.execute(
        "INSERT INTO people (person, number, name, disabled, version, title, phones)"
        " VALUES (?, '1', '王芳', 0, 7, '总经理', x'90')",
        (person,),
    )
    connection.execute("INSERT INTO meta VALUES ('people_version', 7)")
    connection.close()


async def test_levels_that_were_passed_over_are_asked_for(tmp_path: Path) -> None:
    person, path = new_id(), tmp_path / "cache.db"
    await asyncio.to_thread(before_levels, path, person)
    opened = await asyncio.to_thread(open_cache, path, KEY)
    cache = CacheStore(opened.database, new_id(), new_id())
    (one,) = await cache.people()
    assert (one.name, one.title, one.level) == ("王芳", "总经理", "")
    assert await cache.people_version() == 0
    await cache.close()


async def test_what_was_held_stays_readable(tmp_path: Path) -> None:
    person, conversation = new_id(), new_id()
    path = tmp_path / "cache.db"
    await asyncio.to_thread(before_the_office, path, person, conversation)
    opened = await asyncio.to_thread(open_cache, path, KEY)
    cache = CacheStore(opened.database, new_id(), new_id())
    assert opened.aside is None
    one = (await cache.people())[0]
    assert (one.person, one.name, one.department, one.phones) == (person, "王芳", None, ())
    assert (await cache.people_version(), await cache.scope()) == (0, b"")
    assert (await cache.policy(), await cache.departments()) == (None, [])
    place = (await cache.places())[0]
    assert (place.id, place.seq, place.counted, place.mentioned) == (conversation, 4, 3, 0)
    item = (await cache.state())[0]
    assert (await cache.state_version(), decode_value(item.value, ConversationInfo).peer) == (5, person)
    assert (await cache.owed(), await cache.member_names()) == ({}, {})
    await cache.close()
