"""What holds in every test: blocking calls fail it, and property tests repeat themselves."""

from collections.abc import Generator

import hypothesis
import pytest

from tests.support.blocking import SCANNED, Watch

# A landing must not fail by chance: the same examples every time here, new ones in the soaks.
hypothesis.settings.register_profile(
    "landing",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("explore", deadline=None, print_blob=True)
hypothesis.settings.load_profile("landing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests noted with `record_property("summary", …)`, also those that ran in other processes."""
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in getattr(report, "user_properties", ()):
            if name == "summary":
                terminalreporter.write_line(str(value))


@pytest.fixture(scope="session")
def blocking_watch() -> Generator[Watch]:
    """Make blocking calls of our own code raise inside a running loop."""
    watch = Watch(*SCANNED)
    with watch.watching():
        yield watch


@pytest.fixture(autouse=True)
def nothing_blocks(blocking_watch: Watch) -> Generator[None]:
    """Fail a test in which the loop was blocked, even if the error was swallowed."""
    yield
    if seen := blocking_watch.take():
        pytest.fail("\n".join(seen), pytrace=False)
