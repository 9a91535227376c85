"""People and departments as the command line names them: by number, by path."""

from server.cli.faults import Fault
from server.config.words import Words
from server.org.paths import find_path, split_path
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.departments import Department
from server.store.people import Person, person_by_number

NOBODY = Words(
    "没有工号为 {number} 的人员；可用 linxin-server user list 查看。",
    "Nobody has the number {number}: linxin-server user list shows everyone.",
)
NO_DEPARTMENT = Words(
    "没有部门 {path}；可用 linxin-server department list 查看。",
    "There is no department {path}: linxin-server department list shows them all.",
)


def somebody(connection: Connection, number: str) -> Person:
    """Return who has a number; raises Fault."""
    person = person_by_number(connection, number)
    if person is None:
        raise Fault(NOBODY.fill(number=_shown(number)))
    return person


def department_at(tree: Tree, path: str) -> Department:
    """Return the department a path leads to; raises Fault."""
    found = find_path(tree, split_path(path))
    if found is None:
        raise Fault(NO_DEPARTMENT.fill(path=_shown(path)))
    return found


def _shown(text: str) -> str:
    return text[:80] if text.isprintable() else ascii(text)[1:81]
