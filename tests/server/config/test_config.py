"""The configuration: which source wins, and how wrong ones are refused."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.config import FILE_NAME, Config, ConfigError, load
from server.config.settings import SETTINGS


def read(folder: Path, text: str = "", *, flags: dict[str, str] | None = None, **environment: str) -> Config:
    if text:
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return load(folder, environment=environment, flags=flags or {})


def refused(folder: Path, text: str = "", *, flags: dict[str, str] | None = None, **environment: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read(folder, text, flags=flags, **environment)
    return caught.value.words.en


def test_defaults_are_for_this_machine_alone(tmp_path: Path) -> None:
    config = read(tmp_path)
    assert (config.listen, config.port, config.announce, config.plain) == ("127.0.0.1", 7443, False, False)
    assert config.log_file == tmp_path / "logs" / "server.log"
    assert {origin for _, _, origin in config.values()} == {"default"}


def test_flags_win_over_environment_and_that_over_the_file(tmp_path: Path) -> None:
    text = '# 端口\nlisten = "0.0.0.0"\nport = 1\nreaders = 3\n'
    config = read(tmp_path, text, flags={"port": "3"}, LINXIN_PORT="2", LINXIN_READERS="4")
    assert (config.listen, config.port, config.readers) == ("0.0.0.0", 3, 4)
    file = tmp_path / FILE_NAME
    assert config.origins["listen"] == f"{file}:2"
    assert config.origins["port"] == "--port"
    assert config.origins["readers"] == "LINXIN_READERS"
    assert config.origins["plain"] == "default"


def test_every_setting_is_shown_with_its_origin(tmp_path: Path) -> None:
    names = [name for name, _, _ in read(tmp_path).values()]
    assert names == [setting.name for setting in SETTINGS]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("\n\nprot = 7443\n", 3, "there is no setting 'prot'"),
        ("[server]\nport = 1\n", 1, "there is no setting 'server'"),
        ('port = "x"\n', 1, "port must be a whole number from 0 to 65535, not 'x'"),
        ("readers = 2\nport = 65536\n", 2, "not 65536"),
        ("port = -1\n", 1, "not -1"),
        ("port = 7443.0\n", 1, "not 7443.0"),
        ("port = true\n", 1, "not True"),
        ("port = [\n  1,\n]\n", 3, "port must be"),
        ('readers = 2\nlisten = "office"\n', 2, "listen must be an IP address"),
        ('log_level = "loud"\n', 1, "one of debug, info, warning, error"),
        ('announce = "maybe"\n', 1, "yes or no"),
        ("log_file = 1\n", 1, "the path of a file"),
        ("port = 1\nport = 2\n", 2, "not TOML"),
        ("readers = 2\nport 1\n", 2, "not TOML"),
        ('listen = "127.0.0.1\n', 1, "not TOML"),
    ],
)
def test_the_line_at_fault_is_named(tmp_path: Path, text: str, line: int, problem: str) -> None:
    words = refused(tmp_path, text)
    assert words.startswith(f"{tmp_path / FILE_NAME}:{line}: ")
    assert problem in words


def test_variables_and_flags_at_fault_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path, LINXIN_PORT="many").startswith("LINXIN_PORT: port must be")
    assert refused(tmp_path, flags={"port": "٣"}).startswith("--port: port must be")
    assert refused(tmp_path, LINXIN_STORE_KEY="00").startswith("LINXIN_STORE_KEY: ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")
    assert "cannot be read" in refused(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"#" * 100_000)
    assert "cannot be read" in refused(tmp_path)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, file=tmp_path / "elsewhere.toml", environment={}, flags={})


@pytest.mark.parametrize("listen", ["0.0.0.0", "::", "192.0.2.1"])
def test_plain_is_for_loopback_alone(tmp_path: Path, listen: str) -> None:
    assert refused(tmp_path, flags={"plain": "yes", "listen": listen}).startswith("--plain: plain is allowed")
    for loopback in ("127.0.0.1", "::1", "localhost", "127.8.8.8"):
        assert read(tmp_path, flags={"plain": "yes", "listen": loopback}).plain


def test_a_certificate_comes_with_its_key(tmp_path: Path) -> None:
    assert "together" in refused(tmp_path, 'certificate = "a.pem"\n')
    config = read(tmp_path, 'certificate = "a.pem"\nprivate_key = "/etc/a.key"\n')
    assert config.certificate == tmp_path / "a.pem"
    assert config.private_key is not None
    assert config.private_key.name == "a.key"


def test_the_key_of_the_store_comes_from_the_environment_and_is_shown_nowhere(tmp_path: Path) -> None:
    config = read(tmp_path, LINXIN_STORE_KEY="ab" * 32)
    assert config.store_key == b"\xab" * 32
    assert "ab" * 32 not in repr(config)
    assert "xab" not in repr(config)


def test_a_file_with_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xef\xbb\xbfport = 1\r\nreaders = 5\r\n")
    config = read(tmp_path)
    assert (config.port, config.readers) == (1, 5)
    assert config.origins["readers"].endswith(":2")


def test_every_setting_says_what_it_is_for_in_both_languages() -> None:
    for setting in SETTINGS:
        assert setting.meaning.zh
        assert setting.meaning.en
        assert setting.kind.expects.zh != ""
        assert setting.default is None or setting.kind.read(str_of(setting.default)) == setting.default


def str_of(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@given(text=st.text(max_size=80))
def test_whatever_a_file_holds_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("config")
    (folder / FILE_NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ConfigError):
        read(folder)
