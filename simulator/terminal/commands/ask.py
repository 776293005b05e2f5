"""`ask`: one-shot questions, each in a session of its own."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from simulator.device.description import Device
from simulator.errors import SimulatorError
from simulator.run import open_run
from simulator.terminal.streams import Streams
from simulator.terminal.turn_writer import TurnWriter


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Ask them all; exit code 0, or what strict or broken turns make of it."""
    lines = _lines(options, streams)
    device = Device(options.locale, options.device, options.person, options.application_id)
    writer = TurnWriter(options, streams)
    with (
        open_run(options, streams.environment, [options.locale]) as skill,
        skill.scene(device, options.at, options.zone) as scene,
    ):
        scene.echo.hear_by(options.ear)
        for line in lines:
            writer.write(scene.ask(line))
    return writer.code


def _lines(options: argparse.Namespace, streams: Streams) -> Iterator[str]:
    """The questions: TEXT as one, or each line of --from that is not empty."""
    text = " ".join(options.text).strip()
    if bool(text) == bool(options.source):
        raise SimulatorError(
            'ask: name what to ask, as in: ask "why do my legs cramp", or a file: ask --from FILE'
        )
    if text:
        return iter([text])
    if options.source == "-":
        return filter(str.strip, streams.stdin)
    return iter(_read(Path(options.source)))


def _read(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise SimulatorError(f"{path}: the questions cannot be read: {fault}") from fault
    return [line for line in lines if line.strip()]
