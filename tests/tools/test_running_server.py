"""A second `dev.py run` finds the server of the first, and no other program that has taken its port."""

import asyncio
from pathlib import Path

import pytest

from tests.support.network import free_port
from tests.support.office import Template
from tools import running_server


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The word that is left of a port."""
    path = tmp_path / "server.port"
    monkeypatch.setattr(running_server, "NOTE", path)
    return path


def test_a_word_is_left_while_the_server_runs(note: Path) -> None:
    with running_server.noted(7443):
        assert note.read_text(encoding="ascii") == "7443"
    assert not note.exists()


@pytest.mark.parametrize("left", ["", "x", "99999999", None])
def test_no_server_is_found_where_none_runs(note: Path, left: str | None) -> None:
    note.write_text(str(free_port()) if left is None else left, encoding="ascii")
    assert running_server.find(None) is None
    note.unlink()
    assert running_server.find(None) is None


@pytest.mark.scenario
async def test_the_server_of_this_organisation_alone_is_found(note: Path, tmp_path: Path) -> None:
    template = await Template.make(tmp_path / "template")
    office = template.office(tmp_path / "office")
    await office.server.start()
    try:
        port = office.server.port
        await asyncio.to_thread(note.write_text, str(port), encoding="ascii")
        assert await asyncio.to_thread(running_server.find, office.organisation.id) == port
        assert await asyncio.to_thread(running_server.find, None) == port
        assert await asyncio.to_thread(running_server.find, "ANOTHER") is None
    finally:
        office.close()
