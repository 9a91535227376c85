"""The command `run`: the server in the foreground, until it is told to stop."""

import ipaddress
import os
import socket

from server.cli.faults import Fault, word_listening
from server.cli.language import Voice, padded
from server.cli.opening import store_key
from server.config import Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.journal import tell_ready
from server.core.lock import hold
from server.core.log import Logging
from shared.model.identity import organisation_text
from shared.model.invite import Invite, Place, format_invite

LABELS = {
    "address": Words("地址", "address"),
    "organisation": Words("组织编号", "organisation"),
    "link": Words("邀请链接", "invite link"),
}
PLAIN = Words("未使用 TLS：仅供本机测试。", "No TLS: this is for tests on this machine alone.")
ANNOUNCED_HERE = Words(
    "服务器只监听本机，因此也只在本机公布；要让同事找到它，请设置 --listen。",
    "The server listens to, and is announced on, this machine alone; for others to find it set --listen.",
)
DAMAGED = Words(
    "消息记录前后不一致，服务器没有启动；请运行 linxin-server verify 查看详情，并从备份恢复。（{detail}）",
    "The log is not consistent and the server was not started: run linxin-server verify for the details, "
    "and restore a backup. ({detail})",
)


def run(config: Config, voice: Voice) -> int:
    """Run the server; tell where it is once clients may come."""
    from server.app import LogDamagedError
    from server.app import run as serve

    def ready(port: int) -> None:
        tell(config, authority.organisation, port, voice)
        tell_ready(os.environ)

    key = store_key(config)
    authority = Authority.load(config.data)
    with hold(config.lock_file):
        logging = Logging(config.log_level, config.log_file)
        logging.start()
        try:
            return serve(config, key, ready)
        except LogDamagedError as error:
            raise Fault(DAMAGED.fill(detail=error)) from error
        except OSError as error:
            words = word_listening(error, config.listen, config.port)
            if words is None:
                raise
            raise Fault(words) from error
        finally:
            logging.stop()


def tell(config: Config, organisation: bytes, port: int, voice: Voice) -> None:
    """Print address, organisation and invite link."""
    text = organisation_text(organisation)
    host = reachable(config.listen)
    facts = {
        "address": f"{bracketed(config.listen)}:{port}",
        "organisation": text,
        "link": format_invite(Invite((Place(host, port),), organisation)),
    }
    for name, fact in facts.items():
        voice.line(f"  {padded(voice.text(LABELS[name]), 14)}{fact}")
    if config.plain:
        voice.say(PLAIN)
    if config.announce and ipaddress.ip_address(config.listen).is_loopback:
        voice.say(ANNOUNCED_HERE)


def reachable(listen: str) -> str:
    """Return an address others may reach; for "all interfaces" that of the default route."""
    address = ipaddress.ip_address(listen)
    if not address.is_unspecified:
        return listen
    # Connecting a datagram socket sends nothing: it asks the routing table.
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
    except OSError:
        return "127.0.0.1"


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
