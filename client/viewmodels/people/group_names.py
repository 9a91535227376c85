"""How people are called in one group: by my own name for them, by theirs here, by the name all know."""

from collections.abc import Callable, Sequence
from typing import Protocol

from client.viewmodels.people.naming import shown_name


class Directory(Protocol):
    """Who is who everywhere."""

    def remark(self, person: bytes) -> str: ...

    def own_name(self, person: bytes) -> str: ...

    def called(self, person: bytes) -> Sequence[str]: ...

    def is_me(self, person: bytes) -> bool: ...


class GroupNames:
    """Names people; `nickname` tells how somebody wants to be called here, empty for as everywhere."""

    def __init__(self, directory: Directory, nickname: Callable[[bytes], str]) -> None:
        self._directory = directory
        self._nickname = nickname

    def shown(self, person: bytes) -> str:
        """Return a name to show: what I noted down is mine to know and comes first."""
        return self._directory.remark(person) or self.here(person)

    def here(self, person: bytes) -> str:
        """Return the name that everybody in the group is shown."""
        return shown_name(self._nickname(person), "") or self._directory.own_name(person)

    def own_name(self, person: bytes) -> str:
        """Return the name somebody has for everyone."""
        return self._directory.own_name(person)

    def called(self, person: bytes) -> Sequence[str]:
        """Return all names by which somebody may be called in a text."""
        return tuple(dict.fromkeys((self.here(person), *self._directory.called(person))))

    def is_me(self, person: bytes) -> bool:
        """Tell whether a person is the one who reads."""
        return self._directory.is_me(person)
