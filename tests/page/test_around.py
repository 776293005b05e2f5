"""The house around the device, the gallery, and the voice that is made here."""

import io
import tarfile
import wave
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from simulator.page.renderer import check, unpack
from simulator.page.voice import available, speak
from tests.page.conftest import Served
from tests.page.tools import needed


def test_the_house_keeps_what_a_step_chooses(page: Served) -> None:
    """Zone and fault for all, a permission for one person alone; the clock moves on."""
    call = page.call
    device = {"locale": "en-US", "kind": "speaker", "person": "A"}
    conversation = call.post("/api/conversations", device).json["id"]
    before = datetime.fromisoformat(call.get("/api/house?person=A").json["now"])
    steps = ("zone Asia/Kolkata", "permission reminders revoked", "fault zone 503", "wait 1h")
    for step in steps:
        turn = call.post(f"/api/conversations/{conversation}/say", {"line": f"[{step}]"}).json
        assert (turn["note"] != "", turn["request"]) == (True, None)

    house = call.get("/api/house?person=A").json
    moved = datetime.fromisoformat(house["now"]) - before
    assert timedelta(hours=1) <= moved < timedelta(hours=1, minutes=1)
    assert (house["zone"], house["permission"]) == ("Asia/Kolkata", "revoked")
    assert house["faults"] == {"reminders": "none", "zone": "503"}
    assert call.get("/api/house?person=B").json["permission"] == "unasked"


@pytest.mark.parametrize(
    "step", ["zone Mars", "fault zone odd", "wait -1h", "permission x granted"]
)
def test_the_house_takes_nothing_odd(page: Served, step: str) -> None:
    """It says what is wrong, and nothing has changed."""
    call = page.call
    before = call.get("/api/house?person=A").json | {"now": ""}
    device = {"locale": "en-US", "kind": "speaker", "person": "A"}
    conversation = call.post("/api/conversations", device).json["id"]
    got = call.post(f"/api/conversations/{conversation}/say", {"line": f"[{step}]"})
    assert (got.status, step.split()[1] in got.json["error"]) == (400, True)
    assert call.get("/api/house?person=A").json | {"now": ""} == before


def test_a_play_turns_the_clock_for_itself_alone(page: Served) -> None:
    """One that begins on another day, with steps: it passes, and the page's time is as before."""
    plays = page.call.get("/api/plays").json["plays"]
    for play in (each for each in plays if each["file"] == "evenings.yaml"):
        where = {"file": play["file"], "number": play["number"]}
        result = page.call.post("/api/plays/run", where).json
        assert result["passed"], result["failure"]
    apart = datetime.fromisoformat(page.call.get("/api/house?person=A").json["now"]) - datetime.now(
        UTC
    )
    assert abs(apart) < timedelta(seconds=5)


# Who has tried nothing yet is coached from the first step.
_COACHED = {"still-going": "relief-now"}


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_gallery_holds_every_answer(page: Served, project: Path, locale: str) -> None:
    """Each as the skill says it to the first phrasing of its own, unsigned."""
    answers = page.call.get(f"/api/gallery/{locale}").json["answers"]

    there = {path.stem for path in (project / "content" / "answers").glob("*.yaml")}
    assert {answer["id"] for answer in answers} == there
    for answer in answers:
        assert answer["spoken"], answer["id"]
        assert answer["how"] == "posted"
        assert answer["acts"][0]["facts"]["answer"] == _COACHED.get(answer["id"], answer["id"])
        assert answer["review"] == "unsigned"
        assert answer["sources"], answer["id"]


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
