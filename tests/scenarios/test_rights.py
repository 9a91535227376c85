"""Who may ask what: every request of the catalogue, for every role, asked of a running server.

A request that this table does not list fails the build: whoever adds one says here whose it is.
"""

import contextlib
import hashlib
import http.client
import ssl
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, id_text, new_id, staff_conversation
from shared.model.bodies import Attachment, Body, GroupBody, MessageBody, encode_body, kind_of
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.identity import parse_organisation
from shared.model.rights import Right, Role
from shared.protocol import (
    admin,
    auth,
    chat,
    files,
    groups,
    later,
    log,
    org,
    peer,
    presence,
    replies,
    spelling,
    sync,
)
from shared.protocol.catalogue import CATALOGUE
from shared.wire import session
from shared.wire.message import Access, Request
from tests.shared.samples import MESSAGES
from tests.support.office import Office
from tests.support.plain_device import PlainDevice, pinned

pytestmark = pytest.mark.scenario

SUPER_ADMIN, ADMIN, HEAD, EMPLOYEE, GUEST = "super_admin", "admin", "department_head", "employee", "guest"
ROLES = (SUPER_ADMIN, ADMIN, HEAD, EMPLOYEE, GUEST)
NUMBERS = {SUPER_ADMIN: "1001", ADMIN: "1009", HEAD: "1002", EMPLOYEE: "1004", GUEST: "1010"}
VICTIM = "1012"

EVERYONE = frozenset(ROLES)
STAFF = EVERYONE - {GUEST}
ADMINS = frozenset({SUPER_ADMIN, ADMIN})
SUPER = frozenset({SUPER_ADMIN})

TABLE: dict[type[Request[Any]], frozenset[str]] = {
    session.Hello: EVERYONE,
    session.Beat: EVERYONE,
    auth.SignIn: EVERYONE,
    auth.Resume: EVERYONE,
    auth.ChangePassword: EVERYONE,
    auth.ListDevices: EVERYONE,
    auth.RevokeDevice: EVERYONE,
    auth.ConfirmArrival: EVERYONE,
    auth.SignOut: EVERYONE,
    org.ListPeople: EVERYONE,
    org.SetOwnCard: STAFF,
    org.SetNote: EVERYONE,
    org.SetContactGroup: EVERYONE,
    org.SetAvatar: STAFF,
    org.GetAvatars: EVERYONE,
    admin.AddPerson: ADMINS,
    admin.EditPerson: ADMINS,
    admin.DisablePerson: ADMINS,
    admin.EnablePerson: ADMINS,
    admin.ResetPassword: ADMINS,
    admin.AddDepartment: ADMINS,
    admin.EditDepartment: ADMINS,
    admin.RemoveDepartment: ADMINS,
    admin.UploadTable: ADMINS,
    admin.PreviewImport: ADMINS,
    admin.ApplyImport: ADMINS,
    admin.ExportPeople: ADMINS,
    admin.PutRole: SUPER,
    admin.RemoveRole: SUPER,
    admin.AssignRole: SUPER,
    admin.SetRecallTime: SUPER,
    admin.PutReply: ADMINS,
    admin.RemoveReply: ADMINS,
    sync.CatchUp: EVERYONE,
    log.Append: EVERYONE,
    log.After: EVERYONE,
    log.Before: EVERYONE,
    log.FindCommon: EVERYONE,
    log.FindTime: EVERYONE,
    log.Offer: EVERYONE,
    files.OpenTransfers: EVERYONE,
    later.KeepForLater: EVERYONE,
    later.CancelLater: EVERYONE,
    chat.MarkDelivered: EVERYONE,
    chat.MarkRead: EVERYONE,
    chat.SetDraft: EVERYONE,
    chat.Arrange: EVERYONE,
    chat.HideEntries: EVERYONE,
    chat.SetReminder: EVERYONE,
    chat.SetPrivacy: EVERYONE,
    chat.Typing: EVERYONE,
    groups.GetGroup: EVERYONE,
    groups.ListMembers: EVERYONE,
    groups.FindRooms: STAFF,
    groups.AskToJoin: STAFF,
    groups.ListJoinRequests: EVERYONE,
    groups.TurnDown: EVERYONE,
    groups.WatchReaders: EVERYONE,
    groups.ListReaders: EVERYONE,
    groups.UrgeToRead: EVERYONE,
    replies.SetReply: EVERYONE,
    spelling.SetOwnWord: EVERYONE,
    presence.SetPresence: EVERYONE,
    presence.Watch: EVERYONE,
    presence.UseDevice: EVERYONE,
}
"""Whose request it is. What a member, an owner or an author may do beside that is decided entry by entry."""

