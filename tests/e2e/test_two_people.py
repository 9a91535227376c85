"""Two people with a window each, on a real server: what they see is what counts."""

from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]


async def test_two_people_talk_also_through_a_killed_server(sit: Sit, office: Office) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()

    wang.finds("lw", "李伟")
    wang.says("下午的图纸改好了，你看看？")
    li.sees("王芳, 1 条未读, 下午的图纸改好了，你看看？")
    li.opens("王芳")
    li.says("收到，马上看。")
    # Her chat is open, but she looks elsewhere: it is read once she looks at it.
    wang.sees("李伟, 1 条未读, 收到，马上看。")
    wang.looks()
    wang.sees("李伟, 收到，马上看。")
    said = [("王芳", "下午的图纸改好了，你看看？"), ("李伟", "收到，马上看。")]
    for seat in (wang, li):
        seat.sees_chat(*said)

    # The server is gone: what is written waits, in sight, and leaves by itself once the server is back.
    office.server.kill()
    wang.says("第二张也改了")
    wang.says("晚上发给客户")
    wang.sees("现在连不上服务器")
    said += [("王芳", "第二张也改了"), ("王芳", "晚上发给客户")]
    wang.sees_chat(*said)
    li.sees_chat(*said[:2])
    await office.server.start()
    li.sees_chat(*said, timeout=30)
    li.says("尺寸我核对过了")
    said.append(("李伟", "尺寸我核对过了"))
    for seat in (wang, li):
        seat.sees_chat(*said)
        seat.main.sees_no("现在连不上服务器")
    copied = li.copies_chat()
    assert [copied.count(text) for _, text in said] == [1] * len(said)


async def test_a_wrong_password_is_told_and_the_right_one_opens(sit: Sit) -> None:
    wang = sit("王芳")
    wang.starts()
    wang.signs_in(password="falsch-falsch")
    wang.compares_fingerprint()
    wang.sign_in.sees("工号、姓名或密码不对")
    wang.signs_in()
    wang.main.sees("消息")


async def test_a_client_that_starts_again_knows_its_person_also_without_a_server(
    sit: Sit, office: Office
) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("1002", "李伟")
    wang.says("明天见")
    wang.close()
    await office.server.stop()
    wang.starts()
    wang.sees("李伟, 明天见")
