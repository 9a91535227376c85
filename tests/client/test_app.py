"""The client with a real server: trust, sessions, devices, history, and a server that was restored."""

import asyncio
import shutil
from pathlib import Path

import pytest

from client.core.backoff import Backoff
from client.core.events import ConnectionChanged, EntriesStored, EntryFailed, EntryPlaced, SessionEnded
from shared import limits
from shared.errors import ErrorCode
from shared.model.conversation import ConversationKind
from shared.model.identity import organisation_text
from tests.client.asked import refused
from tests.client.office import Office
from tests.support.proxy import Proxy
from tests.support.server import Server, initialise

WANG, LI = "王芳", "李伟"


# Trust


async def test_an_organisation_is_trusted_once_someone_vouches_for_it(office: Office) -> None:
    number, password = office.number(WANG), office.organisation.password
    async with office.at("wang") as device:
        auth, address = device.client.auth, office.server.address
        first = await refused(auth.sign_in(address, number, password))
        assert first.code is ErrorCode.UNKNOWN_ORGANISATION
        assert first.detail["organisation"] == office.organisation.id
        other = organisation_text(bytes(20))
        wrong = await refused(auth.sign_in(address, number, password, other))
        assert wrong.code is ErrorCode.WRONG_ORGANISATION
        invite = f"linxin://{address}/{office.organisation.id}"
        assert (await auth.sign_in(invite, number, password)).number == number
        assert auth.state.organisation == office.organisation.id


async def test_of_several_ways_in_an_invite_the_first_that_leads_there_counts(
    office: Office, tmp_path: Path
) -> None:
    await initialise(tmp_path / "stranger")
    stranger = Server(tmp_path / "stranger")
    await stranger.start()
    number, password, address = office.number(WANG), office.organisation.password, office.server.address
    invite = f"linxin://127.0.0.1:1/{office.organisation.id}?name=x&or={stranger.address}"
    try:
        async with office.at("wang") as device:
            auth = device.client.auth
            refusal = await refused(auth.sign_in(invite, number, password))
            assert refusal.code is ErrorCode.WRONG_ORGANISATION
            assert (await auth.sign_in(f"{invite}&or={address}", number, password)).number == number
            assert device.client.settings.value.server == address
    finally:
        stranger.close()


async def test_another_server_at_the_same_address_gets_nothing(office: Office, tmp_path: Path) -> None:
    async with office.signed_in(WANG):
        pass
    await office.server.stop()
    await initialise(tmp_path / "impostor")
    impostor = Server(tmp_path / "impostor", port=office.server.port)
    await impostor.start()
    try:
        async with office.at(WANG) as device:
            assert await device.client.auth.resume() is None
            down = await device.until(ConnectionChanged)
            assert down.reason is not None
            assert down.reason.code is ErrorCode.WRONG_ORGANISATION
    finally:
        impostor.close()


# Sessions


async def test_a_wrong_password_is_told(office: Office) -> None:
    async with office.at("wang") as device:
        auth = device.client.auth
        refusal = await refused(
            auth.sign_in(office.server.address, office.number(WANG), "not this", office.organisation.id)
        )
        assert refusal.code is ErrorCode.WRONG_CREDENTIALS
        assert (await refused(auth.resume())).code is ErrorCode.NOT_SIGNED_IN


async def test_a_profile_is_one_persons(office: Office) -> None:
    async with office.signed_in(WANG) as device:
        refusal = await refused(
            device.client.auth.sign_in(office.server.address, office.number(LI), office.organisation.password)
        )
        assert refusal.detail["reason"] == "other_person"
    async with office.signed_in(WANG) as again:
        assert again.client.auth.state.name == WANG


async def test_a_revoked_device_is_signed_out_at_once(office: Office) -> None:
    async with office.signed_in(WANG, "laptop") as laptop, office.signed_in(WANG, "phone") as phone:
        others = [one for one in await laptop.client.auth.devices() if not one.current]
        assert [one.device for one in others] == [phone.client.me.identity.device]
        await laptop.client.auth.revoke(others[0].device)
        ended = await phone.until(SessionEnded)
        assert ended.reason.code in (ErrorCode.REVOKED, ErrorCode.TOKEN_EXPIRED)
        assert (await refused(phone.client.auth.resume())).code in (
            ErrorCode.REVOKED,
            ErrorCode.TOKEN_EXPIRED,
        )


async def test_signing_out_forgets_the_token_and_keeps_the_outbox(office: Office) -> None:
    async with office.signed_in(WANG) as device:
        person = (await device.client.people.by_number(office.number(LI))).person
        await device.client.auth.sign_out()
        await device.client.chat.send_to(person, "以后再发")
        assert (await refused(device.client.auth.resume())).code is ErrorCode.NOT_SIGNED_IN
        await device.client.auth.sign_in(
            office.server.address, office.number(WANG), office.organisation.password
        )
        await device.until(EntryPlaced)


