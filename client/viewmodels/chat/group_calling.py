"""Calling people by @ in a group: who fits what is typed, and whom a text calls."""

from collections.abc import Sequence

from client.viewmodels.chat.calling import Called, Spelling, calls, fitting
from client.viewmodels.groups.model import GroupModel, MemberRow


class GroupCalling:
    """Knows the members of one group by their names there and elsewhere."""

    def __init__(self, group: GroupModel) -> None:
        self._group = group
        self._chosen: dict[str, bytes] = {}
        self._spelling = Spelling()

    def who_fits(self, typed: str) -> Sequence[Called]:
        """Return who can be called by what follows an @."""
        group = self._group
        people = [
            Called(row.id, group.names.here(row.id), row.presence, self._known(row))
            for row in map(group.row_of, group.members)
            if not row.mine
        ]
        return fitting(typed, people, self._spelling, everyone=self._everyone)

    def choose(self, one: Called) -> None:
        """Know who is meant by a name that several may have."""
        if one.id:
            self._chosen[one.name] = one.id

    def called_by(self, text: str) -> tuple[Sequence[bytes], bool]:
        """Return whom a text calls, and whether it calls everyone."""
        names = self._group.names
        everybody = [one.person for one in self._group.members]
        each = ((name, one) for one in everybody for name in (names.here(one), names.own_name(one)))
        return calls(text, each, self._chosen, everyone=self._everyone)

    @property
    def _everyone(self) -> bool:
        may = self._group.may
        return may is not None and may.calls_everyone

    def _known(self, row: MemberRow) -> str:
        """Return the name all know of somebody who is called otherwise here."""
        return self._group.names.own_name(row.id) if row.member.nickname else ""
