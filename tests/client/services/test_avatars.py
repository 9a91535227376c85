"""Pictures are brought when they are looked at: once, together, and never what was not asked for."""

import asyncio
from collections.abc import Callable

import pytest

from client.core.bus import Bus
from client.core.events import AvatarsLoaded, PeopleStored, SessionOpened
from client.services.people.avatars import BUSY, WANTED, AvatarService
from client.services.people.state import PeopleState
from client.store import avatars as rows
from client.store import trimming
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.avatar import avatar_digest
from shared.protocol.auth import SignedIn
from shared.protocol.org import Avatar, Avatars, GetAvatars, People, Person, SetAvatar
from shared.wire.session import Done
from tests.client.asked import Asked
from tests.shared.samples import PICTURE


def picture(number: int) -> bytes:
    return PICTURE[:-2] + number.to_bytes(4, "big") + PICTURE[-2:]


class Gallery:
    """People with pictures on a server, and a service that looks at them."""

    def __init__(self, cache: CacheStore, people: int) -> None:
        self.pictures = {new_id(): picture(number) for number in range(people)}
        self.people = tuple(self.pictures)
        self.bus = Bus()
        self.server = Asked(self.answer)
        self.told: list[AvatarsLoaded] = []
        self.changed = asyncio.Event()
        self.bus.subscribe(AvatarsLoaded, self._told)
        self.state = PeopleState()
        self.service = AvatarService(self.state, cache, self.server, self.bus)
        self.at_once = limits.AVATARS
        for person in self.people:
            self.know(person, avatar_digest(self.pictures[person]))

    def _told(self, event: AvatarsLoaded) -> None:
        self.told.append(event)
        self.changed.set()

    def know(self, person: bytes, digest: bytes) -> None:
        """Let the directory name a picture of somebody."""
        record = Person(person, "1", "王芳", False, 1, avatar=digest)
        self.state.apply(PeopleStored((record,)))

    def answer(self, request: object) -> Avatars | Done:
        if not isinstance(request, GetAvatars):
            return Done()
        found = (Avatar(one, self.pictures.get(one, b"")) for one in request.people[: self.at_once])
        return Avatars(tuple(found))

    @property
    def loaded(self) -> dict[bytes, bytes]:
        return {digest: one for event in self.told for digest, one in event.pictures.items()}

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await self.changed.wait()
                self.changed.clear()

    async def look(self, *people: bytes) -> None:
        """Want pictures, and wait until nothing more is on its way."""
        before = len(self.told)
        for person in people:
            self.service.want(person)
        await self.until(lambda: len(self.told) > before)

    def asked_for(self) -> list[int]:
        return [len(one.people) for one in self.server.asked if isinstance(one, GetAvatars)]


async def test_what_is_looked_at_is_asked_for_together_and_kept(cache: CacheStore) -> None:
    gallery = Gallery(cache, 5)
    await gallery.look(*gallery.people[:3], gallery.people[0])
    assert set(gallery.loaded.values()) == {picture(0), picture(1), picture(2)}
    assert gallery.asked_for() == [3]
    await gallery.look(*gallery.people)
    assert gallery.asked_for() == [3, 2]
    await gallery.service.close()
    again = AvatarService(gallery.state, cache, Asked(), gallery.bus)
    gallery.told.clear()
    again.want(gallery.people[1])
    await gallery.until(lambda: bool(gallery.told))
    assert gallery.loaded == {avatar_digest(picture(1)): picture(1)}
    await again.close()


async def test_an_answer_that_was_cut_is_read_on(cache: CacheStore) -> None:
    gallery = Gallery(cache, 5)
    gallery.at_once = 2
    await gallery.look(*gallery.people)
    assert gallery.asked_for() == [5, 3, 1]
    assert len(gallery.loaded) == 5


async def test_who_has_none_is_not_asked_for(cache: CacheStore) -> None:
    gallery = Gallery(cache, 1)
    gallery.know(gallery.people[0], b"")
    gallery.service.want(gallery.people[0])
    gallery.service.want(b"nobody")
    await asyncio.sleep(0.05)
    assert (gallery.server.asked, gallery.told) == ([], [])


