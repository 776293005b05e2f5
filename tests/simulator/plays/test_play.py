"""The player: what passes, what fails, and how it is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.plays.play import PlayResult, result_json, run_play
from simulator.plays.play_file import read_plays
from simulator.terminal.commands.play import report_lines, summary
from simulator.terminal.ink import Ink
from simulator.understanding import Resolver
from tests.simulator.conftest import Devices, Served
from tests.simulator.parts import answers, reply

PASSING = """\
name: Why
talk:
  - you: "[open]"
    intent: LaunchRequest
    says: [{basics.welcome: {visit: 1}}]
    asks: basics.what_next
    ends: false
  - you: "[silence]"
    contains: once more
    says: []
    asks: basics.what_next
  - you: why do my legs cramp
    intent: WhyIntent
    says: [{answers.told: {answer: why}}]
    asks: null
    ends: true
    contains: [NOBODY, for sure]
    lacks: quinine
"""


Player = Callable[..., PlayResult]


@pytest.fixture
def play(tmp_path: Path, serve: Served, echo_of: Devices, resolver: Resolver) -> Player:
    """Plays a text against a pretend skill."""

    def run(
        text: str, replies: Any = answers, understanding: Any = resolver, **how: Any
    ) -> PlayResult:
        path = tmp_path / "why.yaml"
        path.write_text(text, encoding="utf-8")
        (found,) = read_plays(path)
        return run_play(found, echo_of(serve(replies), understanding=understanding), **how)

    return run


def _one(expectation: str, you: str = "why do my legs cramp") -> str:
    return f"name: Why\ntalk:\n  - you: {you}\n    {expectation}\n"


def test_a_play_that_passes(tmp_path: Path, play: Player) -> None:
    """To its end."""
    result = play(PASSING)

    assert result.failure is None
    assert result.passed
    assert len(result.turns) == 3
    assert list(report_lines(result, Ink(colours=False))) == [
        f"ok      {tmp_path}/why.yaml: Why (3 turns)"
    ]


@pytest.mark.parametrize(
    ("expectation", "what", "expected", "got"),
    [
        ("intent: AmountIntent", "intent", "AmountIntent", "WhyIntent"),
        ("says: [answers.more]", "says", "answers.more", 'answers.told {"answer": "why"'),
        ("says: [answers.told, answers.told]", "says", "answers.told, answers.told", "answers"),
        ("says: []", "says", "nothing", "answers.told"),
        ("says: [{answers.told: {case: x}}]", "says", '{"case": "x"}', '"case": "plain"'),
        ("says: [{answers.told: {age: 3}}]", "says", '{"age": "3"}', "answers.told"),
        ("asks: basics.what_next", "asks", "basics.what_next", "nothing"),
        ("ends: false", "ends", "false", "true"),
        ("contains: [nobody, quinine]", "contains", '"quinine"', '"Nobody knows for sure."'),
        ("lacks: Knows", "lacks", 'no "Knows"', '"Nobody knows for sure."'),
    ],
)
def test_a_play_that_fails(
    play: Player, expectation: str, what: str, expected: str, got: str
) -> None:
    """The turn, what was looked at, and both sides."""
    result = play(_one(expectation))

    assert result.failure is not None
    assert (result.failure.turn, result.failure.said.line) == (1, 3)
    (wrong,) = result.failure.mismatches
    assert wrong.what == what
    assert expected in wrong.expected
    assert got in wrong.got


def test_a_question_where_none_is_expected(play: Player) -> None:
    """`asks: null` means that nothing is asked."""
    result = play(_one("asks: null", '"[open]"'))

    assert result.failure is not None
    assert result.failure.mismatches[0].got == "basics.what_next"


def test_it_stops_at_the_first_turn_that_fails(tmp_path: Path, play: Player) -> None:
    """With all that is wrong there."""
    text = PASSING.replace("visit: 1", "visit: 2").replace("ends: false", "ends: true")

    result = play(text)

    assert result.failure is not None
    assert [wrong.what for wrong in result.failure.mismatches] == ["says", "ends"]
    assert len(result.turns) == 1
    assert list(report_lines(result, Ink(colours=False))) == [
        f"FAILED  {tmp_path}/why.yaml: Why",
        '        turn 1 (line 3), you: "[open]"',
        '          says      expected  basics.welcome {"visit": "2"}',
        '                    got       basics.welcome {"visit": 1}',
        "          ends      expected  true",
        "                    got       false",
    ]


def test_a_reply_that_alexa_would_not_take(play: Player) -> None:
    """It fails the play even where nothing is expected."""
    result = play(_one("ends: true"), lambda _: reply("a & b"))

    assert result.failure is not None
    assert "not well-formed" in result.failure.mismatches[0].got


def test_an_answer_that_cannot_be_read(play: Player) -> None:
    """Only that is told, and no expectation that it could not meet."""
    result = play(_one("ends: false"), lambda _: b"<html>")

    assert result.failure is not None
    (wrong,) = result.failure.mismatches
    assert "not JSON" in wrong.got


def test_nobody_listens(play: Player) -> None:
    """A silence without a session is a fault of the play."""
    result = play(_one("ends: true", '"[silence]"'))

    assert result.failure is not None
    assert "no session is open" in result.failure.mismatches[0].got


def test_a_guess_fails_a_strict_play(play: Player, guessing: Resolver) -> None:
    """And no other."""
    text = _one("intent: WhyIntent")

    assert play(text, understanding=guessing).passed
    assert play(text, strict=True).passed
    strict = play(text, understanding=guessing, strict=True)
    assert strict.failure is not None
    assert "add the sample" in strict.failure.mismatches[0].got


def test_the_sum_and_json(tmp_path: Path, play: Player) -> None:
    """One object a play."""
    good = play(PASSING)
    bad = play(_one("ends: false"))

    assert summary([good, bad, good]) == "3 plays: 2 passed, 1 failed"
    assert json.loads(result_json(good)) == {
        "play": "Why",
        "file": f"{tmp_path}/why.yaml",
        "passed": True,
        "turns": 3,
        "failure": None,
    }
    assert json.loads(result_json(bad))["failure"] == {
        "turn": 1,
        "line": 3,
        "you": "why do my legs cramp",
        "wrong": [{"what": "ends", "expected": "false", "got": "true"}],
    }
