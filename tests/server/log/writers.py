"""People who do in a group what comes to their minds, mostly what they may."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shared.ids import new_id
from shared.model.bodies import (
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
)
from tests.server.log.naive import Naive

CHANGES = ("add", "add", "remove", "leave", "join", "admin", "member", "owner", "mute", "unmute")
KINDS = {
    *CHANGES,
    *(kind.__name__ for kind in (MessageBody, EditBody, ReactionBody, RecallBody, PinBody)),
    "RulesBody",
    "NicknameBody",
}


@dataclass
class Writers:
    """People by id; the first founds. `seen` counts what was taken and what was refused."""

    chance: random.Random
    seen: Counter[str]
    people: Sequence[bytes]

    def founding(self) -> GroupBody:
        chance = self.chance
        members = tuple(chance.sample(self.people[1:], chance.randrange(4)))
        kind, joining = chance.choice(("group", "room")), chance.choice(("closed", "approval", "open"))
        return GroupBody("组", members, kind, joining, chance.random() < 0.3)

    def body(self, author: bytes, naive: Naive) -> Body:
        chance = self.chance
        weights = (10, 12, 3, 1, 2, 6) if author in naive.ranks else (1, 8, 1, 1, 1, 1)
        kind = chance.choices(("message", "member", "rules", "notice", "nickname", "amend"), weights)[0]
        match kind:
            case "message":
                named = tuple(chance.sample(self.people, chance.choice((0, 0, 1, 2))))
                return MessageBody("话", named, everyone=chance.random() < 0.1)
            case "member":
                return self._change(author, naive)
            case "rules":
                return self._rules()
            case "notice":
                return NoticeBody(chance.choice(("", "公告")))
            case "nickname":
                return NicknameBody(chance.choice(("", "小王", "老李")))
            case _:
                return self._amend(naive)

    def note(self, body: Body, *, taken: bool) -> None:
        """Note what became of an entry."""
        kind = body.change if isinstance(body, MemberBody) else type(body).__name__
        self.seen[f"{kind} {'taken' if taken else 'refused'}"] += 1

    def _change(self, author: bytes, naive: Naive) -> MemberBody:
        inside = author in naive.ranks
        change = self.chance.choice(CHANGES if inside else (*["join"] * 5, *CHANGES))
        if change in ("leave", "join") and self.chance.random() < 0.9:
            return MemberBody(author, change)
        people = self.chance.sample(self.people, self.chance.choice((1, 1, 1, 2)))
        return MemberBody(people[0], change, tuple(people[1:]))

    def _rules(self) -> RulesBody:
        chance = self.chance
        return chance.choice(
            (
                RulesBody(name=f"组 {chance.randrange(9)}"),
                RulesBody(joining=chance.choice(("closed", "open"))),
                RulesBody(from_start=chance.random() < 0.5),
                RulesBody(mute_all=chance.random() < 0.3),
                RulesBody(disbanded=True if chance.random() < 0.03 else None),
            )
        )

    def _amend(self, naive: Naive) -> Body:
        chance = self.chance
        target = chance.choice(list(naive.messages)) if naive.messages else new_id()
        return chance.choice(
            (
                EditBody(target, "改"),
                ReactionBody(target, "👍", on=True),
                RecallBody(target),
                PinBody(target, on=True),
            )
        )
