"""Noticing that a device comes in that is new, or from a place that is, for its person to be told of."""

from msgspec.structs import replace

from server.core.networks import network_of
from server.store import places, state
from server.store.connection import Connection
from server.store.devices import Device, devices_signed_in
from shared import limits
from shared.model.state import Arrival, decode_value, encode_value, state_key
from shared.protocol.sync import StateItem

OFFICE = 24
"""Bits of an IPv4 address that are its network, as offices divide theirs: they change within it every day."""


def is_new_place(connection: Connection, person: bytes, address: str) -> bool:
    """Tell whether somebody never came in from there."""
    return not places.is_known(connection, person, network_of(address, OFFICE))


def come_again(connection: Connection, person: bytes, address: str, now: int) -> None:
    """Keep a place among those that somebody was at last, if it is one of them."""
    places.seen_again(connection, person, network_of(address, OFFICE), now)


def notice(
    connection: Connection, device: Device, address: str, now: int, *, new: bool
) -> tuple[StateItem, ...]:
    """Note where a device comes in from; return what its person's devices are told, if it is worth a word.

    Of somebody's only device there is nobody else to tell.
    """
    person, network = device.person, network_of(address, OFFICE)
    strange = places.has_any(connection, person) and not places.is_known(connection, person, network)
    places.put(connection, person, network, now, limits.PLACES)
    alone = all(one.id == device.id for one in devices_signed_in(connection, person, now))
    if alone or not (new or strange):
        return ()
    arrival = Arrival(device.name, device.platform, address, now, known=not new)
    return state.put(connection, person, {state_key("arrival", device.id): encode_value(arrival)})


def confirm(connection: Connection, person: bytes, device: bytes, by: bytes) -> tuple[StateItem, ...]:
    """Have no device tell of an arrival any more, if the one that says so was there before it.

    Whoever has stolen a password must not take back, from what they came in on, that they came.
    """
    arrival = _arrival(connection, person, device)
    if arrival is None or arrival.confirmed or not _was_there(connection, person, by, arrival):
        return ()
    confirmed = encode_value(replace(arrival, confirmed=True))
    return state.put(connection, person, {state_key("arrival", device): confirmed})


def _was_there(connection: Connection, person: bytes, device: bytes, before: Arrival) -> bool:
    own = _arrival(connection, person, device)
    return own is None or own.confirmed or own.time < before.time


def _arrival(connection: Connection, person: bytes, device: bytes) -> Arrival | None:
    stored = state.get(connection, person, state_key("arrival", device))
    return None if stored is None else decode_value(stored, Arrival)
