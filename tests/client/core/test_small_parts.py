"""The core's small parts: addresses, waits, events, owned tasks, secrets, profiles, settings, words."""

import asyncio
import logging
import stat
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from client.core.backoff import Backoff
from client.core.bus import Bus
from client.core.clock import MINUTE, ahead, time_said
from client.core.finding.address import Address, parse_address
from client.core.keys.identity import Identity, load_identity
from client.core.keys.vault import FileVault, Secret, choose_vault
from client.core.profile.folder import Profile
from client.core.profile.settings import Account, Settings, SettingsFile
from client.core.tasks import Tasks
from client.core.words.wording import Language, system_language, wording
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text

ORGANISATION = bytes(range(20))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("office", Address("office", 7443)),
        (" office:8443 ", Address("office", 8443)),
        ("127.0.0.1:1", Address("127.0.0.1", 1)),
        ("[::1]:9", Address("::1", 9)),
        (
            f"linxin://10.0.0.5:7443/{organisation_text(ORGANISATION)}",
            Address("10.0.0.5", 7443, organisation=ORGANISATION),
        ),
    ],
)
def test_addresses_as_people_write_them(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["", ":1", "a:b", "a:0", "a:70000", "a/b", "u@a", "a?b", "linxin://a/short", "[::1", "a b"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_address(text)
    assert caught.value.detail["part"] == "address"


def test_plain_is_for_this_machine_alone() -> None:
    for loopback in ("127.0.0.1:1", "localhost:1", "[::1]:1"):
        assert parse_address(loopback, plain=True).plain
    for far in ("10.0.0.5:1", "office:1", "localhost.example:1"):
        with pytest.raises(Refusal) as caught:
            parse_address(far, plain=True)
        assert caught.value.code is ErrorCode.NOT_ALLOWED


def test_waits_double_up_to_a_bound_with_full_jitter() -> None:
    bounds: list[float] = []

    def highest(low: float, high: float) -> float:
        assert low == 0
        bounds.append(high)
        return high

    waits = Backoff(uniform=highest)
    for _ in range(9):
        waits.next()
    assert bounds == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    waits.reset()
    assert waits.next() == 0.5


def test_events_reach_their_handlers_and_no_others(caplog: pytest.LogCaptureFixture) -> None:
    bus = Bus()
    heard: list[object] = []

    def faulty(_: int) -> None:
        raise ValueError("mine alone")

    bus.subscribe(int, faulty)
    end = bus.subscribe(int, heard.append)
    bus.subscribe(str, heard.append)
    with caplog.at_level(logging.CRITICAL):
        bus.publish(1)
        bus.publish("a")
        end()
        bus.publish(2)
    assert heard == [1, "a"]


async def test_tasks_end_with_their_owner() -> None:
    tasks = Tasks("test")
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    tasks.start(work(), "work")
    await asyncio.sleep(0)
    await tasks.close()
    assert ended.is_set()


async def test_an_owner_may_let_tasks_finish_but_not_for_ever() -> None:
    done: list[str] = []
    tasks = Tasks("test")

    async def short() -> None:
        await asyncio.sleep(0.01)
        done.append("short")

    async def endless() -> None:
        await asyncio.Event().wait()

    tasks.start(short(), "short")
    await tasks.finish(5)
    assert done == ["short"]
    long = tasks.start(endless(), "endless")
    await tasks.finish(0.05)
    assert long.cancelled()


async def test_a_failing_task_is_heard_of(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise ValueError("broken")

    tasks = Tasks("test")
    task = tasks.start(fail(), "fail")
    await asyncio.wait([task])
    await asyncio.sleep(0)
    assert "test.fail" in caplog.text


async def test_secrets_in_a_file_are_the_owners_alone(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "secrets.json")
    assert await vault.get(Secret.TOKEN) is None
    await vault.put(Secret.TOKEN, b"token")
    await vault.put(Secret.CACHE_KEY, bytes(32))
    await vault.remove(Secret.TOKEN)
    assert await vault.get(Secret.TOKEN) is None
    assert await FileVault(tmp_path / "secrets.json").get(Secret.CACHE_KEY) == bytes(32)
    if sys.platform != "win32":
        mode = (await asyncio.to_thread((tmp_path / "secrets.json").stat)).st_mode
        assert stat.S_IMODE(mode) == 0o600


async def test_a_damaged_vault_is_no_empty_vault(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    await asyncio.to_thread(path.write_bytes, b"{broken")
    with pytest.raises(Refusal) as caught:
        await load_identity(FileVault(path))
    assert (caught.value.code, caught.value.detail["part"]) == (ErrorCode.STORAGE_FAILED, "vault")


async def test_the_device_stays_the_same(tmp_path: Path) -> None:
    vault = await choose_vault(tmp_path, "default", portable=True)
    assert vault.kind == "file"
    first = await load_identity(vault)
    second = await load_identity(await choose_vault(tmp_path, "default", portable=False))
    assert (first.device, first.public_key) == (second.device, second.public_key)
    assert Identity.from_bytes(first.to_bytes()).public_key == first.public_key


def test_a_profile_is_used_by_one_at_a_time(tmp_path: Path) -> None:
    with Profile("小林", tmp_path) as held:
        with pytest.raises(Refusal) as caught:
            Profile("小林", tmp_path).open()
        assert caught.value.detail["reason"] == "profile_in_use"
        with Profile("other", tmp_path) as other:
            assert other.folder != held.folder
    with Profile("小林", tmp_path) as again:
        assert again.folder == held.folder


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "a b", "x" * 41, "-"])
def test_a_profile_name_is_no_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        Profile(name, tmp_path)


async def test_settings_are_kept(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    value = Settings("office:7443", None, Account("id", "1001", "王芳", "1001"))
    await file.change(value)
    again = SettingsFile(tmp_path / "settings.json")
    await asyncio.to_thread(again.load)
    assert again.value == value


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_refusal_has_words_in_both_languages(code: ErrorCode) -> None:
    chinese = wording(Refusal(code), Language.CHINESE)
    english = wording(Refusal(code), Language.ENGLISH)
    assert chinese.endswith("。")
    assert english[-1] in ".;"
    assert not english.isspace()
    for words in (chinese, english):
        assert "!" not in words
        assert "！" not in words


def test_words_name_the_facts() -> None:
    assert "20000" in wording(Refusal(ErrorCode.TEXT_TOO_LONG, limit=20_000), Language.CHINESE)
    locked = wording(Refusal(ErrorCode.LOCKED, until=1_790_000_000_000), Language.ENGLISH)
    assert ":" in locked


def test_the_language_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for said, language in (("zh_CN.UTF-8", Language.CHINESE), ("de_DE", Language.ENGLISH)):
        monkeypatch.setenv("LANG", said)
        assert system_language() is language


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that lasts as long as a test."""

    priority = 1  # pyright: ignore[reportAssignmentType] - the base declares a property of the class

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """A keyring whose user does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")


@pytest.fixture
def chosen_keyring() -> Generator[Callable[[keyring.backend.KeyringBackend], None]]:
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


ChooseKeyring = Callable[[keyring.backend.KeyringBackend], None]


async def test_a_keyring_keeps_secrets_by_profile(tmp_path: Path, chosen_keyring: ChooseKeyring) -> None:
    chosen_keyring(MemoryKeyring())
    vault = await choose_vault(tmp_path, "one", portable=False)
    assert vault.kind == "keyring"
    await vault.put(Secret.TOKEN, b"\x00token")
    assert await vault.get(Secret.TOKEN) == b"\x00token"
    other = await choose_vault(tmp_path, "other", portable=False)
    assert await other.get(Secret.TOKEN) is None
    for _ in range(2):
        await vault.remove(Secret.TOKEN)
    assert await vault.get(Secret.TOKEN) is None
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == []


async def test_a_locked_keyring_is_no_new_device(tmp_path: Path, chosen_keyring: ChooseKeyring) -> None:
    chosen_keyring(LockedKeyring())
    with pytest.raises(Refusal) as caught:
        await load_identity(await choose_vault(tmp_path, "one", portable=False))
    assert caught.value.detail["part"] == "vault"


@pytest.mark.parametrize(
    ("there", "apart"),
    [
        (2 * MINUTE - 1, 0),
        (1 - 2 * MINUTE, 0),
        (2 * MINUTE, 2 * MINUTE),
        (480 * MINUTE + 1_900, 480 * MINUTE),
        (-480 * MINUTE - 29_000, -480 * MINUTE),
    ],
)
def test_clocks_are_apart_by_whole_minutes_or_not_at_all(there: int, apart: int) -> None:
    assert ahead(1_000_000 + there, 1_000_000) == apart


@pytest.mark.parametrize(
    ("ms", "year"), [(0, "1970"), (2**53 - 1, "2999"), (2**63, "2999"), (-(2**63), "1970")]
)
def test_a_time_that_no_calendar_has_is_said_all_the_same(ms: int, year: str) -> None:
    assert time_said(ms, "%Y") in {year, str(int(year) - 1)}
