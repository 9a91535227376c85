"""docs/architecture.md is true to the sources: what it names exists, and what exists it names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
EXAMPLE = TEXT.partition("## Adding a feature")[2].partition("## Changing what exists")[0]
PATHS = re.compile(
    r"`((?:shared|server|client|tests|tools|docs)(?:/[\w.-]+)+/?|(?:shared|server|client|tests|tools)/)`"
)


def test_every_path_it_names_exists() -> None:
    known = TEXT.replace(EXAMPLE, "")
    assert {path for path in PATHS.findall(known) if not (ROOT / path).exists()} == set()


def test_the_example_names_only_its_own_files_besides_those_that_exist() -> None:
    missing = {path for path in PATHS.findall(EXAMPLE) if not (ROOT / path).exists()}
    assert missing == {
        f"{place}/stars.py" for place in ("shared/protocol", "server/features", "client/services")
    }


def test_every_package_is_on_the_map() -> None:
    map_ = TEXT.partition("## The map")[2].partition("## Who may import whom")[0]
    packages = {
        f"{end}/{folder.name}/"
        for end in ("shared", "server", "client")
        for folder in (ROOT / end).iterdir()
        if (folder / "__init__.py").exists()
    }
    assert {package for package in packages if f"`{package}`" not in map_} == set()


def test_what_it_names_in_a_file_stands_there() -> None:
    named = re.findall(r"`(\w+)(?:\.(\w+))?` \(`([\w/]+\.py)`\)", TEXT)
    assert len(named) >= 5
    for outer, inner, path in named:
        source = (ROOT / path).read_text(encoding="utf-8")
        for name in filter(None, (outer, inner)):
            assert re.search(rf"(class|def) {name}\b", source), f"{name} in {path}"
