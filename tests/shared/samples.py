"""One value of everything that is ever encoded, every field set: what the golden bytes are bytes of."""

import msgspec
from msgspec import Struct

from shared.model.avatar import avatar_digest
from shared.model.bodies import (
    Attachment,
    Body,
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    RulesBody,
    Style,
    encode_body,
)
from shared.model.conversation import ConversationKind
from shared.model.entry import Cursor, Entry, Header, Mark, SignedEntry, encode_header
from shared.model.identity import Certificate, encode_certificate
from shared.model.own_words import OwnWord
from shared.model.presence import Presence
from shared.model.privacy import Grade
from shared.model.replies import QuickReply
from shared.model.rights import (
    DEPARTMENT_HEAD,
    Holder,
    Policy,
    Role,
    SignedPolicy,
    encode_policy,
)
from shared.model.state import (
    Arrangement,
    Arrival,
    Asking,
    ContactGroup,
    ConversationInfo,
    Draft,
    Erased,
    Hidden,
    Later,
    OwnReminder,
    PeerMarks,
    PersonNote,
    Privacy,
    ReadMark,
    Status,
    Urged,
    Urging,
    encode_value,
)
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
from shared.wire import session
from shared.wire.message import Message

LIN = bytes.fromhex("018f3a5c7e107a11b001000000000001")
ZHAO = bytes.fromhex("018f3a5c7e117a11b002000000000002")
LAPTOP = bytes.fromhex("018f3a5c7e127a11b003000000000003")
PHONE = bytes.fromhex("018f3a5c7e137a11b004000000000004")
CONVERSATION = bytes.fromhex("018f3a5c7e148a11b005000000000005")
FIRST = bytes.fromhex("018f3a5c7e157a11b006000000000006")
SECOND = bytes.fromhex("018f3a5c7e167a11b007000000000007")
ORGANISATION = bytes(range(20))
KEY = bytes(range(32))
SIGNATURE = bytes(range(64))
TOKEN = bytes(range(32, 64))
NONCE = bytes(range(64, 96))
LINK = bytes.fromhex("a1b2c3d4e5f60718")
# Start, a baseline frame of 256 by 256 in grey, a scan of nothing, end: a picture from outside.
PICTURE = bytes.fromhex("ffd8ffc0000b080100010001011100ffda0008010100003f0055ffd9")
TIME = 1_790_000_000_000

HEADER = Header(CONVERSATION, FIRST, LIN, LAPTOP, 3, 41, 44, "message", TIME)
AMENDMENT_HEADER = Header(CONVERSATION, SECOND, LIN, LAPTOP, 4, 42, 45, "reaction", TIME + 1)

BODIES: dict[str, Body] = {
    "message": MessageBody(
        *("下午三点开会 👋", (LIN, ZHAO), SECOND, True),
        styles=(Style(2, 2, bold=True, italic=True, colour="red", size="large"),),
        attachments=(Attachment(bytes(range(32)), "合影.jpg", 90_210, "image/jpeg", 1_600, 1_200),),
    ),
    "edit": EditBody(FIRST, "下午四点开会", (Style(2, 2, bold=True),)),
    "recall": RecallBody(FIRST),
    "reaction": ReactionBody(FIRST, "👍", True),
    "pin": PinBody(FIRST, True),
    "group": GroupBody("羽毛球", (LIN, ZHAO), "room", "approval", True, "每周三晚", TIME + 86_400_000),
    "member": MemberBody(ZHAO, "join", (LIN,)),
    "rules": RulesBody("羽毛球社", "每周四晚", "open", True, True, True, TIME + 86_400_000),
    "notice": NoticeBody("周五大扫除"),
    "nickname": NicknameBody("球王"),
}

# As the first version wrote it: an entry keeps the bytes it was signed with, whatever fields come later.
WRITTEN = msgspec.msgpack.encode(("下午三点开会 👋", (LIN, ZHAO), SECOND))
SIGNED = SignedEntry(encode_header(HEADER), WRITTEN, SIGNATURE)
CURSOR = Cursor(42, LINK)
ENTRY = Entry(42, 17, TIME + 5, Mark.RECOVERED, SIGNED.header, SIGNED.body, SIGNATURE, LINK)
AMENDMENT = Entry(
    43, 17, TIME + 9, 0, encode_header(AMENDMENT_HEADER), encode_body(BODIES["reaction"]), SIGNATURE, LINK
)
CERTIFICATE = Certificate(ORGANISATION, LIN, LAPTOP, KEY, 1_790_000_000, 1_791_209_600)

