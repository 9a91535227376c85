"""Encoders and decoders made from the tables of docs/protocol.md alone; nothing of Linxin is imported."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

REGION = re.compile(r"<!-- table: ([\w.]+) -->\n(.*?)<!-- end -->", re.DOTALL)
RANGE = re.compile(r"^(-?\d+) … (-?\d+)( \w+)?$")
AT_MOST = re.compile(r"^≤ (\d+) (\w+)$")
EXACTLY = re.compile(r"^(\d+) (\w+)$")
PLAIN: dict[str, type | tuple[type, ...]] = {
    "int": int,
    "str": str,
    "bytes": bytes,
    "bool": bool,
    "float": (int, float),
    "array": list,
}


class DocumentedError(Exception):
    """A value does not fit its table."""


@dataclass(frozen=True)
class Field:
    """A row of a table. A required field has no default."""

    name: str
    type: str
    limit: str
    default: str


class Tables:
    """Everything the document's tables say."""

    def __init__(self, document: str) -> None:
        self.rows = {name: _rows(body) for name, body in REGION.findall(document)}
        self._fields = {
            name: [Field(_word(row[1]), row[2], row[3], row[4]) for row in rows]
            for name, rows in self.rows.items()
            if rows and len(rows[0]) == 6 and rows[0][0] == "0"
        }
        self.replies = {_word(row[0]): _word(row[2]) for row in self.rows["messages"] if row[1] == "request"}
        self.events = {_word(row[0]) for row in self.rows["messages"] if row[1] == "event"}
        self.frame_kinds = {_word(row[1]): int(row[0]) for row in self.rows["frame_kinds"]}
        self.limits = {_word(row[0]): float(row[1]) for row in self.rows["limits"]}
        self.error_codes = {_word(row[0]) for row in self.rows["errors"]}
        self.kinds = {_word(row[0]): row[1] for row in self.rows["kinds"]}
        self.state = {_word(row[0]): row[1] for row in self.rows["state_keys"]}

    @classmethod
    def read(cls, path: Path) -> "Tables":
        """Read a document."""
        return cls(path.read_text(encoding="utf-8"))

    def array(self, name: str, values: Mapping[str, object]) -> list[object]:
        """Return the array of a table with these values; raises DocumentedError when they do not fit."""
        left = dict(values)
        array = [self._element(name, field, left) for field in self._fields[name]]
        if left:
            raise DocumentedError(f"{name} has no field {', '.join(left)}")
        return array

    def _element(self, table: str, field: Field, values: dict[str, object]) -> object:
        if not field.name:
            return _word(field.limit)  # the tag
        if field.name not in values:
            return self._default(table, field)
        return self._encode(field.type, field.limit, values.pop(field.name), f"{table}.{field.name}")

    def _default(self, table: str, field: Field) -> object:
        if not field.default:
            raise DocumentedError(f"{table}.{field.name} is missing")
        word = _word(field.default)
        default: object = None if word == "nil" else json.loads(word)
        return default.encode() if field.type == "bytes" and isinstance(default, str) else default

    def _encode(self, type_: str, limit: str, value: object, where: str) -> object:
        if type_.endswith(" or nil"):
            return None if value is None else self._encode(type_.removesuffix(" or nil"), limit, value, where)
        if type_.startswith("array of "):
            whole, _, each = limit.partition("each ")
            _check(whole.rstrip(", "), value, where)
            items = cast("list[object]", value)
            return [self._encode(type_.removeprefix("array of "), each, item, where) for item in items]
        if type_ in self._fields:
            return self.array(type_, cast("Mapping[str, object]", value))
        _check_type(type_, value, where)
        _check(limit, value, where)
        return value

    def values(self, name: str, array: object) -> dict[str, Any]:
        """Return the values of a table's array by field name; fields beyond the table are ignored."""
        items = _as_list(array, name)
        found: dict[str, Any] = {}
        for place, field in enumerate(self._fields[name]):
            where = f"{name}.{field.name}"
            if not field.name:
                if not items or items[0] != _word(field.limit):
                    raise DocumentedError(f"this is no {name}")
            elif place >= len(items):
                found[field.name] = self._default(name, field)
            else:
                found[field.name] = self._decode(field.type, field.limit, items[place], where)
        return found

    def _decode(self, type_: str, limit: str, value: object, where: str) -> object:
        if type_.endswith(" or nil"):
            return None if value is None else self._decode(type_.removesuffix(" or nil"), limit, value, where)
        if type_.startswith("array of "):
            whole, _, each = limit.partition("each ")
            _check(whole.rstrip(", "), value, where)
            items = _as_list(value, where)
            return [self._decode(type_.removeprefix("array of "), each, item, where) for item in items]
        if type_ in self._fields:
            return self.values(type_, value)
        _check_type(type_, value, where)
        _check(limit, value, where)
        return value


def _rows(body: str) -> list[list[str]]:
    lines = [line for line in body.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip()[1:-1].split(" | ")] for line in lines[2:]]


def _word(cell: str) -> str:
    return cell.strip().strip("`")


def _as_list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise DocumentedError(f"{where} is no array")
    return cast("list[Any]", value)


def _check_type(type_: str, value: object, where: str) -> None:
    if type_.startswith("map of "):
        fits = isinstance(value, dict)
    elif type_ not in PLAIN:
        raise DocumentedError(f"{where}: the document does not say what {type_} is")
    else:
        fits = isinstance(value, PLAIN[type_]) and (type_ == "bool") == isinstance(value, bool)
    if not fits:
        raise DocumentedError(f"{where} is {type(value).__name__}, not {type_}")


def _check(limit: str, value: object, where: str) -> None:
    """Hold a value to what the limit column says; raises DocumentedError for words it does not know."""
    if not limit:
        return
    if limit.startswith("one of "):
        fits = value in [_word(one) for one in limit.removeprefix("one of ").split(", ")]
    elif found := RANGE.match(limit):
        fits = int(found[1]) <= _size(value, found[3]) <= int(found[2])
    elif found := AT_MOST.match(limit):
        fits = _size(value, found[2]) <= int(found[1])
    elif found := EXACTLY.match(limit):
        fits = _size(value, found[2]) == int(found[1])
    else:
        raise DocumentedError(f"{where}: nobody can tell what {limit!r} means")
    if not fits:
        raise DocumentedError(f"{where} is not {limit}")


def _size(value: object, unit: str | None) -> int:
    return len(cast("bytes", value)) if unit else cast("int", value)
