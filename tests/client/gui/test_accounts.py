"""The accounts of this device as windows see them, and the starts that open others."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from client.core.profile.settings import Settings, SettingsFile
from client.gui.accounts import Accounts
from client.viewmodels.sign_in.accounts import AccountLine
from tests.client.core.profile.test_accounts import lay_down

pytestmark = pytest.mark.gui


class House:
    """A device with accounts, on which nothing is really started."""

    def __init__(self, root: Path) -> None:
        self.started: list[tuple[str, tuple[str, ...]]] = []
        self.starts = True
        settings = SettingsFile(root / "settings.json")
        settings.value = Settings(server="office:7443")
        self.accounts = Accounts("default", settings, self.start)

    def start(self, profile: str, options: Sequence[str]) -> bool:
        self.started.append((profile, tuple(options)))
        return self.starts


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setenv("LINXIN_HOME", str(tmp_path))
    made = House(tmp_path)
    yield made
    await made.accounts.close()


async def test_mine_is_marked_and_others_are_offered(house: House, tmp_path: Path) -> None:
    lay_down(tmp_path, "default", "王芳")
    lay_down(tmp_path, "account-2", "李伟", "恒川")
    await house.accounts.refresh()
    mine = AccountLine("default", "王芳", "number of 王芳", "", "id", mine=True)
    other = AccountLine("account-2", "李伟", "number of 李伟", "恒川", "id")
    assert house.accounts.lines == (mine, other)
    assert house.accounts.others == (other,)


async def test_who_comes_later_is_seen_the_next_time(house: House, tmp_path: Path) -> None:
    assert house.accounts.lines == ()
    lay_down(tmp_path, "account-2", "李伟")
    house.accounts.look()
    await house.accounts.opened()
    assert [one.name for one in house.accounts.others] == ["李伟"]


async def test_a_known_account_is_opened_and_a_new_one_in_a_profile_of_its_own(
    house: House, tmp_path: Path
) -> None:
    lay_down(tmp_path, "account-2", "李伟")
    house.accounts.open("account-2")
    await house.accounts.opened()
    house.accounts.open("")
    await house.accounts.opened()
    assert house.started == [("account-2", ()), ("account-3", ("--server", "office:7443"))]


async def test_what_can_not_be_started_is_told_from_what_was(house: House) -> None:
    house.accounts.open("account-2")
    assert await house.accounts.opened()
    house.starts = False
    for profile in ("account-2", ""):
        house.accounts.open(profile)
        assert not await house.accounts.opened()
