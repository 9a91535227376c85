"""Counting who has read, all at once, gives what counting them one by one gives."""

from hypothesis import given
from hypothesis import strategies as st

from server.features.groups.readers import Readership
from server.store.groups import Reader
from shared.protocol.groups import ReadCount

stays = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 14)), min_size=1, max_size=12)


@given(stays, st.lists(st.integers(1, 14), max_size=6))
def test_all_at_once_is_one_by_one(everyone: list[tuple[int, int]], seqs: list[int]) -> None:
    readers = [Reader(bytes([place]), since, read) for place, (since, read) in enumerate(everyone)]
    author = readers[0].person
    counted = Readership(readers).counts(author, seqs)
    meant = {seq: [one for one in readers[1:] if one.since <= seq] for seq in seqs}
    assert counted == tuple(
        ReadCount(seq, sum(one.read >= seq for one in meant[seq]), len(meant[seq])) for seq in seqs
    )


def test_who_is_no_member_is_not_in_it() -> None:
    ship = Readership([Reader(b"a", 1, 0)])
    assert b"a" in ship
    assert b"b" not in ship
