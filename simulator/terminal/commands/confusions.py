"""`confusions`: which words a recogniser takes for which, measured on this machine."""

import argparse
import shutil

from simulator.errors import SimulatorError
from simulator.terminal.confusions import FreeEar, commonest, measure
from simulator.terminal.streams import Streams

_NO_VOICE = "flite, which speaks the sentences, is not installed; run: apt-get install flite"


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Print the commonest as lines `said > heard`. Raises SimulatorError for what is absent."""
    if shutil.which("flite", path=streams.environment.get("PATH", "")) is None:
        raise SimulatorError(_NO_VOICE)
    ear = FreeEar()
    sentences = [line.strip().lower() for line in streams.stdin if line.strip()]
    found = commonest(measure(sentences, ear), ear.sound, options.count)
    for said, heard in sorted(found):
        streams.say(f"{said} > {heard}")
    return 0
