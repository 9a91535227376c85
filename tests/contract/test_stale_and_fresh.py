"""Stale state + events == fresh state, for random histories of every kind by four people."""

import random
from collections import Counter
from collections.abc import Callable

from shared.model.bodies import KINDS
from shared.model.fold import Fold
from tests.contract import histories
from tests.contract.histories import Writers

ROUNDS = 600
RULES = {
    "poll",
    "recovered",
    "never placed",
    "target never written",
    "before its target",
    "edit by author",
    "edit by another",
    "edit that loses",
    "recall by author",
    "recall by another",
    "recall by another, never placed",
    "recall of edited",
    "reaction on",
    "reaction off",
    "pinned",
    "unpinned",
}


def rounds(salt: int) -> list[random.Random]:
    """Return a source of chance for each round."""
    return [random.Random(salt * 1_000_000 + number) for number in range(ROUNDS)]


def history(chance: random.Random) -> histories.History:
    """Return a history of random length."""
    return Writers(chance).write(chance.randrange(2, 70))


def test_any_order_and_repetition_gives_the_fresh_state() -> None:
    for chance in rounds(1):
        known = history(chance)
        fresh = histories.standing(known.everything())
        assert histories.standing(histories.delivered(chance, known.everything())) == fresh


def test_a_stale_replica_catches_up_to_the_fresh_state() -> None:
    for chance in rounds(2):
        known = history(chance)
        fresh = histories.standing(known.everything())
        stale = Fold()
        seen = chance.randrange(len(known.placed) + 1)
        for entry in histories.delivered(chance, known.placed[:seen]):
            stale.apply(entry)
        # Events after the cursor, with some from before it again, and what peers hand on.
        again = chance.randrange(seen + 1)
        for entry in histories.delivered(chance, known.placed[again:] + known.unplaced):
            stale.apply(entry)
        for entry in known.placed[seen:]:
            stale.apply(entry)
        assert stale.all_standing() == fresh


def test_history_pages_with_amendments_in_effect_and_live_entries_give_the_fresh_state() -> None:
    for chance in rounds(3):
        known = histories.as_a_server_keeps_it(history(chance))
        if not known.placed:
            continue
        fresh = histories.standing(known.everything())
        arriving = histories.paged(chance, known.placed) + histories.delivered(chance, known.unplaced)
        assert histories.standing(arriving) == fresh


def test_withheld_bodies_stand_as_the_recalled_ones_do() -> None:
    for chance in rounds(4):
        known = history(chance)
        fresh = histories.standing(known.everything())
        projected = histories.withheld(known.everything())
        assert histories.standing(projected) == fresh
        mixed = histories.delivered(chance, projected) + histories.delivered(chance, known.everything())
        chance.shuffle(mixed)
        assert histories.standing(mixed) == fresh


def test_a_window_that_forgot_and_reads_again_stands_as_before() -> None:
    for chance in rounds(5):
        log = histories.as_a_server_keeps_it(history(chance)).placed
        if not log:
            continue
        fold = Fold()
        for entry in log:
            fold.apply(entry)
        fresh = fold.all_standing()
        gone = chance.sample(fresh, k=chance.randrange(len(fresh) + 1))
        for one in gone:
            fold.forget(one.id)
        for one in gone:
            for entry in histories.history_page(log, one.seq, one.seq, len(log)):
                fold.apply(entry)
        assert fold.all_standing() == fresh


def test_the_histories_cover_every_kind_and_rule(record_property: Callable[[str, object], None]) -> None:
    seen: Counter[str] = Counter()
    for salt in range(1, 6):
        for chance in rounds(salt):
            seen += histories.coverage(history(chance))
    lines = ", ".join(f"{name} {count}" for name, count in sorted(seen.items()))
    record_property("summary", f"contract histories: {5 * ROUNDS}; entries by kind and rule: {lines}")
    assert (set(KINDS) | RULES) - seen.keys() == set()
    assert min(seen[name] for name in set(KINDS) | RULES) >= 50
