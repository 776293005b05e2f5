"""The privacy page, sentence by sentence: each names the test that plays it, or stands nowhere."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.run import Run
from skill.adapters.sqlite_copies import KEPT
from skill.dialog.preferences import Preferences
from skill.knowledge.strict_yaml import read
from skill.pages import render_pages
from skill.settings import Settings
from tests.played.skill_run import APPLICATION

_ROOT = Path(__file__).parents[2]
_PLAYED = read(Path(__file__).parent / "privacy.yaml", dict[str, list[str]])
# Field of what is kept → its words on the page. The version is the layout's.
_WORDS = {
    "visits": "how often the skill was opened",
    "disclaimer": "which version of the spoken disclaimer was heard",
    "length": "the length of the bedtime routine",
    "seated": "standing, sitting or lying",
    "lying": "standing, sitting or lying",
    "explained": "whether it was explained to you",
    "step": "the step reached in it where it broke off",
    "reminders": "the reminders that you asked for",
    "hinted": "whether you were told what to say when one rings",
    "refused": "the date on which you last declined reminders",
    "nights": "on how many nights you did the routine and when last",
}
_ODD = ("xylophones", "marimba", "violet", "glockenspiel")
_SAID = (
    "why do my violet calves cramp",
    "my calf is swollen and the glockenspiel too",
    "can i take marimba extract",
    "my chest hurts and xylophones too",
)


@dataclass(frozen=True)
class _Files:
    """What the skill of this run has written so far."""

    folder: Path

    @property
    def store(self) -> bytes:
        return b"".join(file.read_bytes() for file in self.folder.glob("preferences.sqlite3*"))

    @property
    def log(self) -> str:
        return (self.folder / "skill.log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    """As people read it."""
    html = render_pages(Settings().responses, {})["privacy"]
    text = re.sub(r"<strong>.*?</strong>|<[^>]+>", " ", html[html.index("</h1>") :])
    return " ".join(text.replace("&#39;", "'").replace("&#34;", '"').split())


def test_each_sentence_of_the_page_is_played(page: str) -> None:
    """A new one needs a test, one that is gone needs none."""
    sentences = re.findall(r"[A-Z](?:[^.(]|\([^)]*\))*\.", page)
    assert len(sentences) == len(_PLAYED)
    for sentence, (begins, tests) in zip(sentences, _PLAYED.items(), strict=True):
        assert sentence.startswith(begins)
        for one in tests:
            file, _, name = one.partition("::")
            assert f"def {name}" in (_ROOT / file).read_text(encoding="utf-8"), one


def test_the_page_names_all_that_is_kept(page: str) -> None:
    """Each field, and nothing that is no field any more."""
    assert _WORDS.keys() == {field.name for field in fields(Preferences)}
    assert [name for name, words in _WORDS.items() if words not in page] == []


def test_copies_are_kept_no_longer_than_the_page_says(page: str) -> None:
    """SQLite's; of DynamoDB AWS keeps none longer than 35 days."""
    (days,) = re.findall(r"for (\d+) days more", page)
    assert KEPT.days <= int(days)


def _talk(skill: Run, person: str, *said: str) -> list[Turn]:
    echo = skill.echo(Device("en-US", "speaker", person, APPLICATION))
    return [echo.hear(words) for words in said]


def _attributes(turn: Turn) -> Any:
    assert turn.request
    return turn.request["session"]["attributes"]


def test_words_live_for_one_turn(skill: Run, local: Path) -> None:
    """Odd ones, said to a running server, are in no session, store and log afterwards."""
    turns = _talk(
        skill, "privacy words", "open cramp coach", *_SAID, "open cramp coach", "what can you do"
    )
    files = _Files(local)
    carried = json.dumps([_attributes(turn) for turn in turns if turn.request])
    assert len(carried) > 500, "nothing is carried, so this proves nothing"
    assert [word for word in _ODD if word in carried] == []
    assert [word for word in _ODD if word.encode() in files.store or word in files.log] == []


def test_what_was_meant_ends_with_the_session(skill: Run) -> None:
    """The age that was told comes back with the next turn, and not with the next conversation."""
    first = _talk(skill, "privacy age", "open cramp coach", "i'm seventy two", "what can you do")
    assert '"age": 72' in json.dumps(_attributes(first[-1]))
    again = _talk(skill, "privacy age", "open cramp coach", "what can you do")
    assert "72" not in json.dumps(_attributes(again[-1]))


def test_no_id_is_stored(skill: Run, local: Path) -> None:
    """Of all whom this run has met."""
    device = Device("en-US", "speaker", "privacy id", APPLICATION)
    skill.echo(device).hear("open cramp coach")
    store = _Files(local).store
    assert b'"visits":1' in store
    assert b"SIMULATOR-PERSON" not in store
    assert b"amzn1" not in store
