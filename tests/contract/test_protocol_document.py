"""docs/protocol.md is complete and true: its tables are those of the code, and so are its words."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgpack
import msgspec
import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.protocol.catalogue import CATALOGUE
from shared.wire.router import tag_of
from tests.contract import protocol_tables
from tests.contract.documented_tables import DocumentedError, Tables
from tests.shared import goldens

ROOT = Path(__file__).parents[2]
TEXT = protocol_tables.DOCUMENT.read_text(encoding="utf-8")
TABLES = Tables(TEXT)
RENEW = "run `python -m tests.contract.protocol_tables`, then write what new fields mean"
SAMPLES = {one.name: one.value for one in goldens.structs()}
NAMES = {
    "entry.header": "Header",
    "entry.signed": "SignedEntry",
    "entry.placed": "Entry",
    "entry.cursor": "Cursor",
    "identity.certificate": "Certificate",
}


def test_every_message_and_struct_has_its_table() -> None:
    assert protocol_tables.missing(TEXT) == set(), RENEW


def test_the_tables_are_those_of_the_code() -> None:
    assert protocol_tables.renewed(TEXT) == TEXT, RENEW


def test_every_row_has_a_meaning() -> None:
    unexplained = [line for line in TEXT.splitlines() if line.endswith(f"| {protocol_tables.UNKNOWN} |")]
    assert unexplained == [], RENEW


def table_of(name: str, value: msgspec.Struct) -> str:
    """Return the name of the table that describes a sample."""
    return NAMES.get(name) or (name if value.__struct_config__.tag else type(value).__name__)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_tables_alone_decode_and_encode_every_golden(name: str) -> None:
    golden = goldens.history(goldens.load(), name)[-1]
    table = table_of(name, SAMPLES[name])
    values = TABLES.values(table, msgpack.unpackb(golden))
    assert set(values) == {field.encode_name for field in msgspec.structs.fields(SAMPLES[name])}
    assert msgpack.packb(TABLES.array(table, values)) == golden


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("chat.mark_read", {"conversation": bytes(15), "seq": 1}),
        ("chat.mark_read", {"conversation": bytes(16), "seq": -1}),
        ("chat.mark_read", {"conversation": bytes(16), "seq": True}),
        ("chat.mark_read", {"conversation": bytes(16)}),
        ("chat.mark_read", {"conversation": bytes(16), "seq": 1, "more": 1}),
        ("log.after", {"conversation": bytes(16), "cursor": {"seq": 0, "link": bytes(9)}, "limit": 1}),
        ("log.find_common", {"conversation": bytes(16), "cursors": [{"seq": 0, "link": b""}] * 65}),
        ("ConversationInfo", {"kind": "crowd"}),
        ("MessageBody", {"text": "x", "mentions": [bytes(15)]}),
    ],
)
def test_the_tables_alone_refuse_what_the_code_refuses(table: str, wrong: dict[str, object]) -> None:
    with pytest.raises(DocumentedError):
        TABLES.array(table, wrong)


def test_requests_and_events_are_listed_as_such() -> None:
    assert TABLES.replies.keys() | TABLES.events <= {tag_of(message) for message in CATALOGUE}
    assert TABLES.replies["log.append"] == "log.appended"
    assert "log.entries" in TABLES.events


@pytest.mark.parametrize("name", ["documented_client", "documented_tables"])
def test_the_documented_client_knows_nothing_but_the_document(name: str) -> None:
    tree = ast.parse((ROOT / "tests" / "contract" / f"{name}.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert {module for module in imported if re.match(r"(shared|server|client|tests)\b", module)} <= {
        "tests.contract.documented_tables"
    }


def trees() -> Iterator[ast.AST]:
    """Yield the syntax of everything that may refuse something on the wire."""
    for folder in ("shared", "server"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def test_every_detail_of_a_refusal_is_documented() -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for node in trees():
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Refusal"
            and node.args
        ):
            codes = {one.attr for one in ast.walk(node.args[0]) if isinstance(one, ast.Attribute)}
            for code in codes & set(ErrorCode.__members__):
                used[ErrorCode[code].value] |= {word.arg for word in node.keywords if word.arg}
    documented = {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[2])) for row in TABLES.rows["errors"]}
    undocumented = {
        code: names - documented[code] for code, names in used.items() if names - documented[code]
    }
    assert undocumented == {}
    assert used["locked"] == {"until"}


def test_every_reason_of_a_goodbye_is_documented() -> None:
    reasons: set[str] = set()
    for node in trees():
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
            "close",
            "cut_device",
            "leave_after_answer",
        }:
            reasons |= {
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    assert "restart" in reasons
    assert {reason for reason in reasons if f"`{reason}`" not in TEXT} == set()


def test_numbers_in_the_text_are_those_of_the_limits() -> None:
    for value in (limits.CLIENT_MESSAGE, limits.SERVER_MESSAGE, limits.TEXT_LENGTH, limits.LAMPORT_JUMP):
        assert f"{value:,}" in TEXT
    sentences = {
        f"at most {limits.FRAMES_PER_MESSAGE} frames",
        f"within {limits.HELLO_WAIT:g} seconds",
        f"for {limits.SILENCE:g} seconds",
        f"every {limits.HEARTBEAT:g} seconds",
        f"unanswered for {limits.REQUEST_WAIT:g} seconds",
        f"After {limits.SIGN_IN_WAIT:g}\n   seconds",
        f"{limits.REQUESTS_IN_FLIGHT} requests may be unanswered",
        f"once {limits.SEND_BUFFER >> 20} MiB wait",
        f"cut by its\n  limit or at {limits.PAGE_BYTES >> 20} MiB",
        f"within {limits.RECALL_WINDOW / 60:g} minutes",
        f"up to {limits.PROBES} of one's own cursors",
    }
    assert {sentence for sentence in sentences if sentence not in TEXT} == set()


def test_links_within_the_document_lead_somewhere() -> None:
    titles = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors
