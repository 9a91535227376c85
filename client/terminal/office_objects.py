"""The JSON objects of the office: groups, departments, the policy, and what admins are told."""

from collections.abc import Sequence

from client.terminal.objects import Json
from shared.ids import id_text
from shared.model.rights import Policy, Powers
from shared.protocol.admin import Imported, ImportPreview
from shared.protocol.groups import GroupCard, JoinRequest, Member, ReadCount, RoomFound, UrgedToRead
from shared.protocol.org import Department


def _id(value: bytes | None) -> str | None:
    return None if value is None else id_text(value)


def card(one: GroupCard) -> Json:
    """What a group is."""
    return {
        "group": id_text(one.conversation),
        "kind": one.kind,
        "name": one.name,
        "about": one.about,
        "joining": one.joining,
        "from_start": one.from_start,
        "mute_all": one.mute_all,
        "disbanded": one.disbanded,
        "owner": _id(one.owner),
        "members": one.members,
        "notice": one.notice_text,
        "notice_seq": one.notice,
        "member": one.member,
        "ends": one.ends,
        "ended": one.ended,
    }


def member(one: Member, name: str) -> Json:
    """One member of a group."""
    return {
        "person": id_text(one.person),
        "number": one.number,
        "name": one.name or name,
        "rank": one.rank,
        "muted": one.muted,
        "nickname": one.nickname,
    }


def room(one: RoomFound) -> Json:
    """One room of the directory."""
    return {
        "group": id_text(one.conversation),
        "name": one.name,
        "about": one.about,
        "joining": one.joining,
        "members": one.members,
        "member": one.member,
        "asked": one.asked,
        "ends": one.ends,
    }


def join_request(one: JoinRequest) -> Json:
    """Somebody who waits to be let in."""
    return {"person": id_text(one.person), "name": one.name, "words": one.words, "time": one.time}


def urged(one: UrgedToRead) -> Json:
    """How many were asked to read a message, and when."""
    return {"people": one.people, "time": one.time}


def counts(found: Sequence[ReadCount]) -> list[Json]:
    """How many have read each message."""
    return [{"seq": one.seq, "read": one.read, "of": one.of} for one in found]


def department(one: Department, path: Sequence[Department], people: int) -> Json:
    """One department; `people` counts those in it and below."""
    return {
        "department": id_text(one.department),
        "parent": _id(one.parent),
        "name": one.name,
        "path": [above.name for above in path],
        "heads": [id_text(head) for head in one.heads],
        "people": people,
    }


def policy(rules: Policy | None, powers: Powers) -> Json:
    """The rules in force, and what I may do by them: each right with the departments it reaches."""
    return {
        "number": 0 if rules is None else rules.number,
        "roles": []
        if rules is None
        else [{"role": one.id, "name": one.name, "rights": list(one.rights)} for one in rules.roles],
        "holders": []
        if rules is None
        else [
            {
                "person": id_text(one.person),
                "role": one.role,
                "departments": [id_text(each) for each in one.departments],
            }
            for one in rules.holders
        ],
        "recall_seconds": powers.recall_seconds,
        "powers": {right: [id_text(one) for one in reach] for right, reach in powers.rights.items()},
    }


def preview(one: ImportPreview) -> Json:
    """What a table of people would change."""
    return {
        "key": one.key.hex(),
        "counts": dict(one.counts),
        "changes": [
            {
                "row": each.row,
                "change": each.change,
                "number": each.number,
                "name": each.name,
                "details": list(each.details),
            }
            for each in one.changes
        ],
        "errors": [
            {"row": each.row, "column": each.column, "reason": each.reason, "text": each.text}
            for each in one.errors
        ],
        "errors_in_all": one.errors_in_all,
    }


def imported(one: Imported) -> Json:
    """What an import has done; the passwords are told this once."""
    return {
        "counts": dict(one.counts),
        "passwords": [
            {"number": each.number, "name": each.name, "password": each.password} for each in one.passwords
        ],
    }
