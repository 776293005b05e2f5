"""`coverage`: what the plays and test sentences never touched."""

import argparse
import json
import uuid
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from simulator.device.description import Device, Kind
from simulator.plays.coverage.playing import play_all
from simulator.plays.coverage.report import lines, load, report, save
from simulator.plays.coverage.touched import things
from simulator.plays.play_file import Play, find_plays
from simulator.plays.scene import Scene
from simulator.plugin import ProjectPlugin, load_plugin
from simulator.run import open_run, read_model
from simulator.terminal.streams import Streams


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write the report. It is for reading: nothing untouched fails."""
    plugin = load_plugin(options.root, streams.warn)
    touched = load(options.record) if options.record else _played(options, streams, plugin)
    if options.save:
        save(touched, options.save)
    found = report(things(read_model(options.model, options.locale), plugin), touched)
    if options.json:
        streams.say(json.dumps(found, ensure_ascii=False))
    else:
        for line in lines(found, whole=options.all):
            streams.say(line)
    return 0


def _played(
    options: argparse.Namespace, streams: Streams, plugin: ProjectPlugin
) -> Mapping[str, set[str]]:
    plays = find_plays([Path(options.root, "tests", "conversations")])
    locales = sorted({options.locale, *(play.locale for play in plays)})
    with open_run(options, streams.environment, locales) as skill:

        def somebody(locale: str, kind: Kind) -> Device:
            return Device(locale, kind, f"COVERAGE-{uuid.uuid4()}", options.application_id)

        def stage(play: Play) -> AbstractContextManager[Scene]:
            return skill.scene(somebody(play.locale, play.device), play.at, play.zone)

        asking = skill.echo(somebody(options.locale, "speaker"))
        return play_all(options.root, stage, asking, plugin).names
