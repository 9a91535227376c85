"""An admin's pages together: people, tables, roles, invites, quick replies, and what they pick from."""

from collections.abc import Collection

from client.viewmodels.admin.importing import AdminImport
from client.viewmodels.admin.inviting import Inviting
from client.viewmodels.admin.people import AdminPeople
from client.viewmodels.admin.roles import AdminRoles
from client.viewmodels.chat.replies import ReplyBook
from client.viewmodels.groups.picking import Picking
from client.viewmodels.main.office import Ending, Office
from shared.model.rights import Policy, Powers, Right

PAGES = (
    *(Right.MANAGE_PEOPLE, Right.MANAGE_DEPARTMENTS, Right.EXPORT_PEOPLE, Right.MANAGE_ROLES),
    Right.MANAGE_REPLIES,
)
"""Who has one of these rights has something to administer."""


class Administering:
    """Made once for the main window."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.people: AdminPeople = office.admin_people()
        self.imports: AdminImport = office.admin_import()
        self.roles: AdminRoles = office.admin_roles()
        self.inviting: Inviting = office.inviting()
        self.replies: ReplyBook = office.company_replies()

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        await self.people.close()
        await self.imports.close()
        await self.roles.close()
        await self.inviting.close()
        await self.replies.close()

    @property
    def powers(self) -> Powers:
        """What I may do, as far as is known here."""
        return self._office.powers()

    @property
    def policy(self) -> Policy | None:
        """The rules in force."""
        return self._office.directory_state.policy

    @property
    def offered(self) -> bool:
        """Whether there is anything for me to administer."""
        return any(self.powers.may(right) for right in PAGES)

    @property
    def count(self) -> int:
        """How many people with access I know of."""
        return sum(not one.disabled for one in self._office.directory_state.people.values())

    @property
    def alone(self) -> bool:
        """Whether there is nobody yet but me, who may add people."""
        people = self._office.directory_state.people
        return set(people) == {self._office.me} and self.powers.may(Right.MANAGE_PEOPLE)

    def parent_of(self, department: bytes) -> bytes | None:
        """Return what a department is part of."""
        known = self._office.directory_state.departments.get(department)
        return None if known is None else known.parent

    def heads_of(self, department: bytes) -> dict[bytes, str]:
        """Return the heads of a department with their names."""
        known = self._office.directory_state.departments.get(department)
        return {} if known is None else {head: self._office.name(head) for head in known.heads}

    def picking(self, *, without: Collection[bytes] = (), single: bool = False) -> Picking:
        """Return what picks people."""
        return self._office.picking(without=without, single=single)

    def end(self, ended: Ending) -> None:
        """Let go of what a dialog has worked with."""
        self._office.end(ended)
