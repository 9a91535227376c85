"""How large the company of the client's benchmark is, and how often each thing is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Counts. The cached messages are spread over the conversations; the long one comes on top of them.

    `groups` are among the conversations, those of the departments are not. `colleagues` are people with
    devices of their own.
    """

    people: int = 5_000
    departments: int = 300
    colleagues: int = 50
    conversations: int = 300
    groups: int = 60
    group_size: int = 80
    cached: int = 100_000
    long: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How often, and how long in seconds. `steps` are turns of the mouse wheel in one run of scrolling.

    `trees` is how often the organisation is gone to, folded and unfolded.
    """

    starts: int = 7
    opens: int = 20
    trees: int = 7
    runs: int = 5
    steps: int = 400
    idle: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """What colleagues say to an open window in an hour, which passes `speed` times faster than it would.

    `groups` are among the `chats`; another chat is clicked every `click` minutes.
    """

    messages: int = 10_800
    chats: int = 50
    groups: int = 10
    minutes: int = 60
    click: int = 5
    speed: float = 60.0
    seed: int = 10_800
