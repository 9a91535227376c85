"""The tables of docs/protocol.md, made from the code; `python -m tests.contract.protocol_tables` renews them.

What a table says of types, limits and defaults comes from the code. What a field means is written in the
document: the script keeps it, and puts a question mark where a field has no meaning yet.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import inspect

from shared import limits
from shared.errors import ErrorCode
from shared.model.bodies import AMENDMENTS, COUNTABLE, KINDS
from shared.model.entry import Header
from shared.model.identity import Certificate
from shared.model.state import PREFIXES
from shared.protocol.catalogue import CATALOGUE
from shared.wire.codec import ErrorBody, FrameKind, RawFrame
from shared.wire.message import Message, Request
from shared.wire.router import reply_type, tag_of
from tests.contract.protocol_example import example

DOCUMENT = Path(__file__).parents[2] / "docs" / "protocol.md"
REGION = re.compile(r"<!-- table: (?P<name>[\w.]+) -->\n(?P<body>.*?)<!-- end -->", re.DOTALL)
UNKNOWN = "?"
Rows = list[list[str]]


def struct_types() -> dict[str, type[msgspec.Struct]]:
    """Return every struct without a tag that travels inside messages or as encoded bytes, by name."""
    found: dict[str, type[msgspec.Struct]] = {"Frame": RawFrame}
    waiting: list[type[msgspec.Struct]] = [Header, Certificate, *KINDS.values(), *PREFIXES.values()]
    waiting += [one for message in CATALOGUE for one in _inner(message)]
    for one in waiting:
        if one.__name__ not in found:
            found[one.__name__] = one
            waiting += _inner(one)
    return found


def _inner(struct: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    info = cast("inspect.StructType", inspect.type_info(struct))
    return [
        one.cls for field in info.fields for one in _walk(field.type) if isinstance(one, inspect.StructType)
    ]


def _walk(type_: inspect.Type) -> Iterator[inspect.Type]:
    yield type_
    match type_:
        case inspect.VarTupleType(item_type=item):
            yield from _walk(item)
        case inspect.UnionType(types=types):
            for one in types:
                yield from _walk(one)
        case _:
            pass


WORDS: dict[type[inspect.Type], str] = {
    inspect.IntType: "int",
    inspect.StrType: "str",
    inspect.EnumType: "str",
    inspect.BytesType: "bytes",
    inspect.BoolType: "bool",
    inspect.FloatType: "float",
    inspect.NoneType: "nil",
    inspect.RawType: "array",
}


def type_text(type_: inspect.Type) -> str:
    """Write a type the way the tables do; raises KeyError for one they have no word for."""
    match type_:
        case inspect.VarTupleType(item_type=item):
            return f"array of {type_text(item)}"
        case inspect.StructType(cls=cls):
            return cls.__name__
        case inspect.UnionType(types=types):
            return " or ".join(type_text(one) for one in types)
        case inspect.DictType(key_type=key, value_type=value):
            return f"map of {type_text(key)} to {type_text(value)}"
        case _:
            return WORDS[type(type_)]


def limit_text(type_: inspect.Type) -> str:
    """Write the limits of a type the way the tables do."""
    match type_:
        case inspect.IntType(ge=ge, le=le, lt=lt):
            high = le if le is not None else None if lt is None else lt - 1
            return "" if ge is None and high is None else f"{ge} … {high}"
        case inspect.StrType(min_length=low, max_length=high):
            return _length(low, high, "characters")
        case inspect.BytesType(min_length=low, max_length=high):
            return _length(low, high, "bytes")
        case inspect.EnumType(cls=cls):
            return "one of " + ", ".join(f"`{one.value}`" for one in cls)
        case inspect.VarTupleType(item_type=item, max_length=high):
            each = limit_text(item)
            parts = [_length(None, high, "items"), f"each {each}" if each else ""]
            return ", ".join(part for part in parts if part)
        case inspect.UnionType(types=types):
            return "".join(limit_text(one) for one in types)
        case _:
            return ""


def _length(low: int | None, high: int | None, unit: str) -> str:
    if high is None:
        return ""
    if low == high:
        return f"{high} {unit}"
    return f"{low} … {high} {unit}" if low else f"≤ {high} {unit}"


def default_text(field: inspect.Field) -> str:
    """Write a field's default; nothing when it is required."""
    if field.required:
        return ""
    default: object = field.default
    if default is msgspec.NODEFAULT:
        default = cast("Callable[[], object]", field.default_factory)()
    if isinstance(default, bytes):
        default = default.decode()
    return f"`{'nil' if default is None else json.dumps(default)}`"


def field_rows(struct: type[msgspec.Struct], known: dict[str, str]) -> Rows:
    """Return a row for each element of the array that a struct is."""
    info = cast("inspect.StructType", inspect.type_info(struct))
    rows: Rows = []
    if info.tag is not None:
        rows.append(["0", "", "str", f"`{info.tag}`", "", "the tag"])
    for field in info.fields:
        rows.append(
            [
                str(len(rows)),
                f"`{field.encode_name}`",
                type_text(field.type),
                limit_text(field.type),
                default_text(field),
                known.get(f"`{field.encode_name}`", UNKNOWN),
            ]
        )
    return rows


