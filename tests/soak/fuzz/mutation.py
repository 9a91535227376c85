"""Makes hostile bytes out of good ones: flips, cuts, splices, lying lengths, and wrong values in trees."""

import random
from collections.abc import Callable, Sequence
from typing import cast

import msgpack

BOMBS = (
    b"\xdd\xff\xff\xff\xff",
    b"\xdc\xff\xff",
    b"\xdf\xff\xff\xff\xff",
    b"\xc6\xff\xff\xff\xff",
    b"\xdb\x7f\xff\xff\xff",
    b"\xc9\xff\xff\xff\xff\x01",
    b"\xc1",
    b"\xcf" + b"\xff" * 8,
    b"\xd3\x80" + bytes(7),
    b"\xcb\x7f\xf8" + bytes(6),
    b"\xa4\xff\xfe\xfd\xfc",
)
NUMBERS = (
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    2**31,
    -(2**31),
    2**53,
    2**62 - 1,
    2**62,
    2**63 - 1,
    -(2**63),
    2**64 - 1,
)
TEXTS = ("", "邻", "\0", "a" * 200, "\u202e", "😀" * 30, "session.hello", "log.append")
EMPTY: list[object] = []
ODD: tuple[object, ...] = (None, True, 1.5, float("nan"), EMPTY, {}, {"x": [1]}, [[[EMPTY]]], [0] * 700)


class Mutator:
    """Mutates samples of a corpus by the chance it was given."""

    def __init__(self, chance: random.Random, corpus: Sequence[bytes]) -> None:
        self._chance = chance
        self._corpus = corpus
        self._ways: tuple[Callable[[bytes], bytes], ...] = (
            self._flip,
            self._replace,
            self._cut,
            self._drop,
            self._repeat,
            self._bomb,
            self._splice,
            self._tree,
            self._tree,
            self._tree,
        )

    def sample(self) -> bytes:
        """Return something good."""
        return self._chance.choice(self._corpus)

    def hostile(self) -> bytes:
        """Return something that went through one to four mutations; sometimes nothing but noise, or depth."""
        kind = self._chance.random()
        if kind < 0.03:
            return self._chance.randbytes(self._chance.randrange(200))
        if kind < 0.04:
            return self._deep()
        data = self.sample()
        for _ in range(self._chance.randrange(1, 5)):
            data = self._chance.choice(self._ways)(data)
        return data

    def _at(self, data: bytes) -> int:
        return self._chance.randrange(len(data) + 1)

    def _flip(self, data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(self._chance.randrange(1, 4) if data else 0):
            changed[self._chance.randrange(len(data))] ^= 1 << self._chance.randrange(8)
        return bytes(changed)

    def _replace(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + self._chance.randbytes(self._chance.randrange(1, 5)) + data[at + 2 :]

    def _cut(self, data: bytes) -> bytes:
        return data[: self._at(data)]

    def _drop(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + data[at + self._chance.randrange(1, 9) :]

    def _repeat(self, data: bytes) -> bytes:
        at = self._at(data)
        part = data[at : at + self._chance.randrange(1, 40)]
        return data[:at] + part * self._chance.choice((2, 3, 50)) + data[at:]

    def _bomb(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + self._chance.choice(BOMBS) + data[at:]

    def _splice(self, data: bytes) -> bytes:
        other = self.sample()
        return data[: self._at(data)] + other[self._at(other) :]

    def _deep(self) -> bytes:
        head = self._chance.choice((b"\x91", b"\x81\xa1x", b"\x91\x93\x00\x01", b"\x92\x90"))
        return head * self._chance.choice((10, 500, 5_000, 60_000)) + b"\xc0"

    # Well-formed trees with something wrong in them

    def _tree(self, data: bytes) -> bytes:
        try:
            tree = msgpack.unpackb(data, strict_map_key=False)
            for _ in range(self._chance.randrange(1, 3)):
                tree = self._disturb(tree)
            return msgpack.packb(tree)
        except (ValueError, TypeError, RecursionError, msgpack.UnpackException):
            return self._flip(data)

    def _disturb(self, tree: object) -> object:
        if not isinstance(tree, list) or not tree or self._chance.random() < 0.15:
            return self._value()
        items = list(cast("list[object]", tree))
        at = self._chance.randrange(len(items))
        match self._chance.randrange(6):
            case 0:
                del items[at]
            case 1:
                items.insert(at, self._value())
            case 2:
                items += [items[at]] * self._chance.choice((1, 2, 600))
            case 3:
                other = self._chance.randrange(len(items))
                items[at], items[other] = items[other], items[at]
            case _:
                items[at] = self._disturb(items[at])
        return items

    def _value(self) -> object:
        chance = self._chance
        size = chance.choice((0, 8, 15, 16, 17, 32, 64))
        odd = chance.choice(ODD)
        return chance.choice((chance.choice(NUMBERS), chance.choice(TEXTS), chance.randbytes(size), odd, odd))
