"""Groups given back after a restore; requests over their limits."""

import msgspec
import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, new_id
from shared.model.bodies import GroupBody, MemberBody, RulesBody, encode_body
from shared.model.entry import START, Header, SignedEntry, encode_header, signed_bytes
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.groups import GetGroup
from shared.protocol.log import After, Offer, Vouched
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


class TestOffers:
    async def test_a_lost_group_is_given_back_with_its_changes(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:

        lost = [
            group.entry(zhang, GroupBody("新组", (li.person,))),
            group.entry(zhang, MemberBody(wang.person, "add")),
            group.entry(wang, "我来了"),
        ]
        offer = Offer(group.id, tuple(Vouched(one, b"", b"") for one in lost))
        offered = await desk.ask(li.session, offer)
        assert [(one.seq, one.code) for one in offered.outcomes] == [(1, ""), (2, ""), (3, "")]
        assert (await desk.ask(wang.session, GetGroup(group.id))).members == 3

    async def test_a_lost_end_is_given_back_though_it_has_come_since(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        ended = desk.now - 1
        lost = [
            group.entry(zhang, GroupBody("新组", (li.person,))),
            group.entry(zhang, "快到期了"),
            group.entry(zhang, RulesBody(ends=ended)),
            group.entry(li, "来不及了"),
        ]
        offer = Offer(group.id, tuple(Vouched(one, b"", b"") for one in lost))
        offered = await desk.ask(li.session, offer)
        codes = [(one.seq, one.code) for one in offered.outcomes]
        assert codes == [(1, ""), (2, ""), (3, ""), (0, ErrorCode.NOT_ALLOWED)]
        card = await desk.ask(li.session, GetGroup(group.id))
        assert (card.ends, card.ended) == (ended, True)

    async def test_the_organisations_own_keep_their_seq_and_are_never_appended(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:

        await group.found(zhang, [li])
        await desk.log.act(lambda _db, at: at.append(group.id, RulesBody(name="改名")))
        page = await desk.ask(li.session, After(group.id, START, 10))
        kept = SignedEntry(page.entries[1].header, page.entries[1].body, page.entries[1].signature)
        header = encode_header(
            Header(group.id, new_id(), ORGANISATION, ORGANISATION, 9, 0, 9, "rules", desk.now)
        )
        body = encode_body(RulesBody(disbanded=True))
        lost = SignedEntry(header, body, desk.authority.sign(signed_bytes(header, body)))
        forged = SignedEntry(header, body, bytes(64))
        offered = await desk.ask(
            li.session, Offer(group.id, tuple(Vouched(one, b"", b"") for one in (kept, lost, forged)))
        )
        assert [(one.seq, one.code) for one in offered.outcomes] == [
            (2, ""),
            (0, ErrorCode.NOT_ALLOWED),
            (0, ErrorCode.BAD_SIGNATURE),
        ]


@pytest.mark.parametrize(
    "array",
    [
        ["groups.get", bytes(15)],
        ["groups.list_members", bytes(16), b"x"],
        ["groups.find_rooms", "x" * (limits.NAME_LENGTH + 1)],
        ["groups.ask_to_join", bytes(16), "x" * (limits.WORDS_LENGTH + 1)],
        ["groups.watch_readers", bytes(16), [1] * (limits.READERS_WATCHED + 1)],
        ["groups.watch_readers", bytes(16), [-1]],
        ["groups.list_readers", bytes(16), 2**62],
        ["groups.turn_down", bytes(16), None],
        ["groups.urge_to_read", bytes(15), 1],
        ["groups.urge_to_read", bytes(16), -1],
        ["groups.urge_to_read", bytes(16), 2**62],
        ["groups.urge_to_read", bytes(16)],
    ],
)
def test_what_is_over_its_limits_never_gets_here(array: list[object]) -> None:

    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
