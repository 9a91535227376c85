"""The tree kept in step equals one read anew, whatever happened to it."""

import random

import pytest

from server.org.tree import Tree
from server.store.departments import Department
from shared.ids import new_id


def shape(tree: Tree) -> list[tuple[bytes, tuple[str, ...], set[bytes]]]:
    return [(one.id, tree.path(one.id), tree.subtree(one.id)) for one in tree.walk()]


@pytest.mark.parametrize("seed", range(5))
def test_a_tree_kept_in_step_equals_one_made_anew(seed: int) -> None:
    luck = random.Random(seed)
    kept, rows = Tree(()), dict[bytes, Department]()
    for step in range(200):
        ids = [*rows]
        if ids and luck.random() < 0.3:
            before = rows[luck.choice(ids)]
            below = kept.subtree(before.id)
            parents = [None, *(one for one in ids if one not in below)]
            changed = Department(before.id, luck.choice(parents), f"改{step}", luck.randrange(5))
            if luck.random() < 0.3 and len(below) == 1:
                changed = Department(*(before.id, before.parent, before.name, before.position), removed=True)
        else:
            parent = luck.choice([None, *ids]) if ids else None
            changed = Department(new_id(), parent, f"部{step}", luck.randrange(5))
        kept.put(changed)
        rows[changed.id] = changed
        if changed.removed:
            del rows[changed.id]
        fresh = Tree(rows.values())
        assert shape(kept) == shape(fresh)
        assert all(kept.named(one.parent, one.name) == one for one in rows.values())


def test_thousands_of_siblings_are_told_apart_at_once() -> None:
    tree = Tree(Department(new_id(), None, f"部门{number}", number) for number in range(5_000))
    found = tree.named(None, "部门４９９９")
    assert found is not None
    assert found.position == 4_999
    assert tree.named(None, "部门5000") is None
