"""The routine's sounds over HTTP: what is in the mapping and nothing else."""

import http.client
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.adapters.track_folder import read_tracks
from skill.knowledge.content import Content
from skill.knowledge.routine import tracks
from skill.settings import Settings
from skill.web import create_app
from tests.web.conftest import ADDRESS, APPLICATION, Shelf, serve
from tests.web.pki import Pki

_SOUND = bytes(range(256)) * 40
_SECRET = b"nobody's business"
Answer = tuple[int, Mapping[str, str], bytes]


class Listener:
    """Fetches from the server as Alexa would."""

    def __init__(self, port: int) -> None:
        self._port = port

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Status, headers, body; `path` goes out as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        connection.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        response = connection.getresponse()
        found = response.status, dict(response.headers.items()), response.read()
        connection.close()
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one track, a stranger in it, and a secret beside it."""
    folder = tmp_path / "audio"
    folder.mkdir()
    (folder / "quiet-30.mp3").write_bytes(_SOUND)
    (folder / "diary.mp3").write_bytes(_SECRET)
    (tmp_path / "secret.mp3").write_bytes(_SECRET)
    return folder


@pytest.fixture
def fetch(folder: Path, skill: CustomSkill, pki: Pki) -> Iterator[Listener]:
    """A server that has the track."""
    sounds = read_tracks(folder, ["quiet-30"])
    server, thread = serve(skill, pki, Shelf({ADDRESS: pki.chain}), sounds=sounds)
    yield Listener(server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_track_is_served_to_anybody(fetch: Listener) -> None:
    """As MP3, kept by caches for a day."""
    status, headers, body = fetch("/audio/quiet-30.mp3")
    assert (status, body) == (200, _SOUND)
    assert headers["Content-Type"] == "audio/mpeg"
    assert "max-age=86400" in headers["Cache-Control"]


def test_a_head_request_tells_the_length(fetch: Listener) -> None:
    """Without the bytes."""
    status, headers, body = fetch("/audio/quiet-30.mp3", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(_SOUND)), b"")


def test_a_part_can_be_asked_for(fetch: Listener) -> None:
    """A player that seeks gets just that."""
    status, headers, body = fetch("/audio/quiet-30.mp3", Range="bytes=100-199")
    assert (status, body) == (206, _SOUND[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(_SOUND)}"


def test_a_part_beyond_the_end_is_refused(fetch: Listener) -> None:
    """Not a fault of ours."""
    assert fetch("/audio/quiet-30.mp3", Range="bytes=99999-")[0] == 416


def test_what_is_known_already_is_not_sent_again(fetch: Listener) -> None:
    """By its ETag."""
    _, headers, _ = fetch("/audio/quiet-30.mp3")
    assert fetch("/audio/quiet-30.mp3", If_None_Match=headers["ETag"])[::2] == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/audio/",
        "/audio/quiet-30",
        "/audio/quiet-31.mp3",
        "/audio/diary.mp3",
        "/audio/QUIET-30.mp3",
        "/audio/../secret.mp3",
        "/audio/%2e%2e/secret.mp3",
        "/audio/..%2fsecret.mp3",
        "/audio/%2e%2e%2fsecret.mp3",
        "/audio/%252e%252e%252fsecret.mp3",
        "/audio/..%5csecret.mp3",
        "/audio/.mp3",
        "/audio/quiet-30.mp3%00.mp3",
        "/audio/quiet-30.mp3/",
    ],
)
def test_no_other_path_finds_a_file(fetch: Listener, path: str) -> None:
    """Names are looked up, never joined to a folder; strangers' files stay home."""
    status, _, body = fetch(path)
    assert status == 404
    assert _SECRET not in body


def test_a_track_that_vanishes_is_a_fault_that_tells_nothing(fetch: Listener, folder: Path) -> None:
    """The server goes on."""
    (folder / "quiet-30.mp3").unlink()
    assert fetch("/audio/quiet-30.mp3")[::2] == (500, b'{"error": "fault"}')
    assert fetch("/health")[0] == 200


def test_the_whole_skill_serves_what_is_configured(tmp_path: Path, content: Content) -> None:
    """Settings to bytes; without them there is no sound at all."""
    for name in tracks(content.routine):
        (tmp_path / f"{name}.mp3").write_bytes(_SOUND)
    silent = Settings(application_id=APPLICATION)
    sounding = Settings(
        application_id=APPLICATION, audio=tmp_path, public_url="https://coach.example.org"
    )
    found = {}
    for name, settings in (("silent", silent), ("sounding", sounding)):
        with create_app(settings).test_client().get("/audio/quiet-60.mp3") as response:
            found[name] = response.status_code
    assert found == {"silent": 404, "sounding": 200}
