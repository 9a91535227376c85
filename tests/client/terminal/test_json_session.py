"""The terminal for scripts, as a process: every command answers, and no line makes it fall over."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from client.terminal.commands.all import LINE, parse_command
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text, new_id
from tests.client.office import Office
from tests.support.child import Child, python_command


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def start(home: Path, *flags: str, server: str = "127.0.0.1:1", profile: str = "p") -> Child:
    command = python_command(
        "client", "--terminal", "--json", "--profile", profile, "--server", server, *flags
    )
    return Child(command, environment={"LINXIN_HOME": str(home), "LC_ALL": "zh_CN.UTF-8"})


@pytest.fixture
def alone(home: Path) -> Generator[Child]:
    """A client that has no server."""
    with start(home) as child:
        yield child


async def test_lines_that_are_no_commands(alone: Child) -> None:
    for line in ("nonsense", '{"do":"fly","ref":7}', "[]", '{"do":"send"}', '{"do":["send"]}', "[" * 5000):
        alone.write(line)
        answer = await alone.json(event="error")
        assert answer["code"] == "bad_message"
        assert "看不懂" in answer["text"]
    alone.write('{"do":"fly","ref":7}')
    assert (await alone.json(event="error"))["ref"] == 7
    alone.write("x" * (LINE + 1))
    assert (await alone.json(event="error"))["code"] == "too_large"
    alone.write("\x00\xff{}")
    await alone.json(event="error")
    alone.write_json(do="status", ref="still here")
    assert (await alone.json(event="status"))["ref"] == "still here"


async def test_before_signing_in_commands_say_so(alone: Child) -> None:
    some = id_text(new_id())
    for command in (
        {"do": "sign_in"},
        {"do": "send", "to": some, "text": "谁都不是"},
        {"do": "devices"},
        {"do": "retry", "id": some},
        {"do": "cancel", "id": some},
        {"do": "edit", "id": some, "text": "?"},
        {"do": "edit", "id": "no id", "text": "?"},
        {"do": "sign_in", "user": "1001", "password": "x"},
        {"do": "sign_in", "user": "1001", "password": "x", "trust": "short"},
        {"do": "sign_in", "user": "1001", "password": "x", "server": "a b"},
    ):
        alone.write(json.dumps({**command, "ref": "r"}))
        assert (await alone.json(ref="r"))["event"] == "error"


async def test_the_end_of_input_ends_it(alone: Child) -> None:
    alone.write_json(do="conversations")
    alone.close_input()
    await alone.json(event="conversations")
    assert await alone.wait() == 0


async def test_a_profile_in_use_is_told(home: Path) -> None:
    with start(home) as first:
        first.write_json(do="status")
        await first.json(event="status")
        with start(home) as second:
            refused = await second.json(event="error")
            assert refused["detail"]["reason"] == "profile_in_use"
            assert await second.wait() == 1


async def test_plain_is_for_loopback(home: Path) -> None:
    with start(home, "--plain", server="192.0.2.1:7443") as child:
        child.write_json(do="sign_in", user="1001", password="x")
        assert (await child.json(event="error"))["detail"]["reason"] == "plain"


async def test_what_was_queued_before_a_kill_is_sent_after_it(office: Office, home: Path) -> None:
    server, password = office.server.address, office.organisation.password
    wang, li = office.number("王芳"), office.number("李伟")
    trust = office.organisation.id
    with start(home, server=server, profile="wang") as child:
        child.write_json(do="sign_in", user=wang, password=password, trust=trust)
        await child.json(event="connection", state="up")
        child.write_json(do="people", find="lw")
        await child.json(event="people")
        await office.server.stop()
        await child.json(event="connection", state="down")
        for number in range(20):
            child.write_json(do="send", to=li, text=str(number), ref=number)
            await child.json(event="queued", ref=number)
        child.kill()
    await office.server.start()
    with start(home, server=server, profile="wang") as child:
        child.write_json(do="sign_in")
        assert (await child.json(event="signed_in"))["name"] == "王芳"
        for seq in range(1, 21):
            await child.json(event="sent", seq=seq)
        child.write_json(do="history", to=li)
        shown = (await child.json(event="history"))["messages"]
        assert [one["text"] for one in shown] == [str(number) for number in range(20)]
        child.write_json(do="quit")
        assert await child.wait() == 0


async def test_a_pipe_of_commands_is_carried_out_before_it_ends(office: Office, home: Path) -> None:
    password, trust = office.organisation.password, office.organisation.id
    with start(home, server=office.server.address) as child:
        child.write_json(do="sign_in", user=office.number("王芳"), password=password, trust=trust)
        await child.json(event="connection", state="up")
        child.write_json(
            do="send", to=office.number("李伟"), text="最后一句", id=id_text(new_id()), ref="last"
        )
        child.close_input()
        assert (await child.json(event="sent"))["ref"] == "last"
        assert await child.wait() == 0


def test_commands_are_exact() -> None:
    with pytest.raises(Refusal) as caught:
        parse_command(b'{"do":"send","to":"1","text":"a","txet":"b"}')
    assert caught.value.code is ErrorCode.BAD_MESSAGE
    assert "txet" in str(caught.value.detail["problem"])
