"""What random play says is made by a grammar and heard by a rough ear; it takes hours, never CI."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.robust.chance import Chance
from tests.robust.sentences import framed, overheard
from tests.understanding.reader import frames

_LINE = "why do my legs cramp at night"
_ROOT = Path(__file__).parents[2]


def _drawn(seed: int) -> list[str]:
    draw = Random(seed)  # noqa: S311  # it must play the same again
    return [framed(draw, _LINE) for _ in range(400)]


def test_a_seed_says_the_same_again() -> None:
    """Or no finding could be played again."""
    assert _drawn(1) == _drawn(1) != _drawn(2)


def test_sentences_of_the_grammar_are_among_the_lines() -> None:
    """Some whole, some in a frame, some of the grammar alone."""
    said = set(_drawn(1))
    assert _LINE in said
    assert any(_LINE in one and one != _LINE for one in said)
    clauses = {one for clauses in frames.CLAUSES.values() for one in clauses}
    assert any(one in sentence for sentence in said for one in clauses)


def test_the_rough_ear_leaves_out_and_cuts_in_two() -> None:
    """Most arrive whole; of the others something is lost, or the rest comes in the next turn."""
    draw = Random(1)  # noqa: S311  # the same
    arrived = [overheard(draw, f"{_LINE} number {number}") for number in range(200)]
    whole = [f"{_LINE} number {number}" for number in range(200)]
    assert sum(len(turns) == 2 for turns in arrived) > 3
    changed = [turns for turns, said in zip(arrived, whole, strict=True) if turns != (said,)]
    assert 20 < len(changed) < 120


def test_both_halves_arrive_by_routes_that_could_take_them(chance: Chance) -> None:
    """As Alexa hands them over: put together again they are the words that were said."""
    draw = Random(3)  # noqa: S311  # the same
    breaths = [chance.breath(draw) for _ in range(300)]
    assert {len(one) for one in breaths} == {1, 2}
    assert all(said.intent for one in breaths for said in one)


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [("million", "--turns", "20000"), ("door", "--requests", "5000")],
    ids=lambda command: str(command[0]),
)
def test_a_share_of_the_random_play_finds_nothing(command: tuple[str, ...]) -> None:
    """A fiftieth and a tenth of what `make fuzz` plays."""
    module, *options = command
    done = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-m", f"benchmarks.{module}", *options, "--processes", "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=3600,
        cwd=_ROOT,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_ci_plays_none_of_it() -> None:
    """These take hours, and find by chance."""
    stages = (_ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert not [one for one in ("fuzz", "soak", " long") if one in stages]
