"""The words for refusals, each by its code."""

from shared.errors import ErrorCode

Words = tuple[str, str]
"""Chinese and English."""

WORDS: dict[ErrorCode, Words] = {
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
    ErrorCode.GROUP_FULL: (
        "群成员已达到 {limit} 人的上限，没有添加。",
        "The group has its {limit} members already; nobody was added.",
    ),
    ErrorCode.BLOB_MISSING: (
        "这个文件在服务器上已经没有了。消息保留着，请重新添加文件。",
        "The server does not have this file any more. The message is kept; attach the file again.",
    ),
    ErrorCode.QUOTA_REACHED: (
        "今天上传的文件已达上限。消息保留在本机，明天可以重试。",
        "You have uploaded as much as a day allows. The message is kept here; try again tomorrow.",
    ),
    ErrorCode.NUMBER_TAKEN: (
        "这个工号已有人使用，请换一个。",
        "Somebody has this staff number already; choose another.",
    ),
    ErrorCode.NOT_EMPTY: (
        "还有人或下级在用，没有删除。请先移走。",
        "It is still in use and was not removed. Move what is in it first.",
    ),
    ErrorCode.CONFLICT: (
        "同时有人改过，或名称已被使用。请查看后再试，什么都没有改变。",
        "Somebody changed this meanwhile, or the name is taken. Look again; nothing was changed.",
    ),
    ErrorCode.BAD_TABLE: (
        "这个文件读不成人员表，没有导入。请检查表头和格式。",
        "This file can't be read as a table of people; nothing was imported. Check its headings.",
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
