"""What somebody may see of the directory can shrink while they watch: then they watch less."""

from collections.abc import Sequence

from server.core.sessions import Session
from server.features.presence.leases import Leases
from server.features.presence.sight import Sight
from server.features.presence.watchers import Watchers
from server.store.connection import Connection
from server.store.organisation import people_version
from server.store.store import Store
from shared.model.presence import Presence
from shared.protocol.presence import PresenceChanged, Seen

AT_ONCE = 100
"""People who watch, in one read."""


class Narrowing:
    """Compares what is watched with what may be seen, each time the directory has changed.

    The more people watch, the longer it rests afterwards: while thousands are changed one by one, it
    costs no more than a look at `AT_ONCE` of them a beat.
    """

    def __init__(self, store: Store, watchers: Watchers, leases: Leases, sight: Sight) -> None:
        self._store = store
        self._watchers = watchers
        self._leases = leases
        self._sight = sight
        self._known = 0
        self._rest = 0

    async def look(self) -> None:
        """Look whether the directory is another one since the last time. Raises Refusal."""
        self._rest -= 1
        version = self._known if self._rest > 0 else await self._store.read(people_version)
        if version == self._known:
            return
        watching: dict[bytes, set[bytes]] = {}
        for session, people in self._watchers.each():
            if session.person is not None:
                watching.setdefault(session.person, set()).update(people)
        everyone = list(watching)
        self._rest = len(everyone) // AT_ONCE
        for start in range(0, len(everyone), AT_ONCE):
            chunk = {person: tuple(watching[person]) for person in everyone[start : start + AT_ONCE]}
            hidden = await self._store.read(lambda db, chunk=chunk: self._hidden(db, chunk))
            for session, people in self._watchers.each():
                self._end(session, [one for one in people if one in hidden.get(session.person or b"", ())])
        self._known = version

    def _hidden(
        self, connection: Connection, watching: dict[bytes, tuple[bytes, ...]]
    ) -> dict[bytes, set[bytes]]:
        """Return whom each of these people watches and may not see, where there is anybody."""
        found = (
            (one, set(people).difference(self._sight.seen(connection, one, people)))
            for one, people in watching.items()
        )
        return {one: people for one, people in found if people}

    def _end(self, session: Session, people: Sequence[bytes]) -> None:
        if not people:
            return
        self._watchers.change(session, (), people)
        shown = [one for one in people if self._leases.shown(one) is not None]
        if shown:
            session.tell(PresenceChanged(tuple(Seen(one, Presence.OFFLINE.value) for one in shown)))
