"""The booklet says every word and rule, with sources, and first what has to be decided."""

import html
from contextlib import redirect_stdout
from io import StringIO

import pytest

from skill.dialog.triage_predicates import PREDICATES
from skill.knowledge.content import Content
from skill.knowledge.localise import PLACEHOLDER
from skill.settings import Settings
from workshop.__main__ import main
from workshop.booklet.make import decisions
from workshop.utterances.units import unit_names


@pytest.fixture(scope="module")
def page() -> str:
    """What `python -m workshop review` prints."""
    printed = StringIO()
    with redirect_stdout(printed):
        assert main(["review"]) == 0
    return printed.getvalue()


def test_every_predicate_has_words(content: Content) -> None:
    assert content.triage.terms.words.keys() == PREDICATES.keys()


def test_every_rule_is_printed_in_plain_words(content: Content, page: str) -> None:
    terms = content.triage.terms
    assert f"under {terms.child_age} years old" in page
    assert f"somebody of {terms.frail_age} years or older" in page
    for name, value in terms.values().items():
        assert f"term {name}: {value}" in page, name


def test_every_unit_has_its_digest_and_room_to_sign(content: Content, page: str) -> None:
    for name in unit_names(content):
        assert f'<section id="{name.replace(" ", "-")}">' in page, name
    assert page.count("Remarks and signature") == len(unit_names(content))


def test_every_alarm_and_question_is_there_and_nothing_is_signed(
    content: Content, page: str
) -> None:
    words = html.unescape(page)
    assert "units, 0 of them signed" in words
    for urgent in content.urgency.rows.values():
        assert PLACEHOLDER.split(urgent.yourself)[0] in words
    for question in content.triage.questions:
        assert PLACEHOLDER.split(question.reword)[0].split(" | ")[0] in words


def test_words_are_shown_with_their_sources_and_passages(content: Content, page: str) -> None:
    passages = [one.passage or "" for one in content.sources.values()]
    plain = [one for one in passages if one and not {*one} & {*"'\"&<>"}]
    assert sum(one in page for one in plain) > len(plain) / 2
    assert "Call 999" in page
    assert "Call 911" in page


def test_what_has_to_be_decided_comes_first(
    content: Content, settings: Settings, page: str
) -> None:
    asked = decisions(settings.content)
    assert page.index("What has to be decided first") < page.index("<h2>Units</h2>")
    for one in asked:
        assert one.about in unit_names(content), one.about
        assert one.who in {"clinician", "pharmacist", "midwife", "paediatrician"}
