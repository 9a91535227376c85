"""The organisation as rows to unfold."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from client.core.events import StateStored
from client.viewmodels.people.organisation import ROOT, Organisation, spoken_row
from client.viewmodels.people.organisation_tree import FAVOURITES, Branch, Sight
from client.viewmodels.people.presence import shown_presence
from shared.model.presence import Presence
from shared.model.state import ContactGroup, PersonNote, encode_value, state_key
from shared.protocol.org import Department, Person
from shared.protocol.sync import StateItem
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import person_id

RESEARCH, MOTION, SALES = (bytes([number]) * 16 for number in (1, 2, 3))


def department(identity: bytes, name: str, parent: bytes | None = None, position: int = 0) -> Department:
    return Department(identity, parent, name, position, (), False, 1)


def in_department(number: int, name: str, where: bytes, rank: int = 0, title: str = "") -> Person:
    return Person(person_id(number), f"HC{number:04}", name, False, 2, where, title, rank)


class Tree:
    """A company of two departments, one of which has another below."""

    def __init__(self) -> None:
        self.office: Company = company("陈思远", "张伟", "何静")
        self.office.people.change(
            department(RESEARCH, "研发部", position=1),
            department(MOTION, "电控组", RESEARCH),
            department(SALES, "销售部", position=2),
            in_department(0, "陈思远", MOTION, 5, "工程师"),
            in_department(1, "张伟", MOTION, 1, "组长"),
            in_department(2, "何静", SALES),
        )
        services = self.office.services

        def sight(person: bytes) -> Sight:
            note = self.office.people.state.note(person)
            return Sight(shown_presence(services.presence.of(person)), "", note.remark)

        self.model = Organisation(
            services.people, services.presence, sight, lambda: "恒川精密科技", services.bus
        )
        self.model.look(looked_at=True)

    def shown(self) -> list[str]:
        return [f"{'  ' * row.depth}{row.name}" for row in self.model.rows.rows]

    def row(self, name: str) -> tuple[int, int | None]:
        found = next(row for row in self.model.rows.rows if row.name == name)
        return found.people, found.here


@pytest.fixture
def tree(qapp: QApplication) -> Tree:
    return Tree()


def test_departments_stand_in_their_order_and_people_by_rank(tree: Tree) -> None:
    assert tree.shown() == ["恒川精密科技", "  研发部", "  销售部", "  林晓雨"]
    for branch in (RESEARCH, MOTION):
        tree.model.turn(branch)
    assert tree.shown() == [
        *("恒川精密科技", "  研发部", "    电控组", "      张伟", "      陈思远"),
        *("  销售部", "  林晓雨"),
    ]
    tree.model.turn(RESEARCH)
    assert tree.shown() == ["恒川精密科技", "  研发部", "  销售部", "  林晓雨"]
    tree.model.turn(ROOT)
    assert tree.shown() == ["恒川精密科技"]


def test_branches_count_who_is_there_once_all_of_them_are_known(tree: Tree) -> None:
    assert tree.row("研发部") == (2, None)
    tree.office.presence.see(person_id(0), Presence.BUSY)
    tree.model.refresh()
    assert tree.row("研发部") == (2, None)
    tree.office.presence.see(person_id(1), Presence.OFFLINE)
    tree.model.refresh()
    assert tree.row("研发部") == (2, 1)
    assert tree.row("恒川精密科技") == (4, None)


def test_favourites_stand_above_by_the_name_i_gave_them(tree: Tree) -> None:
    tree.office.people.note(person_id(1), PersonNote("老张", favourite=True))
    tree.model.refresh()
    assert tree.shown()[:3] == ["Favourites", "  老张", "恒川精密科技"]
    assert [row.kind for row in tree.model.rows.rows[:2]] == [Branch.FAVOURITES, Branch.PERSON]
    tree.model.turn(FAVOURITES)
    assert tree.shown()[:2] == ["Favourites", "恒川精密科技"]


def keep(tree: Tree, group: bytes, held: ContactGroup) -> None:
    """Let me keep a group of colleagues."""
    item = StateItem(state_key("contacts", group), encode_value(held), 1)
    tree.office.bus.publish(StateStored((item,)))
    tree.model.refresh()


def test_groups_of_mine_stand_between_favourites_and_the_organisation(tree: Tree) -> None:
    tree.office.people.note(person_id(1), PersonNote(favourite=True))
    keep(tree, b"2" * 16, ContactGroup("供应商", 2))
    keep(tree, b"1" * 16, ContactGroup("客户经理们", 1, (person_id(2), person_id(0), b"gone" * 4)))
    assert tree.shown()[:5] == ["Favourites", "  张伟", "客户经理们", "供应商", "恒川精密科技"]
    tree.model.unfold(b"1" * 16)
    tree.model.unfold(b"1" * 16)
    assert tree.shown()[2:5] == ["客户经理们", "  陈思远", "  何静"]
    for number, presence in ((0, Presence.BUSY), (2, Presence.OFFLINE)):
        tree.office.presence.see(person_id(number), presence)
    tree.model.refresh()
    assert (tree.row("客户经理们"), tree.row("供应商")) == ((2, 1), (0, 0))
    row = next(row for row in tree.model.rows.rows if row.kind is Branch.CONTACT_GROUP)
    assert spoken_row(row) == "客户经理们, 1/2, unfolded"
    keep(tree, b"1" * 16, ContactGroup(removed=True))
    assert tree.shown()[2:4] == ["供应商", "恒川精密科技"]


def test_who_left_is_not_shown_and_does_not_count(tree: Tree) -> None:
    gone = Person(person_id(2), "HC0002", "何静", True, 3, SALES)
    tree.office.people.change(gone)
    tree.model.refresh()
    assert tree.row("销售部") == (0, 0)


def test_people_are_watched_only_while_somebody_looks(tree: Tree) -> None:
    watched = tree.office.presence.watched
    assert set(watched["organisation"]) == set(tree.office.people.state.people)
    tree.model.look(looked_at=False)
    assert watched["organisation"] == ()


@pytest.mark.usefixtures("qapp")
def test_five_thousand_are_unfolded_by_one_change_and_only_those_in_sight_watched() -> None:
    tree = Tree()
    many = [in_department(10 + number, f"员工{number}", SALES) for number in range(5000)]
    tree.office.people.change(*many)
    tree.model.refresh()
    told: list[tuple[int, int]] = []

    def inserted(_parent: QModelIndex, first: int, last: int) -> None:
        told.append((first, last))

    tree.model.rows.rowsInserted.connect(inserted)
    tree.model.turn(SALES)
    assert told == [(3, 5003)]
    tree.model.in_sight((person_id(10), person_id(11)))
    assert tree.office.presence.watched["organisation"] == (person_id(10), person_id(11))


def test_only_the_row_of_who_is_seen_otherwise_is_made_anew(tree: Tree) -> None:
    for branch in (RESEARCH, MOTION):
        tree.model.turn(branch)
    before = {row.name: row for row in tree.model.rows.rows if row.kind is Branch.PERSON}
    tree.office.presence.see(person_id(0), Presence.BUSY)
    tree.model.refresh()
    after = {row.name: row for row in tree.model.rows.rows if row.kind is Branch.PERSON}
    assert after["陈思远"].presence == shown_presence(Presence.BUSY)
    assert [name for name in after if after[name] is not before[name]] == ["陈思远"]
    tree.office.people.change(in_department(1, "张伟", MOTION, 1, "部长"))
    tree.model.refresh()
    assert next(row.title for row in tree.model.rows.rows if row.name == "张伟") == "部长"