BETWEEN_PEERS = {peer.Meet, peer.Even}
"""Asked by one client of another; no server answers these."""

BEFORE_SIGNING_IN = {session.Hello, auth.SignIn, auth.Resume}
WITH_A_PASSWORD_FOR_ONE_USE = BEFORE_SIGNING_IN | {auth.ChangePassword, auth.SignOut}

ENTRIES: dict[str, frozenset[str]] = {
    "begin a one-to-one conversation": STAFF,
    "found a group": STAFF,
    "found a room": STAFF,
    "mention everyone where one does not govern": frozenset({SUPER_ADMIN, ADMIN, HEAD}),
}

RIGHTS: dict[type[Request[Any]], Right] = {
    org.SetOwnCard: Right.OWN_CARD,
    org.SetAvatar: Right.OWN_CARD,
    **dict.fromkeys((groups.FindRooms, groups.AskToJoin), Right.ROOMS),
    **dict.fromkeys(
        (
            *(admin.AddPerson, admin.EditPerson, admin.DisablePerson, admin.EnablePerson),
            *(admin.ResetPassword, admin.UploadTable, admin.PreviewImport, admin.ApplyImport),
        ),
        Right.MANAGE_PEOPLE,
    ),
    **dict.fromkeys(
        (admin.AddDepartment, admin.EditDepartment, admin.RemoveDepartment), Right.MANAGE_DEPARTMENTS
    ),
    admin.ExportPeople: Right.EXPORT_PEOPLE,
    **dict.fromkeys((admin.PutReply, admin.RemoveReply), Right.MANAGE_REPLIES),
    **dict.fromkeys(
        (admin.PutRole, admin.RemoveRole, admin.AssignRole, admin.SetRecallTime), Right.MANAGE_ROLES
    ),
}


def requests() -> list[type[Request[Any]]]:
    return [one for one in CATALOGUE if issubclass(one, Request)]


def test_every_request_says_whose_it_is() -> None:
    assert set(TABLE) | BETWEEN_PEERS == set(requests())
    assert {one for one in TABLE if one.access is Access.ANYONE} == BEFORE_SIGNING_IN
    assert {one for one in TABLE if one.access is not Access.SIGNED_IN} == WITH_A_PASSWORD_FOR_ONE_USE


def test_every_right_is_the_one_its_message_names() -> None:
    named = {one: one.right for one in requests() if one.right}
    assert named == RIGHTS
    restricted = {one for one, roles in TABLE.items() if roles != EVERYONE}
    assert restricted == set(RIGHTS)


@dataclass
class Asked:
    """The running office, and a device of somebody of each role."""

    office: Office
    organisation: bytes
    people: dict[str, bytes] = field(default_factory=dict[str, bytes])
    department: bytes = b""
    empty: bytes = field(default_factory=new_id)

    def device(self) -> PlainDevice:
        return PlainDevice(self.organisation)

    def sample(self, kind: type[Request[Any]]) -> Request[Any]:
        """Return a request that would be done, as far as one can be made that is done by whoever may."""
        victim = self.people[VICTIM]
        fitting: Mapping[type, Request[Any]] = {
            org.SetOwnCard: org.SetOwnCard("在路上"),
            org.SetNote: org.SetNote(victim, favourite=True),
            org.SetContactGroup: org.SetContactGroup(new_id(), "客户经理们", add=(victim,)),
            admin.AddPerson: admin.AddPerson(new_id().hex(), "新人", self.department),
            admin.EditPerson: admin.EditPerson(victim, title=new_id().hex()),
            admin.DisablePerson: admin.DisablePerson(victim),
            admin.EnablePerson: admin.EnablePerson(victim),
            admin.ResetPassword: admin.ResetPassword(victim),
            admin.AddDepartment: admin.AddDepartment(new_id(), new_id().hex()),
            admin.EditDepartment: admin.EditDepartment(self.department, name=new_id().hex()),
            admin.RemoveDepartment: admin.RemoveDepartment(self.empty),
            admin.UploadTable: admin.UploadTable(0, "工号,姓名\n".encode()),
            admin.PutRole: admin.PutRole(Role("auditor", new_id().hex(), (Right.TALK,))),
            admin.AssignRole: admin.AssignRole(victim, "employee"),
            auth.ChangePassword: auth.ChangePassword("not the old one", "a new password"),
        }
        samples = {type(message): message for message in MESSAGES}
        return fitting.get(kind) or samples[kind]  # pyright: ignore[reportReturnType]


