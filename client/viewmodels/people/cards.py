"""Cards: what is known of a colleague, what I keep about them, and my own words under my name."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.people.avatars import Pictures
from client.viewmodels.people.directory import Directory, People
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.organisation_tree import Sight
from client.viewmodels.people.own_profile import OwnProfile
from client.viewmodels.platforms import platform_words
from client.viewmodels.trying import trying
from shared.model.rights import Right, guests_of


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `own_name` is told where I gave somebody another one; `path` from the top down.

    Who is `pictured` has a picture of their own; a `guest` is an outside contact. `heads` are the
    departments that they lead, `systems` what the devices run on where they are signed in.
    """

    id: bytes
    name: str
    own_name: str = ""
    number: str = ""
    title: str = ""
    level: str = ""
    path: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mail: str = ""
    signature: str = ""
    presence: Presence | None = None
    words: str = ""
    favourite: bool = False
    blocked: bool = False
    mine: bool = False
    left: bool = False
    successor: bytes | None = None
    pictured: bool = False
    heads: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    guest: bool = False


class Cards(QObject):
    """Reads cards and keeps what I note; `troubled` says what goes wrong. `own` changes my profile."""

    troubled = Signal(str)

    def __init__(
        self,
        people: People,
        directory: Directory,
        sight: Callable[[bytes], Sight],
        language: Callable[[], Language],
        pictures: Pictures,
    ) -> None:
        super().__init__()
        self.own = OwnProfile(people, pictures, language)
        self._people = people
        self._directory = directory
        self._sight = sight
        self._language = language
        self._tasks = Tasks("cards")

    async def close(self) -> None:
        """End what is under way."""
        await self.own.close()
        await self._tasks.close()

    def card(self, person: bytes) -> Card:
        """Return somebody's card as it is known here."""
        state, sight = self._people.state, self._sight(person)
        known, note = state.people.get(person), state.notes.get(person)
        own, shown = self._directory.own_name(person), self._directory.shown(person)
        mine = self._directory.is_me(person)
        card = Card(
            id=person,
            name=shown,
            own_name=own if own != shown else "",
            presence=sight.presence,
            words=sight.words,
            favourite=note is not None and note.favourite,
            blocked=note is not None and note.blocked,
            mine=mine,
            heads=tuple(one.name for one in state.departments.values() if person in one.heads),
            systems=tuple(map(platform_words, sight.systems)),
            guest=state.policy is not None and person in guests_of(state.policy),
        )
        if known is None:
            return card
        path = self._people.path(known.department) if known.department is not None else ()
        return Card(
            **{name: getattr(card, name) for name in FROM_NOTE},
            number=known.number,
            title=known.title,
            level=known.level,
            path=tuple(one.name for one in path),
            phones=known.phones,
            mail=known.mail,
            signature=known.signature,
            left=known.disabled,
            successor=known.successor,
            pictured=bool(known.avatar),
        )

    def may_edit_own(self) -> bool:
        """Tell whether I may change my own card."""
        return self._people.powers().may(Right.OWN_CARD)

    def set_remark(self, person: bytes, remark: str) -> None:
        """Call somebody by another name; an empty one takes it away."""
        self._do(lambda: self._people.set_note(person, remark=remark))

    def set_favourite(self, person: bytes, on: bool) -> None:
        """Keep somebody among the favourites, or no longer."""
        self._do(lambda: self._people.set_note(person, favourite=on))

    def set_blocked(self, person: bytes, on: bool) -> None:
        """Let somebody write to me no more, or again."""
        self._do(lambda: self._people.set_note(person, blocked=on))

    def set_signature(self, words: str) -> None:
        """Change the words under my name."""
        self._do(lambda: self._people.set_own_card(signature=" ".join(words.split())))

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(trying(work, self.troubled.emit, self._language), "card")


FROM_NOTE = (
    *("id", "name", "own_name", "presence", "words", "favourite", "blocked", "mine"),
    *("heads", "systems", "guest"),
)
