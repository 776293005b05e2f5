"""How cost grows with content, and whether memory stays flat: `make bench-growth`.

Each row is measured in a process of its own, with synthetic content in a temporary folder: every
answer ten times, every sample ten times, four times the locales.
"""

import argparse
import json
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import yaml
from msgspec.structs import replace

from benchmarks.stages import cost
from skill.assembly import build_turn_parts
from skill.dialog.conversation import step
from skill.dialog.events import Asked, Reported, SaidNo, SlotValue, StartedTriage
from skill.dialog.interpret import interpret
from skill.dialog.routine_events import StartedRoutine, WentOn
from skill.dialog.state import State
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.settings import Settings
from skill.understanding.build import build_reader
from tests.robust.chance import read_chance
from tests.understanding.corpus import sentences

_TIMES = 10
_LOCALES = 4
_SAID = 200  # unseen sentences


def as_is(house: Path) -> None:
    """The content as it is."""


def more_answers(house: Path) -> None:
    """Every answer ten times, each under a name of its own with samples of its own."""
    for path in sorted((house / "content" / "answers").glob("*.yaml")):
        asked = house / _ASKED / path.name
        for number in _NUMBERS:
            answer = _read(path)
            answer["called"] = _numbered(answer["called"], number)
            name = f"{path.stem}-{number}"
            _write(path.with_stem(name), answer)
            _write(asked.with_stem(name), _numbered(_read(asked), number))


def more_samples(house: Path) -> None:
    """Every answer with ten times the ways of asking."""
    for path in sorted((house / _ASKED).glob("*.yaml")):
        first = _read(path)
        more = [one for number in _NUMBERS for one in _numbered(first, number)]
        _write(path, [*first, *more])


_ASKED = Path("interaction_model", "en", "asked")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CASES: dict[str, Callable[[Path], None]] = {
    "as it is": as_is,
    "answers x 10": more_answers,
    "samples x 10": more_samples,
    "locales x 4": as_is,
}


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # no objects


def _write(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _numbered(said: list[str], number: str) -> list[str]:
    return [f"number {number} {one}" for one in said]


def measure(name: str) -> dict[str, Any]:
    """One row, in this process."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder)
        content_folder, asked = house / "content", house / "interaction_model"
        shutil.copytree(Settings().content, content_folder)
        shutil.copytree(Settings().interaction_model, asked)
        CASES[name](house)
        settings = replace(Settings(), content=content_folder, interaction_model=asked)
        began = time.process_time()
        content = load(content_folder, asked)
        worlds = [
            build_turn_parts(settings, content) for _ in range(_LOCALES if "locales" in name else 1)
        ]
        parts = worlds[-1]
        start = time.process_time() - began
        memory = _peak()
        knowledge, speech = parts.bundle("en-US").knowledge, parts.bundle("en-US").speech
        now = datetime.now(UTC)

        def turn(*events: Any) -> None:
            state = State()
            for event in events:
                done = step(state, event, knowledge, now)
                speech.speak(done.reply)
                state = done.state

        unlisted = Reported({"finding": (SlotValue("a funny feeling in the leg"),)})
        row = {
            "start": start,
            "memory": memory,
            "question": cost(lambda: turn(Asked(answer="why-legs-cramp")), 200),
            "check": cost(lambda: turn(StartedTriage(), unlisted, SaidNo()), 100) / 3,
            "routine": cost(lambda: turn(StartedRoutine(), SaidNo(), WentOn()), 100) / 3,
        }
        return row | _understanding(settings, content)


def _understanding(settings: Settings, content: Content) -> dict[str, Any]:
    began = time.process_time()
    reader = build_reader(settings.interaction_model, settings.content, content)
    reader.read("why do my legs cramp")
    built = time.process_time() - began
    said = [one.say for file in sentences().values() for one in file][:_SAID]
    began = time.process_time()
    for one in said:
        reader.read(one)
    rate = len(said) / (time.process_time() - began)
    return {"reader": built, "sentences": rate}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def flat(turns: int) -> list[str]:
    """Memory of this process over so many random turns."""
    logging.disable(logging.CRITICAL)
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    parts = build_turn_parts(settings, content)
    chance = read_chance(settings.interaction_model, content)
    draw = Random(1)  # noqa: S311  # it must play the same again
    bundle, state, now = parts.bundle("en-US"), State(), datetime.now(UTC)
    rows = []
    for number in range(turns + 1):
        if number % max(1, turns // 5) == 0:
            rows.append(f"| {number:,} | {_now():.1f} MiB |")
        reading = bundle.read(chance.sentence(draw))
        event = interpret(reading, state, bundle.knowledge)[0]
        turn = step(state, event, bundle.knowledge, now)
        bundle.speech.speak(turn.reply)
        state = turn.state if turn.reply.asks else State()
    return rows


def _now() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=100_000, help="for the memory (100000)")
    parser.add_argument("--one", choices=CASES, help="measure one row and print it as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    turns = "question µs | check µs | routine µs"
    print(f"| content | start s | peak MiB | {turns} | reader s | sentences/s |")
    print("|---|---|---|---|---|---|---|---|")
    for name in CASES:
        command = [sys.executable, "-m", "benchmarks.growth", "--one", name]
        row = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        micros = " | ".join(f"{row[turn]:.0f}" for turn in ("question", "check", "routine"))
        print(
            f"| {name} | {row['start']:.2f} | {row['memory']:.0f} | {micros}"
            f" | {row['reader']:.1f} | {row['sentences']:.0f} |",
            flush=True,
        )
    print("\n| random turns | memory |\n|---|---|")
    print("\n".join(flat(options.turns)))


if __name__ == "__main__":
    main()
