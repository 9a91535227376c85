"""What this device recognises the password by is kept as its owner chose, and no longer than the session."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from client.core.bus import Bus
from client.core.events import SessionEnded
from client.core.keys.vault import FileVault, Secret
from client.core.keys.verifier import Verifier
from client.core.profile.settings import Keep
from client.services.auth import AuthService
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import SignedIn
from shared.wire.message import Reply, Request
from shared.wire.session import Done
from tests.client.asked import Asked


class Door(Asked):
    """Lets in whoever knocks, and remembers what they chose; `refusal` meets who comes back."""

    def __init__(self) -> None:
        super().__init__(_done)
        self.keeps_session = True
        self.refusal: Refusal | None = None

    async def sign_in(
        self, server: str, user: str, password: str, trust: bytes | None, keep: Keep | None = None
    ) -> SignedIn:
        del server, password, trust
        self.keeps_session = self.keeps_session if keep is None else keep.session
        return SignedIn(bytes(16), "1001", user, bytes(32), b"", b"", must_change=False)

    async def can_resume(self) -> bool:
        return self.keeps_session

    async def resume(self, server: str = "") -> SignedIn | None:
        del server
        if self.refusal is not None:
            raise self.refusal
        return None

    async def sign_out(self) -> None: ...

    def password_changed(self) -> None: ...

    def network_changed(self) -> None: ...


def _done(_: Request[Reply]) -> Done:
    return Done()


class Flat:
    """A device, its vault and who signs in at it."""

    def __init__(self, folder: Path) -> None:
        self.vault = FileVault(folder / "secrets.json")
        self.door = Door()
        self.bus = Bus()
        self.verifier = Verifier(self.vault)
        self.auth = AuthService(self.door, self.bus, self.verifier)

    async def sign_in(self, keep: Keep | None = None) -> None:
        await self.auth.sign_in("office", "王芳", "secret", keep=keep)

    async def kept(self) -> bool:
        return await self.vault.get(Secret.PASSWORD_HASH) is not None


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncGenerator[Flat]:
    made = Flat(tmp_path)
    yield made
    await made.auth.close()


async def test_nothing_is_kept_against_the_choice_of_before(flat: Flat) -> None:
    await flat.sign_in(Keep(session=False))
    assert not await flat.kept()
    await flat.sign_in()
    await flat.auth.change_password("secret", "another")
    assert not await flat.kept()
    assert await flat.verifier.check("another")
    await flat.sign_in(Keep())
    assert await flat.kept()


async def test_a_start_that_comes_back_goes_by_the_choice_of_before(flat: Flat) -> None:
    flat.door.keeps_session = False
    await flat.auth.resume()
    await flat.auth.change_password("secret", "another")
    assert not await flat.kept()


@pytest.mark.parametrize("code", [ErrorCode.REVOKED, ErrorCode.DISABLED])
async def test_a_device_that_is_put_out_forgets_the_password(flat: Flat, code: ErrorCode) -> None:
    await flat.sign_in()
    flat.bus.publish(SessionEnded(Refusal(code)))
    await flat.auth.close()
    assert not await flat.kept()
    assert not flat.verifier.known


async def test_also_one_that_was_put_out_meanwhile(flat: Flat) -> None:
    await flat.sign_in()
    flat.door.refusal = Refusal(ErrorCode.REVOKED)
    with pytest.raises(Refusal, match="revoked"):
        await flat.auth.resume()
    assert not await flat.kept()


async def test_a_server_that_is_only_newer_takes_nothing_away(flat: Flat) -> None:
    await flat.sign_in()
    flat.bus.publish(SessionEnded(Refusal(ErrorCode.VERSION_UNSUPPORTED)))
    await flat.auth.close()
    assert await flat.kept()
