"""The directory is brought up by what changed, read anew for another scope, and takes no forged policy."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID
from msgspec import structs

from client.core.bus import Bus
from client.core.events import PeopleStored
from client.core.link.trust import check_policy
from client.core.profile.settings import Pin
from client.core.sync.directory_sync import DirectorySync
from client.services.people.state import PeopleState
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.identity import organisation_id, organisation_text
from shared.model.rights import (
    ADMIN,
    Holder,
    Policy,
    SignedPolicy,
    decode_policy,
    encode_policy,
    first_policy,
    policy_bytes,
)
from shared.protocol.org import Department, ListPeople, People, Person
from shared.wire.message import Reply
from tests.client.asked import Asked
from tests.shared.samples import PERSON

PAGE = 3


@dataclass
class Directory:
    """A directory that tells what is newer than asked for, three records at a time."""

    people: list[Person] = field(default_factory=list[Person])
    departments: list[Department] = field(default_factory=list[Department])
    policy: SignedPolicy | None = None
    scope: bytes = b"all"

    @property
    def version(self) -> int:
        return max((one.version for one in (*self.people, *self.departments)), default=0)

    def add(self, name: str, *, department: bytes | None = None, withheld: bool = False) -> Person:
        person = Person(
            *(new_id(), name, name, False, self.version + 1), department=department, withheld=withheld
        )
        self.people.append(person)
        return person

    def answer(self, request: ListPeople) -> Reply:
        records = sorted(
            (one for one in (*self.people, *self.departments) if one.version > request.newer_than),
            key=lambda one: one.version,
        )
        page = records[:PAGE]
        return People(
            version=self.version,
            people=tuple(one for one in page if isinstance(one, Person)),
            more=len(records) > PAGE,
            departments=tuple(one for one in page if isinstance(one, Department)),
            policy=self.policy if request.newer_than == 0 else None,
            scope=self.scope,
            last=page[-1].version if page else self.version,
        )


@dataclass
class Reader:
    """A device that keeps a copy, and what its services made of the events."""

    directory: Directory
    cache: CacheStore
    state: PeopleState = field(default_factory=PeopleState)

    def __post_init__(self) -> None:
        self.asked = Asked(self.directory.answer)
        bus = Bus()
        bus.subscribe(PeopleStored, self.state.apply)
        self.sync = DirectorySync(self.asked, self.cache, bus, lambda signed: decode_policy(signed.document))

    async def bring_up(self) -> set[str]:
        await self.sync.bring_up(self.directory.version)
        held = {one.name for one in await self.cache.people()}
        assert held == {one.name for one in self.state.people.values()}
        return held


@pytest.fixture
def reader(cache: CacheStore) -> Reader:
    return Reader(Directory(), cache)


async def test_everything_is_read_and_then_what_changed(reader: Reader) -> None:
    for name in "甲乙丙丁戊己庚":
        reader.directory.add(name)
    assert await reader.bring_up() == set("甲乙丙丁戊己庚")
    assert len(reader.asked.asked) == 3
    reader.directory.add("辛")
    assert await reader.bring_up() == set("甲乙丙丁戊己庚辛")
    await reader.bring_up()
    assert reader.asked.asked[3:] == [ListPeople(7)]


async def test_a_record_is_kept_in_every_word(reader: Reader) -> None:
    record = structs.replace(PERSON, withheld=False, version=1)
    reader.directory.people.append(record)
    await reader.bring_up()
    assert await reader.cache.people() == [record]
    reader.directory.people[0] = structs.replace(record, level="", version=2)
    await reader.bring_up()
    assert [one.level for one in await reader.cache.people()] == [""]


async def test_what_is_withheld_or_removed_is_not_kept(reader: Reader) -> None:
    one = reader.directory.add("甲")
    reader.directory.add("乙")
    department = Department(new_id(), None, "研发部", 0, (one.person,), removed=False, version=3)
    reader.directory.departments.append(department)
    assert await reader.bring_up() == {"甲", "乙"}
    assert [each.heads for each in await reader.cache.departments()] == [(one.person,)]
    reader.directory.people[0] = Person(one.person, "", "", False, 4, withheld=True)
    reader.directory.departments[0] = Department(
        department.department, None, "", 0, (), removed=True, version=5
    )
    assert await reader.bring_up() == {"乙"}
    assert (await reader.cache.departments(), reader.state.departments) == ([], {})


async def test_another_scope_replaces_the_copy(reader: Reader) -> None:
    for name in "甲乙丙丁":
        reader.directory.add(name)
    await reader.bring_up()
    kept = reader.directory.people[:1]
    reader.directory.people = kept
    reader.directory.scope = b"department"
    reader.directory.add("新")
    await reader.sync.bring_up(9)
    assert {one.name for one in await reader.cache.people()} == {"甲", "新"}
    assert {one.name for one in reader.state.people.values()} == {"甲", "新"}
    assert await reader.cache.scope() == b"department"


async def test_a_restored_server_is_believed(reader: Reader) -> None:
    for name in "甲乙丙":
        reader.directory.add(name)
    await reader.bring_up()
    del reader.directory.people[1:]
    assert await reader.bring_up() == {"甲"}


async def test_a_server_that_leads_nowhere_is_left(reader: Reader) -> None:
    def astray(_: object) -> Reply:
        return People(9, (), more=True, last=0)

    reader.asked.answer = astray
    with pytest.raises(Refusal) as caught:
        await reader.sync.bring_up(9)
    assert caught.value.code is ErrorCode.BAD_MESSAGE


class Authority:
    """An organisation's key and certificate."""

    def __init__(self) -> None:
        self.key = generate_private_key(SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA")])
        now = dt.datetime.now(dt.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self.key.public_key())
            .serial_number(1)
            .not_valid_before(now)
            .not_valid_after(now + dt.timedelta(days=1))
            .sign(self.key, SHA256())
        )
        spki = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.organisation = organisation_id(spki)
        pem = certificate.public_bytes(Encoding.PEM).decode()
        self.pin = Pin(organisation_text(self.organisation), "公司", pem)

    def sign(self, policy: Policy) -> SignedPolicy:
        document = encode_policy(policy)
        r, s = decode_dss_signature(self.key.sign(policy_bytes(document), ECDSA(SHA256())))
        return SignedPolicy(document, r.to_bytes(32) + s.to_bytes(32))


