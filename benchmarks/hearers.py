"""Those that are compared: our reader, the first edition's resolver, virtual-alexa, nlp.js.

Each takes sentences and gives what it makes of them. None knows the open question or the person.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.first_edition.meant import meant, model
from benchmarks.guess import REFUSED, Guess, Heard
from simulator.understanding import InteractionModel, Resolver
from skill.dialog.state import State
from skill.understanding.prebuilt import dump_reader, load_reader
from tests.understanding.figures.grown import rows
from tests.understanding.readings.outcomes import Outcome, outcome
from tests.understanding.readings.taken import House

_PEERS = Path("benchmarks/peers")
_MODULES = Path("build/node-bench/node_modules")
_GRAVE = ("alarm", "asked back", "reported")
_DANGER = "danger:"


class MissingError(RuntimeError):
    """A peer that is not installed; says what to do."""


def ours(said: Sequence[str], house: House) -> Heard:
    """`read`, `interpret` and `step`; loaded from what `skill prebuild` writes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "knowledge.reader"
        file.write_bytes(dump_reader(house.routes, house.parts))
        began = time.process_time()
        reader = load_reader(file)
        ready = time.process_time()
    came = [outcome(reader.read(words), State(), house.knowledge) for words in said]
    return Heard([_guess(one) for one in came], ready - began, time.process_time() - ready)


def _guess(came: Outcome) -> Guess:
    offered = came.way == "offered"
    return Guess(
        () if offered else came.subjects,
        came.way == "alarm",
        came.way in _GRAVE,
        came.way == "refused",
    )


def first_edition(said: Sequence[str], _house: House) -> Heard:
    """Its model, understood by the simulator's imitation of Alexa."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        resolver = Resolver(InteractionModel.from_dict(model()), Path(folder))
        ready = time.process_time()
        understood = [resolver.understand(words) for words in said]
        ended = time.process_time()
    guesses = [meant(one.intent, _ids(one.slots)) for one in understood]
    return Heard(guesses, ready - began, ended - ready)


def _ids(slots: Mapping[str, Any]) -> dict[str, str]:
    """Slot → the id of its first value."""
    found = {}
    for name, slot in slots.items():
        ids = [one for value in slot.values for one, _ in value.resolutions]
        if ids:
            found[name] = ids[0]
    return found


def virtual_alexa(said: Sequence[str], _house: House) -> Heard:
    """The same model. Raises MissingError."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(model(), file)
        file.flush()
        job = {"model": file.name, "sentences": list(said)}
        found = _node("virtual_alexa.js", {"VIRTUAL_ALEXA": _MODULES / "virtual-alexa"}, job)
    pairs = zip(found["intents"], found["slots"], strict=True)
    return Heard([meant(*pair) for pair in pairs], found["start"], found["seconds"])


def nlp_js(said: Sequence[str], _house: House) -> Heard:
    """Trained on the lines that our ear grows from. Raises MissingError."""
    job = {"train": list(_lessons()), "sentences": list(said)}
    found = _node("nlp_js.js", {"NLP_JS": _MODULES / "@nlpjs" / "basic"}, job)
    return Heard([_labelled(one) for one in found["labels"]], found["start"], found["seconds"])


def _lessons() -> Iterator[tuple[str, str]]:
    """A question with its subject; of what is told, dangers by tier, and that the rest is none."""
    for row, subject in rows():
        if subject:
            yield row["text"], subject
        elif row["kind"].startswith("danger-"):
            yield row["text"], row["kind"].replace("danger-", _DANGER)
        elif row["kind"] in ("harmless-lookalike", "denial"):
            yield row["text"], "none"


def _labelled(label: str) -> Guess:
    if label.startswith(_DANGER):
        return Guess(alarm=True, raised=True)
    outside = label in ("None", "none") or label.startswith(("near", "far"))
    return Guess((label,), refused=outside) if label else REFUSED


def _node(script: str, modules: Mapping[str, Path], job: Mapping[str, Any]) -> Any:
    node = shutil.which("node")
    if not node or not all(path.exists() for path in modules.values()):
        raise MissingError("not installed: make bench-peers needs node and npm")
    given = {name: str(path.absolute()) for name, path in modules.items()}
    done = subprocess.run(
        [node, str(_PEERS / script)],
        input=json.dumps(job),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        env={**os.environ, **given},
    )
    return json.loads(done.stdout.splitlines()[-1])


HEARERS: Mapping[str, Callable[[Sequence[str], House], Heard]] = {
    "**ours**": ours,
    "first edition's resolver, its model": first_edition,
    "virtual-alexa, the same model": virtual_alexa,
    "nlp.js, our lines": nlp_js,
}
