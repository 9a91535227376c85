"""What the window needs of the admin service."""

from collections.abc import Sequence
from typing import Protocol

from shared.model.rights import Role
from shared.protocol.admin import AddPerson, EditPerson, Imported, ImportPreview, OneTimePassword


class Admin(Protocol):
    """Commands about people, departments, roles and the policy; each raises Refusal."""

    async def add_person(self, person: AddPerson) -> OneTimePassword: ...

    async def edit_person(self, change: EditPerson) -> None: ...

    async def disable_person(self, person: bytes, successor: bytes | None = None) -> None: ...

    async def enable_person(self, person: bytes) -> None: ...

    async def reset_password(self, person: bytes) -> OneTimePassword: ...

    async def add_department(self, name: str, parent: bytes | None = None, position: int = 0) -> bytes: ...

    async def edit_department(
        self,
        department: bytes,
        *,
        name: str | None = None,
        parent: bytes | None = None,
        top: bool = False,
        position: int | None = None,
        heads: Sequence[bytes] | None = None,
    ) -> None: ...

    async def remove_department(self, department: bytes) -> None: ...

    async def preview_import(self, table: bytes, *, disable_missing: bool = False) -> ImportPreview: ...

    async def apply_import(self, key: bytes) -> Imported: ...

    async def export_people(self, form: str = "xlsx") -> bytes: ...

    async def put_role(self, role: Role) -> None: ...

    async def remove_role(self, role: str) -> None: ...

    async def assign_role(self, person: bytes, role: str, departments: Sequence[bytes] = ()) -> None: ...

    async def set_recall_time(self, seconds: int) -> None: ...
