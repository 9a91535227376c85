"""The system's keyring: loaded where it is used alone, since it brings much along. All of it blocks."""

from collections.abc import Generator
from contextlib import contextmanager

import keyring
import keyring.errors
from keyring.backends import chainer, fail, null

SERVICE = "Linxin"


def usable() -> bool:
    """Whether this system has a keyring that keeps things. Raises OSError when it does not answer."""
    with _answering():
        backend = keyring.get_keyring()
    if isinstance(backend, chainer.ChainerBackend):
        return any(not isinstance(one, fail.Keyring | null.Keyring) for one in backend.backends)
    return not isinstance(backend, fail.Keyring | null.Keyring)


def get(user: str) -> str | None:
    """Return what is kept; raises OSError when the keyring does not answer."""
    with _answering():
        return keyring.get_password(SERVICE, user)


def put(user: str, text: str) -> None:
    """Keep a text; raises OSError when the keyring does not answer."""
    with _answering():
        keyring.set_password(SERVICE, user, text)


def remove(user: str) -> None:
    """Keep it no more; raises OSError when the keyring does not answer."""
    with _answering():
        if keyring.get_password(SERVICE, user) is not None:
            keyring.delete_password(SERVICE, user)


@contextmanager
def _answering() -> Generator[None]:
    try:
        yield
    except keyring.errors.KeyringError as error:
        raise OSError(f"keyring: {error}") from error
