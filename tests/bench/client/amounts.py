"""How large the company of the client's benchmark is, and how often each thing is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Counts. The cached messages are spread over the conversations; the long one comes on top of them."""

    people: int = 5_000
    conversations: int = 300
    cached: int = 100_000
    long: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How often, and how long in seconds. `steps` are turns of the mouse wheel in one run of scrolling."""

    starts: int = 7
    opens: int = 20
    runs: int = 5
    steps: int = 400
    idle: float = 30.0
