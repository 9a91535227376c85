"""The source files of the product, parsed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("client", "server", "shared")


@dataclass(frozen=True)
class Source:
    """One file: its path from the checkout, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module = field(compare=False)

    @property
    def place(self) -> str:
        """The folder in its package that holds the file, or a top file's own name: client/ui, client/app."""
        parts = self.path.removesuffix(".py").split("/")
        return "/".join(parts[:2])

    def at(self, node: ast.AST, what: str) -> str:
        """Say what is wrong where, as editors understand it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


def source(path: str, text: str) -> Source:
    """Parse a text as if it stood at this path."""
    return Source(path, text, ast.parse(text, path))


def files(*folders: str) -> list[Source]:
    """Return every Python file below these folders of the checkout."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each import, wherever it stands, with the dotted name it may mean (a.b for from a import b)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module or ''}.{alias.name}") for alias in node.names)


def below(name: str, *packages: str) -> bool:
    """Tell whether a dotted name is one of these packages or lies in one."""
    return any(name == package or name.startswith(package + ".") for package in packages)
