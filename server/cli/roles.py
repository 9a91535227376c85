"""The commands of `role`: who may do what, also while the server is running."""

from collections.abc import Sequence

from server.cli.changing import changed
from server.cli.faults import Fault
from server.cli.finding import department_at, somebody
from server.cli.language import Voice, padded
from server.cli.names import checked
from server.cli.opening import open_store
from server.config import Config
from server.config.words import Words
from server.org import roles
from server.org.change import Change
from server.org.paths import join_path
from server.org.policies import read_policy
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.organisation import load_organisation
from server.store.people import Person, find_person
from shared import limits
from shared.model.rights import (
    ADMIN,
    DEPARTMENT_HEAD,
    EMPLOYEE,
    GUEST,
    HOUSE_ROLE_IDS,
    SUPER_ADMIN,
    Policy,
    Right,
    Role,
)

HOUSE_NAMES = {
    SUPER_ADMIN: Words("超级管理员", "super admin"),
    ADMIN: Words("管理员", "admin"),
    DEPARTMENT_HEAD: Words("部门负责人", "department head"),
    EMPLOYEE: Words("员工", "employee"),
    GUEST: Words("访客", "guest"),
}
NO_ROLE = Words(
    "没有角色 {role}；可用 linxin-server role list 查看。",
    "There is no role {role}: linxin-server role list shows them all.",
)
NO_RIGHT = Words("没有权限 {right}；可用的有：{rights}", "There is no right {right}. There are: {rights}")
HELD = Words("还有人持有这个角色；没有任何改动。", "Somebody still holds this role. Nothing was changed.")
ASSIGNED = Words("{name}现在的角色是 {role}", "{name} is {role} from now on")
PUT = Words("角色 {role} 已保存", "the role {role} is kept")
REMOVED = Words("角色 {role} 已删除", "the role {role} has been removed")
EVERYWHERE = Words("全部", "everywhere")
REST = Words("其余所有人都是员工。", "Everybody else is an employee.")


class RoleCommands:
    """The `role` commands on one store."""

    def __init__(self, config: Config, voice: Voice) -> None:
        self._config = config
        self._voice = voice

    def list(self) -> int:
        with open_store(self._config) as database:
            policy, tree, holders = database.read_now(_read)
        for role in policy.roles:
            self._voice.line(f"{padded(role.id, 20)}{self._name(role)}")
            for right in tuple(Right) if role.id == SUPER_ADMIN else role.rights:
                self._voice.line(f"    {right}")
        for person, role, departments in holders:
            paths = ", ".join(join_path(tree.path(one)) for one in departments if one in tree.departments)
            where = paths if departments else self._voice.text(EVERYWHERE)
            self._voice.line(f"{padded(person.number, 16)}{padded(person.name, 20)}{padded(role, 20)}{where}")
        self._voice.say(REST)
        return 0

    def assign(self, number: str, role: str, paths: Sequence[str]) -> int:
        """Give somebody a role over departments, all of them for none."""

        def work(change: Change) -> Person:
            person = somebody(change.connection, number)
            _known(change, role)
            departments = tuple(department_at(change.tree, path).id for path in paths)
            roles.assign_role(change, person.id, role, departments)
            return person

        with open_store(self._config) as database:
            person = changed(self._config, database, work)
        house = HOUSE_NAMES.get(role)
        self._voice.say(ASSIGNED, name=person.name, role=house if house is not None else role)
        return 0

    def put(self, role: str, name: str, rights: str) -> int:
        """Make or change a role."""
        given = tuple(one.strip() for one in rights.split(",") if one.strip())
        for right in given:
            if right not in set(Right):
                known = ", ".join(Right)
                raise Fault(NO_RIGHT.fill(right=ascii(right)[1:41], rights=known))
        role = checked(role, limits.ROLE_LENGTH)
        shown = name if role in HOUSE_ROLE_IDS else checked(name or role, limits.NAME_LENGTH)
        with open_store(self._config) as database:
            changed(self._config, database, lambda change: roles.put_role(change, Role(role, shown, given)))
        self._voice.say(PUT, role=role)
        return 0

    def remove(self, role: str) -> int:
        """Remove a role that nobody holds."""

        def work(change: Change) -> None:
            if any(one.role == role for one in _known(change, role).holders):
                raise Fault(HELD)
            roles.remove_role(change, role)

        with open_store(self._config) as database:
            changed(self._config, database, work)
        self._voice.say(REMOVED, role=role)
        return 0

    def _name(self, role: Role) -> str:
        house = HOUSE_NAMES.get(role.id)
        return role.name if house is None else self._voice.text(house)


def _known(change: Change, role: str) -> Policy:
    policy = change.policies.current(change.connection)
    if all(one.id != role for one in policy.roles):
        raise Fault(NO_ROLE.fill(role=ascii(role)[1:41]))
    return policy


def _read(connection: Connection) -> tuple[Policy, Tree, list[tuple[Person, str, tuple[bytes, ...]]]]:
    policy = read_policy(connection, load_organisation(connection).id)
    people = [(find_person(connection, one.person), one) for one in policy.holders]
    holders = [(person, one.role, one.departments) for person, one in people if person is not None]
    return policy, Tree.read(connection), holders
