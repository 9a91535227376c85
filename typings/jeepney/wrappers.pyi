"""What builds messages and takes them apart."""

from typing import Any

from jeepney import Message

def unwrap_msg(msg: Message) -> tuple[Any, ...]: ...
