"""The log under test, with an authority and a ledger."""

import asyncio
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.log.ledger import Ledger
from server.log.records import Records, ledger_of
from server.store.organisation import Organisation, create_organisation
from tests.server.log.conftest import Office
from tests.server.log.records.desk import Desk


@pytest.fixture
def desk(office: Office) -> Generator[Desk]:
    office.database.write_now(lambda db: create_organisation(db, Organisation(bytes(20), "邻信")))
    with asyncio.Runner() as runner:
        yield Desk(runner, office)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def ledger(tmp_path: Path, authority: Authority) -> Ledger:
    return ledger_of(tmp_path, authority)


@pytest.fixture
def records(tmp_path: Path, desk: Desk, authority: Authority, ledger: Ledger) -> Records:
    return Records(desk.database, authority, ledger, tmp_path / "heads", 30, lambda: desk.clock[0])
