"""A stranger with docs/protocol.md in hand talks to a real server over TLS."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from pathlib import Path

import msgpack
import pytest

from tests.contract.documented_client import (
    DocumentedClient,
    DocumentedRefusal,
    Trust,
    direct_conversation,
    new_id,
)
from tests.support.network import LOOPBACK
from tests.support.server import Organisation, Server, initialise

pytestmark = pytest.mark.scenario
Office = tuple[Organisation, Trust]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncGenerator[Office]:
    """Run a server with the demo company."""
    data = tmp_path / "data"
    organisation = await initialise(data)
    server = Server(data)
    await server.start()
    try:
        yield organisation, await asyncio.to_thread(Trust, LOOPBACK, server.port, organisation.id)
    finally:
        server.close()


async def sign_in(client: DocumentedClient, office: Office, name: str) -> None:
    """Sign a person of the demo company in."""
    await client.sign_in(office[0].numbers[name], office[0].password)


async def test_wang_writes_to_li_who_is_away_and_comes_back(office: Office) -> None:
    async with DocumentedClient(office[1]) as wang:
        await sign_in(wang, office, "王芳")
        people = await wang.people()
        conversation = direct_conversation(people["王芳"], people["李伟"])
        entry = wang.entry(conversation, "message", 1, 0, text="下午三点开会")
        appended = await wang.ask("log.append", entry=entry, to=people["李伟"])
        assert (appended["seq"], appended["counted"]) == (1, 1)
        # No answer came, as far as she knows: she repeats it.
        assert await wang.ask("log.append", entry=entry, to=people["李伟"]) == appended

        async with DocumentedClient(office[1]) as li:
            await sign_in(li, office, "李伟")
            digest = await li.ask("sync.catch_up", state_version=0, held=[])
            # The others are groups that follow the organisation: the staff's and departments'.
            head = next(one for one in digest["heads"] if one["conversation"] == conversation)
            assert (head["counted"], head["own"]) == (1, 0)
            keys = {item["key"]: item["value"] for item in digest["items"]}
            info = msgpack.unpackb(keys["conversation/" + conversation.hex()])
            assert li.tables.values(li.tables.state["conversation"], info)["peer"] == people["王芳"]
            page = await li.ask(
                "log.after", conversation=conversation, cursor={"seq": 0, "link": b""}, limit=500
            )
            assert li.body(page["entries"][0])["text"] == "下午三点开会"
            assert page["head"] == {"seq": 1, "link": appended["link"]} == head["cursor"]

            # Live, both ways, with marks.
            reply = li.entry(conversation, "message", 2, 1, text="好的", quote=li.header(entry)["id"])
            answered = await li.ask("log.append", entry=reply)
            told = await wang.event("log.entries")
            assert [wang.body(one)["text"] for one in told["entries"]] == ["好的"]
            assert told["entries"][0]["seq"] == answered["seq"] == 2
            wang.events.clear()
            await li.ask("chat.mark_read", conversation=conversation, seq=2)
            (item,) = (await wang.event("sync.state_changed"))["items"]
            marks = wang.tables.values(wang.tables.state["marks"], msgpack.unpackb(item["value"]))
            assert marks == {"delivered": 2, "read": 2}
            await wang.ask("chat.typing", conversation=conversation, active=True)
            assert (await li.event("chat.someone_typing"))["person"] == people["王芳"]

        # Li is away again; Wang edits, reacts, and recalls.
        first, second = wang.header(entry)["id"], wang.header(reply)["id"]
        for lamport, (kind, values) in enumerate(
            [
                ("edit", {"target": first, "text": "下午四点开会"}),
                ("reaction", {"target": second, "emoji": "👍", "on": True}),
                ("pin", {"target": second, "on": True}),
            ],
            3,
        ):
            await wang.ask("log.append", entry=wang.entry(conversation, kind, lamport, 2, **values))

    async with DocumentedClient(office[1], li.key, li.device) as back:
        await back.resume(li.signed_in["token"])
        li = back
        digest = await li.ask(
            "sync.catch_up",
            state_version=digest["state_version"],
            held=[{"conversation": conversation, "cursor": page["head"]}],
        )
        heads = [one for one in digest["heads"] if one["conversation"] == conversation]
        assert [one["cursor"]["seq"] for one in heads] == [5]
        history = await li.ask("log.before", conversation=conversation, before=0, limit=50)
        assert history["start"] == 1
        shown = [
            (one["entry"]["seq"], [li.header(each)["kind"] for each in one["amendments"]])
            for one in history["standing"]
        ]
        assert shown == [(1, ["edit"]), (2, ["reaction", "pin"])]


async def test_what_breaks_a_rule_is_refused_with_the_code_named(office: Office) -> None:
    async with DocumentedClient(office[1]) as wang:
        assert await refused(wang.ask("session.beat")) == "not_signed_in"
        assert await refused(wang.sign_in("1001", "not the password")) == "wrong_credentials"
        await sign_in(wang, office, "王芳")
        people = await wang.people()
        conversation = direct_conversation(people["王芳"], people["李伟"])
        first = wang.entry(conversation, "message", 1, 0, text="一")
        await wang.ask("log.append", entry=first, to=people["李伟"])
        target = wang.header(first)["id"]
        stranger = direct_conversation(people["李伟"], people["张敏"])
        cases = {
            "text_empty": wang.entry(conversation, "message", 2, 1, text=" "),
            "text_too_long": wang.entry(conversation, "message", 2, 1, text="x" * 20_001),
            "target_missing": wang.entry(conversation, "edit", 2, 1, target=bytes(16), text="x"),
            "clock_ahead": wang.entry(conversation, "message", 2_000_000, 1, text="x"),
            "not_allowed": wang.entry(conversation, "notice", 2, 1, text="x"),
            "not_member": wang.entry(stranger, "message", 2, 0, text="x"),
            "id_conflict": {**first, "body": wang.entry(conversation, "message", 1, 0, text="二")["body"]},
            "bad_entry": {**first, "header": b"\x90"},
        }
        for code, entry in cases.items():
            assert await refused(wang.ask("log.append", entry=entry)) == code
        assert (
            await refused(
                wang.ask("log.append", entry=wang.entry(conversation, "recall", 2, 1, target=target))
            )
            is None
        )
        cursor = {"seq": 0, "link": b""}
        (message, recall) = (await wang.ask("log.after", conversation=conversation, cursor=cursor, limit=9))[
            "entries"
        ]
        assert (message["marks"], message["body"], recall["marks"]) == (1, b"", 0)
        assert (
            await refused(wang.ask("log.after", conversation=stranger, cursor=cursor, limit=9))
            == "not_member"
        )


async def refused(asking: Awaitable[object]) -> str | None:
    """Return the code a request is refused with, or None."""
    try:
        await asking
    except DocumentedRefusal as refusal:
        return refusal.code
    return None


async def test_a_group_is_founded_joined_and_left_by_the_tables_alone(office: Office) -> None:
    async with DocumentedClient(office[1]) as wang, DocumentedClient(office[1]) as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        people = await wang.people()
        group = new_id()
        founding = wang.entry(
            group, "group", 1, 0, name="读书会", members=[], group="room", joining="approval"
        )
        assert (await wang.ask("log.append", entry=founding))["seq"] == 1
        (room,) = (await li.ask("groups.find_rooms", text="书"))["rooms"]
        assert (room["conversation"], room["joining"], room["member"]) == (group, "approval", False)
        await li.ask("groups.ask_to_join", conversation=group, words="我也想读")
        item = await state_item(wang, f"asking/{group.hex()}")
        assert wang.tables.values(wang.tables.state["asking"], item)["waiting"] == 1
        (request,) = (await wang.ask("groups.list_join_requests", conversation=group))["requests"]
        assert (request["person"], request["words"]) == (people["李伟"], "我也想读")
        await wang.ask("log.append", entry=wang.entry(group, "message", 2, 1, text="来人了"))
        letting_in = wang.entry(group, "member", 3, 2, person=people["李伟"], change="add", others=[])
        await wang.ask("log.append", entry=letting_in)
        info = li.tables.values(
            li.tables.state["conversation"], await state_item(li, f"conversation/{group.hex()}")
        )
        assert (info["kind"], info["name"], info["rank"], info["left"]) == ("room", "读书会", "member", False)
        told = await li.event("log.entries")
        assert [one["seq"] for one in told["entries"]] == [3]
        page = await li.ask("log.after", conversation=group, cursor={"seq": 0, "link": b""}, limit=9)
        assert [one["seq"] for one in page["entries"]] == [3]
        said = await li.ask("log.append", entry=li.entry(group, "message", 4, 3, text="你好"))
        watched = await li.ask("groups.watch_readers", conversation=group, seqs=[said["seq"]])
        assert watched["counts"] == [{"seq": 4, "read": 0, "of": 1}]
        await wang.ask("chat.mark_read", conversation=group, seq=4)
        counted = await li.event("groups.readers_counted")
        assert counted["counts"] == [{"seq": 4, "read": 1, "of": 1}]
        leaving = li.entry(group, "member", 5, 4, person=people["李伟"], change="leave", others=[])
        await li.ask("log.append", entry=leaving)
        after = li.entry(group, "message", 6, 5, text="还在吗")
        assert await refused(li.ask("log.append", entry=after)) == "not_member"
        assert (await wang.ask("groups.get", conversation=group))["members"] == 1


async def state_item(client: DocumentedClient, key: str) -> object:
    """Return what a key of personal state became last, once it has."""
    while True:
        for item in (await client.event("sync.state_changed"))["items"]:
            if item["key"] == key:
                return msgpack.unpackb(item["value"])
