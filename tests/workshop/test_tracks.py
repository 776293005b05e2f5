"""The routine's sounds: as long as the content says, as Alexa plays them, and calm."""

import math
import subprocess
import sys
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from skill.adapters.track_folder import write_track
from skill.errors import OperatorError
from skill.knowledge.content import Content
from skill.knowledge.routine import tracks
from tests.mp3_frames import SAMPLES, Frame, frames
from workshop.mp3 import to_mp3
from workshop.tracks import RATE, pcm

_ROOT = Path(__file__).parents[2]
_FULL = 32_768
_NAMES = [
    *("holds-6x10-5", "holds-4x10-5", "holds-2x10-5"),
    *("holds-3x10-5", "holds-1x10-5", "hold-10-5", "quiet-30", "quiet-60"),
]
_OTHERS = ["holds-1x20-5", "holds-3x7-2", "holds-2x10-1", "holds-2x10-0", "quiet-7", "quiet-1"]


def _audio(folder: Path) -> str:
    """Run the real command; what it wrote to the terminal."""
    command = [sys.executable, "-m", "workshop", "audio", str(folder)]
    made = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return made.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `python -m workshop audio` makes."""
    folder = tmp_path_factory.mktemp("tracks") / "deep" / "audio"
    said = _audio(folder)
    assert said.count("written") == len(_NAMES)
    return folder


def _samples(name: str) -> "array[int]":
    samples = array("h", pcm(name))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _decibels(samples: "array[int]") -> float:
    """The loudest of the samples, below full scale."""
    return 20 * math.log10(max(map(abs, samples)) / _FULL)


def _part(samples: "array[int]", begin: float, end: float) -> "array[int]":
    return samples[int(begin * RATE) : int(end * RATE)]


def test_the_tests_know_every_track(content: Content) -> None:
    """A new one in the content must be heard here too."""
    assert set(tracks(content.routine)) == set(_NAMES)


@pytest.mark.parametrize("name", _NAMES)
def test_every_track_is_an_mp3_as_alexa_plays_it(made: Path, name: str, content: Content) -> None:
    """MPEG-2 layer III, 48 kbps throughout, 24 kHz; as long as the content says, to 0.2 s."""
    mp3 = (made / f"{name}.mp3").read_bytes()
    found = list(frames(mp3))
    assert set(found) == {Frame(version=2, layer=3, kbps=48, rate=24_000, mono=True)}
    seconds = len(found) * SAMPLES / RATE
    assert abs(seconds - tracks(content.routine)[name]) < 0.2
    assert len(mp3) * 8 / 48_000 == pytest.approx(seconds)


def test_all_sounds_of_a_reply_would_fit(content: Content) -> None:
    """Alexa plays 240 s in a reply; one track is one part, and a reply has one."""
    assert max(tracks(content.routine).values()) <= 240


@pytest.mark.parametrize("name", [*_NAMES, *_OTHERS])
def test_every_track_is_calm(name: str, content: Content) -> None:
    """Exactly its length, begins and ends in silence, never loud, without a click."""
    samples = _samples(name)
    if name in _NAMES:
        assert len(samples) == tracks(content.routine)[name] * RATE
    assert len(samples) % RATE == 0
    assert max(map(abs, samples[:10])) <= 8
    assert max(map(abs, samples[-10:])) <= 8
    assert _decibels(samples) < -12
    steps = (abs(after - before) for before, after in pairwise(samples))
    assert max(steps) < 1_700  # a pure tone of the chime's pitch and loudness has 1,100
    bends = (abs(a - 2 * b + c) for a, b, c in _triples(samples))
    assert max(bends) < 500  # the chime bends by 340; a wave cut short by its whole height


def _triples(samples: "array[int]") -> "zip[tuple[int, int, int]]":
    return zip(samples, samples[1:], samples[2:], strict=False)


@pytest.mark.parametrize("name", ["holds-6x10-5", "holds-4x10-5", "holds-2x10-5"])
def test_each_hold_is_a_chime_a_breath_a_chime_and_silence(name: str, content: Content) -> None:
    """At the content's own seconds; the last one ends with two chimes."""
    hold, change = content.routine.hold_seconds, content.routine.change_seconds
    samples, length = _samples(name), hold + change
    holds = len(samples) // RATE // length
    for number in range(holds):
        here = _part(samples, number * length, (number + 1) * length)
        assert -16 < _decibels(_part(here, 0, 0.5)) < -12
        assert -33 < _decibels(_part(here, hold / 2 - 1, hold / 2 + 1)) < -29
        assert _decibels(_part(here, hold - 0.5, hold)) < -45
        assert -16 < _decibels(_part(here, hold, hold + 0.5)) < -12
        second = _decibels(_part(here, hold + 1.2, hold + 1.5)) > -16
        assert second == (number == holds - 1)
        assert not any(_part(here, length - 0.5, length))


def test_the_chime_that_ends_a_hold_is_lower() -> None:
    """So that begin and end are told apart with closed eyes: 523 and 392 Hz by their crossings."""
    samples = _samples("holds-2x10-5")
    begins, ends = _part(samples, 1, 2), _part(samples, 11, 12)
    assert [sum(a < 0 <= b for a, b in pairwise(part)) for part in (begins, ends)] == [
        pytest.approx(523, abs=2),
        pytest.approx(392, abs=2),
    ]


@pytest.mark.parametrize("name", ["quiet-30", "quiet-60"])
def test_a_quiet_track_breathes_between_two_chimes(name: str) -> None:
    """Six breaths a minute: loudest every ten seconds, silent between."""
    samples = _samples(name)
    seconds = len(samples) // RATE
    assert -16 < _decibels(_part(samples, 0, 0.5)) < -12
    assert -16 < _decibels(_part(samples, seconds - 3, seconds - 2.5)) < -12
    for turn in range(5, seconds, 10):
        assert -33 < _decibels(_part(samples, turn - 1, turn + 1)) < -29
    for between in range(10, seconds, 10):
        assert _decibels(_part(samples, between - 0.3, between + 0.3)) < -45


@pytest.mark.parametrize("name", ["", "holds-6x10", "quiet-", "quiet--1", "../quiet-30", "quiet-½"])
def test_no_other_name_is_a_track(name: str) -> None:
    """It says which would be."""
    with pytest.raises(ValueError, match="quiet-30"):
        pcm(name)


def test_making_them_again_changes_nothing(made: Path) -> None:
    """The same bytes, the same files, and nothing half-made beside them."""
    before = {path.name: path.stat().st_mtime_ns for path in made.iterdir()}
    said = _audio(made)
    assert said.count("fresh") == len(_NAMES)
    assert {path.name: path.stat().st_mtime_ns for path in made.iterdir()} == before
    assert set(before) == {f"{name}.mp3" for name in _NAMES}
    assert "540,288 bytes" in said


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Exit code 2 and a sentence, not a trace."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OperatorError, match=r"cannot write .*file/quiet-30\.mp3"):
        write_track(tmp_path / "file", "quiet-30", b"x")


def test_the_encoder_says_how_to_install_it() -> None:
    """In a Python that sees no installed package (-S)."""
    script = (
        "from workshop.mp3 import to_mp3\n"
        "from skill.errors import OperatorError\n"
        "try: to_mp3(bytes(2), 24000)\n"
        "except OperatorError as fault: print(fault)"
    )
    command = [sys.executable, "-S", "-c", script]
    said = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert "pip install lameenc" in said.stdout


def test_silence_is_encoded_too() -> None:
    """Nothing special: whole frames."""
    assert len(list(frames(to_mp3(bytes(2 * RATE), RATE)))) >= RATE // SAMPLES