async def test_a_new_password_counts(office: Office) -> None:
    async with office.signed_in(WANG) as device:
        auth, old, new = device.client.auth, office.organisation.password, "ein neues Kennwort 9"
        await auth.change_password(old, new)
        number = office.number(WANG)
        refusal = await refused(auth.sign_in(office.server.address, number, old))
        assert refusal.code is ErrorCode.WRONG_CREDENTIALS
        await auth.sign_in(office.server.address, number, new)


async def test_a_broken_link_comes_back_and_nothing_is_lost(office: Office) -> None:
    async with Proxy(office.server.port) as proxy:
        address = f"127.0.0.1:{proxy.port}"
        async with office.signed_in(WANG, server=address) as wang, office.signed_in(LI) as li:
            person = (await wang.client.people.by_number(office.number(LI))).person
            chat = wang.client.chat
            said: list[str] = []
            for number in range(30):
                if number % 10 == 5:
                    proxy.cut()
                said.append(str(number))
                await chat.send_to(person, str(number))
            await li.until_shown(chat.direct(person), said)
            await wang.until_shown(chat.direct(person), said)
            assert await chat.waiting() == []


async def test_a_stopped_server_says_when_to_come_back(office: Office) -> None:
    async with office.signed_in(WANG) as wang:
        await office.server.stop()
        down = await wang.until(ConnectionChanged)
        assert not down.up
        await office.server.start()
        await wang.until_up()


async def test_everything_is_readable_offline(office: Office) -> None:
    async with office.signed_in(WANG) as wang:
        person = (await wang.client.people.by_number(office.number(LI))).person
        await wang.client.chat.send_to(person, "记住我")
        await wang.until(EntryPlaced)
    await office.server.stop()
    async with office.at(WANG) as device:
        assert await device.client.auth.resume() is None
        chat = device.client.chat
        assert await device.texts(chat.direct(person)) == ["记住我"]
        newest = chat.state.newest_first()[0].last
        assert newest is not None
        assert newest.text == "记住我"
        assert device.client.people.name(person) == LI
        await chat.send_to(person, "离线也能写")
        assert len(await chat.waiting()) == 1


# Conversations


async def test_marks_unread_and_typing_go_between_devices(office: Office) -> None:
    async with (
        office.signed_in(WANG) as wang,
        office.signed_in(LI, "li-1") as li,
        office.signed_in(LI, "li-2") as phone,
    ):
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        await wang.client.chat.send_to(person, "一")
        await wang.client.chat.send_to(person, "二")
        for device in (li, phone):
            await device.until_shown(conversation, ["一", "二"])
        assert li.client.chat.state.summary(conversation).unread == 2
        await li.client.chat.mark_read(conversation, 1)
        assert li.client.chat.state.summary(conversation).unread == 1
        await li.client.chat.mark_read(conversation)
        async with asyncio.timeout(10):
            while phone.client.chat.state.summary(conversation).unread:
                await phone.heard.get()
            while wang.client.chat.state.summary(conversation).marks.read < 2:
                await wang.heard.get()
        summary = wang.client.chat.state.summary(conversation)
        assert (summary.kind, summary.unread, summary.marks.delivered) == (ConversationKind.DIRECT, 0, 2)


