"""How people and entries are told: names as I keep them, and lines for what happened to a group."""

from client.terminal import objects
from client.terminal.objects import Json
from client.terminal.parts import Parts
from client.terminal.words.group_lines import line_of
from shared.ids import ORGANISATION, id_text
from shared.model.fold import Standing


class Telling:
    """Tells in the words of one client."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def name(self, person: bytes) -> str:
        """Return the name to show of somebody, mine included."""
        if person == ORGANISATION:
            return self._parts.auth.state.organisation_name
        return self._parts.people.shown_name(person)

    def _in_line(self, person: bytes) -> str:
        """Return a name inside of a line; empty for me."""
        if self._parts.me.known and person == self._parts.me.person:
            return ""
        return self.name(person) or id_text(person)[:8]

    def line(self, standing: Standing) -> str | None:
        """Return the line of an entry that governs a group, None for others."""
        return line_of(standing, self._in_line, self._parts.language)

    def message(self, conversation: bytes, standing: Standing) -> Json:
        """Return an entry as JSON; what governs a group is told in words, as `text`."""
        told = objects.message(conversation, standing, self.name(standing.author))
        line = self.line(standing)
        return told if line is None else {**told, "text": line}
