"""What is stored of a person after each play: preferences alone (design: what is kept)."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from simulator.device.description import Device
from simulator.plays.play import run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run
from skill.dialog.preferences import Nights, Preferences, ReachedStep, Reminder
from skill.knowledge.content import Content
from tests.played.skill_run import APPLICATION

_TESTS = Path(__file__).parent.parent
_PLAYS = find_plays([_TESTS / "conversations", _TESTS / "reminders"])
_FIELDS = {"version", *(field.name for field in fields(Preferences))}
_INNER = {
    name: {field.name for field in fields(shape)}
    for name, shape in (("step", ReachedStep), ("reminders", Reminder), ("nights", Nights))
}


def _rows(local: Path) -> dict[str, str]:
    file = local / "preferences.sqlite3"
    if not file.exists():  # it is made when something is first remembered
        return {}
    base = sqlite3.connect(file)
    rows = dict(base.execute("SELECT key, text FROM records").fetchall())
    base.close()
    return rows


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_only_preferences_are_stored(play: Play, skill: Run, local: Path, content: Content) -> None:
    """Printed for whoever wants to see it (pytest -s), and held to the listed fields."""
    before = _rows(local)
    person = f"stored {play.name}"
    device = Device(play.locale, play.device, person, APPLICATION)
    with skill.scene(device, play.at, play.zone) as scene:
        run_play(play, scene)
    stored = {key: text for key, text in _rows(local).items() if before.get(key) != text}
    assert len(stored) <= 1 + any(said.you.startswith("[person") for said in play.talk)
    for key, text in stored.items():
        print(f"{play.name}: {text}")  # noqa: T201  # that is what this test is for
        assert len(key) == 64
        _holds_preferences_alone(json.loads(text))
        assert person not in text
        assert not [name for name in content.findings if f'"{name}"' in text]


def _holds_preferences_alone(record: dict[str, Any]) -> None:
    assert record.keys() <= _FIELDS
    for name, shape in _INNER.items():
        held = record.get(name) or []
        assert all(one.keys() <= shape for one in (held if isinstance(held, list) else [held]))


def test_the_fields_are_those_that_were_decided() -> None:
    """A new one is a decision (docs/decisions/0007), and so is its row here."""
    assert {
        "version",
        "visits",
        "disclaimer",
        "length",
        "seated",
        "step",
        "reminders",
        "refused",
        "hinted",
        "explained",
        "lying",
        "nights",
    } == _FIELDS
