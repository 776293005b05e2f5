"""The house around the device, the gallery, and the voice that is made here."""

import io
import tarfile
import wave
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from simulator.page.gallery import review_state
from simulator.page.renderer import check, unpack
from simulator.page.voice import available, speak
from tests.page.conftest import Served
from tests.page.tools import needed


def test_the_house_keeps_what_is_chosen(page: Served) -> None:
    """Zone, permission of one person alone, fault; the clock moves on by what was asked."""
    call = page.call
    call.post("/api/house", {"person": "A", "zone": "Asia/Kolkata"})
    call.post("/api/house", {"person": "A", "permission": "reminders", "standing": "revoked"})
    call.post("/api/house", {"person": "A", "fault": "503"})
    before = datetime.fromisoformat(call.get("/api/house?person=A").json["now"])
    after = call.post("/api/house", {"person": "A", "minutes": 60}).json

    moved = datetime.fromisoformat(after["now"]) - before
    assert timedelta(hours=1) <= moved < timedelta(hours=1, minutes=1)
    assert (after["zone"], after["fault"]) == ("Asia/Kolkata", "503")
    assert after["permissions"] == [{"name": "reminders", "standing": "revoked"}]
    other = call.get("/api/house?person=B").json
    assert other["permissions"] == [{"name": "reminders", "standing": "refused"}]
    call.post("/api/house", {"person": "A", "fault": "none"})


@pytest.mark.parametrize(
    "change",
    [
        {"zone": "Mars"},
        {"fault": "500"},
        {"minutes": -1},
        {"permission": "x", "standing": "granted"},
    ],
)
def test_the_house_takes_nothing_odd(page: Served, change: dict[str, str]) -> None:
    assert page.call.post("/api/house", {"person": "A", **change}).status == 400


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_gallery_holds_every_answer(page: Served, project: Path, locale: str) -> None:
    """Each as the skill says it, from the intent that is its own, unsigned."""
    answers = page.call.get(f"/api/gallery/{locale}").json["answers"]

    there = {path.stem for path in (project / "content" / "answers").glob("*.yaml")}
    assert {answer["id"] for answer in answers} == there
    for answer in answers:
        assert answer["spoken"], answer["id"]
        assert answer["how"] == "exact"
        assert answer["acts"][0]["facts"]["answer"] == answer["id"]
        assert answer["review"] == "unsigned"
        assert answer["sources"], answer["id"]


def test_the_review_state_follows_the_file(tmp_path: Path) -> None:
    """A signature is for these bytes, until a date."""
    file = tmp_path / "answers" / "a.yaml"
    file.parent.mkdir()
    file.write_text("title: A\n", encoding="utf-8")
    signed = {
        "file": "answers/a.yaml",
        "digest": sha256(file.read_bytes()).hexdigest(),
        "signed_by": "N N",
        "signed_on": "2026-01-01",
        "due": "2027-01-01",
    }
    today = date(2026, 11, 25)
    assert review_state(tmp_path, file, [], today) == "unsigned"
    assert review_state(tmp_path, file, [signed], today) == "signed by N N on 2026-01-01"
    assert review_state(tmp_path, file, [signed], date(2028, 1, 1)).startswith("due again")
    file.write_text("title: B\n", encoding="utf-8")
    assert review_state(tmp_path, file, [signed], today) == "changed since it was signed"


@pytest.mark.parametrize("speaker", ["flite", "espeak-ng"])
def test_speech_honours_pauses_and_rate(speaker: str) -> None:
    """A second of pause is a second more; slower is longer; SSML reaches neither program."""
    needed(speaker)
    plain = _seconds(speak("<speak>Rest your leg. Then walk.</speak>", speaker))
    paused = "<speak>Rest your leg.<break time='1s'/> Then walk.</speak>"
    slow = "<speak><prosody rate='slow'>Rest your leg. Then walk.</prosody></speak>"
    assert _seconds(speak(paused, speaker)) > plain + 0.5
    assert _seconds(speak(slow, speaker)) > plain * 1.1


def test_no_silence_lasts_for_ever() -> None:
    """Ten seconds in all, however long the breaks are."""
    needed("flite")
    for_ever = "<speak>Rest.<break time='90000s'/>Walk.<break time='90000s'/></speak>"
    assert 10 < _seconds(speak(for_ever, "flite")) < 15


def test_the_page_says_when_no_voice_is_installed() -> None:
    with pytest.raises(SimulatorError, match="espeak-ng, or flite"):
        speak("<speak>Hello</speak>", None)


def test_the_page_gives_speech_as_wav(page: Served) -> None:
    """By whichever speaker is installed."""
    needed("espeak-ng")
    got = page.call.post("/api/voice", {"ssml": "<speak>Hello there</speak>"})
    assert available()
    assert got.headers["Content-Type"] == "audio/wav"
    assert _seconds(got.body) > 0.3


def test_another_renderer_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    """Checked before anything is unpacked."""
    with pytest.raises(SimulatorError, match="nothing was kept"):
        check(b"something else", "sha512-x")


def test_an_archive_puts_nothing_elsewhere(tmp_path: Path) -> None:
    """Names that lead out of the folder are left alone."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name in ("package/index.js", "package/../../LICENSE", "package/evil.js", "NOTICE"):
            member = tarfile.TarInfo(name)
            member.size = 1
            archive.addfile(member, io.BytesIO(b"x"))
    folder = tmp_path / "deep" / "screen"
    unpack(packed.getvalue(), folder)
    found = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert found == [Path("deep", "screen", "index.js")]


def _seconds(sound: bytes) -> float:
    with wave.open(io.BytesIO(sound)) as read:
        return float(read.getnframes() / read.getframerate())
