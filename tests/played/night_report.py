"""The words of the night by another hand (tests/night), each played: what comes of it.

`python -m tests.played.night_report` prints those that come to something else.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

import msgspec

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.plays.scene import Scene
from simulator.run import Run
from tests.played.skill_run import APPLICATION, skill_run

FILE = Path(__file__).parent.parent / "night" / "blind.yaml"
_STRETCHES = ("routine.track", "routine.step", "routine.last_track")
_COACHES = ("relief.step", "relief.first")
_START = "start my bedtime routine"
KINDS = ("cramp_now", "contraindications", "all_clears")


def sentences(file: Path = FILE) -> Mapping[str, list[dict[str, str]]]:
    """The lists of the file, by name."""
    return {kind: msgspec.yaml.decode(file.read_bytes())[kind] for kind in KINDS}


def played(run: Run) -> Iterator[tuple[str, str, bool, str]]:
    """(list, sentence, whether it came to what it should, what was said) of each."""
    for kind, several in sentences().items():
        for one in several:
            device = Device(one["locale"], "speaker", str(uuid4()), APPLICATION)
            with run.scene(device) as scene:
                turn = _turn(kind, one["say"], scene)
                yield kind, one["say"], _met(kind, turn), turn.speech


def _turn(kind: str, say: str, scene: Scene) -> Turn:
    if kind == "cramp_now":
        return scene.ask(say)
    scene.ask(_START)
    return scene.hear(say)


def _met(kind: str, turn: Turn) -> bool:
    asks = [turn.reply.asks.act] if turn.reply.asks else []
    acts = [act.act for act in turn.reply.acts] + asks
    if kind == "cramp_now":
        return any(one in _COACHES for one in acts)
    stretches = any(one in _STRETCHES for one in acts)
    return stretches if kind == "all_clears" else not stretches


def main() -> int:
    """Print what came to something else, and the counts."""
    with skill_run({one["locale"] for several in sentences().values() for one in several}) as run:
        found = list(played(run))
    for kind in KINDS:
        of = [one for one in found if one[0] == kind]
        sys.stdout.writelines(f"{kind}: {say}\n    {said}\n" for _, say, met, said in of if not met)
        sys.stdout.write(f"{kind}: {sum(met for _, _, met, _ in of)} of {len(of)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