STATE_VALUES: dict[str, Struct] = {
    "conversation": ConversationInfo(ConversationKind.DIRECT, ZHAO, "张三", True, "admin"),
    "read": ReadMark(42, 17, 5),
    "marks": PeerMarks(42, 40),
    "draft": Draft("还没写完", TIME, (Style(2, 2, italic=True, colour="blue"),)),
    "arrange": Arrangement(True, TIME, True, TIME + 1, True),
    "hidden": Hidden(CONVERSATION, False),
    "later": Later(CONVERSATION, TIME, b"\x90", "refused", "not_allowed", {"reason": "muted"}, LIN),
    "own_reminder": OwnReminder(CONVERSATION, TIME, 42),
    "erased": Erased(CONVERSATION),
    "asking": Asking(3),
    "urged": Urged(42, LIN, TIME),
    "urging": Urging(42, TIME),
    "person": PersonNote("小敏", True, True),
    "arrival": Arrival("手机", "android", "192.0.2.7", TIME, True, True),
    "contacts": ContactGroup("客户经理们", 2, (ZHAO, LIN), True),
    "privacy": Privacy(False, False, "friends", "everyone", "colleagues"),
    "reply": QuickReply("您好，请稍等", "问候", 3),
    "own_word": OwnWord("linxin"),
    "status": Status("out", "牙医", TIME + 3_600_000, TIME),
}
READ_ITEM = sync.StateItem("read/" + CONVERSATION.hex(), encode_value(STATE_VALUES["read"]), 9)
POLICY = Policy(
    ORGANISATION,
    7,
    1_790_000_000,
    (Role("employee", "", ("chat.direct", "group.create")), Role("auditor", "审计", ("people.export",))),
    (Holder(LIN, DEPARTMENT_HEAD, (FIRST,)),),
    300,
)
SIGNED_POLICY = SignedPolicy(encode_policy(POLICY), SIGNATURE)
CARD = (SECOND, "工程师", 20, ("13800000000", "8001"), "zhao@example.com", "在路上", LIN)
PERSON = org.Person(ZHAO, "A0042", "赵敏", False, 12, *CARD, True, avatar_digest(PICTURE), "P6")
DEPARTMENT = org.Department(SECOND, FIRST, "研发部", 3, (LIN,), True, 11)
COUNT = groups.ReadCount(42, 12, 15)
DEVICE = auth.Device(LAPTOP, "林的电脑", "windows", TIME, TIME + 1000, True, True)
SEEN = presence.Seen(ZHAO, "away", "午休", TIME, ("windows", "linux"))
CERTIFIED = (encode_certificate(CERTIFICATE), bytes(range(70)))

