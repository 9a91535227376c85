"""Let a window be open for an hour of work in real time: `python3 dev.py soak client-hour`.

50 colleagues on devices of their own write 10,800 messages in 50 chats, on the company of `bench client`,
which is made at the first run. One JSON object a line: the client's memory each minute, then the row and the
bars. Needs Linux; other work on the machine moves times, hardly memory.
"""

import argparse
import json
import sys
from dataclasses import asdict

from tests.bench.client.amounts import Company, Hour

LEAST_MINUTES = 4
"""A slope needs a few samples."""


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    described = argparse.ArgumentParser(
        prog="dev.py soak client-hour",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add, hour = described.add_argument, Hour()
    add("--seed", type=int, default=hour.seed, help="of what is said, by whom and where")
    add("--minutes", type=int, default=hour.minutes, help="of the work, 180 messages each; at least 4")
    add("--speed", type=float, default=1.0, help="how many times faster they pass")
    return described


def main() -> int:
    """Command line: print samples, row and bars; return 0 when all bars are met, else 1."""
    options = parser().parse_args()
    if sys.platform != "linux":
        sys.exit("This soak needs Linux: a screen of its own, and memory as /proc counts it.")
    from tests.bench.client.bars import bars
    from tests.bench.client.hour import Sample, measure_hour
    from tests.bench.client.profile import KEPT
    from tests.bench.client.stage import missing
    from tests.bench.client.work import Row, ready
    from tests.bench.messaging.bars import write_down

    if lacking := missing():
        sys.exit(f"Needs {', '.join(lacking)}: `python3 dev.py test --only e2e` installs them.")

    def say(line: str) -> None:
        print(line, flush=True)

    def tell(sample: Sample) -> None:
        say(json.dumps(asdict(sample)))

    minutes = max(LEAST_MINUTES, options.minutes)
    hour = Hour(
        messages=Hour().messages * minutes // Hour().minutes,
        minutes=minutes,
        speed=options.speed,
        seed=options.seed,
    )
    row = Row("hour", measure_hour(ready(Company(), KEPT), hour, tell))
    say(row.to_json())
    return 0 if write_down(bars([row]), say) else 1


if __name__ == "__main__":
    sys.exit(main())
