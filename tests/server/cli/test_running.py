"""The running server as people and their administrator meet it: processes, TLS, commands beside it."""

import asyncio
import json
import os
import signal
import time
import urllib.request
from collections.abc import Generator
from pathlib import Path

import pytest

from server.app import RETRY_AFTER
from server.core.lock import hold
from shared.errors import ErrorCode, Refusal
from shared.model.identity import parse_organisation
from shared.protocol.auth import ChangePassword
from shared.protocol.org import ListPeople, PeopleChanged
from shared.wire.session import Bye
from tests.support.child import Child, python_command
from tests.support.network import LOOPBACK
from tests.support.plain_device import PlainDevice, pinned
from tests.support.server import CHEAP, Organisation, Server, initialise

pytestmark = pytest.mark.scenario


@pytest.fixture
async def organisation(tmp_path: Path) -> Organisation:
    return await initialise(tmp_path / "data")


@pytest.fixture
def server(organisation: Organisation, tmp_path: Path) -> Generator[Server]:
    assert organisation.numbers
    made = Server(tmp_path / "data")
    yield made
    made.close()


def device(organisation: Organisation) -> PlainDevice:
    return PlainDevice(parse_organisation(organisation.id))


async def get(server: Server, path: str) -> tuple[int, bytes]:
    def ask() -> tuple[int, bytes]:
        url = f"https://{LOOPBACK}:{server.port}{path}"
        with urllib.request.urlopen(url, timeout=10, context=pinned(server)) as answer:
            return answer.status, answer.read()

    return await asyncio.to_thread(ask)


async def test_a_stranger_learns_whose_server_it_is_and_that_it_is_well(
    server: Server, organisation: Organisation
) -> None:
    await server.start()
    link = f"linxin://{LOOPBACK}:{server.port}/{organisation.id}"
    await server.process.first(lambda line: line if line.endswith(link) else None)
    status, body = await get(server, "/about")
    told = json.loads(body)
    assert status == 200
    assert (told["organisation"], told["name"]) == (organisation.id, organisation.name)
    assert told["ca"] == (server.data / "authority.pem").read_text("ascii")
    assert await get(server, "/healthz") == (200, b'{"ok":true}')


async def test_signing_in_over_tls_and_again_by_token_after_a_restart(
    server: Server, organisation: Organisation
) -> None:
    await server.start()
    laptop = device(organisation)
    async with laptop.linked(server, pinned(server)):
        answer = await laptop.sign_in("王芳", organisation.password)
        assert answer.number == organisation.numbers["王芳"]
        people = await laptop.ask(ListPeople(0))
        assert {one.name for one in people.people} == set(organisation.numbers)
        stopping = asyncio.gather(server.stop())
        bye = await laptop.hears(Bye)
        assert bye == Bye("restart", RETRY_AFTER)
        assert await stopping == [0]
    await server.start()
    async with laptop.linked(server, pinned(server)):
        assert (await laptop.resume(answer.token)).person == answer.person
    assert await server.stop() == 0


async def test_disabled_at_the_command_line_is_cut_off_at_once(
    server: Server, organisation: Organisation
) -> None:
    await server.start()
    laptop, colleague = device(organisation), device(organisation)
    context = pinned(server)
    async with laptop.linked(server, context), colleague.linked(server, context):
        answer = await laptop.sign_in("1003", organisation.password)
        await colleague.sign_in("1002", organisation.password)
        await server.command("user", "disable", "1003")
        started = time.monotonic()
        assert await laptop.hears(Bye) == Bye("disabled", -1.0)
        assert time.monotonic() - started < 3
        changed = await colleague.hears(PeopleChanged)
        assert isinstance(changed, PeopleChanged)
        [record] = (await colleague.ask(ListPeople(changed.version - 1))).people
        assert (record.number, record.disabled) == ("1003", True)
    async with laptop.linked(server, context):
        with pytest.raises(Refusal) as caught:
            await laptop.resume(answer.token)
        assert caught.value.code is ErrorCode.DISABLED
    await server.command("user", "enable", "1003")
    async with laptop.linked(server, context):
        await laptop.resume(answer.token)


