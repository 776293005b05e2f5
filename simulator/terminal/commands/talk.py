"""`talk`: a conversation, line by line."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from simulator.device.description import Device
from simulator.device.echo import OPEN, Echo
from simulator.errors import NotListeningError, StepError
from simulator.plays.scene import Scene
from simulator.plugin import load_plugin
from simulator.run import open_run
from simulator.terminal.console import Console, Lines
from simulator.terminal.ink import Ink
from simulator.terminal.microphone import Listening
from simulator.terminal.recogniser import Ear
from simulator.terminal.streams import Streams
from simulator.terminal.turn_writer import TurnWriter
from simulator.understanding import Listener

_WELCOME = (
    "Say something as you would to Alexa. [silence] says nothing, exit ends the session,"
    " [wait 2h] lets time pass, Ctrl-D leaves; talk --help lists the other steps."
)


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Talk until the input ends; exit code 0, or what strict or broken turns make of it."""
    device = Device(options.locale, options.device, options.person, options.application_id)
    writer = TurnWriter(options, streams)
    try:
        with (
            open_run(options, streams.environment, [options.locale]) as skill,
            skill.scene(device, options.at, options.zone) as scene,
        ):
            scene.echo.hear_by(options.ear)
            console = _console(options, streams, skill.resolvers[options.locale])
            if console.interactive:
                streams.say(Ink.of(streams).dim(_WELCOME) + "\n")
            lines = _Lines(console, launch=options.launch)
            _talk(scene, lines, writer, streams, in_time=options.in_time and not options.json)
    except KeyboardInterrupt:  # Ctrl-C leaves as Ctrl-D does
        streams.say()
    return writer.code


def _console(options: argparse.Namespace, streams: Streams, resolver: Listener) -> Lines:
    console = Console(streams, quiet=options.json)
    return Listening(console, _ear(resolver, streams), streams) if options.microphone else console


def _ear(resolver: Listener, streams: Streams) -> Ear:
    return Ear(resolver, load_plugin(Path(), streams.warn).phrasings())


class _Lines:
    """What is said: first that the skill opens, then what the console gives."""

    def __init__(self, console: Lines, *, launch: bool) -> None:
        self._console = console
        self._launch = launch

    def of(self, scene: Scene) -> Iterator[str]:
        echo = scene.echo
        if self._launch:
            yield OPEN
        while (line := self._console.read(_prompt(echo))) is not None:
            if self._leaves(line, echo):
                return
            if line.strip():
                yield line

    def _leaves(self, line: str, echo: Echo) -> bool:
        """At a terminal "exit" without a session is meant for the simulator itself."""
        return self._console.interactive and not echo.in_session and echo.says_exit(line)


def _prompt(echo: Echo) -> str:
    if echo.asked:
        return "You, to Alexa (yes, no, [silence]): "
    if echo.in_session:
        return "You: "
    return f"You: Alexa, ask {echo.invocation_name.title()} … "


def _talk(
    scene: Scene, lines: _Lines, writer: TurnWriter, streams: Streams, *, in_time: bool
) -> None:
    for line in lines.of(scene):
        try:
            turn = scene.hear(line)
            writer.write(turn)
            if in_time and turn.reply.audio:
                writer.play(turn.reply.audio)
                scene.echo.break_in()  # the clock on the wall went on meanwhile
        except (NotListeningError, StepError) as fault:
            streams.warn(str(fault))
