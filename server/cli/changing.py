"""Changing the organisation at the command line, beside a server that may be running."""

from collections.abc import Callable
from typing import TypeVar

from server.cli.refusals import word_refusal
from server.config import Config
from server.core.authority import Authority
from server.core.clock import wall_clock
from server.log.desk import Desk
from server.org.change import Change
from server.org.policies import Policies
from server.store.connection import Connection
from server.store.database import Database
from server.store.organisation import load_organisation
from shared.errors import Refusal

T = TypeVar("T")


def changed(config: Config, database: Database, work: Callable[[Change], T]) -> T:
    """Run `work` as one transaction, with what follows from it; raises Fault for what is refused.

    A server that runs beside this process notices within a second, and tells everyone.
    """
    authority = Authority.load(config.data)
    try:
        return database.write_now(lambda connection: changed_in(connection, authority, work))
    except Refusal as refusal:
        raise word_refusal(refusal) from refusal


def considered(config: Config, database: Database, work: Callable[[Change], T]) -> T:
    """Run `work` on a snapshot, to see what it would change; raises Fault for what is refused."""
    authority = Authority.load(config.data)
    try:
        return database.read_now(lambda connection: work(_change(connection, authority)))
    except Refusal as refusal:
        raise word_refusal(refusal) from refusal


def changed_in(connection: Connection, authority: Authority, work: Callable[[Change], T]) -> T:
    """Run `work` inside a transaction that has begun already."""
    change = _change(connection, authority)
    result = work(change)
    change.finish()
    return result


def _change(connection: Connection, authority: Authority) -> Change:
    policies = Policies(authority.organisation, authority.sign, wall_clock)
    desk = Desk(connection, {}, policies, authority.sign, wall_clock())
    return Change(connection, desk, load_organisation(connection), policies)
