"""Figures for Prometheus: collected when asked for, from what is counted anyway."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, GCCollector, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from server.core.gateway import Gateway
from server.core.sessions import Sessions
from server.core.tasks import Tasks
from server.core.tickets import Tickets
from server.http.deposit import Deposit
from server.http.measured import Measured
from server.log.append import Log
from server.store.database import Database
from server.store.histogram import Histogram
from shared.wire.router import tag_of


class ServerCollector(Collector):
    """Reads the counters of a running server. Nothing is measured twice, and nothing on a hot path for it."""

    def __init__(
        self, gateway: Gateway, sessions: Sessions, database: Database, log: Log, tasks: Tasks, release: str
    ) -> None:
        self.measured = Measured()
        self._gateway = gateway
        self._sessions = sessions
        self._database = database
        self._log = log
        self._tasks = tasks
        self._release = release

    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily("linxin_server", "The running release.", {"release": self._release})
        yield from self._links()
        yield from self._requests()
        yield from self._queues()
        yield from self._commits()
        yield from self._stored()

    def _links(self) -> Iterator[Metric]:
        everyone = self._sessions.everyone()
        yield _gauge("linxin_links", "Open links, signed in or not.", len(self._gateway))
        yield _gauge("linxin_sessions", "Links that somebody is signed in on.", len(everyone))
        yield _gauge("linxin_people_online", "People signed in.", len(self._sessions.people()))
        unsent = sum(one.link.outgoing_size for one in self._gateway.links())
        yield _gauge("linxin_unsent_bytes", "Bytes that wait for clients to read.", unsent)
        text = "Links cut since their clients did not read what they were sent."
        yield _counter("linxin_slow_readers", text, self._gateway.slow_readers)

    def _requests(self) -> Iterator[Metric]:
        asked = CounterMetricFamily("linxin_requests", "Requests, by message.", labels=["message"])
        for kind, count in list(self._gateway.asked.items()):
            asked.add_metric([tag_of(kind)], count)
        yield asked
        text = "Requests refused, by message (empty: none that is known) and error code."
        refused = CounterMetricFamily("linxin_refusals", text, labels=["message", "code"])
        for (kind, code), count in list(self._sessions.refused.items()):
            refused.add_metric(["" if kind is None else tag_of(kind), code.value], count)
        yield refused

    def _queues(self) -> Iterator[Metric]:
        yield _gauge("linxin_appends_waiting", "Entries not on disk yet.", self._log.waiting)
        yield _gauge("linxin_writes_waiting", "Jobs for the writer thread.", self._database.jobs_waiting)
        yield _gauge("linxin_reads_waiting", "Reads under way or waiting.", self._database.reads_waiting)
        yield _gauge("linxin_tasks", "Running tasks, requests being served among them.", len(self._tasks))

    def _commits(self) -> Iterator[Metric]:
        commits = self._database.commits
        text = "Seconds of a group commit, the sync to disk included."
        yield _histogram("linxin_commit_seconds", text, commits.seconds)
        text = "Jobs in a group commit; one job may append many entries."
        yield _histogram("linxin_commit_jobs", text, commits.jobs)
        text = "Entries appended together; one job of a commit."
        yield _histogram("linxin_append_entries", text, self._log.sizes)
        text = "Seconds from handing entries to the writer until they are on disk and told."
        yield _histogram("linxin_append_seconds", text, self._log.seconds)
        yield _counter("linxin_commits_failed", "Group commits that were taken back.", commits.failed)

    def _stored(self) -> Iterator[Metric]:
        found = self.measured
        yield _counter("linxin_entries_appended", "Entries appended to this database, ever.", found.entries)
        yield _gauge("linxin_database_bytes", "Size of the database, its log included.", found.database)
        yield _gauge("linxin_blobs", "Attachments kept.", found.blobs)
        yield _gauge("linxin_blobs_bytes", "Size of all attachments kept.", found.blob_bytes)
        yield _gauge("linxin_disk_free_bytes", "Room left on the disk of the data folder.", found.free)


class TransferCollector(Collector):
    """Reads what is counted of attachments on their way."""

    def __init__(self, tickets: Tickets, deposit: Deposit) -> None:
        self._tickets = tickets
        self._deposit = deposit

    def collect(self) -> Iterable[Metric]:
        yield _gauge("linxin_transfers", "Attachments on their way, in or out.", len(self._tickets))
        text = "Bytes of attachments that came in, whole or not."
        yield _counter("linxin_attachments_received_bytes", text, self._deposit.bytes_in)
        text = "Bytes of attachments that went out."
        yield _counter("linxin_attachments_sent_bytes", text, self._deposit.bytes_out)


class Metrics:
    """The figures of one server and its process, in Prometheus's text format."""

    def __init__(
        self, collector: ServerCollector, database: Database, blobs: Path, *others: Collector
    ) -> None:
        self._collector = collector
        self._database = database
        self._blobs = blobs
        self._counted = CollectorRegistry()
        for one in (collector, *others):
            self._counted.register(one)
        self._process = CollectorRegistry()
        ProcessCollector(registry=self._process)
        GCCollector(registry=self._process)

    async def text(self) -> bytes:
        """Return all figures; what takes the disk is looked at in a thread."""
        self._collector.measured = await self._collector.measured.again(self._database, self._blobs)
        process = await asyncio.to_thread(generate_latest, self._process)
        return generate_latest(self._counted) + process


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)


def _counter(name: str, text: str, value: float) -> CounterMetricFamily:
    return CounterMetricFamily(name, text, value=value)


def _histogram(name: str, text: str, counted: Histogram) -> HistogramMetricFamily:
    """Make a histogram of counts that are each for one stretch, as Prometheus adds them up."""
    buckets: list[tuple[str, float]] = []
    running = 0
    for bound, count in zip((*counted.bounds, float("inf")), counted.counts[:], strict=True):
        running += count
        buckets.append(("+Inf" if bound == float("inf") else str(float(bound)), running))
    return HistogramMetricFamily(name, text, buckets=buckets, sum_value=counted.total)
