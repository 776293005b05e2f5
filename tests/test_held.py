"""Words that save lives and doses are held word for word: what changes them turns this red."""

import shutil
from itertools import zip_longest
from pathlib import Path

import pytest

from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from skill.speech import Speech
from skill.understanding.reading import Reading
from workshop.held import held, held_lines, held_rows

_ROOT = Path(__file__).parent.parent
_HELD = Path(__file__).parent / "held"


def test_every_alarm_answer_and_dose_is_held(content: Content, parts: TurnParts) -> None:
    """`make held` writes the files anew; read their diff before you commit it."""
    said = held(content, parts)
    assert {path.stem for path in _HELD.glob("*.txt")} == set(said)
    for name, text in said.items():
        kept = (_HELD / f"{name}.txt").read_text(encoding="utf-8")
        assert kept.splitlines() == text.splitlines(), f"{name}: read the change, then make held"


_URGENCY = "content/urgency.yaml"
# A file below content/ or responses/, and what a careless hand might do to it.
_CHANGES = [
    (_URGENCY, "Sit down, unlock the door", "Sit down, lock the door"),
    (_URGENCY, "and don't drive", "and drive"),
    (_URGENCY, "Don't warm, cool, rub", "Warm, cool, rub"),
    (_URGENCY, "level: emergency\n", "level: urgent\n"),
    (_URGENCY, '    door: maternity\n    self: "Severe', '    self: "Severe'),
    (_URGENCY, "Call or text 988 now", "Call or text 989 now"),
    (_URGENCY, "now; don't drive. No safe ride", "now; drive. No safe ride"),
    ("responses/en/danger/taken_back.j2", "call {{ fact", "don't call {{ fact"),
    ("responses/en/mind/safe.j2", "In danger now", "In no danger now"),
    ("content/triage/leg-pain.yaml", "yes: sweep-chest", "yes: sweep-ill"),
    ("responses/en/watch.j2", "don't wait", "wait"),
    ("content/answers/painkillers.yaml", "Don't take ibuprofen", "Do take ibuprofen"),
    ("content/facts.yaml", "Don't stop it by yourself", "Stop it by yourself"),
    (_URGENCY, "Not breathing normally?", "Breathing normally?"),
    ("content/findings.yaml", "or not breathing normally", "or breathing normally"),
    ("content/triage/terms.yaml", "child_age: 16", "child_age: 6"),
    ("content/triage/terms.yaml", "frail_age: 65", "frail_age: 95"),
]


# Six take long, and what is tried here is heard in these.
_PLACES = ("en-US", "en-GB")


@pytest.fixture(scope="module")
def base(content: Content, parts: TurnParts) -> dict[str, list[str]]:
    """What is said now in two places."""
    return {place: [*held_lines(content, parts.bundle(place))] for place in _PLACES}


@pytest.fixture
def copied(tmp_path: Path) -> Settings:
    """What is true and how it is said, to be spoilt."""
    for name in ("content", "responses"):
        shutil.copytree(_ROOT / name, tmp_path / name)
    return Settings(content=tmp_path / "content", responses=tmp_path / "responses")


@pytest.mark.parametrize(("file", "good", "bad"), _CHANGES, ids=lambda one: one[:40])
def test_a_changed_word_or_age_of_safety_is_seen(
    copied: Settings, tmp_path: Path, base: dict[str, list[str]], file: str, good: str, bad: str
) -> None:
    """What would be said then is not what is held."""
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert good in text, "the words have moved: choose others"
    path.write_text(text.replace(good, bad), encoding="utf-8")
    assert _differs(copied, base)


@pytest.mark.parametrize(("good", "bad"), [("350", "351"), ("320", "230"), ("420", "4200")])
def test_a_limit_off_by_one_is_seen(
    copied: Settings, tmp_path: Path, base: dict[str, list[str]], good: str, bad: str
) -> None:
    """In facts.yaml and in the tables alike."""
    for path in [*tmp_path.rglob("facts.yaml"), *tmp_path.rglob("tables/*.yaml")]:
        text = path.read_text(encoding="utf-8")
        if good in text:
            path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    assert _differs(copied, base)


def _differs(copied: Settings, base: dict[str, list[str]]) -> bool:
    """Whether a line of either place is another: what is quick to find is looked for first."""
    content = load(copied.content, copied.interaction_model)
    bundles = {place: _bundle(copied, content, place) for place in base}
    return any(
        not {*held_rows(content, bundle)} <= {*base[place]} for place, bundle in bundles.items()
    ) or any(
        line != before
        for place, bundle in bundles.items()
        for line, before in zip_longest(held_lines(content, bundle), base[place])
    )


def _bundle(copied: Settings, content: Content, place: str) -> LocaleBundle:
    """What is said there; nothing is heard here."""
    knowledge = localise(content, place)
    return LocaleBundle(knowledge, Speech(copied.responses, knowledge), _unheard)


def _unheard(words: str, *, complete: bool = True, asked: str = "") -> Reading:
    raise AssertionError(words)


def test_what_is_unchanged_does_not_differ(copied: Settings, base: dict[str, list[str]]) -> None:
    """Else every change would be seen for a reason of the test's own."""
    assert not _differs(copied, base)
