"""Speech made on this machine by espeak-ng or flite, for browsers that have no voice."""

import io
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.page.pieces import Piece, pieces

_TIMEOUT = 10.0  # seconds for one piece; flite has been seen to hang
_LONGEST = 8000  # characters, as Alexa has it
_LONGEST_PAUSE = 10.0  # seconds of all pauses together, as Alexa has it
_WORDS_A_MINUTE = 165
_SAMPLE = 2  # bytes


def available() -> str | None:
    """The speaker that is installed, the more pleasant first; None when there is none."""
    return next((name for name in ("flite", "espeak-ng") if shutil.which(name)), None)


def speak(ssml: str, speaker: str | None) -> bytes:
    """A WAV of the words, with the pauses and the rate of the SSML.

    Raises SimulatorError when no speaker is installed or it fails.
    """
    if speaker is None:
        raise SimulatorError("no voice is installed: apt-get install espeak-ng, or flite")
    found = pieces(ssml[:_LONGEST])
    spoken = {piece: _speak(piece, speaker) for piece in found if piece.kind == "words"}
    return _joined(found, spoken)


def _speak(piece: Piece, speaker: str) -> bytes:
    """One piece as a WAV. The words go in by a file: no option or SSML can be smuggled in."""
    with tempfile.TemporaryDirectory() as folder:
        words, sound = Path(folder, "words.txt"), Path(folder, "sound.wav")
        words.write_text(piece.text, encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603  # our own command, no shell
                _command(speaker, words, sound, piece.rate),
                timeout=_TIMEOUT,
                check=True,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
            return sound.read_bytes()
        except (OSError, subprocess.SubprocessError) as fault:
            raise SimulatorError(f"{speaker} made no sound: {type(fault).__name__}") from fault


def _command(speaker: str, words: Path, sound: Path, rate: float) -> list[str]:
    program = shutil.which(speaker) or speaker
    if speaker == "flite":
        stretch = f"duration_stretch={1 / rate:.2f}"
        return [program, "-voice", "slt", "--setf", stretch, "-f", str(words), "-o", str(sound)]
    speed = str(round(_WORDS_A_MINUTE * rate))
    return [program, "-s", speed, "-f", str(words), "-w", str(sound)]


def _joined(found: Sequence[Piece], spoken: dict[Piece, bytes]) -> bytes:
    """All pieces one after the other; audio from elsewhere is left out, for it is not here."""
    joined = io.BytesIO()
    silence = _LONGEST_PAUSE
    with wave.open(joined, "wb") as out:
        rate = _frame_rate(next(iter(spoken.values()), None))
        out.setnchannels(1)
        out.setsampwidth(_SAMPLE)
        out.setframerate(rate)
        for piece in found:
            if piece.kind == "words":
                out.writeframes(_frames(spoken[piece]))
            elif piece.kind == "pause":
                seconds = min(piece.seconds, silence)
                silence -= seconds
                out.writeframes(bytes(_SAMPLE * round(seconds * rate)))
    return joined.getvalue()


def _frame_rate(sound: bytes | None) -> int:
    if sound is None:
        return 16000
    with wave.open(io.BytesIO(sound)) as read:
        return int(read.getframerate())


def _frames(sound: bytes) -> bytes:
    with wave.open(io.BytesIO(sound)) as read:
        return bytes(read.readframes(read.getnframes()))