async def test_a_new_device_reads_history_on_demand(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async with office.signed_in(WANG) as wang:
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        said = [str(number) for number in range(250)]
        for text in said:
            await wang.client.chat.send_to(person, text)
        await wang.until(EntryPlaced, 250)
        first = (await wang.client.chat.history(conversation, before=2)).rows[0]
        await wang.client.chat.edit(first.id, "开头")
        await wang.until(EntryPlaced)
    async with office.signed_in(LI) as li:
        while not (held := await li.client.cache.page(conversation, 0, limits.PAGE)).standing:
            await li.until(EntriesStored)
        assert len(held.standing) < 250
        chat = li.client.chat
        rows = list((await chat.history(conversation, limit=60)).rows)
        while (view := await chat.history(conversation, before=rows[0].seq, limit=60)).rows:
            rows = [*view.rows, *rows]
            assert view.whole
        assert [row.text for row in rows] == ["开头", *said[1:]]
        forward = await chat.history(conversation, after=100, limit=20)
        assert [row.seq for row in forward.rows] == list(range(101, 121))
        assert forward.more
        timeline = await chat.open(conversation)
        while await chat.older(conversation):
            pass
        assert [row.standing.text for row in timeline.rows()] == ["开头", *said[1:]]
        assert timeline.start == 1


async def test_a_day_that_is_not_held_is_found_by_the_server(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.core.sync.log_sync.FIRST_PAGE", 5)
    async with office.signed_in(WANG) as wang:
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        for number in range(30):
            await wang.client.chat.send_to(person, f"{number}")
        await wang.until(EntryPlaced, 30)
        page = await wang.client.cache.page(conversation, 0, 50)
        received = {one.seq: one.received for one in page.standing}
    async with office.signed_in(LI) as li:
        while not (held := await li.client.cache.page(conversation, 0, 50)).standing:
            await li.until(EntriesStored)
        assert len(held.standing) == 5
        first = min(seq for seq, time in received.items() if time >= received[11])
        assert await li.client.chat.seq_at(conversation, received[11]) == first
        assert await li.client.chat.seq_at(conversation, 0) == 1
        await office.server.stop()
        await li.until(ConnectionChanged)
        assert await li.client.chat.seq_at(conversation, 0) == 26


async def test_a_refused_entry_fails_and_can_be_dropped(office: Office) -> None:
    async with office.signed_in(WANG) as wang, office.signed_in(LI) as li:
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        await wang.client.chat.send_to(person, "我的话")
        await li.until_shown(conversation, ["我的话"])
        timeline = await li.client.chat.open(conversation)
        row = timeline.rows()[0]
        edit = await li.client.chat.edit(row.standing.id, "你的话")
        assert timeline.rows()[0].standing.text == "我的话"
        failed = await li.until(EntryFailed)
        assert (failed.id, failed.refusal.code) == (edit.id, ErrorCode.NOT_ALLOWED)
        await li.client.chat.drop(edit.id)
        assert await li.client.chat.waiting() == []
        assert await li.texts(conversation) == ["我的话"]


async def test_an_id_used_before_is_the_same_message(office: Office) -> None:
    async with office.signed_in(WANG) as wang:
        person = (await wang.client.people.by_number(office.number(LI))).person
        first = await wang.client.chat.send_to(person, "一次")
        await wang.until(EntryPlaced)
        again = await wang.client.chat.send_to(person, "一次", id_=first.id)
        assert (again.id, again.seq) == (first.id, 1)
        assert await wang.texts(first.conversation) == ["一次"]


# A server restored from a backup


async def test_a_restored_server_gets_back_what_the_devices_hold(office: Office, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    async with office.signed_in(WANG) as wang, office.signed_in(LI) as li:
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        me = wang.client.me.person
        await wang.client.chat.send_to(person, "备份之前")
        await li.until_shown(conversation, ["备份之前"])
        await office.server.stop()
        await asyncio.to_thread(shutil.copytree, office.server.data, backup)
        await office.server.start()
        await wang.until_up()
        await li.until_up()
        await wang.client.chat.send_to(person, "备份之后")
        await li.until_shown(conversation, ["备份之前", "备份之后"])
        await li.client.chat.send_to(me, "收到")
        await wang.until_shown(conversation, ["备份之前", "备份之后", "收到"])
        await office.server.stop()
        await asyncio.to_thread(shutil.rmtree, office.server.data)
        await asyncio.to_thread(shutil.copytree, backup, office.server.data)
        await office.server.start()
        await wang.until_up()
        await li.until_up()
        await wang.client.chat.send_to(person, "恢复之后")
        for device in (wang, li):
            async with asyncio.timeout(20):
                while (
                    len(found := await device.texts(conversation)) < 4
                    or device.client.chat.state.summary(conversation).head != 4
                ):
                    await device.heard.get()
            assert sorted(found) == sorted(["备份之前", "备份之后", "收到", "恢复之后"])
            assert found[0] == "备份之前"
        assert await wang.texts(conversation) == await li.texts(conversation)
    async with office.signed_in(LI, "new") as new:
        await new.until_shown(conversation, found)


async def test_a_conversation_younger_than_the_backup_is_made_again(office: Office, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    async with office.signed_in(WANG) as wang:
        person = (await wang.client.people.by_number(office.number(LI))).person
        conversation = wang.client.chat.direct(person)
        await office.server.stop()
        await asyncio.to_thread(shutil.copytree, office.server.data, backup)
        await office.server.start()
        await wang.until_up()
        for text in ("一", "二", "三"):
            await wang.client.chat.send_to(person, text)
        await wang.until(EntryPlaced, 3)
        await office.server.stop()
        await asyncio.to_thread(shutil.rmtree, office.server.data)
        await asyncio.to_thread(shutil.copytree, backup, office.server.data)
        await office.server.start()
        await wang.until_up()
        async with office.signed_in(LI) as li:
            await li.until_shown(conversation, ["一", "二", "三"])


async def test_a_one_time_password_opens_nothing_but_a_new_one(office: Office) -> None:
    password = "einmal und nie wieder 1"
    add = ("user", "add", "2001", "新同事", "--password-stdin", "--one-time")
    await office.server.command(*add, password=password)
    async with office.at("new") as device:
        client = device.client
        session = await client.auth.sign_in(office.server.address, "2001", password, office.organisation.id)
        assert session.must_change
        assert (await refused(client.auth.devices())).code is ErrorCode.PASSWORD_CHANGE_REQUIRED
        assert not client.connection.up
        assert (await refused(client.auth.change_password(password, "short"))).code is ErrorCode.PASSWORD_WEAK
        await client.auth.change_password(password, "ein neues Kennwort 9")
        await device.until_up()
        assert len(await client.auth.devices()) == 1


async def test_a_hint_that_the_network_is_back_is_taken_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office.signed_in(WANG) as wang:

        def long(_: Backoff) -> float:
            return 600.0

        monkeypatch.setattr(Backoff, "next", long)
        await office.server.stop()
        assert not (await wang.until(ConnectionChanged)).up
        await office.server.start()
        wang.client.auth.network_changed()
        await wang.until_up()
