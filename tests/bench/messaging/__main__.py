"""Measure Linxin's server on the work an office messenger does; with --peers, beside Prosody and ejabberd.

One JSON object a line: a row for each work measured, then, with --peers, the ratio of the medians, then what
each bar asks for and what was reached. Loopback only. Every message is on disk, encrypted, before it is
acknowledged. Needs Linux.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace

from shared.limits import MEMBERS
from tests.bench.amounts import Amounts
from tests.bench.rows import Row

USUAL = Amounts(messages=80_000)
ARCHIVED = 8_000
CONNECTIONS = 10_000


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    described = argparse.ArgumentParser(
        prog="dev.py bench messaging",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = described.add_argument
    add("--users", type=int, default=USUAL.users, help="at least 2")
    add("--messages", type=int, default=USUAL.messages, help="one-to-one messages in all")
    add("--window", type=int, default=USUAL.window, help="messages in flight for each pair")
    add("--size", type=int, default=USUAL.size, help="bytes of a body beside its time")
    add("--room-messages", type=int, default=USUAL.room_messages, help="to a room of all, 0: no groups")
    add("--tls", choices=("off", "on", "both"), default="both", help="of Linxin's own rows")
    add("--idle", type=int, default=CONNECTIONS, metavar="N", help="idle connections, 0 for none")
    add("--idle-seconds", type=float, default=20.0, help="how long they are watched")
    add("--peers", action="store_true", help="measure Prosody and ejabberd too, archive on and off")
    add("--rounds", type=int, default=3, help="how often each side is measured in turn, with --peers")
    add("--archived", type=int, default=ARCHIVED, help="messages given to a peer that archives")
    add("--install", action="store_true", help="install the peers' Debian packages if they are missing")
    return described


def measure_beside_peers(amounts: Amounts, rounds: int, archived: int) -> Iterator[Row]:
    """Rows of all servers in turn, round by round, so that whatever the machine does happens to all."""
    from tests.bench.messaging.work import measure_room, measure_talk
    from tests.bench.xmpp_peers.load import measure
    from tests.bench.xmpp_peers.peers import PEERS

    for _ in range(rounds):
        for archive in (True, False):
            yield from measure_talk(amounts, tls=False)
            if amounts.room_messages and archive:
                yield measure_room(amounts, amounts.users, tls=False)
            for start in PEERS:
                given = replace(amounts, messages=archived) if archive else amounts
                with start(archive=archive) as peer:
                    yield from measure(peer, given)


def main() -> None:
    """Command line: print the rows, the ratio and the bars as JSON."""
    options = parser().parse_args()
    if sys.platform != "linux":
        sys.exit("This benchmark needs Linux: it reads memory and CPU time from /proc, as for its peers.")
    from tests.bench.messaging.bars import compare, own_bars, room_bars, write_down
    from tests.bench.messaging.idle import allow_files
    from tests.bench.messaging.work import measure_alone
    from tests.bench.xmpp_peers.install import PeersMissingError, require_packages

    if options.peers:
        try:
            require_packages(install=options.install)
        except PeersMissingError as error:
            sys.exit(str(error))
    rows: list[Row] = []

    def say(line: str) -> None:
        print(line, flush=True)

    def keep(row: Row) -> None:
        rows.append(row)
        say(row.to_json())

    try:
        allow_files(max(options.idle, MEMBERS))
    except (OSError, ValueError) as error:
        sys.exit(f"Each connection is an open file, and the system says: {error}. Try fewer: --idle N")
    amounts = Amounts(
        users=options.users,
        messages=options.messages,
        room_messages=options.room_messages,
        window=options.window,
        size=options.size,
    )
    for tls in {"off": (False,), "on": (True,), "both": (False, True)}[options.tls]:
        for row in measure_alone(amounts, options.idle, options.idle_seconds, tls=tls):
            keep(row)
    bars = list(own_bars(rows))
    if options.peers:
        rows.clear()
        for row in measure_beside_peers(amounts, options.rounds, options.archived):
            keep(row)
        ratio = compare(rows)
        say(ratio.to_json())
        bars += [*ratio.bars(), *room_bars(rows)]
    write_down(bars, say)


if __name__ == "__main__":
    main()
