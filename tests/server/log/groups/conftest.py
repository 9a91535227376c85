"""A group, and a third person to come into it."""

import pytest

from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group


@pytest.fixture
def group(office: Office) -> Group:
    return Group(office)


@pytest.fixture
def wang() -> Author:
    return Author()
