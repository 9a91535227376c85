"""Ratios and bars: medians of the rounds, the better peer, and what counts as met."""

import json
from collections.abc import Mapping
from statistics import StatisticsError

import pytest

from tests.bench.messaging.bars import SIGN_IN, compare, own_bars, write_down
from tests.bench.rows import Row


def said(server: str, per_second: float, cpu: float, *, archive: bool = True, tls: bool = False) -> Row:
    figures = {"per_second": per_second, "server_cpu_us_each": cpu}
    return Row(work="one-to-one", server=server, archive=archive, tls=tls, figures=figures)


def own(work: str, *, tls: bool, figures: Mapping[str, float]) -> Row:
    return Row(work=work, server="linxin", archive=True, tls=tls, figures=figures)


PEERS = [
    said("prosody", 400, 900),
    said("ejabberd", 500, 1500),
    said("prosody", 9_000, 90, archive=False),
    said("ejabberd", 25_000, 40, archive=False),
]


def test_medians_are_compared_with_the_better_archiving_peer() -> None:
    rounds = [said("linxin", speed, cpu) for speed, cpu in ((20_000, 20), (1, 99), (15_000, 30))]
    ratio = compare([*rounds, *PEERS, said("linxin", 9, 9, tls=True)])
    assert ratio.one_to_one_vs_better_archiving_peer == 30.0
    assert ratio.cpu_vs_ejabberd_no_archive == 0.75
    assert [bar.met for bar in ratio.bars()] == [True, True]


def test_bars_are_missed_from_either_side() -> None:
    ratio = compare([said("linxin", 14_000, 41), *PEERS])
    assert (ratio.one_to_one_vs_better_archiving_peer, ratio.cpu_vs_ejabberd_no_archive) == (28.0, 1.02)
    assert [bar.met for bar in ratio.bars()] == [False, False]


def test_nothing_is_compared_with_a_peer_that_was_not_measured() -> None:
    with pytest.raises(StatisticsError):
        compare([said("linxin", 14_000, 41), *PEERS[:2]])


def test_own_bars_name_plain_and_tls_apart() -> None:
    rows = [
        own("idle connections", tls=False, figures={"kib_per_connection": 20.0}),
        own("idle connections", tls=True, figures={"kib_per_connection": 45.1}),
        own(SIGN_IN, tls=False, figures={"server_cpu_ms_each": 0.4}),
        own("login", tls=False, figures={"server_cpu_ms_each": 40.0}),
    ]
    lines: list[str] = []
    assert not write_down(own_bars(rows), lines.append)
    told = [json.loads(line) for line in lines]
    assert [(one["is"], one["at_most"], one["met"]) for one in told] == [
        (20.0, 20.0, True),
        (45.1, 45.0, False),
        (0.4, 1.0, True),
    ]
    assert len({one["bar"] for one in told}) == 3


def test_a_peers_rows_are_no_bars_of_ours() -> None:
    assert not list(own_bars(PEERS))
