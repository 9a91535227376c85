"""Measure an XMPP server on the work an office messenger does: logins, one-to-one messages, one large room.

CPU is the server process's own, so the figures compare across servers even where this loader is the
bottleneck. Loopback only, no TLS. Needs uvloop, so not Windows, as the peers do.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator

import uvloop

from tests.bench.amounts import Amounts
from tests.bench.rows import Meter, Row, settle
from tests.bench.xmpp_peers.install import PeersMissingError, require_packages
from tests.bench.xmpp_peers.peers import PEERS, Peer
from tests.bench.xmpp_peers.work import enter, one_to_one, register_all, sign_in_all, talk


def measure(peer: Peer, amounts: Amounts) -> list[Row]:
    """The rows login, one-to-one and room for a peer that was just started."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work_through(peer, amounts))


def measure_peers(amounts: Amounts) -> Iterator[Row]:
    """All rows of both peers, archive on and off, as they are measured, each time in a fresh server."""
    for archive in (True, False):
        for start in PEERS:
            with start(archive=archive) as peer:
                yield from measure(peer, amounts)


async def work_through(peer: Peer, amounts: Amounts) -> list[Row]:
    """Register the users, then login, one-to-one and room, one after the other."""
    await register_all(peer.port, amounts.users)
    meter = Meter(peer.pid, server=peer.name, archive=peer.archive, tls=False)
    streams = await sign_in_all(peer.port, amounts.users)
    rows = [meter.logins(len(streams))]
    await settle(peer.pid)
    meter.start()
    latencies = await one_to_one(streams, amounts)
    rows.append(meter.deliveries("one-to-one", latencies))
    if amounts.room_messages:
        room = f"everybody@{peer.rooms}"
        await enter(streams, room)
        await settle(peer.pid)
        meter.start()
        latencies = await talk(streams, room, amounts)
        rows.append(meter.deliveries(f"room of {len(streams)}", latencies))
    for stream in streams:
        stream.close()
    return rows


def main() -> None:
    """Command line: print the rows of both peers as JSON."""
    usual = Amounts()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--users", type=int, default=usual.users, help="at least 2")
    parser.add_argument("--messages", type=int, default=usual.messages, help="one-to-one messages in all")
    parser.add_argument(
        "--room-messages", type=int, default=usual.room_messages, help="messages to a room of all, 0 for none"
    )
    parser.add_argument("--window", type=int, default=usual.window, help="messages in flight for each pair")
    parser.add_argument("--size", type=int, default=usual.size, help="bytes of a body beside its time")
    parser.add_argument("--install", action="store_true", help="install missing Debian packages first")
    options = vars(parser.parse_args())
    try:
        require_packages(install=options.pop("install"))
    except PeersMissingError as error:
        sys.exit(str(error))
    for row in measure_peers(Amounts(**options)):
        print(row.to_json(), flush=True)


if __name__ == "__main__":
    main()
