"""The terminal for a person, in groups, in the organisation, and in an admin's hands."""

import contextlib
from pathlib import Path

from tests.client.office import Office
from tests.client.terminal.human.test_session import Typist, person, sign_in


async def asks_until(typist: Typist, command: str, wanted: str) -> None:
    """Ask again until it is shown: what was changed is on its way."""
    for _ in range(30):
        typist.types(command)
        with contextlib.suppress(AssertionError):
            await typist.reads(wanted, wait=0.3)
            return
    raise AssertionError(f"{command} never showed {wanted!r}")


async def test_a_group_from_the_first_line_to_the_last(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/new 图纸：1002 zm", "大家好")
        await wang.reads("正在与 图纸 聊天")
        await li.reads("图纸: 王芳 创建了群，成员有 你、张敏")
        assert await li.reads("大家好") == "< 图纸: 王芳: 大家好"
        li.types("/groups")
        number = (await li.reads("图纸")).split()[0]
        li.types(f"/group {number}", "收到", "/members")
        assert "群主" in await li.reads("王芳")
        await wang.reads("< 图纸: 李伟: 收到")
        wang.types("/admin 1002", "/rename 施工图", "/notice 周五交图", "/mute", "/readers 1")
        await li.reads("王芳 把 你 设为管理员")
        await li.reads("王芳 把群改名为“施工图”")
        await li.reads("王芳 发布了公告：周五交图")
        await li.reads("王芳 开启了全员禁言")
        # What somebody did is told at once, what the group is called from now on a moment later.
        card = ""
        while not card.startswith("施工图　"):
            li.types("/card")
            card = await li.reads("　成员 3")
        wang.types("/history")
        await wang.reads("大家好")
        await wang.reads("全员禁言")
        wang.types("/readers 2")
        await wang.reads("已读")
        li.types("/leave", "还在吗")
        await wang.reads("李伟 离开了")
        await li.reads("你不在这个会话中")
        wang.types("/add 李伟", "/remove 李伟", "/disband")
        await li.reads("王芳 添加了 你")
        await li.reads("王芳 移出了 你")


async def test_a_name_an_end_and_a_reminder(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/new 图纸：1002", "周五前交图", "/nick 芳姐", "/ends 七天", "/ends 7")
        await wang.reads("写几天后到期")
        await li.reads("王芳 把自己的群昵称改为“芳姐”")
        await li.reads("王芳 把群的到期时间设为 ")
        await asks_until(wang, "/members", "王芳  “芳姐”  群主")
        await asks_until(wang, "/card", " 到期")
        wang.types("/history")
        await wang.reads("周五前交图")
        await wang.reads("到期时间")
        wang.types("/remind 2", "/remind 2", "/remind 9", "/ends 0", "/nick")
        await wang.reads("已提醒 1 人。")
        await wang.reads("刚刚提醒过")
        await wang.reads("没有第 9 条")
        await li.reads("王芳 提醒你查看消息")
        await li.reads("王芳 取消了群的到期时间")
        await li.reads("王芳 不再使用群昵称")


async def test_a_room_is_found_and_asked_for(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/room 羽毛球", "/joining 需申请", "/joining 没这种", "/about 每周三")
        await wang.reads("可以是：仅邀请")
        await asks_until(li, "/rooms", "羽毛球  1  需申请  每周三")
        li.types("/ask 1 带我一个")
        await li.reads("申请已发送")
        wang.types("/requests", "/letin 1")
        await wang.reads("带我一个")
        await li.reads("王芳 添加了 你")
        li.types("/ask 7")
        await li.reads("没有编号 7")


async def test_the_organisation_and_what_i_keep(office: Office) -> None:
    async with person(office, "li") as li:
        await sign_in(li, office, "李伟")
        li.types("/tree", "/tree 研发部", "/tree 没有这个")
        await li.reads("▸ 研发部")
        await li.reads("▸ 平台组")
        await li.reads("没有找到这个部门")
        li.types(
            "/remark 1001 芳姐",
            "/to fangjie",
            "/quiet",
            "/top",
            "/fold",
            "/list",
            "/fold",
            "/hide",
            "/favourite 1001",
            "/block 1001",
        )
        for words in (
            "已保存",
            "正在与 芳姐 聊天",
            "不再提醒",
            "已置顶",
            "已折叠。",
            "[已折叠]",
            "已取消折叠",
            "已从列表隐藏",
            "常用",
            "不再接收",
        ):
            await li.reads(words)
        li.types("/signature 在路上", "/rights", "/adduser 2001 新人", "/help groups", "/help admin")
        await li.reads("已保存")
        await li.reads("group.create")
        await li.reads("你的角色没有这项权限")
        await li.reads("/turndown")
        await li.reads("/adduser")


async def test_groups_of_colleagues_from_the_first_to_the_last(office: Office) -> None:
    async with person(office, "li") as li:
        await sign_in(li, office, "李伟")
        li.types("/contacts", "/addcontact 1 1001", "/newcontacts 羽毛球：1001 张敏", "/newcontacts 图纸")
        await li.reads("没有内容")
        await li.reads("没有编号 1")
        await asks_until(li, "/contacts", "    1  羽毛球  2")
        await asks_until(li, "/contacts", "    2  图纸  0")
        li.types("/removecontact 1 1001", "/addcontact 2 1001")
        await asks_until(li, "/contacts", "    1  羽毛球  1")
        await asks_until(li, "/contacts", "    2  图纸  1")
        li.types("/contacts 1", "/contacts 2", "/renamecontacts 1 打球")
        await li.reads("张敏")
        await li.reads("1001  王芳")
        await asks_until(li, "/contacts", "    1  打球  1")
        li.types("/movecontacts 2 1")
        await asks_until(li, "/contacts", "    2  打球  1")
        li.types("/dropcontacts 1", "/dropcontacts 9")
        await li.reads("没有编号 9")
        await asks_until(li, "/contacts", "    1  打球  1")
        li.types("/renamecontacts 1", "/help office")
        await li.reads("/newcontacts")


async def test_what_others_learn_of_me(office: Office) -> None:
    async with person(office, "li") as li:
        await sign_in(li, office, "李伟")
        li.types("/privacy")
        await li.reads("phones     colleagues  仅同事可见")
        li.types("/privacy phones friends")
        await li.reads("phones     friends     好友和同事可见")
        li.types("/privacy READ off")
        await li.reads("read       off         不让别人知道")
        for wrong in (
            "phones",
            "phones nobody",
            "phones on",
            "read friends",
            "read",
            "salary everyone",
            "__class__ on",
        ):
            li.types(f"/privacy {wrong}")
            await li.reads("例如 /privacy")
        li.types("/privacy")
        await li.reads("phones     friends     好友和同事可见")


async def test_an_admin_at_work(office: Office, tmp_path: Path) -> None:
    async with person(office, "wang") as wang:
        await sign_in(wang, office, "王芳")
        wang.types("/adddept 研发部/测试组", "/adduser 2001 新人 研发部")
        await wang.reads("已完成")
        await wang.reads("一次性密码")
        await asks_until(wang, "/people 2001", "新人")
        wang.types("/title 2001 测试工程师", "/level 2001 P5", "/level 2001 " + "级" * 65, "/level")
        await wang.reads("已完成")
        await wang.reads("已完成")
        await asks_until(wang, "/tree 研发部", "2001  新人  测试工程师  P5")
        wang.types("/title 2001")
        await asks_until(wang, "/tree 研发部", "2001  新人  P5")
        wang.types("/move 2001 研发部/测试组", "/heads 研发部/测试组 2001", "/role 2001 admin 研发部")
        for _ in range(3):
            await wang.reads("已完成")
        await asks_until(wang, "/roles", "新人: admin  研发部")
        wang.types("/reset 2001", "/disable 2001 1002", "/enable 2001", "/removedept 研发部/测试组", "/heads")
        await wang.reads("一次性密码")
        await wang.reads("已完成")
        await wang.reads("已完成")
        await wang.reads("还有人或下级在用")
        await wang.reads("哪个部门")
        wang.types("/apply", f"/import {tmp_path / 'none.csv'}")
        await wang.reads("请先 /import")
        await wang.reads("读不到文件")
