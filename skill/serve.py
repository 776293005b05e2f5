"""The production server: gunicorn, with our limits."""

import ipaddress
import logging
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from skill.assembly import keep_store
from skill.errors import OperatorError
from skill.logs import start_logging
from skill.metrics import FOLDER, Meter, Metered, Wsgi, forget_worker
from skill.reception.stopping import PatientArbiter
from skill.reception.worker import ReceptionWorker
from skill.settings import Settings
from skill.verification.verifier import RequestVerifier
from skill.web import GATE, check_application, create_app

_OPTIONS = {
    # Whole requests are read and verified by a loop, and only then take one of these threads
    # (skill/reception/); what each caller may take before that stands in its limits.py.
    "worker_class": ReceptionWorker,
    "threads": 4,
    "backlog": 2048,  # connections that wait to be accepted, as the system allows
    "timeout": 30,
    "graceful_timeout": 10,
    "keepalive": 5,
    "limit_request_line": 2048,
    "limit_request_fields": 40,
    "limit_request_field_size": 4096,
    "forwarder_headers": "",  # no proxy may set SCRIPT_NAME or PATH_INFO
    "preload_app": True,
    "loglevel": "error",  # its warnings quote lines of requests that are no HTTP
    "proc_name": "cramp-coach",
}


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn around an application that exists already.

    gate: verifies what is posted before the application sees it; None: nobody does.
    """

    def __init__(
        self, app: Wsgi, options: Mapping[str, Any], gate: RequestVerifier | None = None
    ) -> None:
        self.gate = gate
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take our options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Wsgi:
        """The application."""
        return self._app

    def run(self) -> None:
        """Serve until stopped, and then end what is under way."""
        PatientArbiter(self).run()


def run(
    settings: Settings,
    workers: int = 2,
    certfile: Path | None = None,
    keyfile: Path | None = None,
) -> None:
    """Serve until stopped. Raises OperatorError for settings that must not go live."""
    check_settings(settings)
    start_logging()
    if (certfile is None) != (keyfile is None):
        raise OperatorError("HTTPS needs both --certfile and --keyfile")
    if missing := [path for path in (certfile, keyfile) if path and not path.is_file()]:
        raise OperatorError(f"no such file: {missing[0]} (--certfile, --keyfile)")
    if workers < 1:
        raise OperatorError(f"--workers must be at least 1, not {workers}")
    tls = {"certfile": str(certfile), "keyfile": str(keyfile)} if certfile else {}
    given = {**options(workers), **tls, "bind": [settings.bind]}
    flask = create_app(settings)
    app: Wsgi = flask
    if settings.metrics:
        app = _metered(app, settings.metrics, given)
    given["post_worker_init"] = lambda _worker: keep_store(settings)  # threads outlive no fork
    Server(app, given, flask.extensions[GATE]).run()


def options(workers: int) -> dict[str, Any]:
    """Gunicorn's settings, with our limits."""
    return {**_OPTIONS, "workers": workers}


def _metered(app: Wsgi, metrics: str, options: dict[str, Any]) -> Wsgi:
    """The application with a second port for Prometheus, and the hooks that keep its files."""
    folder = Path(tempfile.mkdtemp(prefix="cramp-coach-metrics-"))
    os.environ[FOLDER] = str(folder)  # prometheus_client has no other way to be told
    logging.getLogger().addHandler(Meter())
    options["bind"].append(metrics)
    options["child_exit"] = lambda _server, worker: forget_worker(worker.pid, folder)
    options["on_exit"] = lambda _server: shutil.rmtree(folder, ignore_errors=True)
    return Metered(app, metrics.rpartition(":")[2], folder)


def check_settings(settings: Settings) -> None:
    """Raise OperatorError: no application id in earnest, or a port open that must not be."""
    check_application(settings)
    if settings.simulator and not _is_loopback(settings.bind):
        raise OperatorError(
            f"simulator mode serves this machine alone: bind 127.0.0.1, not {settings.bind}"
        )
    if settings.metrics:
        _check_metrics(settings.metrics, settings.bind)


def _check_metrics(metrics: str, bind: str) -> None:
    port = metrics.rpartition(":")[2]
    if not _is_loopback(metrics) or not port.isdecimal() or port == bind.rpartition(":")[2]:
        raise OperatorError(
            f"CRAMP_COACH_METRICS={metrics}: say it like 127.0.0.1:9100, with a port of its own; "
            "metrics are for this machine alone"
        )


def _is_loopback(bind: str) -> bool:
    host = bind.rpartition(":")[0].strip("[]")
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
