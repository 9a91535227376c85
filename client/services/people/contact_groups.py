"""Groups of colleagues that I keep: the same on all my devices, changed without a link, too."""

from collections.abc import Collection

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Setter, Setting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.state import ContactGroup, decode_value, encode_value, split_key, state_key
from shared.protocol.org import SetContactGroup

PREFIX = "contacts/"
NOTHING = ContactGroup()


class ContactGroupsState:
    """The groups as this device knows them; changed by events alone."""

    def __init__(self) -> None:
        self.groups: dict[bytes, ContactGroup] = {}

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key.startswith(PREFIX):
                group = split_key(item.key)[1]
                held = _read(item.value)
                if held.removed or not held.name:
                    self.groups.pop(group, None)
                else:
                    self.groups[group] = held

    def ordered(self) -> list[tuple[bytes, ContactGroup]]:
        """Return the groups in my order."""
        return sorted(self.groups.items(), key=lambda each: (each[1].position, each[1].name, each[0]))

    def having(self, person: bytes) -> frozenset[bytes]:
        """Return the groups that somebody is in."""
        return frozenset(group for group, held in self.groups.items() if person in held.people)


class ContactGroupsService:
    """Begins, changes and takes away groups of colleagues; each raises the Refusal that prevents it."""

    def __init__(self, owing: Setter, bus: Bus) -> None:
        self.state = ContactGroupsState()
        self._owing = owing
        bus.subscribe(StateStored, self.state.apply)

    async def begin(self, name: str, people: Collection[bytes] = ()) -> bytes:
        """Begin a group, the last of mine, and return its id."""
        if len(self.state.groups) >= limits.CONTACT_GROUPS:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.CONTACT_GROUPS)
        group = new_id()
        last = max((one.position for one in self.state.groups.values()), default=-1)
        position = min(last + 1, limits.CONTACT_GROUPS_EVER)
        await self._change(SetContactGroup(group, _checked(name), position, tuple(dict.fromkeys(people))))
        return group

    async def rename(self, group: bytes, name: str) -> None:
        """Call a group otherwise."""
        if group not in self.state.groups:
            raise Refusal(ErrorCode.NOT_FOUND, part="contact_group")
        await self._change(SetContactGroup(group, _checked(name)))

    async def add(self, group: bytes, people: Collection[bytes]) -> None:
        """Take colleagues into a group."""
        await self._change(SetContactGroup(group, add=tuple(dict.fromkeys(people))))

    async def remove(self, group: bytes, people: Collection[bytes]) -> None:
        """Take colleagues out of a group."""
        await self._change(SetContactGroup(group, remove=tuple(dict.fromkeys(people))))

    async def take_away(self, group: bytes) -> None:
        """Keep a group no more; its people stay where they are."""
        await self._change(SetContactGroup(group, removed=True))

    async def move(self, group: bytes, step: int) -> None:
        """Move a group up or down among mine."""
        order = [one for one, _ in self.state.ordered()]
        if group not in order:
            raise Refusal(ErrorCode.NOT_FOUND, part="contact_group")
        place = order.index(group)
        order.insert(max(0, place + step), order.pop(place))
        held = self.state.groups
        moved = [(one, at) for at, one in enumerate(order) if held[one].position != at]
        await self._change(*(SetContactGroup(one, position=at) for one, at in moved))

    async def _change(self, *requests: SetContactGroup) -> None:
        for one in requests:
            self._check(one)
        if requests:
            await self._owing.set(*(_setting(one) for one in requests))

    def _check(self, request: SetContactGroup) -> None:
        """Refuse here what the server would; what another device changes meanwhile it judges alone."""
        held = self.state.groups.get(request.group)
        if held is None and request.name is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="contact_group")
        if len(changed(held or NOTHING, request).people) > limits.CONTACTS:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.CONTACTS)


def changed(before: ContactGroup, request: SetContactGroup) -> ContactGroup:
    """Return a group after a change."""
    if request.removed:
        return ContactGroup(removed=True)
    kept = [one for one in before.people if one not in request.remove]
    return ContactGroup(
        before.name if request.name is None else request.name,
        before.position if request.position is None else request.position,
        tuple(dict.fromkeys((*kept, *request.add))),
    )


def _setting(request: SetContactGroup) -> Setting:
    def value(held: bytes | None) -> bytes:
        return encode_value(changed(NOTHING if held is None else _read(held), request))

    return Setting(state_key("contacts", request.group), value, encode_value(NOTHING), request)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="name")
    if len(name) > limits.NAME_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.NAME_LENGTH)
    return name


def _read(value: bytes) -> ContactGroup:
    try:
        return decode_value(value, ContactGroup)
    except Refusal:
        return NOTHING  # of a newer version, or damaged: none that could be shown
