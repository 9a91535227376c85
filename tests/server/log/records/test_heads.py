"""Heads: what was noted once gives a rewritten log away."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.log import chain, heads
from server.log.records import Records
from server.store.connection import Connection
from shared.model.bodies import MessageBody, encode_body
from shared.model.chain import body_digest, chain_link
from tests.server.log.conftest import Author
from tests.server.log.records.desk import Desk, erase, faults, id_of, retire, talk


def rewrite(desk: Desk, seq: int, text: str) -> None:
    """Do what an intruder with the key may: put other words, and compute all the links after it anew."""

    def work(connection: Connection) -> None:
        rows = connection.execute(
            "SELECT position, seq, received, header, body, salt, link FROM entry ORDER BY seq"
        ).fetchall()
        link = b""
        for position, at, received, header, body, salt, old in rows:
            link = bytes(32) if at == 1 else link
            words = encode_body(MessageBody(text)) if at == seq else body
            link = old if at < seq else chain_link(link, at, received, header, body_digest(salt, words))
            connection.execute(
                "UPDATE entry SET body = ?, link = ? WHERE position = ?", (words, link, position)
            )
        connection.execute("UPDATE conversation SET link = ?", (link,))

    desk.database.write_now(work)


def noted_in(folder: Path, authority: Authority) -> Sequence[heads.Heads]:
    return [heads.read(path, authority.signed) for path in heads.files(folder)]


def found_with(desk: Desk, records: Records) -> list[str]:
    links, contradicting = heads.links(noted_in(records.heads_folder, records.authority))
    assert contradicting == []
    return [str(fault) for fault in desk.database.read_now(lambda db: chain.verify(db, noted=links))]


def test_a_rewritten_chain_is_caught_only_with_heads(
    desk: Desk, zhang: Author, li: Author, authority: Authority, records: Records
) -> None:
    talk(desk, zhang, li, 20)
    desk.runner.run(records.note_heads())
    talk(desk, zhang, li, 5)
    assert found_with(desk, records) == []
    rewrite(desk, 7, "我从没这么说过")
    assert faults(desk, authority) == []  # the chain alone is content
    assert any("another once" in fault for fault in found_with(desk, records))


def test_a_shortened_log_is_caught(desk: Desk, zhang: Author, li: Author, records: Records) -> None:
    talk(desk, zhang, li, 20)
    desk.runner.run(records.note_heads())

    def shorten(connection: Connection) -> None:
        connection.execute("DELETE FROM entry WHERE seq > 15")
        connection.execute(
            "UPDATE conversation SET (seq, link, lamport, counted, last) ="
            " (SELECT seq, link, seq, counted, position FROM entry WHERE seq = 15)"
        )
        for person in (zhang.person, li.person):
            own = connection.execute("SELECT max(own) FROM entry WHERE author = ?", (person,)).fetchone()[0]
            connection.execute("UPDATE member SET own = ? WHERE person = ?", (own, person))

    desk.database.write_now(shorten)
    assert desk.database.read_now(chain.verify) == []
    assert any("longer once" in fault for fault in found_with(desk, records))


def test_heads_hold_over_retention_and_erasure(
    desk: Desk, zhang: Author, li: Author, authority: Authority, records: Records
) -> None:
    said = talk(desk, zhang, li, 10)
    for _ in range(3):
        desk.runner.run(records.note_heads())
        said = talk(desk, zhang, li, 10)
    desk.runner.run(records.note_heads())
    erase(desk, records.ledger, id_of(said[3]))
    retire(desk, authority, 1)
    assert found_with(desk, records) == []


def test_heads_that_nobody_vouches_for(tmp_path: Path, authority: Authority) -> None:
    path = heads.write(tmp_path / "h", heads.Heads(b"o", 1, ()), authority.sign)
    whole = path.read_bytes()
    for bad in (b"", whole[:60], whole[:-1], whole[:70] + b"x" + whole[71:], b"LXH2" + whole[4:]):
        path.write_bytes(bad)
        with pytest.raises(heads.HeadsError):
            heads.read(path, authority.signed)


def test_old_heads_make_room(tmp_path: Path, authority: Authority) -> None:
    hour = 3_600_000
    folder = tmp_path / "h"
    folder.mkdir()
    for number in range(24 * 400):
        time = datetime.fromtimestamp(1_760_000_000 + number * 3600, UTC)
        (folder / (time.strftime("%Y%m%dT%H%M%SZ") + ".heads")).touch()
    newest = heads.write(folder, heads.Heads(b"o", 1_760_000_000_000 + 24 * 400 * hour, ()), authority.sign)
    left = heads.files(folder)
    assert left[-1] == newest
    assert 48 + 50 < len(left) <= 48 + 60 + 36
    assert left[0].name[:6] == "202510"
