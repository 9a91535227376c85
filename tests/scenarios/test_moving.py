"""Machines get other addresses while people work: they come back, and nothing is lost or doubled."""

import json
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.child import python_command
from tests.support.device import Device
from tests.support.namespaces import Machine, skip_where_impossible, two_machines
from tests.support.office import Office, Person, Template

pytestmark = [pytest.mark.scenario, pytest.mark.slow]

AT_ONCE = 15.0
"""Seconds: the network is looked at every five, and a link that carries no more is given up after three."""
FOUND = 40.0
"""Seconds: a server that does not answer is looked for after ten, and has to be announced by then."""


@pytest.fixture
def machines() -> Generator[tuple[Machine, Machine]]:
    """Give a machine to the server and one to a person, joined by a cable."""
    skip_where_impossible()
    with two_machines() as both:
        yield both


@pytest.fixture
def away(template: Template, tmp_path: Path, machines: tuple[Machine, Machine]) -> Generator[Office]:
    """Make an office whose server runs on the first machine."""
    office = template.office(tmp_path / "office", launch=machines[0].runs(python_command("server")))
    yield office
    office.close()


async def opens(office: Office) -> None:
    """Start the server for all who are on the cable."""
    child = office.server.spawn("--announce", "yes", "--listen", "0.0.0.0")
    await child.first(lambda line: line if "linxin://" in line else None, 20.0)


def settings_file(home: Path) -> Path:
    """Return the file with the settings of the only profile in a home."""
    return next(home.glob("profiles/*/settings.json"))


def may_look_on_the_cable(home: Path) -> None:
    """Let a client look for servers on the cable."""
    file = settings_file(home)
    file.write_text(json.dumps({**json.loads(file.read_text()), "networks": ["cable"]}))


def server_of(home: Path) -> str:
    """Return where a client knows its server."""
    return str(json.loads(settings_file(home).read_text())["server"])


async def sits(office: Office, name: str, machine: Machine, server: str, home: Path) -> Person:
    """Sign somebody in on a machine, with a client that may look for servers on the cable."""
    person = office.person(name)
    device = Device(name, home, server, launch=machine.runs(python_command("client")))
    person.devices.append(device)
    office.devices.append(device)
    device.start()
    await person.signs_in(device)
    await device.quit()
    may_look_on_the_cable(home)
    device.start()
    await device.resume()
    await device.online()
    return person


async def comes_back(person: Person, since: int, timeout: float) -> float:
    """Wait for a new connection; return after how many seconds it came."""
    began = time.monotonic()
    await person.device.terminal.heard(lambda event: event.get("state") == "up", timeout, since)
    return time.monotonic() - began


async def test_a_client_with_another_address_is_back_at_once(
    away: Office, machines: tuple[Machine, Machine], tmp_path: Path
) -> None:
    server, desk = machines
    await opens(away)
    wang = await sits(away, "王芳", server, f"{server.address}:{away.server.port}", tmp_path / "wang")
    li = await sits(away, "李伟", desk, f"{server.address}:{away.server.port}", tmp_path / "li")
    await wang.sends(li, "一")
    await li.hears("一", author=wang)

    said = li.device.terminal.said
    desk.moves_to("10.77.0.20")
    await wang.sends(li, "二")
    await li.says(wang, "三")
    assert await comes_back(li, said, AT_ONCE) < AT_ONCE
    await li.hears("二", author=wang)
    await wang.hears("三", author=li)
    await wang.sends(li, "四")
    await li.hears("四", author=wang)
    assert sorted(await li.texts_with(wang)) == sorted(["一", "二", "三", "四"])
    assert await li.texts_with(wang) == await wang.texts_with(li)


async def test_a_server_with_another_address_is_found_by_its_organisation(
    away: Office, machines: tuple[Machine, Machine], tmp_path: Path
) -> None:
    server, desk = machines
    await opens(away)
    li = await sits(away, "李伟", desk, f"{server.address}:{away.server.port}", tmp_path / "li")
    wang = away.person("王芳")
    await li.says(wang, "一")

    said = li.device.terminal.said
    await away.server.stop()
    moved = server.moves_to("10.77.0.77")
    await opens(away)
    waiting = await li.says(wang, "二")
    assert await comes_back(li, said, FOUND) < FOUND
    await li.device.hears(event="sent", id=waiting["id"])
    assert await li.texts_with(wang) == ["一", "二"]
    # It is remembered: the next start goes there by itself.
    await li.device.quit()
    assert server_of(tmp_path / "li") == f"{moved.address}:{away.server.port}"
    li.device.server = ""
    li.device.start()
    await li.device.resume()
    await li.device.online()
