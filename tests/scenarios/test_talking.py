"""Two people talk."""

import pytest

from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def test_a_message_is_heard_and_seen_to_arrive(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    sent = await wang.sends(li, "下午的图纸改好了")
    heard = await li.hears("下午的图纸改好了", author=wang)
    assert (heard["seq"], heard["id"]) == (sent["seq"], sent["id"]) == (1, sent["id"])
    await wang.sees_delivered(sent)
    await li.reads(wang)
    await wang.sees_read(sent)
