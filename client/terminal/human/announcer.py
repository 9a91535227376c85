"""Shows a person what happens, as the JSON terminal's events put into words."""

from client.terminal import objects
from client.terminal.console import Console
from client.terminal.objects import Json
from client.terminal.parts import Parts
from client.terminal.translator import Translator
from client.terminal.words.phrases import Voice
from shared.ids import parse_id


class Announcer:
    """Puts events into lines."""

    def __init__(self, parts: Parts, console: Console, voice: Voice) -> None:
        self._parts = parts
        self._console = console
        self._voice = voice
        self._marked: dict[tuple[str, str], bytes] = {}
        self._translator = Translator(parts, self._hear)

    async def run(self) -> None:
        """Announce for ever."""
        await self._translator.run()

    def close(self) -> None:
        """Stop hearing."""
        self._translator.close()

    def _say(self, phrase: str, **facts: object) -> None:
        self._console.show("  · " + self._voice.say(phrase, **facts))

    def _name(self, event: Json) -> str:
        person = event.get("person")
        return self._parts.people.name(parse_id(str(person))) if person else ""

    def _hear(self, event: Json) -> None:
        match event["event"]:
            case "message":
                self._message(event)
            case "group_entry":
                self._console.show(f"  · {self._group(event)}{event['text']}")
            case "connection":
                self._connection(event)
            case "failed":
                self._say("not_sent", text=event["text"])
            case "signed_out":
                self._say("signed_out", why=event["text"])
            case "new_device":
                said = "new_place" if event["known"] else "new_device"
                self._say(said, name=event["name"], address=event["address"])
            case _:
                self._marks(event)

    def _marks(self, event: Json) -> None:
        name = self._name(event)
        if not name or parse_id(str(event["person"])) == self._parts.me.person:
            return
        if event["event"] in ("delivered", "read") and self._is_news(event):
            self._say(str(event["event"]), name=name)
        elif event["event"] == "typing" and event["active"]:
            self._say("typing", name=name)
        elif event["event"] == "urged":
            self._say("urged_me", name=name)

    def _is_news(self, event: Json) -> bool:
        """Whether a mark has reached another message, not only an edit or a reaction after it."""
        last = self._parts.chat.state.summary(parse_id(str(event["conversation"]))).last
        key = (str(event["event"]), str(event["conversation"]))
        if last is None or self._marked.get(key) == last.id:
            return False
        self._marked[key] = last.id
        return True

    def _message(self, event: Json) -> None:
        """Show what is new, and what others changed; own changes were seen when they were made."""
        text = str(event["text"])
        if event["recalled"]:
            text = self._voice.say("recalled")
        elif not event["known"]:
            text = self._voice.say("newer")
        elif event["edited"]:
            text += self._voice.say("edited")
        reactions = "".join(f"  {emoji}{len(people)}" for emoji, people in event["reactions"].items())
        text += objects.file_words(event["attachments"])
        mark = "~" if event["update"] else "<"
        where = self._group(event)
        self._console.show(f"{mark} {where}{event['author_name']}: {text}{reactions}")

    def _group(self, event: Json) -> str:
        """Return the name of the group that something happened to."""
        name = self._parts.chat.state.summary(parse_id(str(event["conversation"]))).name
        return f"{name}: " if name else ""

    def _connection(self, event: Json) -> None:
        if event["state"] == "up":
            self._say("up")
        else:
            self._say("down", why=event.get("text", ""))