MESSAGES: tuple[Message, ...] = (
    session.Hello(1, 3, ("amend", "groups"), "linxin/0.1.0 linux"),
    session.Welcome(1, ("amend",), "linxin-server/0.1.0", ORGANISATION, "邻信演示公司", NONCE, TIME, 30.0),
    session.Beat(),
    session.Beaten(9, 42, 12),
    session.Bye("restart", 2.5),
    session.Done(),
    auth.SignIn("A0042", "correct horse", LAPTOP, "林的电脑", "windows", KEY, SIGNATURE, True),
    auth.Resume(TOKEN, LAPTOP, SIGNATURE, True),
    auth.SignedIn(LIN, "A0001", "林一", TOKEN, *CERTIFIED, True),
    auth.ChangePassword("old words", "new words"),
    auth.ListDevices(),
    auth.Devices((DEVICE,)),
    auth.RevokeDevice(PHONE),
    auth.ConfirmArrival(PHONE),
    auth.SignOut(),
    auth.NewDevice(PHONE, "手机", "android", "192.0.2.7", TIME, True),
    org.ListPeople(11),
    org.People(
        *(12, (PERSON,), True, (DEPARTMENT,), SIGNED_POLICY, bytes(range(8)), 12),
        (org.CompanyReply(FIRST, "您好，请稍等", "问候", 3, False, 12),),
    ),
    org.PeopleChanged(12),
    org.SetOwnCard("在路上", ("8001",), "zhao@example.com"),
    org.SetNote(ZHAO, "小敏", True, False),
    org.SetContactGroup(FIRST, "客户经理们", 2, (ZHAO,), (LIN,), True),
    org.SetAvatar(PICTURE),
    org.Avatars((org.Avatar(ZHAO, PICTURE),)),
    org.GetAvatars((ZHAO, LIN)),
    admin.OneTimePassword(ZHAO, "k7mw-9pq2-x4ht"),
    admin.AddPerson("A0042", "赵敏", SECOND, "工程师", 20, ("8001",), "zhao@example.com", "P6"),
    admin.EditPerson(ZHAO, "A0043", "赵敏", SECOND, True, "主管", 10, ("8002",), "z@example.com", "M2"),
    admin.DisablePerson(ZHAO, LIN),
    admin.EnablePerson(ZHAO),
    admin.ResetPassword(ZHAO),
    admin.AddDepartment(SECOND, "研发部", FIRST, 3),
    admin.EditDepartment(SECOND, "研发中心", FIRST, True, 4, (LIN, ZHAO)),
    admin.RemoveDepartment(SECOND),
    admin.UploadTable(131_072, "工号,姓名".encode()),
    admin.ImportPreview(
        KEY,
        {"added": 1, "unchanged": 40},
        (admin.ImportChange(2, "moved", "A0042", "赵敏", ("部门: 市场部 → 研发部",)),),
        (admin.RowError(47, "电话", "phone", "12"),),
        1,
    ),
    admin.PreviewImport(True),
    admin.Imported({"added": 1}, (admin.NewPassword("A0042", "赵敏", "k7mw-9pq2-x4ht"),)),
    admin.ApplyImport(KEY),
    admin.ExportedPeople("工号".encode()),
    admin.ExportPeople("csv"),
    admin.PutRole(Role("auditor", "审计", ("people.export",))),
    admin.RemoveRole("auditor"),
    admin.AssignRole(ZHAO, "auditor", (SECOND,)),
    admin.SetRecallTime(300),
    admin.PutReply(FIRST, "您好，请稍等", "问候", 3),
    admin.RemoveReply(FIRST),
    sync.CatchUp(8, (sync.Held(CONVERSATION, CURSOR),)),
    sync.Digest(9, (READ_ITEM,), (sync.Head(CONVERSATION, CURSOR, 17, 5, ENTRY, True, 41),), 12, True),
    sync.StateChanged((READ_ITEM,)),
    sync.LookAgain(),
    log.Append(SIGNED, ZHAO),
    log.Appended(42, 17, TIME + 5, LINK),
    log.After(CONVERSATION, CURSOR, 500),
    log.Page((ENTRY, AMENDMENT), Cursor(43, LINK), True),
    log.Before(CONVERSATION, 43, 50),
    log.History((log.Standing(ENTRY, (AMENDMENT,)),), 1, Cursor(43, LINK), 7),
    log.FindCommon(CONVERSATION, (CURSOR, Cursor(0, b""))),
    log.Common(CURSOR),
    log.FindTime(CONVERSATION, TIME),
    log.Moment(42),
    log.Offer(CONVERSATION, (log.Vouched(SIGNED, *CERTIFIED),)),
    log.Offered((log.Outcome(FIRST, 42), log.Outcome(SECOND, 0, "bad_signature"))),
    log.Entries(CONVERSATION, (ENTRY, AMENDMENT)),
    files.Ticket(KEY),
    files.OpenTransfers(),
    later.KeepForLater(SIGNED, TIME, ZHAO),
    later.CancelLater(FIRST),
    chat.MarkDelivered(CONVERSATION, 42),
    chat.MarkRead(CONVERSATION, 42),
    chat.SetDraft(CONVERSATION, "还没写完", TIME, (Style(0, 2, bold=True),)),
    chat.DraftKept(Draft("还没写完", TIME, (Style(0, 2, bold=True),)), 9),
    chat.Arrange(CONVERSATION, True, False, True, False, True),
    chat.HideEntries(CONVERSATION, (FIRST, SECOND), False),
    chat.SetReminder(CONVERSATION, FIRST, TIME, 42),
    chat.SetPrivacy(False, True, Grade.FRIENDS, Grade.EVERYONE, Grade.COLLEAGUES),
    chat.Typing(CONVERSATION, True),
    chat.SomeoneTyping(CONVERSATION, ZHAO, True),
    groups.GroupCard(
        *(
            CONVERSATION,
            "room",
            "羽毛球",
            "每周三晚",
            "approval",
            True,
            True,
            False,
            LIN,
            15,
            40,
            "带拍子",
            True,
            TIME + 86_400_000,
            True,
        )
    ),
    groups.GetGroup(CONVERSATION),
    groups.Members((groups.Member(ZHAO, "admin", True, "赵敏", "A0042", "球王"),), True, 42),
    groups.ListMembers(CONVERSATION, LIN),
    groups.Rooms(
        (groups.RoomFound(CONVERSATION, "羽毛球", "每周三晚", "approval", 15, True, True, TIME),), True
    ),
    groups.FindRooms("羽毛"),
    groups.AskToJoin(CONVERSATION, "我也想打球", False),
    groups.JoinRequests((groups.JoinRequest(ZHAO, "赵敏", "我也想打球", TIME),)),
    groups.ListJoinRequests(CONVERSATION),
    groups.TurnDown(CONVERSATION, ZHAO),
    groups.ReadersCounted(CONVERSATION, (COUNT,)),
    groups.ReadCounts((COUNT,)),
    groups.WatchReaders(CONVERSATION, (41, 42)),
    groups.Readers((LIN, ZHAO), True, TIME),
    groups.ListReaders(CONVERSATION, 42, False, LIN),
    groups.UrgedToRead(3, TIME),
    groups.UrgeToRead(CONVERSATION, 42),
    presence.SetPresence(True, Presence.DO_NOT_DISTURB, TIME, "午休", TIME + 3_600_000),
    presence.Watch((ZHAO,), (LIN,)),
    presence.Watched((SEEN,)),
    presence.PresenceChanged((SEEN,)),
    presence.PresenceChosen("busy", TIME, "开会", TIME + 3_600_000),
    presence.UseDevice(3),
    presence.DeviceInUse(LAPTOP, 12),
    replies.SetReply(FIRST, "您好，请稍等", "问候", 3),
    spelling.SetOwnWord("linxin", False),
    peer.Meet(LIN, LAPTOP, NONCE, SIGNATURE),
    peer.Met(ZHAO, PHONE, SIGNATURE),
    peer.Even(CONVERSATION, (peer.Span(LAPTOP, 1, 3),)),
    peer.Missing((SIGNED,), True),
)
