"""The words for refusals whose detail names a reason or a part: they tell more than those of the code."""

from client.core.words.refusal_words import Words
from shared.errors import ErrorCode

SPECIAL: dict[tuple[ErrorCode, str], Words] = {
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
    (ErrorCode.NOT_ALLOWED, "held"): (
        "这条消息的文件还在上传，现在只能取消它。",
        "The files of this message are still being uploaded; for now it can only be cancelled.",
    ),
    (ErrorCode.NOT_FOUND, "later"): (
        "这条消息已经发出或删除，不再等待。",
        "This message was sent or deleted meanwhile; it does not wait any more.",
    ),
    (ErrorCode.NOT_ALLOWED, "later"): (
        "你现在不能在这里发言，所以没有定时。写好的内容还在。",
        "You can't write here at the moment, so nothing was set to be sent. Your words are still there.",
    ),
    (ErrorCode.OFFLINE, "later"): (
        "定时发送需要连接服务器，没有定时。写好的内容还在，连上后再试。",
        "To send later needs the server. Your words are still there; try again once you're connected.",
    ),
    (ErrorCode.NOT_ALLOWED, "too_far"): (
        "最远只能定到一年之内。请选近一些的时间。",
        "That is more than a year ahead. Choose a nearer time.",
    ),
    (ErrorCode.NOT_ALLOWED, "restored"): (
        "服务器曾用备份恢复，不确定这条消息是否已发出或删除，所以没有再发。",
        "The server was restored from a backup. This may have been sent or deleted before, so it was kept.",
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
        "这不是你的消息，只有作者能这样做。",
        "This is not your message; only its author may do this.",
    ),
    (ErrorCode.NOT_ALLOWED, "muted"): (
        "你在此会话中被禁言，消息保留在发件箱。",
        "You are muted in this conversation; the message is kept in the outbox.",
    ),
    (ErrorCode.NOT_ALLOWED, "muted_all"): (
        "这个群现在只有群主和管理员能发言，消息保留在发件箱。",
        "Only the owner and the admins write in this group now; the message is kept in the outbox.",
    ),
    (ErrorCode.NOT_ALLOWED, "blocked"): (
        "对方没有接收这条消息，它保留在发件箱。",
        "The other side did not take this message; it is kept in the outbox.",
    ),
    (ErrorCode.NOT_ALLOWED, "left"): (
        "对方已离开组织，收不到消息了。消息保留在发件箱，请联系接手的同事。",
        "They have left the organisation. The message is kept in the outbox; write to whoever took over.",
    ),
    (ErrorCode.NOT_ALLOWED, "disbanded"): (
        "这个群已解散，聊天记录仍可查看。消息保留在发件箱。",
        "This group was disbanded; what was said stays readable. The message is kept in the outbox.",
    ),
    (ErrorCode.NOT_ALLOWED, "ended"): (
        "这个群已到期，聊天记录仍可查看。群主可以在群设置里延长。",
        "This group has ended; what was said stays readable. Its owner can open it again in its settings.",
    ),
    (ErrorCode.NOT_ALLOWED, "read"): (
        "大家都已读过这条消息，不必再提醒。",
        "Everyone has read this message; there is nobody to remind.",
    ),
    (ErrorCode.NOT_ALLOWED, "urged"): (
        "刚刚提醒过，{until} 后可以再次提醒。",
        "They were reminded just now. You can again at {until}.",
    ),
    (ErrorCode.NOT_ALLOWED, "urging"): (
        "你现在不能在这里发言，所以没有提醒任何人。",
        "You can't write here at the moment, so nobody was reminded.",
    ),
    (ErrorCode.NOT_ALLOWED, "privacy"): (
        "你没有让别人知道你已读，所以也看不到谁读了。可以在设置的“隐私”里更改。",
        "You don't tell what you have read, so you don't see it of others. Privacy settings change it.",
    ),
    (ErrorCode.NOT_ALLOWED, "rank"): (
        "需要更高的权限：请找群主或管理员。什么都没有改变。",
        "This takes a higher rank: ask the owner or an admin. Nothing was changed.",
    ),
    (ErrorCode.NOT_ALLOWED, "owner"): (
        "群主不能直接退出。请先把群转交给别人，或解散它。",
        "The owner can't just leave. Hand the group over first, or disband it.",
    ),
    (ErrorCode.NOT_ALLOWED, "follows"): (
        "这个群的成员和名称随组织架构变化，不能在这里更改。",
        "This group follows the organisation; its members and name are not changed here.",
    ),
    (ErrorCode.NOT_ALLOWED, "founded"): (
        "这个群已经存在，没有再建一个。",
        "This group exists already, so no other was made.",
    ),
    (ErrorCode.NOT_ALLOWED, "member"): ("已经是成员，无需再加。", "Already a member; nothing to do."),
    (ErrorCode.NOT_ALLOWED, "joining"): (
        "这个群不能直接加入。可以发送申请，或请群主、管理员添加。",
        "This one can't be joined just so. Send a request, or ask its owner or an admin to add you.",
    ),
    (ErrorCode.NOT_ALLOWED, "kind"): (
        "这类内容不能这样处理。什么都没有改变。",
        "That can't be done with this kind. Nothing was changed.",
    ),
    (ErrorCode.NOT_ALLOWED, "too_many"): (
        "已达到 {limit} 个的上限。什么都没有改变。",
        "The limit of {limit} is reached. Nothing was changed.",
    ),
    (ErrorCode.NOT_ALLOWED, "right"): (
        "你的角色没有这项权限。如有需要，请找管理员。",
        "Your role does not allow this. Ask an administrator if you need it.",
    ),
    (ErrorCode.NOT_ALLOWED, "scope"): (
        "这个人或部门不在你的管理范围内。什么都没有改变。",
        "This person or department is outside what you manage. Nothing was changed.",
    ),
    (ErrorCode.NOT_ALLOWED, "last"): (
        "这是最后一位超级管理员，必须保留。请先指定另一位。",
        "This is the last super administrator and has to stay. Name another one first.",
    ),
    (ErrorCode.NOT_ALLOWED, "self"): (
        "不能对自己这样做。请找另一位管理员。",
        "You can't do this to yourself. Ask another administrator.",
    ),
    (ErrorCode.NOT_ALLOWED, "house"): (
        "内置角色不能这样更改。可以另建一个角色。",
        "A built-in role can't be changed like this. Make a role of your own.",
    ),
    (ErrorCode.NOT_ALLOWED, "depth"): (
        "部门层级最多 {limit} 层。什么都没有改变。",
        "Departments go {limit} levels deep at most. Nothing was changed.",
    ),
    (ErrorCode.NOT_ALLOWED, "cycle"): (
        "部门不能移到自己或自己的下级里面。",
        "A department can't be moved into itself or below itself.",
    ),
    (ErrorCode.TOO_LATE, "seconds"): (
        "已过 {seconds} 秒，不能撤回。",
        "Over {seconds} seconds: too late to recall.",
    ),
    (ErrorCode.NOT_FOUND, "member"): (
        "要添加的人不存在，或已停用。群没有改变。",
        "Somebody to be added does not exist or has no access. The group is as it was.",
    ),
    (ErrorCode.NOT_FOUND, "department"): (
        "没有找到这个部门，或有几个同名。请写出完整路径。",
        "This department was not found, or there are several of that name. Give its whole path.",
    ),
    (ErrorCode.NOT_FOUND, "contact_group"): (
        "这个分组已在另一台设备上删除。",
        "This contact group was deleted on another device.",
    ),
    (ErrorCode.NOT_FOUND, "file"): (
        "读不到文件“{file}”。请核对路径。",
        "The file “{file}” can't be read. Check its path.",
    ),
    (ErrorCode.NOT_ALLOWED, "exists"): (
        "文件“{file}”已经存在，没有覆盖。请换一个名字。",
        "The file “{file}” exists already and was left as it is. Choose another name.",
    ),
    (ErrorCode.STORAGE_FAILED, "file"): (
        "写不了文件“{file}”。请检查文件夹和磁盘。",
        "The file “{file}” could not be written. Check the folder and the disk.",
    ),
    (ErrorCode.TOO_LARGE, "file"): (
        "“{file}”超过 {megabytes} MB，没有发送。",
        "“{file}” is larger than {megabytes} MB and was not sent.",
    ),
    (ErrorCode.NOT_FOUND, "blob"): (
        "这个文件已经没有了，或者你现在不能查看。",
        "This file is gone, or you may not see it any more.",
    ),
    (ErrorCode.STORAGE_FULL, "files"): (
        "本机磁盘已满，文件没有存下。请腾出空间后重试。",
        "This machine's disk is full, so the file was not kept. Free some space and try again.",
    ),
    (ErrorCode.STORAGE_FAILED, "files"): (
        "本机读写这个文件时出错。请检查磁盘后重试。",
        "This machine could not read or write the file. Check the disk and try again.",
    ),
    (ErrorCode.BAD_ENTRY, "name"): (
        "名称不能为空，最多 64 个字。",
        "A name can't be empty, and has at most 64 characters.",
    ),
    (ErrorCode.BAD_ENTRY, "ends"): (
        "到期时间应在现在之后，最长五年。什么都没有改变。",
        "An end lies ahead, five years at most. Nothing was changed.",
    ),
    (ErrorCode.BAD_ENTRY, "about"): (
        "介绍最多 500 个字。",
        "The description has at most 500 characters.",
    ),
    (ErrorCode.BAD_SIGNATURE, "policy"): (
        "收到的权限规则不是你的组织签发的，没有采用。",
        "The rules that arrived are not signed by your organisation and were not taken.",
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
