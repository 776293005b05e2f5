"""Nobody but the page itself may ask the simulator anything."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from simulator.page.app import STATIC
from simulator.page.security import check_address
from tests.page.conftest import Served, served


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7", "[::"])
def test_a_foreign_name_for_this_machine_is_refused(page: Served, host: str) -> None:
    """DNS rebinding: the browser thinks that it talks to evil.example."""
    assert page.call.get("/api/setup", Host=host).status == 403


@pytest.mark.parametrize("host", ["localhost:9", "127.0.0.1", "[::1]:80"])
def test_the_loopback_by_any_name_is_let_in(page: Served, host: str) -> None:
    """Also through a tunnel, which has another port."""
    assert page.call.get("/api/setup", Host=host).status == 200


@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", "http://localhost:1", "http://127.0.0.1"]
)
def test_a_foreign_page_cannot_post(page: Served, origin: str | None) -> None:
    """Neither with another origin nor without one."""
    body = {"locale": "en-US", "kind": "speaker", "person": "x"}
    assert page.call.post("/api/conversations", body, Origin=origin).status == 403
    assert page.call.post("/api/conversations", body).status == 200


def test_a_form_cannot_post(page: Served) -> None:
    """A form needs no leave to send text/plain anywhere."""
    refused = page.call.post("/api/conversations", {}, Content_Type="text/plain")
    assert refused.status == 403


def test_a_foreign_page_cannot_read(page: Served) -> None:
    """Not even what a GET would give; somebody may open the page by a link."""
    site = {"Sec_Fetch_Site": "cross-site"}
    assert page.call.get("/api/setup", **site).status == 403
    assert page.call.get("/", Sec_Fetch_Mode="navigate", **site).status == 200
    assert page.call.get("/", Sec_Fetch_Mode="no-cors", **site).status == 403


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/api/setup", "/nowhere"])
def test_every_answer_carries_the_policy(page: Served, path: str) -> None:
    """No inline script or style, no other host, no frame around it."""
    headers = page.call.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & set(policy.split())
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py"])
def test_no_file_beside_the_static_ones_is_shown(page: Served, path: str) -> None:
    assert (STATIC.parent / "app.py").is_file()
    assert page.call.get(path).status == 404


@pytest.mark.parametrize(
    ("path", "means"),
    [
        ("/source/.local/certificates/key.pem", ".local/certificates/key.pem"),
        ("/source/content/../.local/certificates/key.pem", ".local/certificates/key.pem"),
        ("/source/content/%2e%2e/.local/certificates/key.pem", ".local/certificates/key.pem"),
        ("/source/tests/./../.local/certificates/key.pem", ".local/certificates/key.pem"),
        ("/source/content/../pyproject.toml", "pyproject.toml"),
        ("/source/content/../content-secret.txt", "content-secret.txt"),
        ("/source/content/../../beside.txt", "../beside.txt"),
        ("/source/content/%2e%2e/%2e%2e/beside.txt", "../beside.txt"),
    ],
)
def test_no_file_outside_the_shown_folders_is_shown(
    page: Served, project: Path, path: str, means: str
) -> None:
    """Neither by dots nor by a folder that is not for showing, and the file is there."""
    secret = project / means
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("secret")
    assert page.call.get(path).status == 404


def test_no_file_of_the_machine_is_shown(page: Served) -> None:
    """By its whole path."""
    assert Path("/etc/passwd").is_file()
    assert page.call.get("/source//etc/passwd").status == 404
    assert page.call.get("/source/content//etc/passwd").status == 404


def test_a_source_is_shown_as_text(page: Served) -> None:
    """Never as HTML."""
    got = page.call.get("/source/content/facts.yaml")
    assert (got.status, got.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "example.org"])  # noqa: S104
def test_the_page_is_for_this_machine_unless_told_otherwise(host: str) -> None:
    with pytest.raises(SimulatorError, match="--expose"):
        check_address(host, expose=False)
    check_address(host, expose=True)
    check_address("localhost", expose=False)


def test_exposed_it_takes_addresses_but_no_foreign_names(page: Served) -> None:
    """A name could be rebound, an address could not."""
    with served(replace(page.parts), exposed=True) as up:
        assert up.call.get("/api/setup", Host="192.168.0.7:80").status == 200
        assert up.call.get("/api/setup", Host="evil.example").status == 403
