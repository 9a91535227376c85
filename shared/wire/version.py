"""Versions of the protocol that this build speaks."""

NEWEST = 1
OLDEST = 1
"""A server accepts two versions back; there is nothing before the first."""


def agree(oldest: int, newest: int) -> int | None:
    """Choose the newest version both sides speak, or None when there is none."""
    version = min(newest, NEWEST)
    return version if version >= max(oldest, OLDEST) else None
