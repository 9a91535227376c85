"""Looking around for servers: one look at a time, what came of it, and what could not."""

import asyncio
from collections.abc import AsyncGenerator

import pytest_asyncio
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.viewmodels.sign_in.found_servers import MOST, FoundServers, ServerRow
from shared.errors import ErrorCode, Refusal
from tests.client.ui.visit import Street


class Look:
    """A street, and somebody who looks along it."""

    def __init__(self) -> None:
        self.street = Street()
        self.found = FoundServers(self.street, lambda: Language.ENGLISH)

    async def ends(self) -> None:
        for _ in range(500):
            if not self.found.searching:
                return
            await asyncio.sleep(0.005)
        raise AssertionError("it looks on and on")


@pytest_asyncio.fixture
async def look(qtbot: QtBot) -> AsyncGenerator[Look]:
    made = Look()
    yield made
    await made.found.close()


async def test_nothing_is_looked_for_before_it_is_asked(look: Look) -> None:
    await asyncio.sleep(0.03)
    assert look.street.searched == []
    assert not look.found.open


async def test_a_second_wish_waits_for_no_second_look(look: Look) -> None:
    look.street.rows = [ServerRow("恒川", "10.0.0.1:7443")]
    look.found.search()
    look.found.search()
    assert look.found.searching
    await look.ends()
    assert look.street.searched == [False]
    assert look.found.rows == (ServerRow("恒川", "10.0.0.1:7443"),)


async def test_the_whole_network_only_when_its_user_says_so(look: Look) -> None:
    assert look.found.may_widen
    look.found.widen()
    await look.ends()
    assert look.street.searched == [True]
    assert not look.found.may_widen


async def test_why_nothing_could_be_found_is_said(look: Look) -> None:
    look.street.refusal = Refusal(ErrorCode.OFFLINE, reason="network")
    look.found.search()
    await look.ends()
    assert "does not let us look" in look.found.trouble
    look.street.refusal = None
    look.found.search()
    await look.ends()
    assert look.found.trouble == ""


async def test_hostile_rows_are_few_and_have_names(look: Look) -> None:
    look.street.rows = [ServerRow("\u200b\n", f"10.0.0.{number}:7443") for number in range(64)]
    look.found.search()
    await look.ends()
    assert len(look.found.rows) == MOST
    assert look.found.rows[0].name == "10.0.0.0:7443"
