"""Whether memory stays flat: measured at quiet moments, after a warm-up."""

from dataclasses import dataclass, field

GROWTH = 24 * 1024 * 1024
"""Bytes by which memory may differ between quiet moments after the warm-up: arenas and caches breathe."""
SLOPE = 96 * 1024
"""Bytes that memory may rise by from one quiet moment to the next on average, once there are enough."""
ENOUGH = 20


@dataclass
class Memory:
    """Resident bytes at quiet moments, the first before all rounds; descriptors open after the first."""

    resident: list[int] = field(default_factory=list[int])
    descriptors: int = 0

    def warm(self) -> list[int]:
        """Return what was measured after the warm-up, a third of the moments but at least one."""
        return self.resident[max(1, len(self.resident) // 3) :]

    def slope(self) -> float:
        """Return the bytes by which memory rises between quiet moments after the warm-up (least squares)."""
        values = self.warm()
        if len(values) < 2:
            return 0.0
        middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
        above = sum((place - middle) * (value - mean) for place, value in enumerate(values))
        return above / sum((place - middle) ** 2 for place in range(len(values)))

    def trouble(self) -> str:
        """Return what is wrong, or nothing."""
        values = self.warm()
        if values and values[-1] - values[0] > GROWTH:
            return f"memory rose from {values[0] >> 20} to {values[-1] >> 20} MiB after the warm-up"
        if len(values) >= ENOUGH and self.slope() > SLOPE:
            return f"memory rises by {self.slope() / 1024:.0f} KiB from one quiet moment to the next"
        return ""
