"""A free port can be bound."""

import socket

from tests.support.network import LOOPBACK, free_port


def test_a_free_port_can_be_bound() -> None:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, free_port()))
