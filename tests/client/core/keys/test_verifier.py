"""A password is recognised without a server; nothing that is kept tells what it is."""

from pathlib import Path

from client.core.keys.vault import FileVault, Secret
from client.core.keys.verifier import Verifier


def verifier(folder: Path) -> Verifier:
    return Verifier(FileVault(folder / "secrets.json"))


async def test_the_password_is_recognised_also_after_a_restart(tmp_path: Path) -> None:
    one = verifier(tmp_path)
    assert not one.known
    assert not await one.check("林-secret-1")
    await one.learn("林-secret-1", keep=True)
    again = verifier(tmp_path)
    await again.load()
    for each in (one, again):
        assert each.known
        assert await each.check("林-secret-1")
        for wrong in ("林-secret-2", "", "林-secret-1 ", "x" * 10_000):
            assert not await each.check(wrong)
    assert "secret-1" not in (tmp_path / "secrets.json").read_text()


async def test_a_new_password_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    one = verifier(tmp_path)
    await one.learn("one", keep=True)
    await one.learn("two", keep=True)
    assert not await one.check("one")
    assert await one.check("two")


async def test_what_is_not_to_be_kept_ends_with_the_run(tmp_path: Path) -> None:
    one = verifier(tmp_path)
    await one.learn("one", keep=True)
    await one.learn("two", keep=False)
    assert await one.check("two")
    again = verifier(tmp_path)
    await again.load()
    assert not again.known


async def test_after_signing_out_nothing_is_recognised(tmp_path: Path) -> None:
    one = verifier(tmp_path)
    await one.learn("one", keep=True)
    await one.forget()
    assert not one.known
    await one.load()
    assert not one.known


async def test_what_somebody_wrote_into_the_vault_is_no_password(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "secrets.json")
    for hostile in (
        b"",
        b"\xff\x00",
        b"$argon2id$v=19$m=99999999999,t=1,p=1$$",
        b"$argon2i$v=19$m=8,t=1,p=1$AA$AA",
    ):
        await vault.put(Secret.PASSWORD_HASH, hostile)
        one = Verifier(vault)
        await one.load()
        assert not await one.check("")
        assert not await one.check("one")
