"""The ledger sees what is lost, doubled, changed or out of order."""

import pytest

from tests.crash.faults import LONG_EVERY, Kind, schedule
from tests.crash.ledger import ITSELF, Held, Ledger, Said, Store

TALK = [Held(1, "a", "wang", "一"), Held(2, "b", "wang", "二"), Held(3, "c", "li", "三")]
PLACES = {"a": 1, "b": 2, "c": 3}


@pytest.fixture
def ledger() -> Ledger:
    """Three messages, all of them sent."""
    ledger = Ledger()
    for one in TALK:
        ledger.say(Said(one.id, "talk", one.author, one.author, one.text))
        ledger.takes(one.id, one.author)
        ledger.tells_sent(one.id, one.seq)
    return ledger


def store(*log: Held, places: dict[str, int] | None = None) -> Store:
    return Store({"talk": log}, PLACES if places is None else places)


def test_all_is_well(ledger: Ledger) -> None:
    assert ledger.check(store(*TALK), {"phone": {"talk": TALK}}) == []


def test_what_was_sent_and_is_gone_is_lost(ledger: Ledger) -> None:
    wrong = ledger.kept(store(*TALK[:2], places={"a": 1, "b": 2}))
    assert wrong == ["lost: '三' of li, which was sent as 3"]


def test_what_was_taken_over_and_never_came_is_lost(ledger: Ledger) -> None:
    ledger.say(Said("d", "talk", "li", "li", "四"))
    ledger.takes("d", "li")
    assert ledger.check(store(*TALK), {}) == ["lost: '四' of li, which was queued"]


def test_what_was_never_taken_over_may_be_missing(ledger: Ledger) -> None:
    ledger.say(Said("d", "talk", "li", "li", "四"))
    assert ledger.check(store(*TALK), {}) == []


def test_what_moved_is_seen(ledger: Ledger) -> None:
    assert ledger.kept(store(*TALK, places={**PLACES, "c": 4})) == [
        "'三' of li was sent as 3 and stands at 4"
    ]
    ledger.tells_sent("c", 4)
    assert "c was sent as 3 and again as 4" in ledger.check(store(*TALK), {})


@pytest.mark.parametrize("again", [Held(4, "c", "li", "三"), Held(4, "d", "li", "三")])
def test_what_is_there_twice_is_seen(ledger: Ledger, again: Held) -> None:
    wrong = ledger.check(store(*TALK, again, places={**PLACES, again.id: 4}), {})
    assert any(line.startswith("doubled: ") for line in wrong)


def test_words_that_changed_are_seen(ledger: Ledger) -> None:
    changed = [*TALK[:2], Held(3, "c", "li", "五")]
    assert ledger.check(store(*changed), {})
    ledger.edits("c", "五", promised=False)
    assert ledger.check(store(*changed), {}) == ledger.check(store(*TALK), {}) == []
    ledger.edits("c", "五", promised=True)
    assert ledger.check(store(*changed), {}) == []
    assert ledger.check(store(*TALK), {})


def test_the_order_of_one_device_is_kept(ledger: Ledger) -> None:
    one, two, three = TALK
    swapped = [Held(1, two.id, two.author, two.text), Held(2, one.id, one.author, one.text), three]
    assert "'一' of wang has changed places" in ledger.check(store(*swapped), {})


@pytest.mark.parametrize(
    "shown",
    [
        TALK[:2],
        [*TALK, TALK[2]],
        [TALK[1], TALK[0], TALK[2]],
        [*TALK[:2], Held(3, "c", "li", "三", "pinned")],
    ],
)
def test_a_device_that_shows_something_else_is_seen(ledger: Ledger, shown: list[Held]) -> None:
    (wrong,) = ledger.check(store(*TALK), {"phone": {"talk": shown}})
    assert wrong.startswith("phone: ")


def test_what_a_device_had_to_bring_back_was_lost(ledger: Ledger) -> None:
    wrong = ledger.check(Store({"talk": TALK}, PLACES, ["b"]), {})
    assert wrong == ["'二' of wang had to be brought back by a device"]


def test_a_schedule_comes_from_its_seed_alone() -> None:
    devices = ["王芳1", "李伟1"]
    assert schedule(1, 7, devices) == schedule(1, 7, devices) != schedule(2, 7, devices)
    every = [schedule(1, number, devices) for number in range(len(Kind) * 2)]
    assert {fault.kind for one in every for fault in one.faults} == set(Kind)
    assert [one.number for one in every if one.long] == [LONG_EVERY // 2]


@pytest.mark.parametrize(("author", "faults"), [(ITSELF, 0), ("somebody", 1)])
def test_what_the_organisation_does_nobody_has_said(ledger: Ledger, author: str, faults: int) -> None:
    logs = {"talk": TALK, "staff": [Held(1, "f", author, "")]}
    assert len(ledger.check(Store(logs, {**PLACES, "f": 1}), {})) == faults
