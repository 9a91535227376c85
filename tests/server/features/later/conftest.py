"""What waits at a desk, and a group to say it in."""

import pytest

from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import Clockwork


@pytest.fixture
def clockwork(desk: Desk) -> Clockwork:
    return Clockwork(desk)


@pytest.fixture
async def group(desk: Desk, zhang: Someone, li: Someone) -> Group:
    made = Group(desk)
    await made.found(zhang, [li])
    desk.heard(zhang.session)
    desk.heard(li.session)
    return made
