"""Programs with one thing changed, most of them for the worse: `python -m tests.crash.mutants NAME …`.

The crash test must find the broken ones. The product has no switch for any of this: a mutant is the real
program, started here after one of its parts was replaced. What follows its name is handed to the program.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def server_that_does_not_sync() -> None:
    """Commit without telling the disk: the operating system remembers, a power cut does not."""
    from server.store import database
    from server.store.connection import Connection, connect

    def careless(path: Path, key: bytes, **options: Any) -> Connection:
        connection = connect(path, key, **options)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    database.connect = careless


def server_that_tells_too_early() -> None:
    """Acknowledge a group of entries before its commit."""
    from server.store import database
    from server.store.writer import Job, Writer

    class Hasty(Writer):
        def _commit_group(self, group: Sequence[Job]) -> None:
            self._connection.execute("BEGIN IMMEDIATE")
            for job in group:
                self._run_job(job)
            super()._tell(group)
            self._connection.execute("COMMIT")

        def _tell(self, group: Sequence[Job]) -> None:
            pass

    database.Writer = Hasty


def server_with_many_checkpoints() -> None:
    """Nothing is broken: the WAL begins anew so often that a power cut meets it in the middle of that."""
    from server.store import connection

    connection.CHECKPOINT_PAGES = 100


def client_that_forgets_too_early() -> None:
    """Give an entry up as soon as its link breaks, instead of sending it again until it is acknowledged."""
    from client import app
    from client.core.sync.outbox import Outbox
    from shared.errors import Refusal

    class Forgetful(Outbox):
        async def _send_first(self, conversation: bytes, tries: int) -> bool:
            waiting = await self._cache.take_first(conversation)
            try:
                return await super()._send_first(conversation, tries)
            except Refusal as refusal:
                if waiting is not None:
                    await self._cache.fail(waiting.id, refusal)
                    await self._cache.drop(waiting.id)
                return True

    app.Outbox = Forgetful


def client_that_does_not_sync() -> None:
    """Take messages over without telling the disk."""
    from client.store import opening
    from client.store.database import Connection, connect

    def careless(path: Path, key: bytes) -> Connection:
        connection = connect(path, key)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    opening.connect = careless


MUTANTS: dict[str, tuple[Callable[[], None], str]] = {
    "no_sync": (server_that_does_not_sync, "server"),
    "early_ack": (server_that_tells_too_early, "server"),
    "early_drop": (client_that_forgets_too_early, "client"),
    "client_no_sync": (client_that_does_not_sync, "client"),
    "many_checkpoints": (server_with_many_checkpoints, "server"),
}


def command(name: str) -> list[str]:
    """Return the command that starts a mutant; its program's arguments follow."""
    return [sys.executable, "-m", "tests.crash.mutants", name]


def main(name: str, *arguments: str) -> int:
    """Break one thing, then run the program with its own arguments."""
    break_it, program = MUTANTS[name]
    break_it()
    sys.argv = [program, *arguments]
    if program == "server":
        from server.cli import main as serve

        return serve(arguments)
    from client.__main__ import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
