"""Whom a client trusts: an organisation, by its id, wherever its server is."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from server.core.authority import Authority
from server.core.tls import LEAF_FILE, LEAF_LIFE, OwnTls
from tests.support.child import Child, python_command
from tests.support.device import Refused
from tests.support.network import LOOPBACK, free_port
from tests.support.office import Office, Template
from tests.support.server import CHEAP, Server

pytestmark = pytest.mark.scenario


async def test_at_first_sight_the_fingerprint_is_confirmed(office: Office) -> None:
    wang = office.person("王芳")
    laptop = wang.gets_device()
    laptop.start()
    with pytest.raises(Refused) as refused:
        await wang.signs_in(trust="")
    assert refused.value.code == "unknown_organisation"
    assert refused.value.detail["organisation"] == office.organisation.id
    assert refused.value.detail["name"] == office.organisation.name
    await wang.signs_in(trust=office.organisation.id)
    await laptop.quit()
    laptop.start()
    assert (await laptop.resume())["organisation"] == office.organisation.id


async def test_a_wrong_fingerprint_is_refused_before_the_password_is_said(office: Office) -> None:
    wang = office.person("王芳")
    wang.gets_device().start()
    other = "AAAA-" * 7 + "AAAA"
    with pytest.raises(Refused) as refused:
        await wang.signs_in(trust=other)
    assert refused.value.code == "wrong_organisation"
    assert refused.value.detail["organisation"] == office.organisation.id
    assert (await wang.device.ask("status"))["signed_in"] is False


async def test_another_organisation_at_the_address_gets_nothing(
    office: Office, tmp_path: Path, template: Template
) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "我们的服务器")
    await office.server.stop()
    stranger = Server(tmp_path / "stranger", port=office.server.port)
    with Child(
        python_command("server", "init", "--data", stranger.data, "--name", "冒名者"), environment=CHEAP
    ) as made:
        assert await made.wait() == 0
    await stranger.start()
    try:
        await wang.device.hears(event="connection", state="down", code="wrong_organisation")
        queued = await wang.says(li, "只给自己人")
        status = await wang.device.ask("status")
        assert [one["id"] for one in status["outbox"]] == [queued["id"]]
        await stranger.stop()
    finally:
        stranger.close()
    await office.server.start()
    await wang.device.hears(60.0, event="sent", id=queued["id"])
    await li.hears("只给自己人", timeout=60.0)


async def test_the_server_moves_to_another_port(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "搬家之前")
    await office.server.stop()
    await wang.device.hears(event="connection", state="down")
    queued = await wang.says(li, "搬家途中")
    await wang.device.quit()
    office.server.port = free_port()
    await office.server.start()
    for person in (wang, li):
        device = person.device
        device.server = office.server.address
        if not device.running:
            device.start()
        assert (await device.ask("sign_in", server=device.server))["offline"] is False
    await wang.device.hears(event="sent", id=queued["id"])
    await li.hears("搬家途中")
    assert await li.texts_with(wang) == ["搬家之前", "搬家途中"]


def leaf_of(office: Office) -> x509.Certificate:
    """Return the certificate the server shows."""
    shown = ssl.get_server_certificate((LOOPBACK, office.server.port))
    return x509.load_pem_x509_certificate(shown.encode())


async def test_a_new_certificate_goes_unnoticed(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    before = leaf_of(office)
    await office.server.stop()
    # As if the server had been away for long: its certificate is good for one more month, so due for renewal.
    data = office.server.data
    (data / LEAF_FILE).unlink()
    OwnTls(Authority.load(data), data, datetime.now(UTC) - LEAF_LIFE + timedelta(days=30))
    await office.server.start()
    after = leaf_of(office)
    assert after.not_valid_after_utc - datetime.now(UTC) > timedelta(days=300)
    assert after.serial_number != before.serial_number
    await wang.sends(li, "换了证书也照常")
    await li.hears("换了证书也照常")
    assert not [event for event in wang.device.terminal.events() if event["event"] == "error"]


async def test_without_tls_only_on_this_machine(quiet_office: Office) -> None:
    office = quiet_office
    child = office.server.spawn("--plain")
    await child.first(lambda line: line if line.endswith(office.server.address) else None)
    wang = office.person("王芳")
    laptop = wang.gets_device()
    laptop.start("--plain")
    await wang.signs_in()
    await laptop.quit()
    laptop.server = "192.0.2.1:7443"
    laptop.start("--plain")
    with pytest.raises(Refused) as refused:
        await laptop.ask("sign_in", user=wang.number, password=wang.password)
    assert (refused.value.code, refused.value.detail["reason"]) == ("not_allowed", "plain")


async def test_a_server_without_tls_listens_to_nobody_else(quiet_office: Office) -> None:
    server = quiet_office.server
    command = python_command("server", "run", "--data", server.data, "--listen", "0.0.0.0", "--plain")
    with Child(command, environment=CHEAP) as child:
        assert await child.wait() == 1
        assert "--plain" in child.errors
