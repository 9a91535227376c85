"""Departments as tables and command lines name them: "研发部/平台组", from the top down."""

import re

from server.org.tree import Tree
from server.store.departments import Department

_PART = re.compile(r"((?:\\(?:.|$)|[^\\/])*)(?:/|$)", re.DOTALL)
_ESCAPED = re.compile(r"([\\/])")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def join_path(names: tuple[str, ...]) -> str:
    r"""Write a path; a slash in a name is written \/ and a backslash \\."""
    return "/".join(_ESCAPED.sub(r"\\\1", name) for name in names)


def split_path(text: str) -> tuple[str, ...]:
    """Read a path; parts that are empty are left out, blanks around names too."""
    parts = (_ESCAPE.sub(r"\1", match.group(1)).strip() for match in _PART.finditer(text))
    return tuple(part for part in parts if part)


def find_path(tree: Tree, names: tuple[str, ...]) -> Department | None:
    """Return the department a path leads to, or None."""
    found: Department | None = None
    for name in names:
        found = tree.named(None if found is None else found.id, name)
        if found is None:
            return None
    return found
