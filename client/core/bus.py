"""Typed events inside the process: published after the fact, heard at once and in order."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")

logger = logging.getLogger(__name__)


class Bus:
    """Hands each event to the handlers of its class, in the order they subscribed.

    Handlers are plain functions and must not block; what takes time starts a task of its owner.
    """

    def __init__(self) -> None:
        self._handlers: dict[type[Any], list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Hear every event of a class; returns the function that ends it."""
        handlers = self._handlers.setdefault(kind, [])
        handlers.append(handler)

        def unsubscribe() -> None:
            if handler in handlers:
                handlers.remove(handler)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Tell all handlers; one that fails is logged and keeps the others from nothing."""
        for handler in tuple(self._handlers.get(type(event), ())):
            try:
                handler(event)
            except Exception:
                logger.exception("a handler of %s failed", type(event).__name__)
