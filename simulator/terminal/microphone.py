"""A person at a microphone, instead of a keyboard."""

import io
import shutil
import subprocess
import wave
from typing import Protocol

from simulator.errors import SimulatorError
from simulator.terminal.console import Lines
from simulator.terminal.recogniser import RATE
from simulator.terminal.streams import Streams

LISTENS = 8  # seconds, as an Echo does
_PATIENCE = 5  # seconds more for a recorder to come to its end
_NONE = (
    "no microphone can be listened to: {}; plug one in and install alsa-utils (arecord), or"
    " leave --microphone away and type"
)


class Hearing(Protocol):
    """What makes words of a recording."""

    def hear(self, wav: bytes) -> str | None:
        """The words of a recording; None where there are none that can be."""


class Recorder(Protocol):
    """What records for LISTENS seconds."""

    def __call__(self) -> bytes:
        """A WAV of one channel at RATE. Raises SimulatorError where there is no microphone."""


def record(path: str | None = None) -> bytes:
    """By arecord where it is installed, else by sounddevice. `path`: where programs are sought.

    Raises SimulatorError where there is no microphone.
    """
    program = shutil.which("arecord", path=path)
    return _by_arecord(program) if program else _by_sounddevice()


class Listening:
    """Lines that are spoken: an empty one listens, any other counts as it is typed."""

    def __init__(
        self, console: Lines, ear: Hearing, streams: Streams, recorder: Recorder = record
    ) -> None:
        self.interactive = console.interactive
        self._console = console
        self._ear = ear
        self._streams = streams
        self._record = recorder

    def read(self, prompt: str) -> str | None:
        """What was said, or typed; "" where nothing of it was a sample; None at the end."""
        line = self._console.read(f"{prompt}(Enter, then speak) ")
        if line is None or line.strip():
            return line
        said = self._ear.hear(self._record())
        if said is None:
            self._streams.warn("That was no sample of the skill's, word by word. Say it again.")
        return said or ""


def _by_arecord(program: str) -> bytes:
    command = [program, "-q", "-t", "wav", "-f", "S16_LE"]
    command += ["-c", "1", "-r", str(RATE), "-d", str(LISTENS)]
    try:
        done = subprocess.run(  # noqa: S603  # our own command, no shell
            command, capture_output=True, check=True, timeout=LISTENS + _PATIENCE
        )
    except subprocess.CalledProcessError as fault:
        why = fault.stderr.decode(errors="replace").strip()
        raise SimulatorError(_NONE.format(why or "arecord failed")) from fault
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise SimulatorError(_NONE.format(f"arecord: {type(fault).__name__}")) from fault
    return done.stdout


def _by_sounddevice() -> bytes:
    try:
        import sounddevice  # noqa: PLC0415  # an optional extra; OSError without PortAudio

        frames = sounddevice.RawInputStream(samplerate=RATE, channels=1, dtype="int16")
        with frames:
            sound, _ = frames.read(LISTENS * RATE)
    except (ImportError, OSError) as fault:
        raise SimulatorError(_NONE.format("neither arecord nor PortAudio is there")) from fault
    except sounddevice.PortAudioError as fault:
        raise SimulatorError(_NONE.format(str(fault))) from fault
    return _wav(bytes(sound))


def _wav(frames: bytes) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(frames)
    return made.getvalue()
