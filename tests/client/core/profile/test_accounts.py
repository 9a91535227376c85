"""Who has signed in on this device, by what the profiles' folders tell."""

from pathlib import Path

import msgspec

from client.core.profile.accounts import KnownAccount, free_profile, known_accounts
from client.core.profile.settings import Account, Pin, Settings


def lay_down(root: Path, profile: str, name: str = "", organisation: str = "") -> None:
    """Make a profile; of nobody without a name."""
    folder = root / "profiles" / profile
    folder.mkdir(parents=True)
    account = Account("id", f"number of {name}", name, "") if name else None
    pin = Pin("AAAA", organisation, None) if organisation else None
    (folder / "settings.json").write_bytes(msgspec.json.encode(Settings(account=account, pin=pin)))


def test_a_device_that_nobody_used_knows_nobody(tmp_path: Path) -> None:
    assert known_accounts(tmp_path) == []
    assert free_profile(tmp_path) == "account-2"


def test_the_usual_profile_comes_first_and_those_of_nobody_are_left_out(tmp_path: Path) -> None:
    lay_down(tmp_path, "account-2", "李伟", "恒川")
    lay_down(tmp_path, "default", "王芳")
    lay_down(tmp_path, "account-3")
    assert known_accounts(tmp_path) == [
        KnownAccount("default", "王芳", "number of 王芳", "", "id"),
        KnownAccount("account-2", "李伟", "number of 李伟", "恒川", "id"),
    ]
    # The one that nobody has come to use is taken before another is made.
    assert free_profile(tmp_path) == "account-3"


def test_what_is_damaged_or_strange_is_nobody_and_is_left_alone(tmp_path: Path) -> None:
    lay_down(tmp_path, "default", "王芳")
    folder = tmp_path / "profiles"
    (folder / "account-2").mkdir()
    (folder / "account-2" / "settings.json").write_bytes(b"{")
    (folder / "account-3").mkdir()
    (folder / "account-3" / "settings.json").mkdir()
    (folder / "a file").write_bytes(b"")
    lay_down(tmp_path, "x" * 60, "某人")
    assert [one.profile for one in known_accounts(tmp_path)] == ["default"]
    assert free_profile(tmp_path) == "account-4"
