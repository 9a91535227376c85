"""What a member may see: intervals of seq, applied by one function to history, search, quotes and counts."""

from collections.abc import Sequence

from msgspec import Struct


class Interval(Struct, frozen=True, array_like=True):
    """The seqs from `first` to `last`, both included; `last` None means up to the head and on."""

    first: int
    last: int | None = None


EVERYTHING = (Interval(1),)


def visible(intervals: Sequence[Interval], seq: int) -> bool:
    """Tell whether a member with these intervals may see the entry at `seq`."""
    return any(one.first <= seq and (one.last is None or seq <= one.last) for one in intervals)


def clip(intervals: Sequence[Interval], first: int, last: int) -> list[tuple[int, int]]:
    """Return the visible parts of the seqs from `first` to `last`, both included, ascending."""
    parts: list[tuple[int, int]] = []
    for one in intervals:
        start = max(first, one.first)
        end = last if one.last is None else min(last, one.last)
        if start <= end:
            parts.append((start, end))
    return sorted(parts)


def unbroken_from(intervals: Sequence[Interval]) -> int:
    """Return the first seq from which a member sees all up to the head, without a gap."""
    last = intervals[-1]
    first = last.first
    for one in reversed(intervals[:-1]):
        if one.last is None or one.last + 1 < first:
            break
        first = min(first, one.first)
    return first