def test_a_policy_counts_with_the_signature_of_the_pinned_organisation() -> None:
    ours, others = Authority(), Authority()
    policy = first_policy(ours.organisation, 1)
    signed = ours.sign(policy)
    assert check_policy(ours.pin, signed) == policy
    more = Policy(ours.organisation, 2, 2, policy.roles, (Holder(new_id(), ADMIN),))
    forged = [
        SignedPolicy(encode_policy(more), signed.signature),
        SignedPolicy(signed.document, bytes(64)),
        others.sign(policy),
        others.sign(first_policy(others.organisation, 1)),
    ]
    for one in forged:
        with pytest.raises(Refusal) as caught:
            check_policy(ours.pin, one)
        assert caught.value.code is ErrorCode.BAD_SIGNATURE
    with pytest.raises(Refusal):
        check_policy(None, signed)
    with pytest.raises(Refusal):
        check_policy(ours.pin, SignedPolicy(b"no policy", bytes(64)))


async def test_a_forged_policy_is_not_stored_and_the_rest_is(cache: CacheStore) -> None:
    ours = Authority()
    directory = Directory(policy=SignedPolicy(encode_policy(first_policy(ours.organisation, 1)), bytes(64)))
    directory.add("甲")
    state = PeopleState()
    bus = Bus()
    bus.subscribe(PeopleStored, state.apply)
    asked = Asked(directory.answer)
    sync = DirectorySync(asked, cache, bus, lambda signed: check_policy(ours.pin, signed))
    await sync.bring_up(directory.version)
    assert (await cache.policy(), state.policy) == (None, None)
    assert [one.name for one in await cache.people()] == ["甲"]
    directory.policy = ours.sign(first_policy(ours.organisation, 2))
    directory.scope = b"other"
    directory.add("乙")
    await sync.bring_up(directory.version)
    assert state.policy == first_policy(ours.organisation, 2)
    assert (await cache.policy()) == directory.policy
