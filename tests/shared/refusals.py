"""Reads the code with which something was refused."""

from collections.abc import Callable

from shared.errors import ErrorCode, Refusal


def refused_with(action: Callable[[], object]) -> ErrorCode | None:
    """Return the code an action is refused with, or None when it passes; other exceptions fail the test."""
    try:
        action()
    except Refusal as refusal:
        return refusal.code
    return None
