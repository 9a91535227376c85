"""What can be wrong with a configuration, and where."""

from server.config.words import Words


class ConfigError(Exception):
    """A configuration is refused. `place` is a file with its line, a variable or a flag."""

    def __init__(self, place: str, problem: Words) -> None:
        super().__init__(f"{place}: {problem.en}")
        self.words = Words(f"{place}：{problem.zh}", f"{place}: {problem.en}")


UNKNOWN = Words("没有名为 {name} 的设置", "there is no setting {name}")
WRONG = Words("{name} 应为{expects}，而不是 {value}", "{name} must be {expects}, not {value}")
NOT_TOML = Words("不是有效的 TOML：{error}", "this is not TOML: {error}")
NOT_READABLE = Words("无法读取：{error}", "this cannot be read: {error}")
PLAIN_ABROAD = Words(
    "plain 仅在只监听本机（127.0.0.1 或 ::1）时允许，而 listen 为 {listen}",
    "plain is allowed only when listening to this machine alone (127.0.0.1 or ::1), and listen is {listen}",
)
HALF_A_PAIR = Words(
    "certificate 与 private_key 必须一起设置", "certificate and private_key must be set together"
)
KEY_FORM = Words("应为 64 个十六进制字符", "this must be 64 hexadecimal characters")
