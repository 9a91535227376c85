"""Tasks have owners: nobody starts one that nobody awaits or cancels."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import Source

OWNERS = ("client/core/tasks.py", "server/core/tasks.py")
STARTING = {"create_task", "ensure_future"}


def names_a_loop(node: ast.expr) -> bool:
    """Tell whether an expression is asyncio itself or, by its name, an event loop."""
    if isinstance(node, ast.Call):
        node = node.func
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in {"asyncio", "tasks"} or name.lower().endswith("loop")


def unowned_tasks(source: Source) -> Iterator[str]:
    """Yield calls that start a task on a loop outside of the files that own tasks.

    A TaskGroup owns what it starts: `group.create_task` is fine.
    """
    if source.path in OWNERS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "asyncio":
            taken = STARTING.intersection(alias.name for alias in node.names)
            yield from (source.at(node, f"{name} is for {' and '.join(OWNERS)}") for name in taken)
        elif isinstance(node, ast.Attribute) and node.attr in STARTING and names_a_loop(node.value):
            yield source.at(node, f"an owner starts tasks, see {OWNERS[1]}")
