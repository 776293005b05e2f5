"""Audio documents at the terminal: in their time, and broken in on."""

import argparse
import io

import pytest

from simulator.terminal.streams import Streams
from simulator.terminal.turn_writer import TurnWriter
from simulator.wire.audio_document import AudioDocument, Heard

_AUDIO = AudioDocument(
    (
        Heard("words", "Left leg. Hold.", 1.5),
        Heard("silence", seconds=10),
        Heard("words", "Rest.", 1),
    )
)


@pytest.fixture
def out() -> io.StringIO:
    """What was written."""
    return io.StringIO()


@pytest.fixture
def writer(out: io.StringIO) -> TurnWriter:
    """Of `talk --in-time`."""
    options = argparse.Namespace(json=False, verbose=False, ssml=False, strict=False, in_time=True)
    return TurnWriter(options, Streams(io.StringIO(), out, io.StringIO(), {}))


def test_each_piece_is_written_and_waited_for(writer: TurnWriter, out: io.StringIO) -> None:
    """In order, each for its seconds."""
    waited: list[float] = []
    assert writer.play(_AUDIO, waited.append) == 12.5
    assert waited == [1.5, 10, 1]
    told = out.getvalue().split("\n")
    assert [line.split()[0] for line in told if line] == ["0:00", "0:01", "0:11"]


def test_ctrl_c_breaks_in(writer: TurnWriter, out: io.StringIO) -> None:
    """What is still to come is not heard."""

    def wait(seconds: float) -> None:
        if seconds == 10:
            raise KeyboardInterrupt

    heard = writer.play(_AUDIO, wait)
    assert 1.5 <= heard < 11.5
    assert "Rest." not in out.getvalue()