@pytest.mark.parametrize("told", [b"", b"GIF89a", PICTURE, picture(7)])
async def test_what_was_not_asked_for_is_not_taken(cache: CacheStore, told: bytes) -> None:
    gallery = Gallery(cache, 1)
    gallery.pictures[gallery.people[0]] = told
    await gallery.look(gallery.people[0])
    assert gallery.loaded == {}
    gallery.service.want(gallery.people[0])
    await asyncio.sleep(0.05)
    assert gallery.asked_for() == [1]


async def test_a_picture_that_could_not_be_had_is_wanted_again_after_signing_in(cache: CacheStore) -> None:
    gallery = Gallery(cache, 1)
    answer, gallery.server.answer = gallery.server.answer, None
    await gallery.look(gallery.people[0])
    assert gallery.told == [AvatarsLoaded({})]
    gallery.server.answer = answer
    signed_in = SignedIn(new_id(), "1", "王芳", b"", b"", b"", False)
    gallery.bus.publish(SessionOpened(signed_in, b"o" * 20, "恒川"))
    assert len(gallery.told) == 2  # who shows it is told to look anew
    await gallery.look(gallery.people[0])
    assert list(gallery.loaded.values()) == [picture(0)]


@pytest.mark.parametrize("code", sorted(BUSY))
async def test_a_picture_that_a_busy_server_did_not_tell_is_wanted_again(
    cache: CacheStore, monkeypatch: pytest.MonkeyPatch, code: ErrorCode
) -> None:
    monkeypatch.setattr("client.services.people.avatars.AGAIN", 0.01)
    gallery = Gallery(cache, 1)
    answer = gallery.server.answer

    def busy(_: object) -> Done:
        gallery.server.answer = answer
        raise Refusal(code)

    gallery.server.answer = busy
    await gallery.look(gallery.people[0])
    await gallery.until(lambda: len(gallery.told) == 2)  # who shows it is told to look anew
    assert gallery.loaded == {}
    await gallery.look(gallery.people[0])
    assert list(gallery.loaded.values()) == [picture(0)]
    await gallery.service.close()


async def test_who_scrolls_past_thousands_wants_those_in_sight(cache: CacheStore) -> None:
    gallery = Gallery(cache, WANTED + 100)
    for person in gallery.people:
        gallery.service.want(person)
    await gallery.until(lambda: len(gallery.loaded) == WANTED)
    assert gallery.asked_for() == [limits.AVATARS] * (WANTED // limits.AVATARS)
    first = next(one for one in gallery.server.asked if isinstance(one, GetAvatars))
    assert set(first.people) == set(gallery.people[-limits.AVATARS :])
    await gallery.service.close()


async def test_my_own_is_told_and_held(cache: CacheStore) -> None:
    gallery = Gallery(cache, 0)
    await gallery.service.set_own(PICTURE)
    await gallery.service.set_own(b"")
    assert gallery.server.asked == [SetAvatar(PICTURE), SetAvatar(b"")]
    assert await cache.avatars((avatar_digest(PICTURE), b"x")) == {avatar_digest(PICTURE): PICTURE}
    with pytest.raises(Refusal) as caught:
        await gallery.service.set_own(b"BM")
    assert caught.value.code is ErrorCode.BAD_MESSAGE


async def test_the_oldest_go_where_there_are_too_many(cache: CacheStore) -> None:
    database = cache._database  # pyright: ignore[reportPrivateUsage]
    for number in range(5):
        one = {b"%d" % number: PICTURE}
        await database.run(lambda db, one=one: rows.put(db, one, held=3))
    await database.run(lambda db: rows.put(db, {b"2": PICTURE}, held=3))
    assert set(await cache.avatars([b"%d" % number for number in range(5)])) == {b"2", b"3", b"4"}


async def test_taking_old_history_off_takes_pictures_too(cache: CacheStore) -> None:
    await cache.store_avatars({b"a": PICTURE})
    await cache._database.run(trimming.trim)  # pyright: ignore[reportPrivateUsage]
    assert await cache.avatars((b"a",)) == {}


async def test_the_directory_held_names_pictures(cache: CacheStore) -> None:
    record = Person(new_id(), "1001", "王芳", False, 2, avatar=avatar_digest(PICTURE))
    await cache.store_people(People(2, (record,), more=False), 2)
    assert await cache.people() == [record]
