"""Faults put in on purpose: each is found with file and line, and what breaks words stops.

That what is whole has none is said by `make check`, which runs the same over the project.
"""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from skill.assembly import build
from skill.errors import ContentError, OperatorError
from skill.settings import Settings
from workshop.check import check

_TRIAGE = "content/triage/leg-pain.yaml"
_URGENCY = "content/urgency.yaml"
_ROUTINE = "content/routine/bedtime.yaml"
_BANANAS = "content/answers/bananas.yaml"
_REVIEW = "- {unit: answer bananna, role: clinician, digest: x, signed_by: x, registration: x, "
_REVIEW += "signed_on: 2026-01-01, due: 2027-01-01}"
# file, what stands there (its first place), what is put in its stead, what the message names
_BREAKS_WORDS = [
    (_TRIAGE, "[chest-pain, short-of-breath", "[chest-pian, short-of-breath", "chest-pain?"),
    (_TRIAGE, "yes: sweep-chest", "yes: sweep-chets", "sweep-chest?"),
    (_TRIAGE, "when: group_open", "when: group_oepn", "group_open?"),
    (_TRIAGE, "outcome: spinal-cancer", "outcome: spinal-cancre", "spinal-cancer?"),
    (_URGENCY, "level: emergency_department", "level: emergency_departement", "Invalid enum"),
    (_URGENCY, "door: maternity", "door: maternty", "Invalid enum"),
    (_URGENCY, "  choking:", "  chokking:", "choking?"),
    (_URGENCY, "  dialysis:", "  dialisis:", "did you mean dialysis?"),
    (_URGENCY, "    en-CA: Call 811 today", "    en-AC: Call 811 today", "en-CA?"),
    (_URGENCY, "call {emergency-number}.", "call {emergency-nummer}.", "emergency-number?"),
    (_URGENCY, "unless: [child, same-for", "unless: [chld, same-for", "chld, which is no finding"),
    (_TRIAGE, "after {long-cramp} of", "after {long-cramps} of", "long-cramp?"),
    ("content/triage/terms.yaml", "  - dialysis", "  - dialisis", "dialysis?"),
    ("content/triage/terms.yaml", "  sore: [foot-sore,", "  sore: [foot-sor,", "foot-sore?"),
    ("content/triage/terms.yaml", "  puffed_slowly:", "  pufed_slowly:", "puffed_slowly?"),
    ("content/findings.yaml", "[[breathing-badly]]", "[[breathing-baldy]]", "breathing-badly?"),
    ("content/answers/upper-limit.yaml", "{upper-limit}", "{uper-limit}", "upper-limit?"),
    (_BANANAS, "sources: [", "sources: [NHS-NOWHERE, ", "NHS-NOWHERE"),
    (_BANANAS, "can-i:", "can-you:", "can-you is no form of nlu/forms.py; did you mean can-i?"),
    (_BANANAS, "say:\n  plain:", "say:\n  what-is:", "needs `plain` words"),
    ("content/facts.yaml", "en-GB:", "en-BG:", "en-GB"),
    ("content/tables/remedies/sour.yaml", "home-remedy:", "home-remidy:", "home-remedy?"),
    (_ROUTINE, "{step: hamstring", "{step: hamstrng", "hamstring?"),
    (_ROUTINE, "under {adult-age}", "under {adult-aeg}", "adult-age?"),
    (_ROUTINE, "watch: [cold-pale-leg", "watch: [cold-pail-leg", "cold-pale-leg?"),
    ("content/answers/blood-clot.yaml", "[chest-pain", "[chest-pian", "chest-pain?"),
    ("responses/en/danger/alert.j2", "{% if", "{% fi", "fi"),
    ("responses/screens/answer.json", "{", "{,", "is not JSON"),
]
_BREAKS_RULES = [
    (_ROUTINE, "drawing: hamstring", "drawing: hamstrings", "hamstring?"),
    ("content/relief/coach.yaml", "drawing: heel-down", "drawing: heal-down", "heel-down?"),
    ("content/relief/coach.yaml", "drawing: pool-side", "drawing: pool-sid", "pool-side?"),
    ("content/answers/why-legs-cramp.yaml", "Nobody fully knows", "7 know", "7 stands here"),
    ("content/reviews.yaml", "[]", _REVIEW, "answer bananas?"),
    ("responses/en/answers/told.j2", 'set screen = "', 'set screen = "x', "is no screen"),
    ("responses/en/danger/please_call.j2", 'fact("', 'fact("x-', "is no fact"),
]


@pytest.fixture
def house(tmp_path: Path, settings: Settings) -> Settings:
    """A copy of what authors write, to break."""
    shutil.copytree(settings.content, tmp_path / "content")
    shutil.copytree(settings.responses, tmp_path / "responses")
    return replace(settings, content=tmp_path / "content", responses=tmp_path / "responses")


def _broken(house: Settings, file: str, old: str, new: str) -> int:
    """Break the first place of `old` in a file; its line."""
    path = house.content.parent / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


@pytest.mark.parametrize(("file", "old", "new", "names"), [*_BREAKS_WORDS, *_BREAKS_RULES])
def test_a_fault_is_found_with_file_and_line(
    house: Settings, file: str, old: str, new: str, names: str
) -> None:
    line = _broken(house, file, old, new)
    found = check(house)
    assert any(f"{file}:{line}: " in one and names in one for one in found), (line, found)


@pytest.mark.parametrize(("file", "old", "new", "names"), _BREAKS_WORDS)
def test_what_breaks_words_stops_the_start(
    house: Settings, file: str, old: str, new: str, names: str
) -> None:
    line = _broken(house, file, old, new)
    with pytest.raises((ContentError, OperatorError)) as stopped:
        build(house)
    assert f"{file}:{line}: " in str(stopped.value)
