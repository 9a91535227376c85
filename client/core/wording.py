"""The words for every refusal, for terminal and window: what happened, what is kept, what to do."""

import locale
import os
import sys
import time
from enum import Enum

from shared.errors import ErrorCode, Refusal


class Language(Enum):
    """A language this client speaks."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


def system_language() -> Language:
    """Return the language of this system's user; English for all that Linxin does not speak yet."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := os.environ.get(name):
            return Language.CHINESE if said.casefold().startswith("zh") else Language.ENGLISH
    said = locale.getlocale()[0] or "" if sys.platform in ("win32", "darwin") else ""
    return Language.CHINESE if said.casefold().startswith(("zh", "chinese")) else Language.ENGLISH


def wording(refusal: Refusal, language: Language) -> str:
    """Return the sentence for a refusal."""
    detail = {name: str(value) for name, value in refusal.detail.items()}
    if isinstance(until := refusal.detail.get("until"), int):
        detail["until"] = time.strftime("%H:%M", time.localtime(until / 1000))
    special = _SPECIAL.get((refusal.code, detail.get("reason") or detail.get("part") or ""))
    chinese, english = special or _WORDS[refusal.code]
    text = chinese if language is Language.CHINESE else english
    return text.format_map(_Missing(detail))


class _Missing(dict[str, str]):
    """Details a server of another version may leave out are left out of the sentence as well."""

    def __missing__(self, key: str) -> str:
        return "—"


_Words = tuple[str, str]

_SPECIAL: dict[tuple[ErrorCode, str], _Words] = {
    (ErrorCode.NOT_ALLOWED, "profile_in_use"): (
        "另一个邻信正在使用配置“{profile}”。请先关闭它，或用 --profile 另选一个。",
        "Another Linxin is using the profile “{profile}”. Close it first, or choose another with --profile.",
    ),
    (ErrorCode.NOT_ALLOWED, "other_person"): (
        "这个配置属于 {name}，没有登录。请用 --profile 为另一位使用者另建配置。",
        "This profile belongs to {name}; you were not signed in. Use --profile for one of your own.",
    ),
    (ErrorCode.NOT_ALLOWED, "offered"): (
        "这条消息可能已经到达服务器，不能取消。确认发出后可以撤回。",
        "This message may have reached the server already, so it stays. Recall it once it is sent.",
    ),
    (ErrorCode.NOT_FOUND, "outbox"): (
        "这条消息已经不在发件箱里。",
        "This message is not in the outbox any more.",
    ),
    (ErrorCode.NOT_ALLOWED, "plain"): (
        "不加密的连接只能用于本机。请去掉 --plain。",
        "A connection without encryption is for this machine alone. Leave --plain out.",
    ),
    (ErrorCode.NOT_ALLOWED, "recalled"): ("这条消息已撤回。", "This message was recalled."),
    (ErrorCode.NOT_ALLOWED, "author"): (
        "这不是你的消息，不能更改。",
        "This is not your message, so it stays as it is.",
    ),
    (ErrorCode.NOT_ALLOWED, "muted"): (
        "你在此会话中被禁言，消息保留在发件箱。",
        "You are muted in this conversation; the message is kept in the outbox.",
    ),
    (ErrorCode.BAD_MESSAGE, "address"): (
        "看不懂这个服务器地址。请写成 主机:端口，或粘贴邀请链接。",
        "This server address can't be read. Write HOST:PORT, or paste the invite link.",
    ),
    (ErrorCode.BAD_MESSAGE, "trust"): (
        "组织编号应为 32 个字母和数字。",
        "An organisation's id has 32 letters and digits.",
    ),
    (ErrorCode.BAD_MESSAGE, "profile"): (
        "配置名只能用文字、数字、“-”和“_”，最多 40 个字。",
        "A profile's name has letters, digits, “-” and “_”, at most 40.",
    ),
    (ErrorCode.BAD_MESSAGE, "about"): (
        "这个地址上答话的不是邻信服务器。请核对地址和端口。",
        "What answers at this address is no Linxin server. Check the address and the port.",
    ),
    (ErrorCode.BAD_MESSAGE, "network"): (
        "本机没有“{network}”这个网络接口。请写接口名、本机地址或 all。",
        "This machine has no network “{network}”. Name an interface, one of its addresses, or all.",
    ),
    (ErrorCode.OFFLINE, "network"): (
        "系统不允许在网络上查找服务器。请直接输入服务器地址，或粘贴邀请链接。",
        "This system does not let us look for servers. Type the server's address, or paste the invite link.",
    ),
    (ErrorCode.BAD_MESSAGE, "command"): (
        "看不懂这条命令：{problem}。什么都没有改变。",
        "This command can't be read: {problem}. Nothing was changed.",
    ),
    (ErrorCode.STORAGE_FULL, "cache"): (
        "本机磁盘已满，新内容暂时存不下。已保存的都在，腾出空间后会自动继续。",
        "This machine's disk is full. What was kept is safe; free some space to go on.",
    ),
    (ErrorCode.STORAGE_FAILED, "cache"): (
        "本机缓存读写失败。服务器上的消息都在，请检查磁盘后重新启动。",
        "The cache here could not be read or written. Messages on the server are safe; check the disk.",
    ),
    (ErrorCode.STORAGE_FAILED, "vault"): (
        "无法读取本机保存的密钥。请解锁系统密钥环后重试，什么都没有删除。",
        "The keys kept here could not be read; nothing was deleted. Unlock the keyring and try again.",
    ),
    (ErrorCode.STORAGE_FAILED, "settings"): (
        "设置文件读写失败：{path}。",
        "The settings could not be read or written: {path}.",
    ),
    (ErrorCode.VERSION_UNSUPPORTED, "cache"): (
        "本机缓存由更新版本的邻信写成。请更新邻信，缓存原样保留。",
        "The cache here was written by a newer Linxin. Update Linxin; the cache is kept as it is.",
    ),
}

