"""The command: fuzzes in process, then the gateway, and prints one line of JSON; exit code 1 on a finding."""

import argparse
import asyncio
import json
import random
import sys
import time

from tests.soak.fuzz.finding import Finding
from tests.soak.fuzz.gateway import Report, besiege
from tests.soak.fuzz.in_process import InProcess

SHARE = 0.3
"""Of the time that goes to codec, router, rules and link."""


def fuzz_in_process(seed: int, seconds: float, case: int | None = None) -> dict[str, object]:
    """Run cases for some time, or one of them; return figures and findings."""
    fuzz = InProcess(seed)
    findings: list[str] = []
    number = case or 0
    began = time.monotonic()
    while not findings and (number == (case or 0) or (case is None and time.monotonic() - began < seconds)):
        try:
            fuzz.run(number)
        except Finding as finding:
            command = f"python -m tests.soak.fuzz --seed {seed} --only in_process --case {number}"
            findings.append(f"{finding} ({command})")
        number += 1
    return {"cases": sum(fuzz.counts.values()), "of": dict(sorted(fuzz.counts.items())), "findings": findings}


def told(report: Report) -> dict[str, object]:
    """Return the figures of the gateway's rounds."""
    resident = report.memory.resident
    return {
        "rounds": report.rounds,
        "attacks": dict(sorted(report.attacks.items())),
        "messages": report.figures.messages,
        "worst_message_ms": round(report.figures.worst_ms),
        "health_checks": report.figures.health,
        "worst_health_ms": round(report.figures.worst_health_ms),
        "rss_mib": [round(one / 2**20, 1) for one in resident],
        "rss_slope_kib": round(report.memory.slope() / 1024, 1),
        "descriptors": report.memory.descriptors,
        "findings": report.findings,
    }


def main() -> int:
    """Read the arguments, fuzz, print."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--only", choices=("in_process", "gateway"))
    parser.add_argument("--case", type=int, help="repeat one case in process")
    parser.add_argument("--round", type=int, help="repeat one round of attacks on the gateway")
    chosen = parser.parse_args()
    seconds = chosen.minutes * 60
    result: dict[str, object] = {"soak": "fuzz", "seed": chosen.seed, "minutes": chosen.minutes}
    findings: list[object] = []
    if chosen.only != "gateway":
        figures = fuzz_in_process(chosen.seed, seconds * (1 if chosen.only else SHARE), chosen.case)
        result["in_process"] = figures
        findings += figures["findings"] if isinstance(figures["findings"], list) else []
    if chosen.only != "in_process":
        report = asyncio.run(besiege(chosen.seed, seconds * (1 if chosen.only else 1 - SHARE), chosen.round))
        result["gateway"] = told(report)
        findings += report.findings
    print(json.dumps(result, ensure_ascii=False))
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
