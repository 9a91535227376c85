"""Installing the peers: what is said where they are missing; the machine's own service policy comes back."""

from pathlib import Path

import pytest

from tests.bench.xmpp_peers import install


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(install, "POLICY", tmp_path / "policy-rc.d")
    monkeypatch.setattr(install, "KEPT", tmp_path / "policy-rc.d.kept")
    return tmp_path / "policy-rc.d"


def test_services_are_refused_only_inside_the_block(policy: Path) -> None:
    with install.services_kept_still():
        assert policy.read_text().endswith("exit 101\n")
        assert policy.stat().st_mode & 0o111
    assert not policy.exists()


def test_the_machines_policy_comes_back(policy: Path) -> None:
    policy.write_text("theirs")
    with pytest.raises(ValueError, match="apt-get"), install.services_kept_still():
        raise ValueError("apt-get failed")
    assert policy.read_text() == "theirs"


def test_the_machines_policy_comes_back_after_an_earlier_run_was_killed(policy: Path) -> None:
    policy.with_name("policy-rc.d.kept").write_text("theirs")
    policy.write_text("ours, left behind")
    with install.services_kept_still():
        pass
    assert policy.read_text() == "theirs"
    assert not policy.with_name("policy-rc.d.kept").exists()


def test_missing_packages_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_package: str) -> bool:
        return False

    def anywhere(name: str) -> str:
        return f"/usr/bin/{name}"

    monkeypatch.setattr(install, "is_installed", nothing)
    monkeypatch.setattr(install.shutil, "which", anywhere)
    with pytest.raises(install.PeersMissingError) as caught:
        install.require_packages(install=False)
    assert all(package in str(caught.value) for package in install.PACKAGES)
    assert "--install" in str(caught.value)
