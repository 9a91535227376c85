"""What admins do: one awaitable for each request; each needs a link and raises what it is refused with."""

from collections.abc import Sequence

from client.core.sync.asking import Asking
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.rights import Role
from shared.protocol import admin
from shared.protocol.admin import AddPerson, EditPerson, Imported, ImportPreview, OneTimePassword


class AdminService:
    """Commands about people, departments, roles and the policy."""

    def __init__(self, connection: Asking) -> None:
        self._connection = connection

    # People

    async def add_person(self, person: AddPerson) -> OneTimePassword:
        """Add someone; the password is told this once. Raises Refusal `number_taken`, `not_found`."""
        return await self._connection.ask(person)

    async def edit_person(self, change: EditPerson) -> None:
        """Change someone's record; what is None stays."""
        await self._connection.ask(change)

    async def disable_person(self, person: bytes, successor: bytes | None = None) -> None:
        """End someone's access; their groups pass to the successor."""
        await self._connection.ask(admin.DisablePerson(person, successor))

    async def enable_person(self, person: bytes) -> None:
        """Let someone in again."""
        await self._connection.ask(admin.EnablePerson(person))

    async def reset_password(self, person: bytes) -> OneTimePassword:
        """Give someone a one-time password, and sign all their devices out."""
        return await self._connection.ask(admin.ResetPassword(person))

    # Departments

    async def add_department(self, name: str, parent: bytes | None = None, position: int = 0) -> bytes:
        """Add a department, and return its id. Raises Refusal `conflict` when a sibling has the name."""
        department = new_id()
        await self._connection.ask(admin.AddDepartment(department, name, parent, position))
        return department

    async def edit_department(
        self,
        department: bytes,
        *,
        name: str | None = None,
        parent: bytes | None = None,
        top: bool = False,
        position: int | None = None,
        heads: Sequence[bytes] | None = None,
    ) -> None:
        """Rename or move a department, or name its heads; what is None stays. `top` moves it to the top."""
        named = None if heads is None else tuple(heads)
        await self._connection.ask(admin.EditDepartment(department, name, parent, top, position, named))

    async def remove_department(self, department: bytes) -> None:
        """Remove a department that nobody is in. Raises Refusal `not_empty`."""
        await self._connection.ask(admin.RemoveDepartment(department))

    # Tables of people

    async def preview_import(self, table: bytes, *, disable_missing: bool = False) -> ImportPreview:
        """Upload a table of people, CSV or Excel, and return what it would change; nothing is changed yet.

        Raises Refusal `too_large` (limit), `bad_table` (reason, row).
        """
        if len(table) > limits.IMPORT:
            raise Refusal(ErrorCode.TOO_LARGE, limit=limits.IMPORT)
        for offset in range(0, max(1, len(table)), limits.IMPORT_PART):
            part = table[offset : offset + limits.IMPORT_PART]
            await self._connection.ask(admin.UploadTable(offset, part))
        return await self._connection.ask(admin.PreviewImport(disable_missing))

    async def apply_import(self, key: bytes) -> Imported:
        """Do what a preview told, all of it. Raises Refusal `conflict` when the directory has changed."""
        return await self._connection.ask(admin.ApplyImport(key))

    async def export_people(self, form: str = "xlsx") -> bytes:
        """Return the people within reach as a table that can be imported again."""
        return (await self._connection.ask(admin.ExportPeople(form))).data

    # Roles and the policy

    async def put_role(self, role: Role) -> None:
        """Make a role, or change its name and rights."""
        await self._connection.ask(admin.PutRole(role))

    async def remove_role(self, role: str) -> None:
        """Remove a role that nobody holds. Raises Refusal `not_empty`."""
        await self._connection.ask(admin.RemoveRole(role))

    async def assign_role(self, person: bytes, role: str, departments: Sequence[bytes] = ()) -> None:
        """Give someone a role, and the departments it reaches; none: all of them."""
        await self._connection.ask(admin.AssignRole(person, role, tuple(departments)))

    async def set_recall_time(self, seconds: int) -> None:
        """Set for how many seconds one's own message can be taken back."""
        await self._connection.ask(admin.SetRecallTime(seconds))
