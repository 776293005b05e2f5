"""The first hour with an account, played with a pretend ASK CLI of our own on PATH."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.first_hour.sentences import sentences
from deploy.first_hour.verdicts import Profiled, verdict
from skill.understanding.build import read_routes

ROOT = Path(__file__).parents[2]
_ROUTES = read_routes(ROOT / "interaction_model")
_CARRIED = "#!/bin/sh\nfor said; do :; done\n"  # the last argument is the sentence


def _answer(intent: str, **slots: str) -> dict[str, object]:
    filled = {name: {"name": name, "value": value} for name, value in slots.items()}
    return {"selectedIntent": {"name": intent, "slots": filled}}


@pytest.mark.parametrize(
    ("said", "answer", "came"),
    [
        ("why do my legs cramp", _answer("WhyIntent", why_legs_rest="cramp"), "whole"),
        ("i have no chest pain", _answer("SpeechIntent", speech="chest pain"), "head cut"),
        ("is it the statin or not", _answer("SpeechIntent", speech="is it the statin"), "tail cut"),
        ("so is it the statin or not", _answer("SpeechIntent", speech="the statin"), "both cut"),
        ("my calf is sore", _answer("SpeechIntent", speech="my car is sore"), "changed"),
        ("yeah", _answer("AMAZON.YesIntent"), "whole"),
        ("stop the pain in my chest", _answer("AMAZON.StopIntent"), "swallowed"),
        ("the weather", _answer("AMAZON.FallbackIntent"), "nothing"),
        ("the weather", {}, "nothing"),
    ],
)
def test_what_became_of_the_words(said: str, answer: dict[str, object], came: str) -> None:
    """Each fault has a name of its own."""
    assert verdict(Profiled(said, answer), _ROUTES) == came


def test_the_sentences_are_as_long_as_people_speak() -> None:
    """A third short, a third of middle length, a third long; and every closed phrase."""
    said = sentences(ROOT / "interaction_model" / "en" / "grow", _ROUTES)
    assert 280 <= len(said) <= 300
    assert {"yes", "pardon", "carry on"} <= set(said)
    assert sum(len(one.split()) > 8 for one in said) > len(said) // 4


def _run(folder: Path, *step: str, ask: str | None = None) -> "subprocess.CompletedProcess[str]":
    if ask is not None:
        (folder / "ask").write_text(ask, encoding="utf-8")
        (folder / "ask").chmod(0o755)
    return subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "deploy.first_hour", "--folder", str(folder), *step],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PATH": f"{folder}:/usr/bin:/bin"},
    )


def test_an_hour_from_sentences_to_a_table(tmp_path: Path) -> None:
    """Answers are kept, so that a second start asks only for what is left."""
    answer = json.dumps(_answer("SpeechIntent", speech="SAID"))
    told = f"""{_CARRIED}printf '%s' '{answer}' | sed "s/SAID/$said/"\n"""
    assert _run(tmp_path, "prepare").returncode == 0
    first = _run(tmp_path, "profile", "open", "amzn1.ask.skill.x", ask=told)
    assert first.returncode == 0, first.stderr
    again = _run(tmp_path, "profile", "open", "amzn1.ask.skill.x", ask="#!/bin/sh\nexit 1\n")
    assert again.returncode == 0, "it asked for what it had"
    table = _run(tmp_path, "compare").stdout.splitlines()
    sent = len((tmp_path / "sent.txt").read_text(encoding="utf-8").splitlines())
    assert table[1].split()[:3] == ["open", str(sent), str(sent)]


def test_a_cli_that_is_missing_or_says_no(tmp_path: Path) -> None:
    """The message says what to do, and the exit code is 2."""
    assert _run(tmp_path, "compare").returncode == 2
    missing = _run(tmp_path, "profile", "open", "amzn1.ask.skill.x")
    assert (missing.returncode, "npm install" in missing.stderr) == (2, True)
    refused = _run(tmp_path, "profile", "open", "amzn1.ask.skill.x", ask="#!/bin/sh\nexit 1\n")
    assert (refused.returncode, "start again" in refused.stderr) == (2, True)
