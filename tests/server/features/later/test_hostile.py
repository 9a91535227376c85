"""Who keeps too much, too often or too far ahead is refused, and so is what makes no sense."""

import msgspec
import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.later import CancelLater, KeepForLater
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import HOUR, Clockwork


async def test_how_many_how_large_and_how_far_ahead_has_an_end(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = desk.now + limits.LATER_LONGEST * 1000
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "明年"), far + 1))
    assert refusal.detail == {"reason": "too_far", "limit": limits.LATER_LONGEST}
    monkeypatch.setattr(limits, "LATER", 2)
    await clockwork.keeps(zhang, group.entry(zhang, "明年"), far - desk.now)
    last = await clockwork.keeps(zhang, group.entry(zhang, "二"))
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "三"), far))
    assert refusal.detail == {"reason": "too_many", "limit": 2}
    await clockwork.keeps(zhang, group.entry(zhang, "改", last))  # in its place there is room
    monkeypatch.setattr(limits, "LATER_BYTES", 100)
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "长" * 50, last), far))
    assert refusal.detail["reason"] == "too_many"


async def test_what_could_not_be_sent_takes_room_until_it_is_put_aside(
    desk: Desk,
    clockwork: Clockwork,
    zhang: Someone,
    li: Someone,
    group: Group,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LATER", 2)
    refused = [await clockwork.keeps(li, group.entry(li, text)) for text in "甲乙"]
    await group.change(zhang, "mute", li)
    await clockwork.passes(HOUR)
    await group.change(zhang, "unmute", li)
    one_more = KeepForLater(group.entry(li, "丙"), desk.now + HOUR)
    refusal = await desk.refused(li, one_more)
    assert refusal.detail == {"reason": "too_many", "limit": 2}
    await desk.ask(li.session, CancelLater(refused[0]))
    await desk.ask(li.session, one_more)


async def test_what_waits_is_changed_also_when_no_more_may_ever_be_kept(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LATER_EVER", 2)
    first = await clockwork.keeps(zhang, group.entry(zhang, "一"))
    await clockwork.keeps(zhang, group.entry(zhang, "二"))
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "三"), desk.now + HOUR))
    assert refusal.detail == {"reason": "too_many", "limit": 2}
    await clockwork.keeps(zhang, group.entry(zhang, "改", first))


async def test_whoever_keeps_and_changes_without_end_is_slowed_down(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group
) -> None:
    entry = await clockwork.keeps(zhang, group.entry(zhang, "0"))
    for text in range(1, limits.LATER_CHANGES):
        await clockwork.keeps(zhang, group.entry(zhang, str(text), entry))
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "太快", entry), desk.now + HOUR))
    assert refusal.code is ErrorCode.TOO_MANY_REQUESTS


async def test_nobody_keeps_anything_before_signing_in(
    desk: Desk, clockwork: Clockwork, zhang: Someone
) -> None:
    stranger = desk.link()
    with pytest.raises(Refusal) as caught:
        await desk.ask(stranger, CancelLater(new_id()))
    assert caught.value.code is ErrorCode.NOT_SIGNED_IN


HOSTILE: tuple[list[object], ...] = (
    ["later.keep", None, 0],
    ["later.keep", [b"", b"", b""], 0],
    ["later.keep", [b"h", b"b", bytes(64)], -1],
    ["later.keep", [b"h", b"b", bytes(64)], 2**60],
    ["later.keep", [b"h" * (limits.HEADER + 1), b"b", bytes(64)], 1],
    ["later.keep", [b"h", b"b" * (limits.BODY + 1), bytes(64)], 1],
    ["later.keep", [b"h", b"b", bytes(64)], 1, b"short"],
    ["later.keep", [b"h", b"b", bytes(64)], "morgen"],
    ["later.cancel"],
    ["later.cancel", b"short"],
    ["later.cancel", 7],
)


@pytest.mark.parametrize("request_", HOSTILE)
def test_what_makes_no_sense_is_refused_by_its_shape(request_: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(request_)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
