"""The production server: gunicorn, with our limits."""

import ipaddress
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from skill.errors import OperatorError
from skill.settings import Settings
from skill.web import check_application, create_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_LOG_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_OPTIONS = {
    # A slow client holds one thread, without a limit in time: where strangers reach the port, a
    # proxy that reads whole requests belongs in front.
    "worker_class": "gthread",
    "threads": 4,
    "timeout": 30,
    "graceful_timeout": 10,
    "keepalive": 5,
    "limit_request_line": 2048,
    "limit_request_fields": 40,
    "limit_request_field_size": 4096,
    "preload_app": True,
    "loglevel": "error",  # its warnings quote lines of requests that are no HTTP
    "proc_name": "cramp-coach",
}


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn around an application that exists already."""

    def __init__(self, app: "WSGIApplication", options: Mapping[str, Any]) -> None:
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take our options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> "WSGIApplication":
        """The application."""
        return self._app


def run(
    settings: Settings,
    workers: int = 2,
    certfile: Path | None = None,
    keyfile: Path | None = None,
) -> None:
    """Serve until stopped. Raises OperatorError for settings that must not go live."""
    check_settings(settings)
    logging.basicConfig(level=logging.INFO, format=_LOG_LINE)
    if (certfile is None) != (keyfile is None):
        raise OperatorError("HTTPS needs both --certfile and --keyfile")
    if missing := [path for path in (certfile, keyfile) if path and not path.is_file()]:
        raise OperatorError(f"no such file: {missing[0]} (--certfile, --keyfile)")
    if workers < 1:
        raise OperatorError(f"--workers must be at least 1, not {workers}")
    tls = {"certfile": str(certfile), "keyfile": str(keyfile)} if certfile else {}
    given = {**options(workers), **tls, "bind": settings.bind}
    Server(create_app(settings), given).run()


def options(workers: int) -> dict[str, Any]:
    """Gunicorn's settings, with our limits."""
    return {**_OPTIONS, "workers": workers}


def check_settings(settings: Settings) -> None:
    """Raise OperatorError: no application id in earnest, or a simulator open to the network."""
    check_application(settings)
    if settings.simulator and not _is_loopback(settings.bind):
        raise OperatorError(
            f"simulator mode serves this machine alone: bind 127.0.0.1, not {settings.bind}"
        )


def _is_loopback(bind: str) -> bool:
    host = bind.rpartition(":")[0].strip("[]")
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
