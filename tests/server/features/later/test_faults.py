"""Faults and a restore neither end the sending nor send what should not go."""

import asyncio
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from server.core.tasks import Tasks
from server.log import chain, later
from server.log.submission import Outcome, Submission
from server.store.connection import Connection
from server.store.later import next_due
from shared.errors import ErrorCode
from shared.model.decide import Actor
from shared.model.entry import SignedEntry, decode_header
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import HOUR, Clockwork


async def test_a_fault_with_one_message_does_not_hold_up_the_others(
    desk: Desk,
    clockwork: Clockwork,
    zhang: Someone,
    li: Someone,
    group: Group,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poison = await clockwork.keeps(zhang, group.entry(zhang, "毒"), HOUR)
    await clockwork.keeps(zhang, group.entry(zhang, "好"), HOUR + 1)

    def faulty(actor: Actor, signed: SignedEntry, told: Callable[[Outcome], None], to: bytes) -> Submission:
        if decode_header(signed.header).id == poison:
            raise ZeroDivisionError
        return Submission(actor, signed, told, to)

    monkeypatch.setattr(later, "Submission", faulty)
    with capture_logs() as logs:
        await clockwork.passes(2 * HOUR)
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["fault while sending"] * 2
    assert await clockwork.texts(li, group.id) == ["好"]
    assert (await clockwork.state(zhang, poison)).code == ErrorCode.INTERNAL.value
    assert await desk.database.read(chain.verify) == []


async def test_no_fault_of_our_own_ends_the_clockwork(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    await clockwork.keeps(zhang, group.entry(zhang, "好"), HOUR)
    desk.now += 2 * HOUR
    faults = iter([ZeroDivisionError, ZeroDivisionError])

    def faulty(connection: Connection) -> int | None:
        for fault in faults:
            raise fault
        return next_due(connection)

    monkeypatch.setattr("server.features.later.next_due", faulty)
    monkeypatch.setattr("server.features.later.AGAIN", 0.01)
    tasks = Tasks()
    with capture_logs() as logs:
        tasks.start(desk.later.run_forever(), "later")
        await until_sent(clockwork)
        await tasks.close()
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["not sent"] * 2


async def until_sent(clockwork: Clockwork) -> None:
    async with asyncio.timeout(5):
        while await clockwork.waits():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)


async def test_after_a_restore_nothing_goes_that_may_have_been_cancelled(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    over = await clockwork.keeps(zhang, group.entry(zhang, "过期"), HOUR)
    coming = await clockwork.keeps(zhang, group.entry(zhang, "将来"), 3 * HOUR)
    desk.now += 2 * HOUR
    await desk.database.write(lambda db: later.put_all_aside(db, desk.now))
    clockwork.begin()
    await clockwork.passes(0)
    aside = await clockwork.state(zhang, over)
    assert (aside.ended, aside.detail) == ("refused", {"reason": "restored"})
    assert (await clockwork.state(zhang, coming)).ended == ""
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["将来"]
