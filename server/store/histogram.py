"""Counting measured values by size, cheaply enough for the way of every message."""

from bisect import bisect_left


class Histogram:
    """How many values came up to each bound, and their sum. One thread adds, others may look."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, *bounds: float) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, value: float) -> None:
        """Count one value."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value
