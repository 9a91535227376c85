"""What one onlooker is told and answered, put so that it can be held against what another is."""

from collections.abc import Mapping
from typing import Any, cast

from msgspec import Struct

from shared.model.entry import Entry
from shared.model.state import PREFIXES, decode_value, split_key
from shared.protocol.log import Appended
from shared.protocol.sync import Digest, StateItem
from shared.wire.session import Beaten

LONG_AGO = 10**12
"""Whole numbers above are times (Unix ms)."""


class Shape:
    """Names the ids an onlooker knows, and counts versions and heads from where they began."""

    def __init__(self, names: Mapping[bytes, str], version: int = 0, heads: int = 0) -> None:
        self._names = names
        self._version = version
        self._heads = heads

    def of(self, value: Any) -> Any:
        """Return a message, or a part of one, without what differs between any two people."""
        if isinstance(value, Struct):
            return [type(value).__name__, *self._fields(value)]
        if isinstance(value, tuple):
            return [self.of(one) for one in cast("tuple[object, ...]", value)]
        if isinstance(value, bytes):
            return self._names.get(value, f"{len(value)} bytes")
        if type(value) is int and value > LONG_AGO:
            return "time"
        return value

    def _fields(self, value: Struct) -> list[Any]:
        match value:
            case Entry():
                return [value.seq, value.counted, value.marks, len(value.header), len(value.body)]
            case Appended():
                return [value.seq, value.counted]
            case StateItem():
                return [self._key(value), value.version - self._version]
            case Beaten():
                return [value.state_version - self._version, value.heads - self._heads]
            case Digest():
                return [value.state_version - self._version, self.of(value.items), self.of(value.heads)]
            case _:
                return [self.of(getattr(value, name)) for name in value.__struct_fields__]

    def _key(self, item: StateItem) -> Any:
        prefix, subject = split_key(item.key)
        value = decode_value(item.value, PREFIXES[prefix])
        return (prefix, self.of(subject), self.of(value))
