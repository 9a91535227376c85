"""Who is told of whom: lists, not sets, as there may be a million pairs and most never change."""

from collections.abc import Callable, Collection, Iterable, Sequence

from server.core.sessions import Session
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.presence import PresenceChanged, Seen
from shared.wire.codec import encode_frame
from shared.wire.link import EVENT


class Watchers:
    """The sessions of this node that watch people, wherever those are; `hides` keeps some from some.

    `told` returns how somebody is told to be seen who says something of it: not everybody learns that.
    """

    def __init__(
        self,
        hides: Callable[[bytes, bytes | None], bool],
        told: Callable[[Seen, bytes | None], Seen],
    ) -> None:
        self._hides = hides
        self._told = told
        self._watching: dict[bytes, list[Session]] = {}
        self._names: dict[bytes, bytes] = {}
        self._watched: dict[Session, list[bytes]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._watched.values()))

    def change(self, session: Session, add: Sequence[bytes], remove: Sequence[bytes]) -> list[bytes]:
        """Watch some and others no more; return those added. Raises Refusal `not_allowed`."""
        before = set(self._watched.get(session, ()))
        gone = before.intersection(remove) - set(add)
        fresh = [person for person in dict.fromkeys(add) if person not in before]
        if len(before) - len(gone) + len(fresh) > limits.WATCHED:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.WATCHED)
        for person in gone:
            self._end(session, person)
        # One object for each person, however many watch them.
        names = [self._names.setdefault(person, person) for person in fresh]
        for person in names:
            self._watching.setdefault(person, []).append(session)
        kept = [person for person in self._watched.get(session, ()) if person not in gone]
        if kept or names:
            self._watched[session] = [*kept, *names]
        else:
            self._watched.pop(session, None)
        return names

    def forget(self, session: Session) -> None:
        """End all that a session watched."""
        for person in self._watched.pop(session, ()):
            self._end(session, person)

    def _end(self, session: Session, person: bytes) -> None:
        watching = self._watching[person]
        watching.remove(session)
        if not watching:
            del self._watching[person]
            del self._names[person]

    def each(self) -> list[tuple[Session, Sequence[bytes]]]:
        """Return each session that watches, and whom."""
        return [(session, tuple(people)) for session, people in self._watched.items()]

    def everyone_watching(self) -> set[bytes]:
        """Return all people who watch somebody."""
        return {session.person for session in self._watched if session.person is not None}

    def watched_by(self, watchers: Collection[bytes]) -> dict[bytes, set[bytes]]:
        """Return whom each of some people watches, on all their sessions."""
        found: dict[bytes, set[bytes]] = {person: set() for person in watchers}
        for session, people in self._watched.items():
            if session.person in found:
                found[session.person].update(people)
        return found

    def everyone_watched(self) -> Collection[bytes]:
        """Return all people whom somebody watches."""
        return self._watching.keys()

    def tell(self, changes: Iterable[Seen], turned: Iterable[tuple[Seen, bytes]] = ()) -> None:
        """Tell each session all changes it watches at once; equal ones are encoded once for all.

        `turned` are people who are seen otherwise by one person alone: (how, by whom).
        """
        batches: dict[Session, dict[bytes, Seen]] = {}
        for seen, watcher in turned:
            for session in self._watching.get(seen.person, ()):
                if session.person == watcher:
                    batches.setdefault(session, {})[seen.person] = self._told(seen, watcher)
        for seen in changes:
            for session in self._watching.get(seen.person, ()):
                if not self._hides(seen.person, session.person):
                    told = self._told(seen, session.person) if seen.text else seen
                    batches.setdefault(session, {})[seen.person] = told
        frames: dict[tuple[Seen, ...], bytes] = {}
        for session, batch in batches.items():
            key = tuple(batch.values())
            if key not in frames:
                frames[key] = encode_frame(EVENT, 0, PresenceChanged(key))
            session.tell_encoded(frames[key])
