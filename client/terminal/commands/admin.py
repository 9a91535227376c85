"""The commands of admins: people, departments, tables of people, roles. Departments are names or ids."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.command import Command, Whom
from shared import limits
from shared.protocol.admin import Number, Rank, Words

Department = Annotated[str, Meta(max_length=limits.NAME_LENGTH * limits.DEPARTMENT_DEPTH)]
Path = Annotated[str, Meta(min_length=1, max_length=4096)]
Text = Annotated[str, Meta(max_length=limits.NAME_LENGTH)]
Mail = Annotated[str, Meta(max_length=limits.MAIL_LENGTH)]
Phones = Annotated[
    tuple[Annotated[str, Meta(max_length=limits.PHONE_LENGTH)], ...], Meta(max_length=limits.PHONES)
]


class AdminCommand(Command, frozen=True, kw_only=True):
    """The base of the commands of admins."""


class AddPersonCommand(AdminCommand, frozen=True, tag="add_person", kw_only=True):
    """Add someone."""

    number: Number
    name: Words
    department: Department = ""
    title: Text = ""
    rank: Rank = 0
    phones: Phones = ()
    mail: Mail = ""
    level: Text = ""


class EditPersonCommand(AdminCommand, frozen=True, tag="edit_person", kw_only=True):
    """Change someone's record; what is not given stays. An empty department takes them out of theirs."""

    person: Whom
    number: Number | None = None
    name: Words | None = None
    department: Department | None = None
    title: Text | None = None
    rank: Rank | None = None
    phones: Phones | None = None
    mail: Mail | None = None
    level: Text | None = None


class DisablePersonCommand(AdminCommand, frozen=True, tag="disable_person", kw_only=True):
    """End someone's access; their groups pass to the successor."""

    person: Whom
    successor: str = ""


class EnablePersonCommand(AdminCommand, frozen=True, tag="enable_person", kw_only=True):
    """Let someone in again."""

    person: Whom


class ResetPasswordCommand(AdminCommand, frozen=True, tag="reset_password", kw_only=True):
    """Give someone a one-time password."""

    person: Whom


class AddDepartmentCommand(AdminCommand, frozen=True, tag="add_department", kw_only=True):
    """Add a department."""

    name: Words
    parent: Department = ""
    position: Rank = 0


class EditDepartmentCommand(AdminCommand, frozen=True, tag="edit_department", kw_only=True):
    """Rename or move a department, or name its heads. An empty parent moves it to the top."""

    department: Department
    name: Words | None = None
    parent: Department | None = None
    position: Rank | None = None
    heads: Annotated[tuple[Whom, ...], Meta(max_length=20)] | None = None


class RemoveDepartmentCommand(AdminCommand, frozen=True, tag="remove_department", kw_only=True):
    """Remove a department that nobody is in."""

    department: Department


class PreviewImportCommand(AdminCommand, frozen=True, tag="preview_import", kw_only=True):
    """Tell what a table of people, CSV or Excel, would change."""

    file: Path
    disable_missing: bool = False


class ApplyImportCommand(AdminCommand, frozen=True, tag="apply_import", kw_only=True):
    """Do what a preview told; `key` is the preview's."""

    key: Annotated[str, Meta(min_length=1, max_length=200)]


class ExportPeopleCommand(AdminCommand, frozen=True, tag="export_people", kw_only=True):
    """Write the people within reach to a file that does not exist yet; it ends on .csv or .xlsx."""

    file: Path


class PutRoleCommand(AdminCommand, frozen=True, tag="put_role", kw_only=True):
    """Make a role, or change its name and rights."""

    role: Annotated[str, Meta(min_length=1, max_length=limits.ROLE_LENGTH)]
    name: Text = ""
    rights: Annotated[tuple[str, ...], Meta(max_length=limits.RIGHTS)] = ()


class RemoveRoleCommand(AdminCommand, frozen=True, tag="remove_role", kw_only=True):
    """Remove a role that nobody holds."""

    role: Annotated[str, Meta(min_length=1, max_length=limits.ROLE_LENGTH)]


class AssignRoleCommand(AdminCommand, frozen=True, tag="assign_role", kw_only=True):
    """Give someone a role, and the departments it reaches; none: all of them."""

    person: Whom
    role: Annotated[str, Meta(min_length=1, max_length=limits.ROLE_LENGTH)]
    departments: Annotated[tuple[Department, ...], Meta(max_length=limits.SCOPE_DEPARTMENTS)] = ()


class SetRecallTimeCommand(AdminCommand, frozen=True, tag="set_recall_time", kw_only=True):
    """Set for how many seconds one's own message can be taken back."""

    seconds: Annotated[int, Meta(ge=0, le=limits.RECALL_LONGEST)]


AnyAdminCommand = (
    AddPersonCommand
    | EditPersonCommand
    | DisablePersonCommand
    | EnablePersonCommand
    | ResetPasswordCommand
    | AddDepartmentCommand
    | EditDepartmentCommand
    | RemoveDepartmentCommand
    | PreviewImportCommand
    | ApplyImportCommand
    | ExportPeopleCommand
    | PutRoleCommand
    | RemoveRoleCommand
    | AssignRoleCommand
    | SetRecallTimeCommand
)