async def test_someone_added_beside_the_running_server_signs_in_with_a_one_time_password(
    server: Server, organisation: Organisation
) -> None:
    await server.start()
    said = await server.command("user", "add", "2001", "新同事")
    password = said.split("one-time password: ")[1].split(" ")[0]
    newcomer = device(organisation)
    async with newcomer.linked(server, pinned(server)):
        assert (await newcomer.sign_in("新同事", password)).must_change
        with pytest.raises(Refusal) as caught:
            await newcomer.ask(ListPeople(0))
        assert caught.value.code is ErrorCode.PASSWORD_CHANGE_REQUIRED
        await newcomer.ask(ChangePassword(password, "a password of my own"))
        assert len((await newcomer.ask(ListPeople(0))).people) == 13
        await server.command("user", "passwd", "2001", "--password-stdin", password="chosen by IT")
        assert await newcomer.hears(Bye) == Bye("revoked", -1.0)
    async with newcomer.linked(server, pinned(server)):
        await newcomer.sign_in("2001", "chosen by IT")


async def test_one_folder_has_one_server(server: Server, organisation: Organisation) -> None:
    assert organisation.id
    await server.start()
    command = python_command("server", "run", "--data", server.data, "--port", "0")
    with Child(command, name="second server", environment=CHEAP) as second:
        assert await second.wait() == 1
        assert second.errors == "Another linxin-server is using this data folder: stop that one first."
    assert (await get(server, "/healthz"))[0] == 200
    assert "the server is running" in await verify_errors(server)


async def verify_errors(server: Server) -> str:
    command = python_command("server", "verify", "--data", server.data)
    with Child(command, name="verify", environment=CHEAP) as child:
        assert await child.wait() == 0
        return child.errors


async def test_a_port_in_use_is_named(server: Server, tmp_path: Path) -> None:
    await server.start()
    await initialise(tmp_path / "other")
    command = python_command("server", "run", "--data", tmp_path / "other", "--port", str(server.port))
    with Child(command, name="other server", environment=CHEAP) as other:
        assert await other.wait() == 1
        assert other.errors.startswith(f"Port {server.port} is in use")
        assert "Traceback" not in other.errors


async def test_the_lock_ends_with_its_process(server: Server, organisation: Organisation) -> None:
    assert organisation.id
    await server.start()
    server.kill()
    with hold(server.data / "server.lock"):
        pass
    await server.start()
    assert (await get(server, "/healthz"))[0] == 200


async def test_logs_hold_no_password_and_no_token(server: Server, organisation: Organisation) -> None:
    await server.start("--log-level", "debug")
    laptop = device(organisation)
    async with laptop.linked(server, pinned(server)):
        answer = await laptop.sign_in("1001", organisation.password)
        with pytest.raises(Refusal):
            await laptop.ask(ChangePassword("a wrong old password", "a new password"))
    await server.stop()
    log = (server.data / "logs" / "server.log").read_text("utf-8") + server.process.errors
    assert "listening" in log
    for secret in (
        organisation.password,
        answer.token.hex(),
        repr(answer.token),
        "a wrong old",
        "a new pass",
    ):
        assert secret not in log


async def test_plain_on_loopback(server: Server, organisation: Organisation) -> None:
    await server.start("--plain")
    laptop = device(organisation)
    async with laptop.linked(server, None):
        await laptop.sign_in("1001", organisation.password)


async def test_interrupted_it_says_goodbye_too(server: Server, organisation: Organisation) -> None:
    if os.name != "posix":
        pytest.skip("a console's Ctrl+C cannot be sent to one process on Windows")
    await server.start()
    laptop = device(organisation)
    async with laptop.linked(server, pinned(server)):
        await laptop.sign_in("1001", organisation.password)
        server.process.send_signal(signal.SIGINT)
        assert isinstance(await laptop.hears(Bye), Bye)
    assert await server.process.wait() == 0
