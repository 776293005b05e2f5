"""Starts the skill itself, on a free port of the loopback, and stops it again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from simulator.errors import SimulatorError
from simulator.wire.certificates import Certificates

# No secret: it hides pretend people's ids on the machine of whoever pretends.
_PEPPER = "the simulator's people are pretended"
_LOOPBACK = "127.0.0.1"
_UP_WITHIN = 30.0  # seconds
_STOP_WITHIN = 5.0
_EVERY = 0.05
_OK = 200
_LAST_LINES = 15
_LARGEST_LOG = 1_000_000  # bytes; a larger one is begun anew


def skill_settings(
    certificates: Certificates, application_id: str, memory: Path, clock: Path | None = None
) -> dict[str, str]:
    """The environment in which the skill takes the simulator's requests, and keeps its time.

    memory: the file in which it remembers the pretend people's preferences; clock: see `Clock`;
    without one it keeps the real time.
    """
    time = {"CRAMP_COACH_SIMULATOR_CLOCK": str(clock.absolute())} if clock else {}
    return time | {
        "CRAMP_COACH_STORE": f"sqlite:{memory.absolute()}",
        "CRAMP_COACH_PEPPER": _PEPPER,
        "CRAMP_COACH_SIMULATOR_CHAIN": str(certificates.chain.absolute()),
        "CRAMP_COACH_ROOTS": str(certificates.root.absolute()),
        "CRAMP_COACH_APPLICATION_ID": application_id,
    }


class SkillProcess:
    """The skill as a process of ours, for the length of a `with`.

    environment: all of the process's variables; log: where it writes; command: what starts it,
    to which --bind HOST:PORT is added; up_within, stop_within: seconds to wait for each.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        log: Path,
        command: Sequence[str] = (sys.executable, "-m", "skill", "serve"),
        up_within: float = _UP_WITHIN,
        stop_within: float = _STOP_WITHIN,
    ) -> None:
        self._environment = environment
        self._log = log
        self._command = command
        self._up_within = up_within
        self._stop_within = stop_within
        self._begin = 0
        self._port = 0

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def log(self) -> Path:
        """Where it writes."""
        return self._log

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://{_LOOPBACK}:{self._port}/alexa"

    def __enter__(self) -> Self:
        self._port = _free_port()
        self._run()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def restart(self) -> None:
        """Stop it and start it again, at the same address. Raises as `wait_until_up`."""
        self._stop()
        self._run()
        self.wait_until_up()

    def _run(self) -> None:
        self._process = self._start([*self._command, "--bind", f"{_LOOPBACK}:{self._port}"])

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(self._stop_within)
        except subprocess.TimeoutExpired:
            pass  # it has had its time
        finally:  # also when a second Ctrl-C cuts the waiting short
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()

    def wait_until_up(self) -> None:
        """Wait for GET /health. Raises SimulatorError when the skill ends or takes too long."""
        until = time.monotonic() + self._up_within
        while not self._healthy():
            if self._process.poll() is not None:
                raise SimulatorError(
                    f"the skill ended with exit code {self._process.returncode}{self._why()}"
                )
            if time.monotonic() > until:
                raise SimulatorError(
                    f"the skill did not come up within {self._up_within:g} s{self._why()}"
                )
            time.sleep(_EVERY)

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        size = self._log.stat().st_size if self._log.exists() else 0
        self._begin = size if size < _LARGEST_LOG else 0
        with self._log.open("ab" if self._begin else "wb") as log:
            return subprocess.Popen(  # noqa: S603  # our own command
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C ends the simulator, which then stops the skill
            )

    def _healthy(self) -> bool:
        connection = http.client.HTTPConnection(_LOOPBACK, self._port, timeout=1)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == _OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _why(self) -> str:
        """The last lines of this run's log."""
        with self._log.open("rb") as file:
            file.seek(self._begin)
            lines = file.read().decode("utf-8", "replace").splitlines()[-_LAST_LINES:]
        shown = "\n".join(f"    {line}" for line in lines) or "    (it wrote nothing)"
        return f"; the end of {self._log}:\n{shown}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])
