"""What is backed up here: a small organisation with a few blobs; keys cost little."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.backup import envelope
from server.backup.making import Source
from server.core.authority import Authority
from server.store.blobs import FolderBlobs
from server.store.connection import Connection
from server.store.database import Database
from server.store.organisation import Organisation, create_organisation
from server.store.people import add_person
from shared.ids import new_id
from tests.server.backup.backups import KEY


async def content(data: bytes) -> AsyncIterator[bytes]:
    yield data


@pytest.fixture(autouse=True)
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope.SealedFile.__init__, "__kwdefaults__", {"passes": 1, "memory": 8})


@pytest.fixture
def source(tmp_path: Path) -> Source:
    folder = tmp_path / "data"
    folder.mkdir()
    authority = Authority.create(folder, "邻信", datetime(2026, 1, 1, tzinfo=UTC))
    (folder / "linxin.toml").write_bytes(b"")

    def fill(connection: Connection) -> None:
        create_organisation(connection, Organisation(authority.organisation, "邻信"))
        add_person(connection, new_id(), "1001", "王芳")

    with Database.open(folder / "linxin.db", KEY, create=True) as database:
        database.write_now(fill)
    blobs = FolderBlobs(folder / "blobs", KEY)
    blobs.prepare()
    for data in (b"", b"drawing", os.urandom(200_000)):
        asyncio.run(blobs.keep(content(data)))
    (folder / "blobs" / "incoming" / "half").write_bytes(b"not whole yet")
    return Source(folder, folder / "linxin.db", folder / "blobs", KEY)
