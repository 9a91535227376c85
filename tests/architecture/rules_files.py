"""What every source file must have and may not have."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Source

LONGEST = 500
SENTENCE = re.compile(r"\w.*\s.*[.?!。]$")
MUTABLE_CALLS = {
    *("list", "dict", "set", "bytearray", "defaultdict", "deque", "OrderedDict", "Counter", "ChainMap"),
    *("WeakValueDictionary", "WeakKeyDictionary", "WeakSet"),
}
CHANGING = {
    *("append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "clear", "remove"),
    *("discard", "appendleft", "popleft"),
}
CONSTANT = re.compile(r"_*[A-Z][A-Z0-9_]*$|__\w+__$")


def no_docstring(source: Source) -> Iterator[str]:
    """Yield a complaint unless the file begins with a docstring whose first line is a sentence of its own."""
    text = ast.get_docstring(source.tree)
    if text is None:
        yield source.at(source.tree, "the first statement is to be a docstring")
        return
    first, *more = text.splitlines()
    if not SENTENCE.match(first) or (more and more[0]):
        yield source.at(source.tree, "the docstring's first line is to be one sentence")


def too_long(source: Source) -> Iterator[str]:
    """Yield a complaint for a file that wants a split."""
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield source.at(source.tree, f"{lines} lines; {LONGEST} are the most")


def is_mutable(value: ast.expr | None) -> bool:
    """Tell whether an expression makes a container that can change."""
    if isinstance(value, ast.Call):
        called = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
        return called in MUTABLE_CALLS
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def module_containers(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the names at the top of a module that hold a container."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_mutable(node.value):
            yield from ((node, target.id) for target in targets if isinstance(target, ast.Name))


def changed_name(node: ast.AST) -> str | None:
    """Return the name whose content this node changes, none if it changes none."""
    held: ast.expr | None = None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        held = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        held = node.func.value
    return held.id if isinstance(held, ast.Name) else None


def module_state(source: Source) -> Iterator[str]:
    """Yield state kept in modules: `global`, containers not named as constants, constants that change.

    A table in capitals that nothing changes is a constant. A local name may hide a module's: that is
    reported too, and better renamed.
    """
    containers = list(module_containers(source.tree))
    for node, name in containers:
        if not CONSTANT.match(name):
            yield source.at(
                node, f"{name} is a mutable module global: let an object own it, or write a CONSTANT"
            )
    held = {name for _, name in containers}
    for function in (
        node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ):
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield source.at(node, f"global {', '.join(node.names)}: let an object own it")
            elif (name := changed_name(node)) in held:
                yield source.at(node, f"{name} is changed after import: let an object own it")
