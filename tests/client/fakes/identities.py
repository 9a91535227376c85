"""Who I am, who the colleagues are, and when it is."""

ME = b"me".ljust(16, b"\0")
DEVICE = b"device".ljust(16, b"\0")
NOW = 1_790_300_000_000


def person_id(number: int) -> bytes:
    """Return the id of the colleague with a number."""
    return b"person" + number.to_bytes(10, "big")
