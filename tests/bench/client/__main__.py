"""Measure the window: start, chat of a million and organisation, memory, CPU at rest, an hour of messages.

One JSON object a line: a row for each work measured, then what each bar asks for and what was reached. The
client talks to a real server on loopback, on a screen of its own (Xvfb, openbox). The company it is measured
with is made at the first run, in a minute or two, and kept in .dev/bench. Needs Linux; let nothing else run
meanwhile.
"""

import argparse
import sys

from tests.bench.client.amounts import Company, Effort, Hour


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    company, effort, hour = Company(), Effort(), Hour()
    described = argparse.ArgumentParser(
        prog="dev.py bench client",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = described.add_argument
    add("--people", type=int, default=company.people)
    add("--departments", type=int, default=company.departments)
    add("--conversations", type=int, default=company.conversations, help="beside the long one")
    add("--groups", type=int, default=company.groups, help="of them")
    add("--cached", type=int, default=company.cached, help="messages in them, in all")
    add("--long", type=int, default=company.long, help="messages of the long conversation")
    add("--starts", type=int, default=effort.starts, help="how often the client is started")
    add("--opens", type=int, default=effort.opens, help="how often the long conversation is opened")
    add("--trees", type=int, default=effort.trees, help="how often the organisation is opened")
    add("--runs", type=int, default=effort.runs, help="runs of scrolling")
    add("--steps", type=int, default=effort.steps, help="turns of the wheel in a run")
    add("--idle", type=float, default=effort.idle, help="seconds of watching it at rest")
    add("--messages", type=int, default=hour.messages, help="of the hour")
    add("--speed", type=float, default=hour.speed, help="how many times faster the hour passes")
    return described


def main() -> None:
    """Command line: print the rows and the bars as JSON."""
    options = parser().parse_args()
    if sys.platform != "linux":
        sys.exit("This benchmark needs Linux: a screen of its own, and memory as /proc counts it.")
    from tests.bench.client.bars import bars
    from tests.bench.client.stage import missing
    from tests.bench.client.work import Row, measure
    from tests.bench.messaging.bars import write_down

    if lacking := missing():
        sys.exit(f"Needs {', '.join(lacking)}: `python3 dev.py test --only e2e` installs them.")
    company = Company(
        people=options.people,
        departments=options.departments,
        conversations=options.conversations,
        groups=options.groups,
        cached=options.cached,
        long=options.long,
    )
    effort = Effort(
        starts=options.starts,
        opens=options.opens,
        trees=options.trees,
        runs=options.runs,
        steps=options.steps,
        idle=options.idle,
    )
    hour = Hour(messages=options.messages, speed=options.speed)
    rows: list[Row] = []

    def say(line: str) -> None:
        print(line, flush=True)

    for row in measure(company, effort, hour):
        rows.append(row)
        say(row.to_json())
    write_down(bars(rows), say)


if __name__ == "__main__":
    main()
