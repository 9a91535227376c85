"""The commands of `department`: the tree, also while the server is running."""

from collections import Counter
from collections.abc import Callable, Sequence

from server.cli.changing import changed
from server.cli.finding import department_at, somebody
from server.cli.language import Voice, padded
from server.cli.names import checked
from server.cli.opening import open_store
from server.config import Config
from server.config.words import Words
from server.org import departments
from server.org.change import Change
from server.org.paths import join_path, split_path
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.departments import Department
from server.store.people import find_person, places_of_people
from shared import limits
from shared.ids import new_id
from shared.protocol.admin import EditDepartment

DONE = {
    "add": Words("已添加部门 {path}", "the department {path} has been added"),
    "rename": Words("部门现名为 {path}", "the department is now {path}"),
    "move": Words("部门现位于 {path}", "the department is now {path}"),
    "remove": Words("已删除部门 {path}", "the department {path} has been removed"),
    "head": Words("{path} 的负责人：{heads}", "heads of {path}: {heads}"),
}
NOBODY = Words("无", "nobody")
HEADINGS = (Words("部门", "department"), Words("人数", "people"), Words("负责人", "heads"))


class DepartmentCommands:
    """The `department` commands on one store."""

    def __init__(self, config: Config, voice: Voice) -> None:
        self._config = config
        self._voice = voice

    def list(self) -> int:
        with open_store(self._config) as database:
            rows = database.read_now(_rows)
        headings = tuple(self._voice.text(heading) for heading in HEADINGS)
        for path, people, heads in (headings, *rows):
            self._voice.line(f"{padded(path, 40)}  {padded(people, 8)}{heads}".rstrip())
        return 0

    def add(self, path: str) -> int:
        """Add a department below those that its path names."""
        *above, name = split_path(path) or ("",)
        name = checked(name, limits.NAME_LENGTH)

        def work(change: Change) -> str:
            parent = department_at(change.tree, join_path(tuple(above))).id if above else None
            added = departments.add_department(change, new_id(), name, parent)
            return join_path(change.tree.path(added.id))

        return self._done("add", work)

    def rename(self, path: str, name: str) -> int:
        """Give a department another name."""
        name = checked(name, limits.NAME_LENGTH)
        return self._edit("rename", path, lambda _tree, found: EditDepartment(found.id, name=name))

    def move(self, path: str, under: str | None) -> int:
        """Move a department below another, or to the top."""

        def request(tree: Tree, found: Department) -> EditDepartment:
            if under is None:
                return EditDepartment(found.id, top=True)
            return EditDepartment(found.id, parent=department_at(tree, under).id)

        return self._edit("move", path, request)

    def remove(self, path: str) -> int:
        """Remove a department that is empty."""

        def work(change: Change) -> str:
            found = department_at(change.tree, path)
            shown = join_path(change.tree.path(found.id))
            departments.remove_department(change, found.id)
            return shown

        return self._done("remove", work)

    def name_heads(self, path: str, numbers: Sequence[str]) -> int:
        """Say who heads a department from now on."""

        def work(change: Change) -> tuple[str, str]:
            found = department_at(change.tree, path)
            people = [somebody(change.connection, number) for number in numbers]
            request = EditDepartment(found.id, heads=tuple(one.id for one in people))
            departments.edit_department(change, request)
            return join_path(change.tree.path(found.id)), ", ".join(one.name for one in people)

        with open_store(self._config) as database:
            shown, heads = changed(self._config, database, work)
        self._voice.say(DONE["head"], path=shown, heads=heads or NOBODY)
        return 0

    def _edit(self, command: str, path: str, request: Callable[[Tree, Department], EditDepartment]) -> int:
        def work(change: Change) -> str:
            found = department_at(change.tree, path)
            edited = departments.edit_department(change, request(change.tree, found))
            return join_path(change.tree.path(edited.id))

        return self._done(command, work)

    def _done(self, command: str, work: Callable[[Change], str]) -> int:
        with open_store(self._config) as database:
            path = changed(self._config, database, work)
        self._voice.say(DONE[command], path=path)
        return 0


def _rows(connection: Connection) -> list[tuple[str, str, str]]:
    tree = Tree.read(connection)
    counts = Counter(department for _, department in places_of_people(connection))
    names = {
        head: found.name
        for one in tree.departments.values()
        for head in one.heads
        if (found := find_person(connection, head)) is not None and not found.disabled
    }
    return [
        (
            join_path(tree.path(one.id)),
            str(counts[one.id]),
            ", ".join(names[head] for head in one.heads if head in names),
        )
        for one in tree.walk()
    ]
