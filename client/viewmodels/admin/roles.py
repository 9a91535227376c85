"""Roles: who holds which, and what each allows."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.admin.administration import Admin
from client.viewmodels.admin.words import role_words
from client.viewmodels.people.directory import Directory, People
from client.viewmodels.people.lines import PeopleLines, PersonLine
from client.viewmodels.row_model import RowModel
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model import rights
from shared.model.rights import HOUSE_ROLE_IDS, Right, Role


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role; `holders` is None for what everyone else is."""

    role: Role
    name: str
    holders: int | None = None


def spoken_role(row: RoleRow) -> str:
    """Return a role as a screen reader says it."""
    return row.name if row.holders is None else f"{row.name}, {row.holders}"


class AdminRoles(QObject):
    """`changed` tells that roles or holders are others; `failed` what went wrong."""

    changed = Signal()
    failed = Signal(str)
    done = Signal()

    def __init__(
        self,
        people: People,
        directory: Directory,
        admin: Admin,
        bus: Bus,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.roles: RowModel[RoleRow] = RowModel(
            lambda row: row.role.id, lambda row: row.name, spoken_role, self
        )
        self.holders = PeopleLines(self)
        self.chosen = rights.ADMIN
        self._people = people
        self._directory = directory
        self._admin = admin
        self._language = language
        self._tasks = Tasks("roles")
        self._stop = bus.subscribe(PeopleStored, lambda _: self.refresh())

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        self._stop()
        await self._tasks.close()

    def refresh(self) -> None:
        """Say roles and holders anew."""
        policy = self._people.state.policy
        if policy is None:
            return
        counts: dict[str, int] = {}
        for one in policy.holders:
            counts[one.role] = counts.get(one.role, 0) + 1
        heads = {head for one in self._people.state.departments.values() for head in one.heads}
        counts[rights.DEPARTMENT_HEAD] = len(heads)
        self.roles.show([self._role(one, counts) for one in policy.roles])
        self.holders.show(self._holders())
        self.changed.emit()

    def _role(self, role: Role, counts: dict[str, int]) -> RoleRow:
        held = None if role.id == rights.EMPLOYEE else counts.get(role.id, 0)
        return RoleRow(role, role_words(self._people.state.policy, role.id), held)

    def _holders(self) -> list[PersonLine]:
        state = self._people.state
        if self.chosen == rights.DEPARTMENT_HEAD:
            named = [(head, one.name) for one in state.departments.values() for head in one.heads]
        else:
            holders = () if state.policy is None else state.policy.holders
            named = [(one.person, self._reach(one.departments)) for one in holders if one.role == self.chosen]
        found: dict[bytes, list[str]] = {}
        for person, words in named:
            found.setdefault(person, []).append(words)
        lines = (
            PersonLine(one, self._directory.own_name(one), under=", ".join(words))
            for one, words in found.items()
        )
        return sorted(lines, key=lambda line: line.name)

    def _reach(self, departments: Collection[bytes]) -> str:
        if not departments:
            return QCoreApplication.translate("Admin", "Whole organisation")
        known = self._people.state.departments
        return ", ".join(known[one].name for one in departments if one in known)

    @property
    def role(self) -> Role | None:
        """The role that is looked at."""
        return next((row.role for row in self.roles.rows if row.role.id == self.chosen), None)

    @property
    def is_fixed(self) -> bool:
        """Whether nobody can change what this role allows."""
        return self.chosen == rights.SUPER_ADMIN

    @property
    def is_own(self) -> bool:
        """Whether it is one that this organisation has made."""
        return self.chosen not in HOUSE_ROLE_IDS

    def choose(self, role: str) -> None:
        """Look at a role."""
        self.chosen = role
        self.refresh()

    def allow(self, right: Right, *, on: bool) -> None:
        """Let a role do something, or no longer."""
        role = self.role
        if role is not None:
            others = tuple(one for one in role.rights if one != right.value)
            held = (*others, right.value) if on else others
            self._do(lambda: self._admin.put_role(Role(role.id, role.name, held)))

    def add(self, name: str) -> None:
        """Make a role that may what an employee may."""
        employee = next((row.role for row in self.roles.rows if row.role.id == rights.EMPLOYEE), None)
        role = Role(new_id().hex(), name, () if employee is None else employee.rights)
        self.chosen = role.id
        self._do(lambda: self._admin.put_role(role))

    def remove(self) -> None:
        """Remove the role that is looked at."""
        role, self.chosen = self.chosen, rights.ADMIN
        self._do(lambda: self._admin.remove_role(role))

    def give(self, person: bytes) -> None:
        """Give the role that is looked at to somebody, everywhere."""
        self._do(lambda: self._admin.assign_role(person, self.chosen))

    def take(self, person: bytes) -> None:
        """Make somebody an employee again."""
        self._do(lambda: self._admin.assign_role(person, rights.EMPLOYEE))

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(self._trying(work), "roles")

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
            self.done.emit()
        except Refusal as refusal:
            if refusal.code is ErrorCode.NOT_FOUND:
                self.chosen = rights.ADMIN
            self.failed.emit(wording(refusal, self._language()))
            self.refresh()
