"""Changing the company's quick replies: put, removed."""

from dataclasses import replace

from server.org.change import Change
from server.org.words import checked
from server.store.replies import CompanyReply, count_replies, find_reply, save_reply
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import Right
from shared.protocol.admin import PutReply

RIGHT = Right.MANAGE_REPLIES


def put_reply(change: Change, request: PutReply) -> None:
    """Make a reply or change it; raises Refusal `not_allowed`, `not_found`, `bad_message`."""
    change.powers().require(RIGHT)
    if not request.text.strip():
        raise Refusal(ErrorCode.BAD_MESSAGE, part="text")
    before = find_reply(change.connection, request.reply)
    if before is not None and before.removed:
        raise Refusal(ErrorCode.NOT_FOUND, part="reply")
    if before is None and count_replies(change.connection) >= limits.REPLIES:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.REPLIES)
    category = checked(request.category, "category", empty=True)
    after = CompanyReply(request.reply, request.text, category, request.place)
    if before is None or after != replace(before, version=0):
        save_reply(change.connection, after)


def remove_reply(change: Change, reply: bytes) -> None:
    """Remove a reply; raises Refusal `not_allowed`, `not_found`."""
    change.powers().require(RIGHT)
    before = find_reply(change.connection, reply)
    if before is None:
        raise Refusal(ErrorCode.NOT_FOUND, part="reply")
    if not before.removed:
        save_reply(change.connection, CompanyReply(reply, "", "", 0, removed=True))