@pytest.fixture
async def asked(office: Office) -> Asked:
    """Somebody of each role, and an empty department."""
    await office.server.command("role", "assign", NUMBERS[ADMIN], ADMIN)
    await office.server.command("role", "assign", NUMBERS[GUEST], GUEST)
    made = Asked(office, parse_organisation(office.organisation.id))
    async with made.device().linked(office.server, pinned(office.server)) as boss:
        await boss.sign_in(NUMBERS[SUPER_ADMIN], office.organisation.password)
        directory = await boss.ask(org.ListPeople(0))
        made.people = {one.number: one.person for one in directory.people}
        made.department = directory.departments[0].department
        await boss.ask(admin.AddDepartment(made.empty, "空部门"))
    return made


async def answered(device: PlainDevice, request: Request[Any]) -> Refusal | None:
    """Ask, and return the refusal, None for a reply."""
    try:
        await device.ask(request)
    except Refusal as refusal:
        return refusal
    return None


def about_rights(refusal: Refusal | None) -> bool:
    if refusal is None:
        return False
    denied = refusal.code is ErrorCode.NOT_ALLOWED and "right" in refusal.detail
    return denied or refusal.code in {ErrorCode.NOT_SIGNED_IN, ErrorCode.UNKNOWN_MESSAGE}


async def directory_version(device: PlainDevice) -> int:
    return (await device.ask(org.ListPeople(2**62))).version


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_may_what_the_table_says(asked: Asked, role: str) -> None:
    office, context = asked.office, pinned(asked.office.server)
    found: dict[str, bool] = {}
    async with AsyncExitStack() as stack:
        device = await stack.enter_async_context(asked.device().linked(office.server, context))
        await device.sign_in(NUMBERS[role], office.organisation.password)
        for kind in (*(one for one in TABLE if one is not auth.SignOut), auth.SignOut):
            if kind is session.Hello:
                continue  # said already
            restricted = role not in TABLE[kind]
            before = await directory_version(device) if restricted else 0
            refusal = await answered(device, asked.sample(kind))
            found[kind.__name__] = not about_rights(refusal)
            if restricted:
                assert refusal is not None
                assert refusal.detail == {"right": RIGHTS[kind]}
                assert await directory_version(device) == before
    assert found == {
        kind.__name__: role in roles for kind, roles in TABLE.items() if kind is not session.Hello
    }


async def test_whoever_may_really_can(asked: Asked) -> None:
    """The samples of the table are done: what is refused to others is not refused for another reason."""
    office = asked.office
    async with asked.device().linked(office.server, pinned(office.server)) as boss:
        await boss.sign_in(NUMBERS[SUPER_ADMIN], office.organisation.password)
        refused = {
            kind.__name__: refusal.code.value
            for kind in RIGHTS
            if (refusal := await answered(boss, asked.sample(kind))) is not None
        }
    # Nothing was previewed under the sample's key, and there is no such room.
    assert refused == {"ApplyImport": "conflict", "AskToJoin": "not_found"}


async def test_nobody_who_is_not_signed_in_learns_anything(asked: Asked) -> None:
    office = asked.office
    async with asked.device().linked(office.server, pinned(office.server)) as stranger:
        for kind in (one for one in TABLE if one not in BEFORE_SIGNING_IN):
            refusal = await answered(stranger, asked.sample(kind))
            assert refusal is not None
            assert refusal.code is ErrorCode.NOT_SIGNED_IN, kind.__name__
            assert refusal.detail == {}


