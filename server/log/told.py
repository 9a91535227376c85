"""Items of personal state that a transaction changed, by person."""

from collections.abc import Mapping

from shared.protocol.sync import StateItem

Items = dict[bytes, tuple[StateItem, ...]]


def merged(*parts: Mapping[bytes, tuple[StateItem, ...]]) -> Items:
    """Return the items of all parts, each person's in the order they were put."""
    whole: Items = {}
    for part in parts:
        for person, items in part.items():
            whole[person] = (*whole.get(person, ()), *items)
    return whole
