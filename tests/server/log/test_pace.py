"""How fast one person may change who is in groups: each of the people counts."""

from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.bodies import GroupBody
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group, changed

CROWD = GroupBody("项目组", tuple(new_id() for _ in range(limits.MEMBERS - 1)))


async def test_several_full_groups_are_founded_at_once_and_then_it_takes_time(
    office: Office, zhang: Author, li: Author
) -> None:
    groups = [Group(office) for _ in range(limits.MEMBER_CHANGES // limits.MEMBERS)]
    for group in groups:
        await group.say(zhang, CROWD)
    refusal = await Group(office).refused(zhang, CROWD)
    assert (refusal.code, refusal.detail) == (
        ErrorCode.TOO_MANY_REQUESTS,
        {"limit": limits.MEMBER_CHANGES},
    )
    await Group(office).say(li, CROWD)  # somebody else's pace is their own
    await groups[0].order(changed("remove", zhang))  # and the organisation has none