async def test_a_password_for_one_use_opens_nothing_but_its_change(asked: Asked) -> None:
    office = asked.office
    said = await office.server.command("user", "passwd", VICTIM)
    password = said.split("one-time password: ")[1].split(" ")[0]
    async with asked.device().linked(office.server, pinned(office.server)) as held_up:
        answer = await held_up.sign_in(VICTIM, password)
        assert answer.must_change
        for kind in (one for one in TABLE if one not in WITH_A_PASSWORD_FOR_ONE_USE):
            refusal = await answered(held_up, asked.sample(kind))
            assert refusal is not None
            assert refusal.code is ErrorCode.PASSWORD_CHANGE_REQUIRED, kind.__name__


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_writes_what_the_table_says(asked: Asked, role: str) -> None:
    office = asked.office
    found: dict[str, bool] = {}
    async with asked.device().linked(office.server, pinned(office.server)) as device:
        signed_in = await device.sign_in(NUMBERS[role], office.organisation.password)
        victim = asked.people[VICTIM]
        direct = direct_conversation(signed_in.person, victim)
        staff = staff_conversation(asked.organisation)
        attempts: dict[str, tuple[bytes, Body]] = {
            "begin a one-to-one conversation": (direct, MessageBody("你好")),
            "found a group": (new_id(), GroupBody("聚餐", (victim,))),
            "found a room": (new_id(), GroupBody("羽毛球", group="room")),
            "mention everyone where one does not govern": (staff, MessageBody("开会", everyone=True)),
        }
        for name, (conversation, body) in attempts.items():
            header = Header(conversation, new_id(), signed_in.person, device.id, 1, 0, 1, kind_of(body), 1)
            entry = SignedEntry(encode_header(header), encode_body(body), bytes(64))
            refusal = await answered(device, log.Append(entry, victim))
            found[name] = refusal is None
            if refusal is not None:
                assert refusal.code in {ErrorCode.NOT_ALLOWED, ErrorCode.NOT_MEMBER}
    assert found == {name: role in roles for name, roles in ENTRIES.items()}


CONTENT = b"a drawing"
BLOB = f"/blobs/{hashlib.sha256(CONTENT).hexdigest()}"


def over_http(office: Office, method: str, path: str, ticket: str | None) -> tuple[int, bytes]:
    """Ask the server's own port, with nothing else to show; its certificate is checked elsewhere."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(office.server.address, context=context, timeout=10)
    with contextlib.closing(connection):
        proof = {} if ticket is None else {"Authorization": f"Bearer {ticket}"}
        connection.request(method, path, CONTENT if method == "PUT" else None, proof)
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE"])
@pytest.mark.parametrize("ticket", [None, "", "0" * 64])
async def test_http_tells_a_stranger_nothing_of_files(asked: Asked, method: str, ticket: str | None) -> None:
    status, body = over_http(asked.office, method, f"{BLOB}?entry={id_text(new_id())}", ticket)
    assert status == (405 if method in {"POST", "DELETE"} else 401)
    assert CONTENT not in body


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_sends_files_and_sees_those_of_its_own_messages(asked: Asked, role: str) -> None:
    office = asked.office
    async with asked.device().linked(office.server, pinned(office.server)) as device:
        signed_in = await device.sign_in(NUMBERS[role], office.organisation.password)
        ticket = (await device.ask(files.OpenTransfers())).ticket.hex()
        file = Attachment(hashlib.sha256(CONTENT).digest(), "图.png", len(CONTENT))
        body = encode_body(MessageBody("", attachments=(file,)))
        mine = direct_conversation(signed_in.person, signed_in.person)
        header = Header(mine, new_id(), signed_in.person, device.id, 1, 0, 1, "message", 1)
        append = log.Append(SignedEntry(encode_header(header), body, bytes(64)), signed_in.person)
        early = await answered(device, append)
        assert early is not None
        assert early.code in {ErrorCode.BLOB_MISSING, ErrorCode.NOT_ALLOWED}
        assert over_http(office, "PUT", BLOB, ticket)[0] == 201
        if early.code is ErrorCode.BLOB_MISSING:
            assert await answered(device, append) is None
            found = over_http(office, "GET", f"{BLOB}?entry={id_text(header.id)}", ticket)
            assert found == (200, CONTENT)
    # The link is gone, and with it what its ticket opened.
    assert over_http(office, "GET", f"{BLOB}?entry={id_text(header.id)}", ticket)[0] == 401
