"""Metrics for Prometheus, when self-hosted: counted from the log records of turns.

Every worker process writes files of its own into one folder; whichever worker is asked adds them
all up (prometheus_client's multiprocess mode). Labels hold outcomes alone, nothing of a person.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from skill.turn_record import KEY, TurnRecord

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the variable that prometheus_client reads when imported
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8)
_TEXT = "text/plain; version=0.0.4; charset=utf-8"

Wsgi = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


class Meter(logging.Handler):
    """Counts the turns that are logged. FOLDER must be set before one is made."""

    def __init__(self) -> None:
        super().__init__()
        from prometheus_client import CollectorRegistry, Counter, Histogram  # noqa: PLC0415

        registry = CollectorRegistry()
        self._turns = Counter(
            "cramp_coach_turns", "Requests, by what became of them", ["outcome"], registry=registry
        )
        self._missed = Counter(
            "cramp_coach_not_understood", "Turns that were not understood", registry=registry
        )
        self._seconds = Histogram(
            "cramp_coach_turn_seconds",
            "Until words were found",
            buckets=_SECONDS,
            registry=registry,
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record of a turn; others are left alone."""
        turn = getattr(record, KEY, None)
        if not isinstance(turn, TurnRecord):
            return
        self._turns.labels(turn.outcome).inc(turn.times or 1)
        if turn.missed:
            self._missed.inc()
        if turn.by:
            self._seconds.observe(turn.ms / 1000)


class Metered:
    """The application, and GET /metrics where a request came in by the metrics' own port."""

    def __init__(self, app: Wsgi, port: str, folder: Path) -> None:
        self._app = app
        self._port = port
        self._folder = folder

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Serve one request. gunicorn takes SERVER_PORT from the socket, not from a header."""
        if environ.get("SERVER_PORT") != self._port:
            return self._app(environ, start_response)
        if environ.get("PATH_INFO") != "/metrics":
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"see /metrics\n"]
        start_response("200 OK", [("Content-Type", _TEXT)])
        return [exposition(self._folder)]


def exposition(folder: Path) -> bytes:
    """All workers' counts together, in Prometheus' text format."""
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def forget_worker(pid: int, folder: Path) -> None:
    """Tell that a worker has ended, so that its gauges are left out."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]
