"""The directory's rows: measured on a small company, and held against their bars."""

import asyncio
import sys
from collections.abc import Sequence

import pytest

from tests.bench.messaging import directory
from tests.bench.messaging.bars import own_bars
from tests.bench.messaging.directory import measure_directory, settle_in
from tests.bench.messaging.linxin import Linxin, linxin
from tests.bench.messaging.signing_in import sign_in_all
from tests.bench.rows import Meter, Row

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads CPU time as Linux tells it")


async def measure(server: Linxin) -> Sequence[Row]:
    (client,) = await sign_in_all(server, server.staff[:1])
    meter = Meter(server.pid, server="linxin", archive=True, tls=server.tls)
    rows = await measure_directory(client, server.staff, meter)
    client.close()
    return rows


def test_a_small_company_is_read_anew_and_after_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "SYNCS", 2)
    monkeypatch.setattr(directory, "CHANGES", 5)
    monkeypatch.setattr(directory, "DEPARTMENTS", 30)
    with linxin(people=40, tls=False, before=settle_in) as server:
        rows = asyncio.run(measure(server))
    assert [(row.work, row.figures["answered"]) for row in rows] == [
        ("directory_first_sync", 2),
        ("directory_delta", 5),
    ]
    assert [bar.asked for bar in own_bars(rows)] == [1_000.0, 10.0]
    assert all(bar.met for bar in own_bars(rows))
