"""A group to found."""

import pytest

from tests.server.features.desk import Desk
from tests.server.features.group import Group


@pytest.fixture
def group(desk: Desk) -> Group:
    return Group(desk)
