"""Carries out the commands about quick replies."""

from client.services.replies import CompanyReplies, OwnReplies, ordered
from client.terminal.commands import reply as do
from client.terminal.objects import Json, done
from client.terminal.parts import Parts
from client.terminal.resolving import entry_id
from shared.ids import id_text


class ReplyExecutor:
    """Keeps, lists, moves and removes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def run(self, command: do.AnyReplyCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        match command:
            case do.RepliesCommand():
                rows = [*self._rows(company=False), *self._rows(company=True)]
                return {"event": "replies", "replies": rows}
            case do.PutReplyCommand(text=text, category=category, id=reply, company=company):
                known = entry_id(reply) if reply else None
                kept = await self._kept(company=company).put(text, category, known)
                return {**done(command), "id": id_text(kept)}
            case do.RemoveReplyCommand(id=reply, company=company):
                await self._kept(company=company).remove(entry_id(reply))
            case do.MoveReplyCommand(id=reply, step=step, company=company):
                await self._kept(company=company).move(entry_id(reply), step)
        return done(command)

    def _kept(self, *, company: bool) -> OwnReplies | CompanyReplies:
        return self._parts.replies.company if company else self._parts.replies.own

    def _rows(self, *, company: bool) -> list[Json]:
        return [
            {"id": id_text(reply), "text": one.text, "category": one.category, "company": company}
            for reply, one in ordered(self._kept(company=company).held)
        ]
