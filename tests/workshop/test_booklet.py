"""The booklet says each rule of triage in plain words, with its numbers and lists."""

from datetime import date

import pytest

from skill.dialog.triage_predicates import PREDICATES
from skill.knowledge.content import Content
from skill.settings import Settings
from workshop.booklet import booklet


@pytest.fixture(scope="module")
def pages(content: Content, settings: Settings) -> str:
    return "\n".join(booklet(content, settings.content, [], date(2026, 1, 1)))


def test_words_by_form_are_printed_as_asked(pages: str) -> None:
    """And what we do not cover, with what is offered in its stead."""
    assert "- say, asked as can-i [everywhere]: Yes, most people can." in pages
    assert (
        "I don't cover magnesium and sleep. Offered: magnesium and cramps (magnesium-help)" in pages
    )


def test_every_predicate_has_words(content: Content) -> None:
    assert content.triage.terms.words.keys() == PREDICATES.keys()


def test_every_number_and_list_of_the_rules_is_printed(content: Content, pages: str) -> None:
    terms = content.triage.terms
    assert f"under {terms.child_age} years old" in pages
    assert f"somebody of {terms.frail_age} years or older" in pages
    for name, value in terms.values().items():
        assert value in pages, name


def test_every_rule_is_printed_in_plain_words(content: Content, pages: str) -> None:
    table = content.triage
    named = {rule.when for rule in table.rules} | {one.when for one in table.questions}
    for predicate in filter(None, named):
        assert table.terms.in_words(predicate) in pages


def test_what_is_to_be_watched_for_is_printed(pages: str) -> None:
    """With an answer and each case, with a row of a table, and with the routine."""
    assert "- watch: clot-expecting\n" in pages
    assert "; watch: drained [" in pages
    assert "watch, with each of the three: cold-pale-leg" in pages
    assert "- **urgent**, a list, en-GB: Call NHS 111 the same day for …" in pages
