"""What the terminal says to a person about groups, the organisation, and an admin's work."""

OFFICE_PHRASES: dict[str, tuple[str, str]] = {
    "which_row": (
        "没有编号 {number}。请先列出来，再用左边的编号。",
        "There is no row {number}. List them first, then use the number on the left.",
    ),
    "which_department": (
        "哪个部门？请写名称或路径，如 研发部/平台组。",
        "Which department? Give its name or path, as in 研发部/平台组.",
    ),
    "left_group": ("（已离开）", "(left)"),
    "rank_owner": ("群主", "owner"),
    "rank_admin": ("管理员", "admin"),
    "rank_member": ("", ""),
    "is_muted": ("被禁言", "muted"),
    "joining_closed": ("仅邀请", "closed"),
    "joining_approval": ("需申请", "approval"),
    "joining_open": ("自由加入", "open"),
    "joining_what": (
        "可以是：仅邀请、需申请、自由加入。",
        "That can be: closed, approval, open.",
    ),
    "card": ("{name}　成员 {members}　{joining}", "{name}   members: {members}   {joining}"),
    "asked": ("申请已发送，通过后会通知你。", "Your request was sent; you will see when you are let in."),
    "mentioned": ("有人@你", "you are mentioned"),
    "have_read": ("已读 {count}：{names}", "read by {count}: {names}"),
    "have_not_read": ("未读 {count}：{names}", "not read by {count}: {names}"),
    "urged": ("已提醒 {count} 人。", "Reminded: {count}."),
    "urged_me": ("{name} 提醒你查看消息", "{name} asks you to read a message"),
    "ends_what": (
        "写几天后到期，0 表示不到期，如 /ends 7。",
        "Say in how many days it ends, 0 for never: /ends 7.",
    ),
    "ends": ("{time} 到期", "Ends on {time}"),
    "has_ended": ("已于 {time} 到期", "Ended on {time}"),
    "kept": ("已保存。", "Kept."),
    "kept_until": ("将在 {time} 发送。", "It is sent at {time}."),
    "later_how": (
        "什么时间？例如 /later 18:30 晚上见，或 /later 30 半小时后见。",
        "At what time? As in /later 18:30 see you tonight, or /later 30 in half an hour.",
    ),
    "reminded_at": ("将在 {time} 提醒你。", "You'll be reminded at {time}."),
    "done": ("已完成。", "Done."),
    "favourite": ("{name} 已加入常用联系人。", "{name} is a favourite now."),
    "not_favourite": ("{name} 已移出常用联系人。", "{name} is no favourite any more."),
    "blocked": (
        "不再接收 {name} 的消息，在群里仍会看到。",
        "{name} can't write to you any more, except in groups.",
    ),
    "unblocked": ("{name} 又可以给你发消息了。", "{name} can write to you again."),
    "quiet": ("这个会话不再提醒。", "This conversation does not ring any more."),
    "not_quiet": ("这个会话恢复提醒。", "This conversation rings again."),
    "on_top": ("已置顶。", "It stands on top now."),
    "not_on_top": ("已取消置顶。", "It does not stand on top any more."),
    "folded": (
        "已折叠。除了有人@你，不再提醒。",
        "It is folded, and rings no more unless it mentions you.",
    ),
    "not_folded": ("已取消折叠。", "It is not folded any more."),
    "is_folded": ("已折叠", "folded"),
    "flagged": ("已标为未读。", "Marked as unread."),
    "hidden": (
        "已从列表隐藏，有新消息时会再出现。",
        "It is out of the list until something new is said.",
    ),
    "entry_hidden": (
        "这条消息只对你隐藏，别人仍能看到。",
        "This message is out of your sight; others see it as before.",
    ),
    "one_time_password": (
        "一次性密码：{password}　只显示这一次，首次登录后须更改。",
        "One-time password: {password}   It is shown this once and changed at the first sign-in.",
    ),
    "import_ready": (
        "还没有改变任何东西。/apply 执行。",
        "Nothing was changed yet. /apply does it.",
    ),
    "import_errors": (
        "有错误，什么都没有改变。请改好文件后再 /import。",
        "There are errors, and nothing was changed. Mend the file and /import it again.",
    ),
    "privacy_on": ("让别人知道", "others learn of it"),
    "privacy_off": ("不让别人知道", "nobody learns of it"),
    "privacy_everyone": ("所有人可见", "everyone sees it"),
    "privacy_friends": ("好友和同事可见", "friends and colleagues see it"),
    "privacy_colleagues": ("仅同事可见", "only colleagues see it"),
    "privacy_how": (
        """例如 /privacy phones friends 或 /privacy read off。
read、typing 可选 on、off；phones、mail、signature 可选 everyone、friends、colleagues。""",
        """As in /privacy phones friends, or /privacy read off.
read, typing: on, off; phones, mail, signature: everyone, friends, colleagues.""",
    ),
    "import_first": ("请先 /import 一个文件。", "/import a file first."),
    "help_groups": (
        """/groups           我的群              /group 编号或名称   进入群
/new 名称：谁 谁   建群                /room 名称     建公开群
/add 谁  /remove 谁   加人、移出        /leave  /disband   退出、解散
/members  /card   成员、群资料         /requests   入群申请
/letin 编号  /turndown 编号   通过、拒绝
/rename 名称  /about 文字  /notice 文字   群名、介绍、公告
/joining 方式     仅邀请、需申请、自由加入
/admin 谁  /member 谁  /handover 谁   设管理员、取消、转交
/mute [谁]  /unmute [谁]   禁言、解除；不写谁即全员
/rooms [文字]     公开群目录          /join 编号  /ask 编号 [附言]
/readers 编号     谁读了我的消息      /remind 编号   提醒未读的人
/nick 名称        我在本群的昵称      /ends 天数     几天后到期，0 为不到期""",
        """/groups           my groups          /group N or NAME   talk there
/new NAME: WHOM WHOM   found a group     /room NAME   open a public room
/add WHOM  /remove WHOM              /leave  /disband
/members  /card   who and what       /requests   who asks to come in
/letin N  /turndown N
/rename NAME  /about TEXT  /notice TEXT
/joining WAY      closed, approval, open
/admin WHOM  /member WHOM  /handover WHOM   ranks
/mute [WHOM]  /unmute [WHOM]   without WHOM: everyone
/rooms [TEXT]     public rooms       /join N  /ask N [WORDS]
/readers N        who has read my message   /remind N   remind who has not
/nick NAME        my name in this group     /ends DAYS  when it ends, 0: never""",
    ),
    "help_office": (
        """/tree [部门]      组织架构，如 /tree 研发部/平台组
/remark 谁 名称   只有自己看到的备注名
/favourite 谁     常用联系人          /block 谁      不再接收
/contacts [编号]  我的分组，或组里的人  /newcontacts 名称：谁 谁   新建分组
/addcontact 编号 谁 谁   /removecontact 编号 谁 谁   加人、移出
/renamecontacts 编号 名称   /movecontacts 编号 编号   /dropcontacts 编号   改名、换位置、删除
/signature 文字   /phones 号码…   /mail 地址      我的名片
/privacy [项目 选择]   别人能知道什么；外部联系人能看到名片上的什么
/quiet  /top  /unread   免打扰、置顶、标为未读
/fold             折叠会话，或取消折叠
/hide [编号]      隐藏会话，或一条消息
/replies          快捷回复            /answer 编号     用它回复
/rights           我的权限""",
        """/tree [DEPARTMENT]   the organisation, as in /tree 研发部/平台组
/remark WHOM NAME    a name that only you see
/favourite WHOM      favourites            /block WHOM    take nothing from them
/contacts [N]        my contact groups, or who is in one   /newcontacts NAME: WHOM WHOM   begin one
/addcontact N WHOM WHOM   /removecontact N WHOM WHOM
/renamecontacts N NAME   /movecontacts N N   /dropcontacts N   at another's place, none any more
/signature TEXT   /phones NUMBER…   /mail ADDRESS   my card
/privacy [WHAT HOW]  what others learn of me, and what outside contacts see of my card
/quiet  /top  /unread   do not ring, on top, mark as unread
/fold                fold the conversation, or unfold it
/hide [N]            hide the conversation, or one message
/replies             quick replies         /answer N      send one
/rights              what I may do""",
    ),
    "help_admin": (
        """/adduser 工号 姓名 [部门]   /move 谁 部门
/title 谁 [职务]   /level 谁 [职级]   不写即清空
/disable 谁 [接任者]   /enable 工号   /reset 谁   停用、恢复、重置密码
/adddept 路径   /renamedept 路径 名称   /removedept 路径
/heads 路径 谁 谁   部门负责人
/import 文件   /apply   导入人员表：先预览，再执行
/roles   /role 谁 角色 [部门…]""",
        """/adduser NUMBER NAME [DEPARTMENT]   /move WHOM DEPARTMENT
/title WHOM [TITLE]   /level WHOM [LEVEL]   without it: none any more
/disable WHOM [SUCCESSOR]   /enable NUMBER   /reset WHOM
/adddept PATH   /renamedept PATH NAME   /removedept PATH
/heads PATH WHOM WHOM   who heads a department
/import FILE   /apply   a table of people: looked at first, then done
/roles   /role WHOM ROLE [DEPARTMENT…]""",
    ),
}