_WORDS: dict[ErrorCode, _Words] = {
    ErrorCode.BAD_FRAME: (
        "与服务器的通信出错，正在重新连接，未发出的消息都保留着。",
        "The talk with the server broke off; connecting again. What is not sent is kept.",
    ),
    ErrorCode.TOO_LARGE: ("内容超过上限，没有发送。", "This is larger than allowed and was not sent."),
    ErrorCode.TOO_MANY_REQUESTS: (
        "操作太快，稍后会自动重试。",
        "That was too much at once; it is tried again in a moment.",
    ),
    ErrorCode.UNKNOWN_MESSAGE: (
        "服务器还不支持这个操作，可能需要更新服务器。",
        "The server does not know this yet; it may need an update.",
    ),
    ErrorCode.BAD_MESSAGE: ("内容格式不对，没有执行。", "This could not be understood, so nothing was done."),
    ErrorCode.VERSION_UNSUPPORTED: (
        "客户端与服务器的版本相差太远，请更新。",
        "This client and the server are too far apart in version; update the older one.",
    ),
    ErrorCode.TIMEOUT: (
        "服务器没有及时回答，稍后会自动重试，未发出的消息都保留着。",
        "The server did not answer in time; it is tried again. What is not sent is kept.",
    ),
    ErrorCode.OFFLINE: (
        "现在连不上服务器。消息会保留，连上后自动发出。",
        "The server can't be reached now. Messages are kept and sent once it can be.",
    ),
    ErrorCode.SHUTTING_DOWN: (
        "服务器正在重启，很快会自动连上。",
        "The server is restarting; the connection comes back by itself.",
    ),
    ErrorCode.SLOW_READER: (
        "接收跟不上，部分事件没有显示。消息都在，请用历史记录查看。",
        "Reading fell behind and some events were left out. The messages are kept: read them in the history.",
    ),
    ErrorCode.NOT_SIGNED_IN: ("还没有登录，请先登录。", "Nobody is signed in here; sign in first."),
    ErrorCode.WRONG_CREDENTIALS: (
        "工号、姓名或密码不对。请核对后重试。",
        "The number, name or password is not right. Check them and try again.",
    ),
    ErrorCode.LOCKED: (
        "账号锁定到 {until}，信息中心可提前解锁。",
        "Locked until {until}; IT can unlock it.",
    ),
    ErrorCode.DISABLED: (
        "账号已停用，请联系人事。",
        "Account disabled. Ask HR.",
    ),
    ErrorCode.PASSWORD_CHANGE_REQUIRED: (
        "请先更改一次性密码，然后就能使用了。",
        "Change the one-time password first; then everything is open.",
    ),
    ErrorCode.PASSWORD_WEAK: (
        "新密码太简单，至少需要 {minimum} 个字符，且不能与旧密码相同。",
        "The new password needs at least {minimum} characters and must differ from the old one.",
    ),
    ErrorCode.TOKEN_EXPIRED: (
        "登录已过期，请用密码重新登录。未发出的消息都保留着。",
        "The sign-in has expired; sign in again with the password. What is not sent is kept.",
    ),
    ErrorCode.BAD_PROOF: (
        "本设备的密钥没有通过验证，请用密码重新登录。",
        "This device's key was not accepted; sign in again with the password.",
    ),
    ErrorCode.REVOKED: (
        "本设备已被退出登录。如非本人操作，请更改密码。",
        "This device was signed out. If that was not you, change the password.",
    ),
    ErrorCode.UNKNOWN_ORGANISATION: (
        "第一次连接组织“{name}”，编号 {organisation}。请与管理员核对后确认信任。",
        "First contact with “{name}”, id {organisation}. Compare it with your administrator, then trust it.",
    ),
    ErrorCode.WRONG_ORGANISATION: (
        "答话的不是你信任的组织，连接已中断，什么都没有发送。请联系管理员。",
        "What answers there is not the organisation you trust; nothing was sent. Ask your administrator.",
    ),
    ErrorCode.NOT_FOUND: ("没有找到。", "It was not found."),
    ErrorCode.NOT_MEMBER: (
        "你不在这个会话中，消息保留在发件箱。",
        "You are not in this conversation; the message is kept in the outbox.",
    ),
    ErrorCode.NOT_ALLOWED: ("没有权限这样做。", "You may not do this."),
    ErrorCode.ID_CONFLICT: (
        "这个消息编号已被另一条消息使用，没有发送。",
        "This id belongs to another message, so nothing was sent.",
    ),
    ErrorCode.BAD_ENTRY: ("消息内容有误，没有发送。", "The message is malformed and was not sent."),
    ErrorCode.BAD_SIGNATURE: ("签名不符，内容没有采用。", "The signature does not fit, so it was not taken."),
    ErrorCode.UNKNOWN_KIND: (
        "对方还不支持这种消息，需要更新。",
        "The other side does not know this kind of message yet and needs an update.",
    ),
    ErrorCode.TEXT_EMPTY: ("消息是空的，没有发送。", "The message is empty and was not sent."),
    ErrorCode.TEXT_TOO_LONG: (
        "消息超过 {limit} 字，没有发送。请分成几条。",
        "The message has more than {limit} characters and was not sent. Split it up.",
    ),
    ErrorCode.TARGET_MISSING: ("找不到这条消息。", "This message is not there."),
    ErrorCode.TOO_LATE: (
        "已过 {minutes} 分钟，不能撤回。",
        "Over {minutes} minutes: too late to recall.",
    ),
    ErrorCode.CLOCK_AHEAD: (
        "消息的次序号超前太多，没有发送。",
        "The message runs too far ahead of its conversation and was not sent.",
    ),
    ErrorCode.SERVER_BUSY: (
        "服务器繁忙，稍后会自动重试，消息都保留着。",
        "The server is busy; it is tried again in a moment. Messages are kept.",
    ),
    ErrorCode.STORAGE_FULL: (
        "服务器磁盘已满。消息保留在本机，恢复后自动发出。",
        "The server's disk is full. Messages are kept here and sent once it has room.",
    ),
    ErrorCode.STORAGE_FAILED: (
        "服务器存储出错。消息保留在本机，恢复后自动发出。",
        "The server could not store this. Messages are kept here and sent once it can.",
    ),
    ErrorCode.INTERNAL: (
        "服务器内部出错，稍后会自动重试。若一直如此，请联系管理员。",
        "The server failed; it is tried again. If it stays so, ask your administrator.",
    ),
}
