"""What I keep to myself counts at once, reaches the server with the link, and comes from other devices."""

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Owing
from client.services.privacy import KEY, PrivacyService
from client.store.cache import CacheStore
from shared.model.privacy import Grade
from shared.model.state import Privacy, encode_value
from shared.protocol.chat import SetPrivacy
from shared.protocol.sync import StateItem
from tests.client.asked import Asked


async def test_it_is_chosen_here_and_kept(cache: CacheStore) -> None:
    bus = Bus()
    service = PrivacyService(Owing(cache, Asked(), bus), bus)
    assert service.chosen == Privacy(read=True, typing=True)
    await service.choose(SetPrivacy(read=False))
    await service.choose(SetPrivacy(typing=False))
    assert service.chosen == Privacy(read=False, typing=False)
    await service.choose(SetPrivacy(read=True, phones=Grade.FRIENDS))
    assert service.chosen == Privacy(read=True, typing=False, phones="friends")
    assert list(await cache.owed()) == [KEY]
    again = PrivacyService(Owing(cache, Asked(), Bus()), Bus())
    again.apply(StateStored(await cache.state()))
    assert again.chosen == service.chosen


async def test_another_device_changes_it(cache: CacheStore) -> None:
    bus = Bus()
    service = PrivacyService(Owing(cache, Asked(), bus), bus)
    bus.publish(StateStored((StateItem(KEY, encode_value(Privacy(read=False)), 4),)))
    assert service.chosen == Privacy(read=False)
    bus.publish(StateStored((StateItem(KEY, b"\xff", 5),)))
    assert service.chosen == Privacy()
