"""What the terminal says to a person, in Chinese and English."""

from client.core.words.language import Language, Words, said
from client.terminal.words import russian, taiwanese
from client.terminal.words.office_phrases import OFFICE_PHRASES

TRANSLATED = {Language.TAIWANESE: taiwanese.PHRASES, Language.RUSSIAN: russian.PHRASES}

_PHRASES: dict[str, Words] = {
    **OFFICE_PHRASES,
    "welcome": (
        "邻信。输入 /help 查看命令，/quit 退出。",
        "Linxin. Type /help for the commands, /quit to leave.",
    ),
    "server": ("服务器地址或邀请链接：", "Server address or invite link: "),
    "user": ("工号或姓名：", "Staff number or name: "),
    "password": ("密码：", "Password: "),
    "first_sight": (
        "第一次连接组织“{name}”。\n编号 {organisation}\n请与管理员给你的编号核对。一致吗？[y/N] ",
        "First contact with “{name}”.\nId {organisation}\nIs this the id your administrator told you? [y/N] ",
    ),
    "not_trusted": ("没有信任，未登录。", "Not trusted, so you are not signed in."),
    "signed_in": (
        "已登录：{name}（{number}），{organisation}",
        "Signed in: {name} ({number}), {organisation}",
    ),
    "signed_in_offline": (
        "{name}（{number}），暂时离线；写下的消息连上后发出。",
        "{name} ({number}), offline for now; what you write is sent once there is a connection.",
    ),
    "must_change": ("请先更改一次性密码。", "Change the one-time password first."),
    "old_password": ("旧密码：", "Old password: "),
    "new_password": ("新密码：", "New password: "),
    "again": ("再输一次：", "Once more: "),
    "not_the_same": ("两次不一样，密码没有改变。", "They differ; the password is as it was."),
    "password_changed": ("密码已更改。", "The password was changed."),
    "up": ("已连接", "connected"),
    "down": ("连接中断，正在重连。{why}", "The connection is down and will come back. {why}"),
    "secrets_in_file": (
        "提示：本机没有系统密钥环，密钥保存在只有你能读的文件中。",
        "Note: this machine has no keyring, so keys are in a file only you can read.",
    ),
    "cache_aside": (
        "本机缓存无法读取，已另存为 {path}，历史会从服务器重新读取。找回待发消息 {saved} 条。",
        "The cache here could not be read and is kept as {path}; {saved} unsent messages were saved.",
    ),
    "whom": ("发给谁？先输入 /to 工号或姓名。", "To whom? Say /to with a number or a name first."),
    "talking": ("正在与 {name} 聊天", "Talking with {name}"),
    "several": ("有几位符合，请说得更准：", "Several people fit, please be more precise:"),
    "nobody": ("没有找到“{text}”。", "Nobody was found for “{text}”."),
    "no_message": ("没有找到含“{text}”的消息。", "No message was found for “{text}”."),
    "unknown": ("没有 {command} 这个命令，/help 查看全部。", "There is no {command}; /help shows all."),
    "which": (
        "没有第 {number} 条，/history 查看编号。",
        "There is no message {number}; /history shows the numbers.",
    ),
    "typing": ("{name} 正在输入…", "{name} is typing…"),
    "delivered": ("已送达 {name}", "delivered to {name}"),
    "read": ("{name} 已读", "read by {name}"),
    "recalled": ("（已撤回）", "(recalled)"),
    "newer": ("（需要更新版本才能显示）", "(needs a newer version to be shown)"),
    "edited": ("（已编辑）", "(edited)"),
    "not_sent": (
        "未发送：{text} /retry 重发，/delete 删除。",
        "Not sent: {text} /retry sends it again, /delete drops it.",
    ),
    "cancelled": (
        "已取消 {cancelled} 条；{kept} 条可能已经到达服务器，仍会发出。",
        "Cancelled: {cancelled}. Still going, since the server may have them: {kept}.",
    ),
    "which_file": (
        "发送哪个文件？例如 /send ~/图纸.pdf",
        "Which file? As in /send ~/drawing.pdf",
    ),
    "saved_as": ("已保存为 {path}", "saved as {path}"),
    "no_files": ("这条消息没有文件。", "This message has no files."),
    "nothing": ("没有内容。", "Nothing here."),
    "unread": ("{count} 条未读", "{count} unread"),
    "this_device": ("本机", "this device"),
    "online": ("在线", "online"),
    "presence_online": ("在线", "online"),
    "presence_away": ("离开", "away"),
    "presence_busy": ("忙碌", "busy"),
    "presence_do_not_disturb": ("请勿打扰", "do not disturb"),
    "presence_out": ("外出休假", "out"),
    "presence_offline": ("离线", "offline"),
    "be_what": (
        "可以是：在线、离开、忙碌、请勿打扰、外出休假、离线。",
        "That can be: online, away, busy, do not disturb, out, offline.",
    ),
    "signed_out": ("已退出登录。{why}", "Signed out. {why}"),
    "new_place": (
        "你的设备“{name}”在新的地方（{address}）登录。如非本人，请 /devices 后 /revoke，并更改密码。",
        "Your device “{name}” signed in from a new place ({address}). Not you? /devices, then /revoke.",
    ),
    "new_device": (
        "你的账号在新设备“{name}”（{address}）登录。如非本人，请 /devices 后 /revoke，并更改密码。",
        "A new device, “{name}” ({address}), signed in to your account. Not you? /devices, then /revoke.",
    ),
    "status": (
        "连接：{connection}　待发：{waiting}　未能发送：{failed}　服务器：{server}",
        "connection: {connection}   waiting: {waiting}   not sent: {failed}   server: {server}",
    ),
    "help": (
        """直接输入文字即发送给当前联系人。
/to 谁            选择联系人：工号、姓名、拼音或首字母
/people 文字      查找同事              /find 文字     查找消息
/list             会话列表
/be 状态 [分钟] [文字]   在线、离开、忙碌、请勿打扰、外出休假、离线；到时恢复在线
/history [数量]   聊天记录，带编号
/edit 编号 文字   修改自己的消息      /recall 编号   撤回
/react 编号 表情  回应                /pin 编号      置顶
/send 文件        发送文件            /save 编号 [文件夹]   保存消息中的文件
/later 时间 文字  定时发送（18:30 或 30 分钟）   /later   等待发送的   /drop_later 编号   不发了
/remind_me 编号 时间   到时提醒这条消息    /reminders   全部提醒
/read             标为已读
/retry  /delete   重发或删除未能发送的消息
/cancel           取消还没发出的消息
/devices          我的设备            /revoke 编号   让某设备退出
/password         更改密码            /status        状态
/signout          退出登录            /quit          离开
/help groups      群                  /help office   组织和列表   /help admin   管理""",
        """Type words to send them to the current contact.
/to WHOM          choose a contact: number, name, pinyin or initials
/people TEXT      find colleagues          /find TEXT   find messages
/list             conversations
/be STATE [MINUTES] [WORDS]   online, away, busy, do not disturb, out, offline; then online again
/history [COUNT]  messages, with numbers
/edit N TEXT      change an own message    /recall N   take it back
/react N EMOJI    react                    /pin N      pin
/send FILE        send a file              /save N [FOLDER]   save the files of a message
/later TIME TEXT  send later (18:30, or 30 minutes)   /later   what waits   /drop_later N   do not send it
/remind_me N TIME   be reminded of a message   /reminders   all reminders
/read             mark as read
/retry  /delete   send again or drop what could not be sent
/cancel           take back what is not sent yet
/devices          my devices               /revoke N   sign a device out
/password         change the password      /status     where things stand
/signout          sign out                 /quit       leave
/help groups      groups    /help office   organisation and list    /help admin   administration""",
    ),
}


class Voice:
    """Says phrases in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, phrase: str, **facts: object) -> str:
        """Return a phrase with its facts."""
        return said(_PHRASES[phrase], self.language, TRANSLATED, phrase).format(**facts)
