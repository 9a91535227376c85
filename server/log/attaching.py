"""The files of a message: whether its author may refer to them, asked and noted as it is appended."""

from collections.abc import Sequence

from server.log.submission import Submission
from server.store import attachments
from server.store.connection import Connection
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, Body, MessageBody, RecallBody
from shared.model.decide import Decision


def attached(connection: Connection, submission: Submission, body: Body, now: int) -> Sequence[Attachment]:
    """Return the files that an entry will refer to. Raises Refusal `blob_missing` (file).

    Whoever appends must have given the bytes, or be able to fetch them: knowing a digest opens nothing. An
    entry that somebody else uploads, or its author after a restore, is kept in any case: files of it that
    the server does not have are no longer available.
    """
    if not isinstance(body, MessageBody) or not body.attachments:
        return ()
    author = submission.actor.person
    found = [one for one in body.attachments if attachments.referable(connection, author, one, now)]
    if len(found) < len(body.attachments) and not submission.recovered:
        missing = next(one for one in body.attachments if one not in found)
        raise Refusal(ErrorCode.BLOB_MISSING, file=missing.name)
    return found


def note_files(
    connection: Connection, place: tuple[int, int], files: Sequence[Attachment], decision: Decision
) -> None:
    """Note what the entry at a place (conversation's number, seq) refers to, or takes back.

    At once, and not when the batch is written: the next of the same batch may name the file again.
    """
    conversation, seq = place
    attachments.refer(connection, conversation, seq, files)
    if decision.target is not None and isinstance(decision.body, RecallBody):
        attachments.hide(connection, conversation, decision.target.seq)
