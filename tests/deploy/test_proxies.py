"""The proxies' configurations say that they forward, so simulator mode refuses behind them."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.assembly import build_skill
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.web.conftest import ADDRESS, APPLICATION, Served, Shelf, as_bytes, envelope, serve
from tests.web.pki import Pki

_DEPLOY = Path(__file__).parent.parent.parent / "deploy"
Read = Callable[[], list[set[str]]]
_FORWARDED = {"X-Forwarded-For", "X-Forwarded-Proto"}


def _blocks(text: str, passes: str) -> list[str]:
    """The innermost blocks with this word, other blocks inside of them taken out."""
    found = []
    while inner := re.search(r"\{[^{}]*\}", text):
        found.append(inner[0])
        text = text.replace(inner[0], "", 1)
    return [block for block in found if passes in block]


def _nginx() -> list[set[str]]:
    """The headers that nginx sets, of every location that passes requests on."""
    text = re.sub(r"#.*", "", (_DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    return [
        set(re.findall(r"proxy_set_header (X-\S+) \$\w+;", block))
        for block in _blocks(text, "proxy_pass ")
    ]


def _caddy() -> list[set[str]]:
    """The same of Caddy."""
    text = re.sub(r"#.*", "", (_DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    text = re.sub(r"\{(remote_host|scheme)\}", r"<\1>", text)  # placeholders are no blocks
    return [
        set(re.findall(r"header_up (X-\S+) <\w+>", block)) for block in _blocks(text, "header_up ")
    ]


@pytest.fixture(scope="module")
def pki() -> Pki:
    """Certificates, made once."""
    return Pki()


@pytest.fixture(scope="module")
def skill(parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(Settings(application_id=APPLICATION), parts)


@pytest.mark.parametrize("read", [_nginx, _caddy])
def test_whatever_is_passed_on_says_so(read: Read) -> None:
    """Both ways in: Alexa's requests and the pages."""
    passed = read()
    assert len(passed) == 2
    assert all(headers >= _FORWARDED for headers in passed)


@contextmanager
def _served(skill: CustomSkill, pki: Pki, *, simulator: bool) -> Iterator[Served]:
    shelf = Shelf({ADDRESS: pki.chain})
    server, thread = serve(skill, pki, shelf, simulator=simulator)
    yield Served(server.server_port, shelf, pki)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("simulator", "status"), [(True, 400), (False, 200)])
@pytest.mark.parametrize("read", [_nginx, _caddy])
def test_simulator_mode_refuses_what_they_forward(
    skill: CustomSkill, pki: Pki, read: Read, *, simulator: bool, status: int
) -> None:
    """Each of the headers is enough; in earnest a proxy is expected."""
    body = as_bytes(envelope())
    with _served(skill, pki, simulator=simulator) as served:
        for name in sorted(set.union(*read())):
            assert served.post(body, {**served.signed(body), name: "192.0.2.1"})[0] == status


@contextmanager
def _nginx_before(port: int, folder: Path) -> Iterator[int]:
    """Our configuration in a real nginx on loopback, but for TLS; the port at which it serves."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is not installed here; run: make hosting-tools")
    own = _free_port()
    text = (_DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{own};")
    text = text.replace("server 127.0.0.1:8080;", f"server 127.0.0.1:{port};")
    text = re.sub(r"^.*(listen \[::\]|ssl_).*$", "", text, flags=re.MULTILINE)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    kept = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(text.replace("http {", "http {" + kept, 1), "utf-8")
    directives = f"pid {folder}/nginx.pid; daemon off; master_process off;"
    command = [nginx, "-c", f"{folder}/nginx.conf", "-p", str(folder), "-g", directives]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  # our own
    try:
        yield own
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(("simulator", "status"), [(True, 400), (False, 200)])
def test_behind_a_real_nginx(
    skill: CustomSkill, pki: Pki, tmp_path: Path, *, simulator: bool, status: int
) -> None:
    """A good request by way of it: refused in simulator mode, answered in earnest."""
    body = as_bytes(envelope())
    with (
        _served(skill, pki, simulator=simulator) as served,
        _nginx_before(served.port, tmp_path) as port,
    ):
        before = replace(served, port=port)
        until = time.monotonic() + 60
        while _status(before, body) == 0 and time.monotonic() < until:
            time.sleep(0.05)
        assert _status(before, body) == status


def _status(served: Served, body: bytes) -> int:
    try:
        return served.post(body)[0]
    except OSError:
        return 0
