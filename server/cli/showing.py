"""The commands `config` and `version`: what this server is set to, and what it is."""

import os
from importlib.metadata import version

from server.cli.language import Voice, padded
from server.config import KEY_VARIABLE, Config
from server.config.kinds import Value
from server.config.settings import SETTINGS
from server.config.words import Words
from shared.wire.version import NEWEST, OLDEST

DEFAULT = Words("默认值", "default")
NONE = Words("未设置", "not set")
FROM_VARIABLE = Words("（保密）", "(secret)")
UNUSED = Words("没有名为 {name} 的设置，该环境变量未被使用", "there is no setting for {name}: it is not used")
VERSION = Words(
    "linxin-server {version}，协议版本 {oldest} 至 {newest}",
    "linxin-server {version}, protocol {oldest} to {newest}",
)
OTHERS = {KEY_VARIABLE, "LINXIN_DATA"}


def show_config(config: Config, voice: Voice) -> int:
    """Print every value and where it came from."""
    rows = [("data", str(config.data), "--data")]
    rows += [(name, _text(value, voice), origin) for name, value, origin in config.values()]
    if config.store_key is not None:
        rows.append(("store_key", voice.text(FROM_VARIABLE), KEY_VARIABLE))
    else:
        rows.append(("store_key", str(config.key_file), "default"))
    for name, value, origin in rows:
        shown = voice.text(DEFAULT) if origin == "default" else origin
        voice.line(f"{padded(name, 16)}{padded(value, 40)}  {shown}")
    known = OTHERS | {setting.variable for setting in SETTINGS}
    for name in sorted(os.environ):
        if name.startswith("LINXIN_") and name not in known:
            voice.complain(UNUSED, name=name)
    return 0


def _text(value: Value, voice: Voice) -> str:
    if value is None:
        return voice.text(NONE)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def show_version(voice: Voice) -> int:
    voice.say(VERSION, version=version("linxin"), oldest=OLDEST, newest=NEWEST)
    return 0
