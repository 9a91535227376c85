"""The table of all settings: name, kind, default and meaning."""

from dataclasses import dataclass

from server.config.kinds import Address, Choice, FilePath, Kind, Value, WholeNumber, YesNo
from server.config.words import Words


@dataclass(frozen=True)
class Setting:
    """One setting. In a file it has this name, in the environment ``LINXIN_NAME``, as a flag ``--name``."""

    name: str
    kind: Kind
    default: Value
    meaning: Words

    @property
    def variable(self) -> str:
        return "LINXIN_" + self.name.upper()

    @property
    def flag(self) -> str:
        return "--" + self.name.replace("_", "-")


SETTINGS = (
    Setting(
        "listen",
        Address(),
        "127.0.0.1",
        Words("监听的地址；默认只接受本机连接", "the address to listen on; by default this machine alone"),
    ),
    Setting(
        "port",
        WholeNumber(0, 65535),
        7443,
        Words(
            "TCP 端口，WebSocket 与 HTTP 共用；0 表示任选空闲端口",
            "the TCP port, for WebSocket and HTTP; 0 takes any free one",
        ),
    ),
    Setting(
        "announce",
        YesNo(),
        default=False,
        meaning=Words(
            "是否以 mDNS 在所监听的网络上公布本服务器（地址、组织编号与名称），以便客户端找到它",
            "whether clients may find the server: tells address, organisation id and name by mDNS "
            "on the networks it listens to",
        ),
    ),
    Setting(
        "plain",
        YesNo(),
        default=False,
        meaning=Words(
            "不使用 TLS；仅当只监听本机时允许", "no TLS; allowed only when listening to this machine alone"
        ),
    ),
    Setting(
        "certificate",
        FilePath(),
        None,
        Words("公司证书（PEM，含中间证书）", "a company certificate (PEM, with its chain)"),
    ),
    Setting(
        "private_key",
        FilePath(),
        None,
        Words("公司证书的私钥（PEM）", "the private key of the company certificate (PEM)"),
    ),
    Setting(
        "log_level",
        Choice(("debug", "info", "warning", "error")),
        "info",
        Words("日志级别", "how much is logged"),
    ),
    Setting(
        "log_file",
        FilePath(),
        None,
        Words(
            "日志文件；默认为数据目录中的 logs/server.log",
            "the log file; by default logs/server.log in the data folder",
        ),
    ),
    Setting(
        "heads",
        FilePath(),
        None,
        Words(
            "每小时在此目录写入各会话的签名头，最好在另一块磁盘上；默认为数据目录中的 heads",
            "the folder for the hourly signed heads of all conversations, best on another disk; by default "
            "heads in the data folder",
        ),
    ),
    Setting(
        "retention_days",
        WholeNumber(0, 36_500),
        0,
        Words("消息保留的天数；0 表示一直保留", "days that messages are kept; 0 keeps them for good"),
    ),
    Setting(
        "metrics_token_file",
        FilePath(),
        None,
        Words(
            "存有 /metrics 访问令牌的文件；不设置时 /metrics 只对本机开放",
            "a file with the token that opens /metrics; without one, this machine alone may read it",
        ),
    ),
    Setting(
        "argon2_time",
        WholeNumber(1, 20),
        3,
        Words("Argon2id 轮数", "passes of Argon2id over its memory"),
    ),
    Setting(
        "argon2_memory",
        WholeNumber(8, 1024 * 1024),
        64 * 1024,
        Words("Argon2id 内存（KiB）", "memory of Argon2id in KiB"),
    ),
    Setting(
        "readers",
        WholeNumber(1, 32),
        2,
        Words("读取数据库的线程数", "threads that read the database"),
    ),
)

BY_NAME = {setting.name: setting for setting in SETTINGS}
