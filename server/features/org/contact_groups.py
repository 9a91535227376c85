"""Groups of colleagues that somebody keeps for their own eyes: named, put in order, taken away."""

from server.org.change import Change
from server.org.outside import befriending
from server.org.words import checked
from server.store import state
from server.store.connection import Connection
from server.store.people import find_person
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.state import ContactGroup, decode_value, encode_value, state_key
from shared.protocol.org import SetContactGroup


def put_contact_group(change: Change, person: bytes, request: SetContactGroup) -> None:
    """Begin a group or change it; raises Refusal `not_found`, `bad_message`, `not_allowed` ("too_many")."""
    connection, key = change.connection, state_key("contacts", request.group)
    stored = state.get(connection, person, key)
    if stored is None and request.removed:
        return  # begun and taken away without a link between
    before = _begun(connection, person, request) if stored is None else decode_value(stored, ContactGroup)
    if before.removed and not request.removed:
        raise Refusal(ErrorCode.NOT_FOUND, part="contact_group")
    after = _changed(connection, before, request)
    if after == before and stored is not None:
        return
    with befriending(change, set(before.people) ^ set(after.people)):
        change.desk.put(person, {key: encode_value(after)})


def _begun(connection: Connection, person: bytes, request: SetContactGroup) -> ContactGroup:
    if request.name is None:
        raise Refusal(ErrorCode.NOT_FOUND, part="contact_group")
    held = [decode_value(one, ContactGroup) for one in state.values_of(connection, person, "contacts")]
    standing = sum(not one.removed for one in held)
    if standing >= limits.CONTACT_GROUPS or len(held) >= limits.CONTACT_GROUPS_EVER:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.CONTACT_GROUPS)
    return ContactGroup()


def _changed(connection: Connection, before: ContactGroup, request: SetContactGroup) -> ContactGroup:
    if request.removed:
        return ContactGroup(removed=True)
    kept = [one for one in before.people if one not in set(request.remove)]
    people = dict.fromkeys((*kept, *request.add))
    if len(people) > limits.CONTACTS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.CONTACTS)
    for one in people.keys() - set(before.people):
        if find_person(connection, one) is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="person")
    return ContactGroup(
        before.name if request.name is None else checked(request.name, "name"),
        before.position if request.position is None else request.position,
        tuple(people),
    )
