"""All that is due every hour, and files of nonsense."""

import asyncio
import random
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from server.core.authority import Authority
from server.log import heads
from server.log import records as module
from server.log.ledger import LedgerError
from server.log.records import Records, ledger_of
from server.log.retention import DAY, Retention, Round
from server.store.connection import Connection
from server.store.erasures import Erasure
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from tests.server.log.conftest import Author
from tests.server.log.records.desk import Desk, talk


def test_what_is_due_is_done(desk: Desk, zhang: Author, li: Author, records: Records) -> None:
    talk(desk, zhang, li, 10)
    desk.clock[0] += 31 * DAY
    desk.runner.run(records.hourly())
    assert len(heads.files(records.heads_folder)) == 1
    assert desk.database.read_now(lambda db: db.execute("SELECT count(*) FROM entry").fetchone()) == (0,)


def test_trouble_with_one_keeps_no_other_from_its_work(
    desk: Desk, zhang: Author, li: Author, records: Records
) -> None:
    talk(desk, zhang, li, 2)
    desk.clock[0] += 31 * DAY
    records.ledger.path.write_bytes(b"altered\n")
    records.heads_folder.write_bytes(b"in the way")
    desk.runner.run(records.hourly())
    assert desk.database.read_now(lambda db: db.execute("SELECT count(*) FROM entry").fetchone()) == (0,)


@pytest.mark.parametrize("trouble", [Refusal(ErrorCode.SERVER_BUSY), ZeroDivisionError()])
def test_neither_does_a_busy_server_or_a_fault(
    desk: Desk,
    zhang: Author,
    li: Author,
    records: Records,
    trouble: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def troubled(_retention: Retention, _connection: Connection) -> Round:
        raise trouble

    talk(desk, zhang, li, 2)
    desk.clock[0] += 31 * DAY
    monkeypatch.setattr(Retention, "round", troubled)
    with capture_logs() as logs:
        desk.runner.run(records.hourly())
    assert [one["event"] for one in logs] == ["record not kept"]
    assert len(heads.files(records.heads_folder)) == 1


def test_what_failed_is_tried_again_soon_and_nothing_else(
    desk: Desk, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    tried: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            await asyncio.to_thread(records.heads_folder.unlink)
        if sum(slept) >= 2 * module.HOUR:
            raise asyncio.CancelledError

    async def replay() -> int:
        tried.append(sum(slept))
        return 0

    monkeypatch.setattr(module, "sleep", sleep)
    monkeypatch.setattr(Records, "replay", staticmethod(replay))
    records.heads_folder.write_bytes(b"in the way")
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        desk.runner.run(records.run_forever())
    assert slept == [30, 60, 120, module.HOUR - 210, module.HOUR]
    assert [one["work"] for one in logs] == ["note_heads"] * 3
    assert tried == [0, module.HOUR], "what succeeded waits for its hour"
    assert len(heads.files(records.heads_folder)) == 1


def test_what_goes_on_failing_is_tried_less_and_less(
    desk: Desk, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if sum(slept) >= module.HOUR:
            raise asyncio.CancelledError

    monkeypatch.setattr(module, "sleep", sleep)
    records.heads_folder.write_bytes(b"in the way")
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        desk.runner.run(records.run_forever())
    assert slept == [30, 60, 120, 240, 480, 960, module.HOUR - 1890]


def test_a_ledger_and_heads_of_nonsense_are_refused_in_words(tmp_path: Path, authority: Authority) -> None:
    """Whatever stands in these files: one kind of error, and soon."""
    ledger = ledger_of(tmp_path, authority)
    ledger.append(Erasure(new_id(), new_id(), new_id(), 1, 1, "刘洋", "原因"))
    head = heads.Head(new_id(), 1, bytes(32))
    path = heads.write(tmp_path / "h", heads.Heads(b"o", 1, (head,)), authority.sign)
    chance = random.Random(5)
    for file, reading, error in (
        (ledger.path, ledger.read, LedgerError),
        (path, lambda: heads.read(path, authority.signed), heads.HeadsError),
    ):
        whole, good = file.read_bytes(), reading()
        for _ in range(300):
            bad = bytearray(whole)
            for _ in range(chance.randrange(1, 4)):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            if bytes(bad) == whole:
                continue
            file.write_bytes(bad)
            try:
                read = reading()
            except error:
                continue
            # A torn last line may pass, and a hexadecimal letter that has become a capital.
            assert read == good or not bad.endswith(b"\n")
