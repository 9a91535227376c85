"""A person at a computer: the product's own windows, used as that person would."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.e2e.accessible import Node
from tests.e2e.desktop import Desktop
from tests.e2e.window import Program, Window
from tests.support.child import python_command
from tests.support.office import Person

SIGN_IN = "邻信"
MAIN = re.compile(r"^邻信( · |$)")
CHINESE = {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}
EDITOR = re.compile(r"^发消息给 ")
ROW = re.compile(r"(?P<author>\S+) \d\d:\d\d: (?P<text>.*?)(?: \((?P<status>[^()]*)\))?$")
STARTING = 20.0


class Seat:
    """One person's client on a desktop, speaking Chinese."""

    def __init__(
        self,
        desktop: Desktop,
        person: Person,
        home: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment` is what the client finds there besides."""
        self.person = person
        self._environment = dict(environment or {})
        self._desktop = desktop
        self._home = home
        self._program: Program | None = None

    # The program

    @property
    def program(self) -> Program:
        assert self._program is not None, f"{self.person} has not started the client"
        return self._program

    def starts(self, *arguments: str | Path) -> None:
        """Start the client."""
        self._program = self.starts_again(*arguments)

    def starts_again(self, *arguments: str | Path) -> Program:
        """Start the client once more, beside the one that runs."""
        command = python_command("client", "--server", self.person.office.server.address, *arguments)
        environment = {**CHINESE, "LINXIN_HOME": str(self._home), **self._environment}
        return Program(self._desktop, command, name=self.person.name, environment=environment)

    def close(self) -> None:
        """End the client, which must not have complained."""
        if self._program is not None:
            self._program.close()
            self._program = None

    # Signing in

    @property
    def sign_in(self) -> Window:
        return self.program.window(SIGN_IN, STARTING)

    def signs_in(self, password: str | None = None) -> Window:
        """Give number and password, and press Enter."""
        window = self.sign_in
        window.activate()
        window.fill("text", "工号或姓名", self.person.number)
        window.fill("text", "密码", self.person.password if password is None else password)
        window.press("Return")
        return window

    def comes_in(self) -> None:
        """Start, sign in and trust the organisation whose fingerprint is right."""
        self.starts()
        self.signs_in()
        self.compares_fingerprint()
        self.main.sees("消息")

    def compares_fingerprint(self) -> None:
        """Agree to the organisation, if its fingerprint is the one IT has published."""
        window = self.sign_in
        shown = window.look(_fingerprint, STARTING)
        assert shown == self.person.office.organisation.id.replace("-", "")
        window.click("push button", "一致")

    def signs_out(self) -> None:
        """Sign out by the last entry of the settings' menu."""
        window = self.main
        window.activate()
        window.click(None, "设置")
        window.press("Up", "Return")
        self.sign_in.find("text", "密码")

    # Talking

    @property
    def main(self) -> Window:
        window = Window(self.program, MAIN)
        window.find("radio button", "消息", STARTING)
        return window

    def finds(self, typed: str, name: str) -> None:
        """Find a colleague by what is typed, and open the chat."""
        window = self.main
        window.activate()
        window.press("ctrl+k")
        window.type(typed)
        window.find("list item", re.compile(rf"^{name}, "))
        window.press("Return")
        window.find("text", f"发消息给 {name}")

    def opens(self, name: str) -> None:
        """Open a conversation by a click in the list."""
        window = self.main
        window.activate()
        window.click("list item", re.compile(rf"^{name}, "))
        window.find("text", f"发消息给 {name}")

    def says(self, text: str) -> None:
        """Write into the open chat, and send by Enter."""
        window = self.main
        window.activate()
        window.click("text", EDITOR)
        self.goes_on(text)

    def goes_on(self, text: str) -> None:
        """Write where the cursor stands in the editor, and send by Enter."""
        window = self.main
        window.type(text)
        window.look(lambda tree: True if _editor(tree) == text else None)
        window.press("Return")
        window.look(lambda tree: True if not _editor(tree) else None)

    def sees_chat(self, *expected: tuple[str, str], timeout: float = 15.0) -> None:
        """See exactly these messages in the open chat, in this order, each once."""
        self.main.look(lambda tree: True if _chat(tree) == list(expected) else None, timeout)

    def looks(self) -> None:
        """Turn to this window."""
        self.main.activate()

    def copies_chat(self) -> str:
        """Return the words of the open chat, copied there and pasted into the editor."""
        window = self.main
        window.activate()
        window.click("list", "消息")
        window.press("ctrl+a", "ctrl+c")
        window.click("text", EDITOR)
        window.press("ctrl+a", "ctrl+v")
        pasted = window.look(_editor)
        window.press("ctrl+a", "BackSpace")
        window.look(lambda tree: True if not _editor(tree) else None)
        return pasted

    def sees(self, text: str, timeout: float = 15.0) -> None:
        """See words in the window."""
        self.main.sees(text, timeout)


def _fingerprint(tree: Node) -> str | None:
    names = (node.name for node in tree.walk() if node.visible and node.name.startswith("组织指纹 "))
    return next(("".join(name.split()[1:]) for name in names), None)


def _chat(tree: Node) -> list[tuple[str, str]]:
    lists = (node for node in tree.walk() if node.visible and node.role == "list" and node.name == "消息")
    rows = [one for node in lists for one in node.children if one.visible and one.role == "list item"]
    return [(found["author"], found["text"]) for row in rows if (found := ROW.match(row.name))]


def _editor(tree: Node) -> str | None:
    return next((node.text for node in tree.walk() if node.visible and EDITOR.search(node.name)), None)
