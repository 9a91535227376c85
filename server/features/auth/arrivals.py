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


def confirm(connection: Connection, person: bytes, device: bytes) -> tuple[StateItem, ...]:
    """Have no device tell of an arrival any more."""
    key = state_key("arrival", device)
    stored = state.get(connection, person, key)
    arrival = None if stored is None else decode_value(stored, Arrival)
    if arrival is None or arrival.confirmed:
        return ()
    return state.put(connection, person, {key: encode_value(replace(arrival, confirmed=True))})
