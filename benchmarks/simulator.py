"""The simulator beside virtual-alexa: understanding, start, plays: `make bench-simulator`.

Both get the first edition's model, which has samples, and the same sentences; a sentence is right
when the intent of its topic was found. virtual-alexa comes into build/node-bench by make; without
it its rows are left out.
"""

import argparse
import gzip
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import envelopes
from benchmarks.talkers import in_real_time
from simulator.device.description import Device
from simulator.plays.play import PlayResult, run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.understanding import InteractionModel, Resolver
from skill.knowledge.load import load
from skill.settings import Settings
from tests.understanding.corpus import fresh, sentences

_FIRST = Path("benchmarks/first_edition/en.json.gz")
_PEER = Path("build/node-bench/node_modules/virtual-alexa")
_SAMPLES = 500


def first_model() -> dict[str, Any]:
    """The first edition's model: ours of today hands words over and leaves nothing to guess."""
    model: dict[str, Any] = json.loads(gzip.decompress(_FIRST.read_bytes()))
    return model


def intent_name(answer: str) -> str:
    """As the first edition named the intent of an answer: `how-much` → `HowMuchIntent`."""
    return "".join(part.capitalize() for part in answer.split("-")) + "Intent"


@dataclass(frozen=True)
class Set:
    """Sentences and the intents that they mean."""

    name: str
    said: Sequence[str]
    meant: Sequence[str]


def sets(most: int | None) -> list[Set]:
    """Samples of the model, unseen sentences, and the fresh ones; `most` of each."""
    answers = load(Settings().content, Settings().interaction_model).answers
    model = InteractionModel.from_dict(first_model())
    pairs = [
        (sample, intent.name)
        for intent in model.intents.values()
        for sample in intent.samples
        if "{" not in sample
    ]
    chosen = random.Random(1).sample(pairs, _SAMPLES)  # noqa: S311  # no secret
    unseen = [one for file in sentences().values() for one in file if one.topic in answers]
    new = [one for one in fresh() if one.topic in answers]

    def told(name: str, items: Sequence[Any]) -> Set:
        kept = items[:most]
        return Set(name, [one.say for one in kept], [intent_name(one.topic) for one in kept])

    samples = Set(
        "samples of the model", [one for one, _ in chosen][:most], [one for _, one in chosen][:most]
    )
    return [samples, told("unseen sentences", unseen), told("fresh sentences", new)]


def right(found: Sequence[str | None], wanted: Sequence[str]) -> str:
    """The share of sentences whose intent was found."""
    good = sum(one == other for one, other in zip(found, wanted, strict=True))
    return f"{good / len(wanted):.1%}"


def ours(groups: Sequence[Set]) -> list[str]:
    """Rows of the simulator's resolver."""
    with tempfile.TemporaryDirectory() as folder:
        starts = []
        for _ in range(2):
            began = time.perf_counter()
            resolver = Resolver(InteractionModel.from_dict(first_model()), Path(folder))
            starts.append(time.perf_counter() - began)
    rows = []
    for group in groups:
        began = time.process_time()
        found = [resolver.understand(said).intent for said in group.said]
        rate = len(found) / (time.process_time() - began)
        rows.append(f"| simulator | {group.name} | {right(found, group.meant)} | {rate:,.0f} |")
    first, again = starts
    return [*rows, f"| simulator | start | {first:.2f} s; {again:.2f} s from its cache | |"]


def peer(groups: Sequence[Set]) -> list[str]:
    """Rows of virtual-alexa, or why there are none."""
    node = shutil.which("node")
    if not node or not _PEER.exists():
        return ["| virtual-alexa | not installed: make bench-simulator needs node and npm | | |"]
    file = Path(tempfile.mkdtemp(), "en.json")
    file.write_text(json.dumps(first_model()), encoding="utf-8")
    rows, starts = [], []
    for group in groups:
        job = json.dumps({"model": str(file), "sentences": group.said})
        done = subprocess.run(
            [node, "benchmarks/peers/virtual_alexa.js"],
            input=job,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "VIRTUAL_ALEXA": str(_PEER.absolute())},
        )
        found = json.loads(done.stdout)
        starts.append(found["start"])
        rate = len(group.said) / found["seconds"]
        share = right(found["intents"], group.meant)
        rows.append(f"| virtual-alexa | {group.name} | {share} | {rate:,.0f} |")
    return [*rows, f"| virtual-alexa | start | {min(starts):.2f} s | |"]


def plays() -> list[str]:
    """How many plays a second, signed and verified over HTTP, with Alexa's services around.

    Some wait for others: for a skill that is started anew, or a service that hangs.
    """
    found = find_plays([Path("tests/conversations"), Path("tests/reminders")])
    options = argparse.Namespace(
        url=None, local=envelopes.LOCAL, model=None, application_id=envelopes.APPLICATION
    )
    began = time.perf_counter()
    with open_run(options, os.environ, sorted({one.locale for one in found})) as run:
        ready = time.perf_counter()
        rows = [
            _rate(run, "plays over HTTP", [one for one in found if in_real_time(one)]),
            _rate(
                run, "those that wait for others", [one for one in found if not in_real_time(one)]
            ),
        ]
    start = f"| simulator | start with the skill and all locales | {ready - began:.1f} s | |"
    return [*rows, start]


def _rate(run: Run, name: str, some: Sequence[Play]) -> str:
    """A row of plays. Raises RuntimeError for plays that fail."""
    began = time.perf_counter()
    played = [_played(run, play) for play in some]
    seconds = time.perf_counter() - began
    if failed := [one.play.name for one in played if not one.passed]:
        raise RuntimeError(f"plays failed: {failed}")
    turns = sum(len(one.turns) for one in played)
    rates = f"{len(some) / seconds:.0f} plays, {turns / seconds:.0f} turns"
    return f"| simulator | {name} | {len(some)} plays, {turns} turns | {rates} |"


def _played(run: Run, play: Play) -> PlayResult:
    device = Device(play.locale, play.device, str(uuid.uuid4()))  # who was never here before
    with run.scene(device, play.at, play.zone) as scene:
        return run_play(play, scene)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, help="sentences of each set (default: all)")
    groups = sets(parser.parse_args().most)
    print("| who | what | right | a second |\n|---|---|---|---|")
    print("\n".join([*ours(groups), *peer(groups), *plays()]))


if __name__ == "__main__":
    main()