def message_rows(known: dict[str, str]) -> Rows:
    """Return a row for each message of the catalogue."""
    rows: Rows = []
    for message in CATALOGUE:
        tag = f"`{tag_of(message)}`"
        if issubclass(message, Request):
            asked = cast("type[Request[Any]]", message)
            reply = f"`{tag_of(reply_type(asked))}`"
            rows.append(
                [
                    tag,
                    "request",
                    reply,
                    f"`{asked.access.value}`",
                    asked.offline.value,
                    known.get(tag, UNKNOWN),
                ]
            )
        else:
            kind = "event" if _is_event(message) else "reply"
            rows.append([tag, kind, "", "", "", known.get(tag, UNKNOWN)])
    return rows


def _is_event(message: type[Message]) -> bool:
    from shared.wire.message import Event

    return issubclass(message, Event)


def kind_rows(known: dict[str, str]) -> Rows:
    """Return a row for each kind of entry."""
    return [
        [
            f"`{kind}`",
            body.__name__,
            "yes" if kind in COUNTABLE else "no",
            "yes" if kind in AMENDMENTS else "no",
            known.get(f"`{kind}`", UNKNOWN),
        ]
        for kind, body in KINDS.items()
    ]


def state_rows(known: dict[str, str]) -> Rows:
    """Return a row for each key of personal state."""
    return [
        [f"`{prefix}`", value.__name__, known.get(f"`{prefix}`", UNKNOWN)]
        for prefix, value in PREFIXES.items()
    ]


def error_rows(known: dict[str, str], details: dict[str, str]) -> Rows:
    """Return a row for each code; both what it means and its detail are the document's words."""
    return [
        [f"`{code.value}`", known.get(f"`{code.value}`", UNKNOWN), details.get(f"`{code.value}`", "")]
        for code in ErrorCode
    ]


def limit_rows(known: dict[str, str]) -> Rows:
    """Return a row for each limit."""
    values = {name: value for name, value in vars(limits).items() if name.isupper()}
    return [
        [
            f"`{name}`",
            f"{value:.10g}" if isinstance(value, float) else str(value),
            known.get(f"`{name}`", UNKNOWN),
        ]
        for name, value in values.items()
    ]


def frame_kind_rows(known: dict[str, str]) -> Rows:
    """Return a row for each kind of frame."""
    return [
        [str(kind.value), f"`{kind.name.lower()}`", known.get(str(kind.value), UNKNOWN)] for kind in FrameKind
    ]


FIELDS = ["#", "field", "type", "limit", "default", "meaning"]


def write_table(titles: list[str], rows: Rows) -> str:
    """Write a Markdown table."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join("| " + " | ".join(cell or " " for cell in line) + " |\n" for line in lines)


def read_table(text: str) -> Rows:
    """Read the rows of a Markdown table, without its titles."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in lines[2:]]


def _column(rows: Rows, key: int, value: int) -> dict[str, str]:
    return {row[key]: row[value] for row in rows if len(row) > max(key, value)}


def tables() -> dict[str, Callable[[Rows], str]]:
    """Return, by region, what makes the table anew from the rows that stand in the document."""
    made: dict[str, Callable[[Rows], str]] = {
        "frame_kinds": lambda old: write_table(
            ["kind", "name", "meaning"], frame_kind_rows(_column(old, 0, 2))
        ),
        "messages": lambda old: write_table(
            ["message", "kind", "reply", "access", "while offline", "meaning"],
            message_rows(_column(old, 0, 5)),
        ),
        "kinds": lambda old: write_table(
            ["kind", "body", "counts", "amends", "meaning"], kind_rows(_column(old, 0, 4))
        ),
        "state_keys": lambda old: write_table(["prefix", "value", "meaning"], state_rows(_column(old, 0, 2))),
        "errors": lambda old: write_table(
            ["code", "meaning", "detail"], error_rows(_column(old, 0, 1), _column(old, 0, 2))
        ),
        "limits": lambda old: write_table(["limit", "value", "meaning"], limit_rows(_column(old, 0, 2))),
        "example": lambda _: example(),
    }
    structs: dict[str, type[msgspec.Struct]] = {tag_of(message): message for message in CATALOGUE}
    structs |= {"error": ErrorBody, **struct_types()}
    for name, struct in structs.items():
        made[name] = lambda old, struct=struct: write_table(FIELDS, field_rows(struct, _column(old, 1, 5)))
    return made


def renewed(document: str) -> str:
    """Return the document with every region made anew; raises KeyError for a region nobody makes."""
    made = tables()

    def renew(found: re.Match[str]) -> str:
        body = made[found["name"]](read_table(found["body"]))
        return f"<!-- table: {found['name']} -->\n{body}<!-- end -->"

    return REGION.sub(renew, document)


def missing(document: str) -> set[str]:
    """Return the regions that the document lacks."""
    return tables().keys() - {found["name"] for found in REGION.finditer(document)}


def main() -> int:
    """Renew the document; return 1 when something is left to be written by hand."""
    document = DOCUMENT.read_text(encoding="utf-8")
    new = renewed(document)
    DOCUMENT.write_text(new, encoding="utf-8")
    for name in sorted(missing(new)):
        print(f"no region for {name}")
    unexplained = new.count(f"| {UNKNOWN} |")
    if unexplained:
        print(f"{unexplained} rows have no meaning yet")
    return 1 if unexplained or missing(new) else 0


if __name__ == "__main__":
    sys.exit(main())
