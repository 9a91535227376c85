"""Sessions: who writes on a link is whoever entered it last."""

import pytest

from server.core.sessions import Session, Sessions
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.decide import Actor
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Link, Role
from shared.wire.message import Access
from shared.wire.router import Router


@pytest.fixture
def session() -> Session:
    link = Link(Role.ACCEPTOR, Router(CATALOGUE), 0.0)
    return Session(link, "127.0.0.1", Sessions(), lambda _session: None, lambda: None)


def test_nobody_writes_before_somebody_is_in(session: Session) -> None:
    with pytest.raises(Refusal) as refused:
        session.require_actor()
    assert refused.value.code is ErrorCode.NOT_SIGNED_IN


def test_who_enters_after_another_writes_as_themselves(session: Session) -> None:
    for _ in range(2):
        person, device = new_id(), new_id()
        session.enter(person, device, Access.SIGNED_IN)
        assert session.require_actor() == Actor(person, device)
        assert session.require_actor() is session.require_actor()
