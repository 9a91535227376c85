"""Somebody finds the company's server on the network, and signs in there."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.child import Child, python_command
from tests.support.device import Device, Refused
from tests.support.namespaces import Machine, skip_where_impossible, two_machines
from tests.support.office import Office, Template

pytestmark = pytest.mark.scenario


@pytest.fixture
def machines() -> Generator[tuple[Machine, Machine]]:
    """Give a machine to the server and one to a person, joined by a cable."""
    skip_where_impossible()
    with two_machines() as both:
        yield both


@pytest.fixture
def away(template: Template, tmp_path: Path, machines: tuple[Machine, Machine]) -> Generator[Office]:
    """Make an office whose server runs on the first machine."""
    launch = machines[0].runs(python_command("server"))
    office = template.office(tmp_path / "office", launch=launch)
    yield office
    office.close()


async def ready(office: Office, *flags: str) -> Child:
    """Start the server and wait until clients may come."""
    child = office.server.spawn(*flags)
    await child.first(lambda line: line if "linxin://" in line else None, 20.0)
    return child


async def test_a_colleague_finds_the_server_and_signs_in(
    away: Office, machines: tuple[Machine, Machine], tmp_path: Path
) -> None:
    await ready(away, "--announce", "yes", "--listen", "0.0.0.0")
    wang = away.person("王芳")
    device = Device("wang", tmp_path / "wang", "", launch=machines[1].runs(python_command("client")))
    wang.devices.append(device)
    away.devices.append(device)
    device.start()

    # Not asked to, the client looks on its own machine alone.
    assert (await device.ask("find_servers", seconds=1.0))["servers"] == []

    (found,) = (await device.ask("find_servers", on=["cable"], seconds=3.0))["servers"]
    assert found["organisation"] == away.organisation.id
    assert found["name"] == away.organisation.name
    assert found["addresses"] == [f"{machines[0].address}:{away.server.port}"]

    # What was found is not trusted before somebody has compared its id.
    where = found["addresses"][0]
    with pytest.raises(Refused, match="unknown_organisation"):
        await device.ask("sign_in", server=where, user=wang.number, password=wang.password)
    signed_in = await device.ask(
        "sign_in", server=where, user=wang.number, password=wang.password, trust=found["organisation"]
    )
    assert signed_in["name"] == "王芳"

    # A server that stops is gone from the network.
    await away.server.stop()
    assert (await device.ask("find_servers", on=["cable"], seconds=1.0))["servers"] == []


async def test_a_server_that_is_not_to_be_found_is_not(
    away: Office, machines: tuple[Machine, Machine], tmp_path: Path
) -> None:
    device = Device("li", tmp_path / "li", "", launch=machines[1].runs(python_command("client")))
    away.devices.append(device)
    device.start()
    for flags in (["--listen", "0.0.0.0"], ["--announce", "yes", "--listen", "127.0.0.1"]):
        await ready(away, *flags)
        assert (await device.ask("find_servers", on=["all"], seconds=1.5))["servers"] == []
        await away.server.stop()
