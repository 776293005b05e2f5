"""The skill as a process of ours: started, waited for, stopped, and its faults told."""

import http.client
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from simulator.wire.certificates import Certificates
from simulator.wire.skill_process import SkillProcess, skill_settings

_SERVER = """
import http.server, os, sys
host, port = sys.argv[-1].split(":")
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.send_header("Content-Length", "0")
        self.send_header("X-Process", str(os.getpid()))
        self.end_headers()
http.server.HTTPServer((host, int(port)), Handler).serve_forever()
"""
_STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + _SERVER


_BROKEN = "import sys; print('one', flush=True); sys.exit('content is broken')"


def _process(
    folder: Path, code: str, settings: Mapping[str, str] | None = None, **limits: float
) -> SkillProcess:
    log = folder / "local" / "skill.log"
    command = [sys.executable, "-c", code]
    return SkillProcess({**os.environ, **(settings or {})}, log, command, **limits)


def _who(url: str) -> str | None:
    """Which process serves there."""
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=5)
    connection.request("GET", "/health")
    with connection.getresponse() as response:
        connection.close()
        return response.getheader("X-Process")


def _reachable(url: str) -> bool:
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=1)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def test_it_is_up_for_the_length_of_a_with(tmp_path: Path) -> None:
    """And gone afterwards."""
    with _process(tmp_path, _SERVER) as process:
        process.wait_until_up()
        assert process.url.startswith("http://127.0.0.1:")
        assert process.url.endswith("/alexa")
        assert _reachable(process.url)

    assert not _reachable(process.url)


def test_it_gets_its_settings(tmp_path: Path, keys: Certificates) -> None:
    """The certificates and the clock by absolute paths, and the application id."""
    settings = skill_settings(keys, "amzn1.ask.skill.x", tmp_path / "memory", Path("clock"))
    code = "import os, sys; sys.exit(' '.join(sorted(k for k in os.environ if 'CRAMP' in k)))"

    with (
        _process(tmp_path, code, settings) as process,
        pytest.raises(SimulatorError, match=" ".join(sorted(settings))),
    ):
        process.wait_until_up()
    assert Path(settings["CRAMP_COACH_ROOTS"]).is_absolute()
    assert Path(settings["CRAMP_COACH_SIMULATOR_CLOCK"]).is_absolute()
    assert Path(settings["CRAMP_COACH_SIMULATOR_CHAIN"]).is_file()


def test_it_is_started_anew_at_the_same_address(tmp_path: Path) -> None:
    """As another process, and up when that returns."""
    with _process(tmp_path, _SERVER) as process:
        process.wait_until_up()
        url, before = process.url, _who(process.url)

        process.restart()

        assert process.url == url
        assert _who(url) != before


def test_a_skill_that_ends_tells_why(tmp_path: Path) -> None:
    """Its exit code and its last lines, not those of a run before."""
    with (
        _process(tmp_path, "import sys; sys.exit('an older fault')") as process,
        pytest.raises(SimulatorError),
    ):
        process.wait_until_up()

    with (
        _process(
            tmp_path, "import sys; print('one', flush=True); sys.exit('content is broken')"
        ) as process,
        pytest.raises(SimulatorError) as caught,
    ):
        process.wait_until_up()

    text = str(caught.value)
    assert "the skill ended with exit code 1; the end of" in text
    assert text.endswith("    one\n    content is broken")
    assert "older" not in text
    assert "older" in (tmp_path / "local" / "skill.log").read_text(encoding="utf-8")


def test_a_skill_that_never_comes_up(tmp_path: Path) -> None:
    """A limit, and what it wrote."""
    code = "import time; time.sleep(60)"

    with (
        _process(tmp_path, code, up_within=0.2) as process,
        pytest.raises(SimulatorError, match=r"within 0\.2 s; the end of .*skill\.log"),
    ):
        process.wait_until_up()


def test_a_stubborn_skill_is_killed(tmp_path: Path) -> None:
    """After a limit."""
    with _process(tmp_path, _STUBBORN, stop_within=0.2) as process:
        process.wait_until_up()
        started = time.monotonic()

    assert time.monotonic() - started < 3
    assert not _reachable(process.url)


def test_a_large_log_is_begun_anew(tmp_path: Path) -> None:
    """It must not grow for ever."""
    log = tmp_path / "local" / "skill.log"
    log.parent.mkdir()
    log.write_text("x" * 1_000_001, encoding="utf-8")

    with _process(tmp_path, "print('new')") as process, pytest.raises(SimulatorError):
        process.wait_until_up()

    assert log.read_text(encoding="utf-8") == "new\n"
