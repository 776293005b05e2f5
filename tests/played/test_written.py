"""What the skill writes down while people talk to it: nothing of what they said or have."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from simulator.device.description import Device
from simulator.plays.play_file import find_plays
from simulator.run import Run
from skill.turn_record import By, Outcome
from tests.played.skill_run import APPLICATION

_FOLDER = Path(__file__).parent.parent / "conversations"
_PLAYS = [play for play in find_plays([_FOLDER]) if play.file.stem in ("triage", "danger")]
_OURS = [
    "my chest hurts and xylophones too",
    "i want to die",
    "why do my violet calves cramp",
    "my leg went cold and white",
]
# Field → the form of every string that may stand there.
_FORMS = {
    "time": r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00",
    "level": "INFO|WARNING|ERROR",
    "logger": r"cramp_coach\.(turn|fault|store|effects|preferences|session|verification)",
    "message": rf"({'|'.join(get_args(Outcome))}) in \d+\.\d ms"
    r"|a record of another shape is begun anew"
    r"|session attributes of another shape were set aside"
    r"|Alexa's services( answered \d{3}|: \w+)"
    r"|the store failed: [\w.: ]+|\w+Error at \w+\.py:\d+|(refused|silent|undone): [a-z' -]+",
    "outcome": "|".join(get_args(Outcome)),
    "by": "|".join(get_args(By)),
    "request_id": r"[\w.-]{1,100}",  # Alexa's or the simulator's, for one request alone
    "why": "[a-z' -]+",
}


def test_every_string_of_the_log_is_from_a_closed_list(skill: Run, local: Path) -> None:
    """After plays of triage and danger, words of our own, and all that this run played before."""
    for play in _PLAYS:
        echo = skill.echo(Device(play.locale, play.device, "somebody", APPLICATION))
        for said in play.talk:
            if not said.you.startswith("[silence]"):
                echo.hear(said.you)
    for words in _OURS:
        skill.echo(Device("en-US", "speaker", "somebody", APPLICATION)).hear(words)
    lines = (local / "skill.log").read_text(encoding="utf-8").splitlines()

    assert len(lines) > len(_PLAYS), "the log says nothing, so this proves nothing"
    assert sorted({wrong for line in lines for wrong in _foreign(json.loads(line))}) == []


def test_a_word_of_health_in_a_line_is_found() -> None:
    """The check can fail: in a message, in a field that no list has, in a known field."""
    good = {"level": "INFO", "logger": "cramp_coach.turn", "outcome": "ended", "ms": 1.2}
    assert list(_foreign(good)) == []
    for bad in (
        {"message": "SaidSelfHarm in 1.2 ms"},
        {"acts": ["danger.alert"]},
        {"outcome": "emergency"},
    ):
        assert len(list(_foreign({**good, **bad}))) == 1


def _foreign(line: dict[str, object]) -> Iterator[str]:
    """What stands in a log line that no list has."""
    for field, value in line.items():
        form = _FORMS.get(field)
        if isinstance(value, str) and form and re.fullmatch(form, value):
            continue
        if isinstance(value, bool | int | float) and field in {"ms", "missed", "times"}:
            continue
        yield f"{field}: {value}"
