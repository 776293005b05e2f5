"""How urgent a sign is stands in urgency.yaml alone: other words name findings under `watch`."""

import re
from collections.abc import Iterator

import pytest

from skill.knowledge.check import words_of
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.models import Words
from skill.knowledge.routine import Routine
from skill.settings import Settings

_CONTENT = load(Settings().content, Settings().interaction_model)
_URGENCY = re.compile(
    r"\{(?:emergency-number|emergency-department|urgent-line|poison-line|soon-days|child-days)\}"
    r"|emergenc\w*|\burgent\w*|get (?:medical )?(?:help|advice)|(?:help|advice|unit|doctor) now"
    r"|(?:call|go|see|seen|get|tell|mention)\b[^.;]{0,40}\bat once|right away|straight away"
    r"|(?<!-)\btoday\b(?!\})|same[- ]day",
    re.IGNORECASE,
)
_NUMBERS = {"{emergency-number}", "{emergency-department}", "{urgent-line}", "{poison-line}"}
_ALL_OF_IT = {*_NUMBERS, "Emergency", "today", "same-day", "same day"}
# Where such a word may stand all the same, and why. A new line here is to be argued.
_EXCEPTIONS: dict[tuple[str, str], set[str]] = {
    # What the skill is and can't do: no sign is named.
    ("limits", ""): {"emergency", "{emergency-number}"},
    # Its subject is the numbers.
    ("who-to-call", ""): _ALL_OF_IT,
    ("who-to-call", "pregnant"): _ALL_OF_IT,
    ("who-to-call", "after-birth"): _ALL_OF_IT,
    # A team of one's own is no door of the table.
    ("condition-causes", "own-team"): {"{soon-days}"},
    ("condition-causes", "kidney"): {"{soon-days}"},
    ("when-to-see-doctor", "kidney"): {"{soon-days}"},
    ("which-doctor", "kidney"): {"{soon-days}"},
    ("why-legs-cramp", "kidney"): {"{soon-days}"},
    # A child's lump, lost weight or pain that grows by the week has no row.
    ("children-cramps", ""): {"{child-days}"},
    ("danger-signs", "child"): {"{child-days}"},
    ("exercise-cramps", "child"): {"{child-days}"},
    ("same-leg", "child"): {"{child-days}"},
    ("soreness-after", "child"): {"{child-days}"},
    # When to see somebody is asked (form `when`): the level is that of the finding's row.
    ("circulation", ""): {"{soon-days}"},
    ("motor-neurone", ""): {"{soon-days}"},
    ("condition-causes", "its-medicines"): {"{soon-days}"},
    # Behind the gravest sign, for whoever feels well.
    ("too-much-magnesium", ""): {"{poison-line}"},
    ("too-much-magnesium", "pregnant"): {"{poison-line}"},
    ("too-much-magnesium", "child"): {"{poison-line}"},
}


# Rows of which a team of one's own, or when to see somebody, is asked; the NHS on colchicine.
_OF_ROWS: dict[tuple[str, str], set[str]] = {
    ("conditions", "swollen-legs"): {"{soon-days}"},
    ("conditions", "addisons"): {"{soon-days}"},
    ("conditions", "kidney-transplant"): {"{soon-days}"},
    ("conditions", "polymyalgia"): {"{soon-days}"},
    ("medicines", "colchicine"): {"get advice"},
    ("conditions", "diarrhoea"): {"Get help"},
}


def _found(texts: list[str]) -> set[str]:
    return {found for text in texts for found in _URGENCY.findall(text)}


def _cases() -> Iterator[tuple[str, str, Words]]:
    for name, answer in _CONTENT.answers.items():
        yield from ((name, case, words) for case, words in words_of(answer))


@pytest.mark.parametrize("name", _CONTENT.answers)
def test_an_answer_says_how_urgent_by_watch_alone(name: str) -> None:
    for case, words in words_of(_CONTENT.answers[name]):
        allowed = _EXCEPTIONS.get((name, case), set())
        assert _found(words.texts) <= allowed, (name, case, words.texts)


def test_every_exception_is_needed() -> None:
    """The list only gets shorter by itself."""
    needed = {(name, case) for name, case, words in _cases() if _found(words.texts)}
    assert needed == _EXCEPTIONS.keys()


def test_a_table_says_how_urgent_by_watch_alone(content: Content) -> None:
    for table, rows in content.tables.items():
        for name, row in rows.items():
            texts = [text for given in row.answers.values() for text in given.values()]
            assert _found(texts) <= _OF_ROWS.get((table, name), set()), (table, name)


def test_the_routine_says_how_urgent_by_watch_alone(content: Content) -> None:
    assert _found(list(_routine_texts(content.routine))) == set()


def test_what_is_near_says_nothing_urgent(content: Content) -> None:
    texts = [text for one in content.near.values() for text in (one.name, *one.offers.values())]
    assert _found(texts) == set()


def _routine_texts(routine: Routine) -> Iterator[str]:
    check = routine.check
    yield from (check.ask, check.reword, check.explain, check.why)
    yield from (check.stop, check.unsure, check.unasked)
    yield from (routine.children, routine.pain, routine.steady)
    yield from (version.note for version in routine.versions.values())
    for step in routine.steps.values():
        yield from filter(None, (step.standing, step.seated, step.gently))
