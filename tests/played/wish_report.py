"""Wishes for reminders (tests/wishes/wishes.yaml), each played: read back as meant, or not.

`python -m tests.played.wish_report [FILE]` prints those that are not; of wishes/grow.yaml those of
the half that is looked at, and counts both.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.plays.scene import Scene
from simulator.run import Run
from tests.played.ringing import ring, rings_of
from tests.played.skill_run import APPLICATION, skill_run

FILE = Path(__file__).parent.parent / "wishes" / "wishes.yaml"
GROWN = FILE.parent / "grow.yaml"
_AT = datetime.fromisoformat("2026-11-04T20:15")
_GIVEN = "remind me every night at half past nine"
_ASKS = {"asks time": "reminders.what_time", "asks days": "reminders.which_days"}
_CONFIRM, _MOST = "reminders.confirm", 4


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See the head of the file."""

    locale: str
    say: str
    means: list[str]
    given: bool | str = False
    tells: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Told:
    """What came of a wish. `silent`: what is set is another than what was read back."""

    wish: Wish
    met: bool
    silent: bool
    set: list[str]
    speech: list[str] = field(default_factory=list)


def wishes(file: Path = FILE) -> list[Wish]:
    """All of a file."""
    return msgspec.yaml.decode(file.read_bytes(), type=list[Wish])


def played(run: Run, some: list[Wish]) -> Iterator[Told]:
    """Each in a household of its own, with reminders allowed."""
    for number, wish in enumerate(some):
        device = Device(wish.locale, "speaker", f"wish {number}", APPLICATION)
        with run.scene(device, _AT) as scene:
            scene.hear("[permission reminders granted]")
            yield _told(wish, scene, _given(wish, scene))


def _given(wish: Wish, scene: Scene) -> set[str]:
    """What is set before the wish is said."""
    if not wish.given:
        return set()
    _, turns = _said_yes(scene, scene.ask(wish.given if isinstance(wish.given, str) else _GIVEN))
    return {*rings_of(turns[-1].around.reminders)} if turns else set()


def _told(wish: Wish, scene: Scene, before: set[str]) -> Told:
    turn = scene.ask(wish.say)
    speech = [turn.speech]
    if _declined(turn) or (turn.reply.asks and turn.reply.asks.act in _ASKS.values()):
        asks = turn.reply.asks.act if turn.reply.asks else ""
        asked = any(_ASKS.get(one) == asks for means in wish.means for one in means.split(" | "))
        said_no = _declined(turn) and any("declined" in one for one in wish.means)
        set_ = rings_of(turn.around.reminders)
        return Told(wish, asked or said_no, bool(set_) and not wish.given, set_, speech)
    read_back, turns = _said_yes(scene, turn)
    speech += [one.speech for one in turns]
    set_ = rings_of((turns[-1] if turns else turn).around.reminders)
    silent = bool(turns) and not {*set_} - before <= {*read_back}
    met = _as_meant(wish, set_) and wish.tells in turn.speech
    return Told(wish, met and (not wish.quiet or _is_quiet(scene)), silent, set_, speech)


def _declined(turn: Turn) -> bool:
    near = [act.facts.get("near") for act in turn.reply.acts]
    return "other-reminders" in near


def _said_yes(scene: Scene, turn: Turn) -> tuple[list[str], list[Turn]]:
    """What was read back, and the turns, until nothing is asked to be set."""
    turns, read_back = [], []
    for _ in range(_MOST):
        asks = turn.reply.asks
        if asks is None or asks.act != _CONFIRM:
            break
        prefixes = [one for one in ("", "also_") if f"{one}clock" in asks.facts]
        read_back = [ring(asks.facts, scene, one) for one in prefixes]
        turn = scene.hear("yes")
        turns.append(turn)
    return read_back, turns


def _as_meant(wish: Wish, set_: list[str]) -> bool:
    left = list(set_)
    for means in wish.means:
        fits = [one.replace("daily/2", "daily every 2") for one in means.split(" | ")]
        found = next((one for one in left if one in fits), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _is_quiet(scene: Scene) -> bool:
    tonight = scene.hear("[wait 3h]").around.rings
    tomorrow = scene.hear("[wait 1d]").around.rings
    return not tonight and len(tomorrow) == 1


def lines(told: list[Told]) -> Iterator[str]:
    """What is not as meant, and how many are."""
    for one in told:
        if not one.met or one.silent:
            yield f"{one.wish.locale} {one.wish.say}"
            yield f"    means {one.wish.means}, set {one.set}{'  SILENT' if one.silent else ''}"
            yield f"    {' / '.join(one.speech)}"
    silent = sum(one.silent for one in told)
    yield f"{sum(one.met for one in told)} of {len(told)} as meant, {silent} set as another"


def main(file: Path = FILE) -> None:
    """Print what is not as meant, and how many are."""
    some = wishes(file)
    with skill_run({one.locale for one in some}) as run:
        told = list(played(run, some))
    halves = (told[::2], told[1::2]) if file.resolve() == GROWN else (told,)
    sys.stdout.writelines(f"{line}\n" for line in lines(halves[0]))
    for half in halves[1:]:
        sys.stdout.write(f"{[*lines(half)][-1]}, of the other half\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
