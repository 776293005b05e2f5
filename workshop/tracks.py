"""The sounds that pace the bedtime routine, made from sines and noise as 16-bit mono PCM.

"holds-6x10-5" is six holds of 10 s, each followed by 5 s to change legs: a chime, a breath in and
out, a lower chime, silence; the last hold ends with two chimes. "quiet-30" is half a minute of
breathing between two chimes. Whoever listens may be falling asleep: nothing is loud or sudden.
"""

import math
import operator
import random
import re
import sys
from array import array
from functools import cache
from typing import TypeAlias

RATE = 24_000  # samples a second; Alexa takes 16,000, 22,050 and 24,000

_HOLDS = re.compile(r"holds-(\d+)x(\d+)-(\d+)")
_HOLD = re.compile(r"hold-(\d+)-(\d+)")
_QUIET = re.compile(r"quiet-(\d+)")
_HIGH, _LOW = 523.25, 392.0  # Hz: C5 begins, G4 ends
_PARTIALS = ((1.0, 0.7, 1.0), (2.0, 0.2, 2.2), (3.01, 0.1, 4.0))  # times pitch, share, decay
_CHIME_PEAK = 0.27  # of full scale; about -13 dBFS once the attack is over
_CHIME_SECONDS = 3.0
_ATTACK = 0.03  # seconds: a soft mallet
_RELEASE = 0.4
_APART = 1.2  # seconds between the two last chimes
_BREATH_PEAK = 0.032  # about -30 dBFS
_BREATH_SECONDS = 10.0  # in and out
_HUM = 196.0  # Hz; a small loudspeaker plays nothing much lower

Wave: TypeAlias = "array[float]"
Pcm: TypeAlias = "array[int]"


def pcm(name: str) -> bytes:
    """The track `name`, exactly as long as its name says: samples of 16 bits, little-endian.

    Raises ValueError for a name that is neither "holds-…" nor "quiet-…".
    """
    if found := _HOLDS.fullmatch(name):
        return _to_bytes(_holds(*(int(number) for number in found.groups())))
    if found := _HOLD.fullmatch(name):
        return _to_bytes(_as_pcm(_hold(int(found[1]), int(found[2]), (0.0,))))
    if found := _QUIET.fullmatch(name):
        return _to_bytes(_quiet(int(found[1])))
    raise ValueError(f"no track is called {name}: try holds-6x10-5 or quiet-30")


def _holds(count: int, hold: int, change: int) -> Pcm:
    first = _as_pcm(_hold(hold, change, (0.0,)))
    last = _as_pcm(_hold(hold, change, (0.0, min(_APART, change / 3))))
    return first * (count - 1) + last


def _hold(hold: int, change: int, ends: tuple[float, ...]) -> Wave:
    """One hold with its change; `ends`: seconds after the hold at which a lower chime sounds."""
    wave = _silence(hold + change)
    _lay(wave, _chime(_HIGH, min(_CHIME_SECONDS, hold)), 0)
    _breathe(wave, hold)
    for at in ends:
        _lay(wave, _chime(_LOW, min(_CHIME_SECONDS, change - at)), hold + at)
    return wave


def _quiet(seconds: int) -> Pcm:
    wave = _silence(seconds)
    length = min(_CHIME_SECONDS, seconds / 2)
    _lay(wave, _chime(_HIGH, length), 0)
    _breathe(wave, seconds)
    _lay(wave, _chime(_LOW, length), seconds - length)
    return _as_pcm(wave)


def _breathe(wave: Wave, seconds: int) -> None:
    """Whole breaths from the start on, each as near to 10 s as fits."""
    breaths = max(1, round(seconds / _BREATH_SECONDS))
    for number in range(breaths):
        _lay(wave, _breath(seconds / breaths), number * seconds / breaths)


@cache
def _chime(pitch: float, seconds: float) -> Wave:
    """A bell whose higher partials die first."""
    turn = math.tau * pitch / RATE
    return array(
        "d",
        (
            _CHIME_PEAK
            * _edges(index / RATE, seconds)
            * sum(
                share * math.exp(-decay * index / RATE) * math.sin(turn * times * index)
                for times, share, decay in _PARTIALS
            )
            for index in range(round(seconds * RATE))
        ),
    )


def _edges(at: float, seconds: float) -> float:
    """0 at both ends, 1 between: rises over the attack, falls over the release, both rounded."""
    rise = min(1.0, at / _ATTACK)
    fall = min(1.0, (seconds - at) / _RELEASE)
    return math.sin(math.pi / 2 * rise) ** 2 * math.sin(math.pi / 2 * fall) ** 2


@cache
def _breath(seconds: float) -> Wave:
    """One swell: it brightens while the breath goes in, and darkens while it goes out."""
    length = round(seconds * RATE)
    # The same seed, so that a track is made anew to the same bytes; nothing secret hangs on it.
    chance = random.Random(1)  # noqa: S311
    wave = array("d")
    low = soft = 0.0
    for index in range(length):
        swell = math.sin(math.pi * index / length) ** 2
        follow = 0.04 + 0.1 * swell  # of the low-pass filter: 160 Hz, 550 Hz at the top
        low += follow * (chance.uniform(-1.0, 1.0) - low)
        soft += follow * (low - soft)
        hum = math.sin(math.tau * _HUM * index / RATE)
        wave.append(_BREATH_PEAK * swell * (1.4 * soft + 0.5 * hum))
    return wave


def _silence(seconds: int) -> Wave:
    return array("d", bytes(8 * seconds * RATE))


def _lay(wave: Wave, clip: Wave, at: float) -> None:
    """Add the clip to the wave from `at` seconds on; what goes beyond the end is dropped."""
    start = round(at * RATE)
    under = wave[start : start + len(clip)]
    wave[start : start + len(under)] = array("d", map(operator.add, under, clip))


def _as_pcm(wave: Wave) -> Pcm:
    return array("h", [round(32_767 * value) for value in wave])


def _to_bytes(samples: Pcm) -> bytes:
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
