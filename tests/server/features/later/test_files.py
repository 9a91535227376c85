"""The files of a message that waits are held as long as somebody may need them."""

from server.store import attachments
from shared.errors import ErrorCode
from shared.model.bodies import MessageBody, RecallBody
from shared.model.entry import decode_header
from shared.protocol.later import CancelLater
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import FILE, HOUR, Clockwork


async def test_its_files_live_as_long_as_it_waits(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    month = 30 * 24 * HOUR

    async def gone() -> list[bytes]:
        return await desk.database.read(lambda db: attachments.expired(db, desk.now, 10))

    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    with_file = MessageBody("报价在里面", attachments=(FILE,))
    entry = await clockwork.keeps(zhang, group.entry(zhang, with_file), month)
    desk.now += month - HOUR
    await desk.database.write(lambda db: attachments.forget(db, (), desk.now))  # the upload is over
    assert await gone() == []
    assert await desk.database.read(attachments.referred) == [FILE.digest]
    await clockwork.keeps(zhang, group.entry(zhang, with_file, entry), HOUR)  # other time, the same file
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["报价在里面"]
    desk.now += month
    assert await gone() == []  # the message has it now


async def test_of_a_cancelled_one_the_files_go_after_a_while(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group
) -> None:
    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    entry = await clockwork.keeps(
        zhang, group.entry(zhang, MessageBody("", attachments=(FILE,))), 30 * 24 * HOUR
    )
    desk.now += 20 * 24 * HOUR
    await desk.ask(zhang.session, CancelLater(entry))
    # Meanwhile they can be sent with another, though the upload is long over.
    await group.say(zhang, MessageBody("", attachments=(FILE,)))
    assert await desk.database.read(lambda db: attachments.expired(db, desk.now + 30 * 24 * HOUR, 10)) == []


async def test_a_file_that_was_recalled_meanwhile_does_not_go_along(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    signed = group.entry(zhang, MessageBody("", attachments=(FILE,)))
    await desk.append(zhang, signed)
    entry = await clockwork.keeps(li, group.entry(li, MessageBody("转给大家", attachments=(FILE,))))
    await group.say(zhang, RecallBody(decode_header(signed.header).id))
    await clockwork.passes(HOUR)
    assert (await clockwork.state(li, entry)).code == ErrorCode.BLOB_MISSING.value
