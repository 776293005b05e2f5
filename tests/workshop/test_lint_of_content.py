"""What is heard of every answer keeps to the measure of the voice, in every place."""

import pytest

from skill.locale_bundles import TurnParts
from skill.settings import Settings
from workshop.lint.aloud import grates
from workshop.lint.lint import lint, words_out
from workshop.lint.rules import MIDDLE_GRADE, MIDDLE_SHARE, Measured, of_all, said_that_is_out
from workshop.utterances.acts import acts
from workshop.utterances.manners import manners

_MOST_TOO_LONG = 0.015  # of all; most of them by a word, the name that is said first


@pytest.fixture(scope="module")
def found(parts: TurnParts) -> list[Measured]:
    return list(lint(Settings(), parts))


def test_nothing_is_said_that_is_never_said_or_not_there(found: list[Measured]) -> None:
    """No British word in the United States, no American in Britain, no phrase of voice.yaml."""
    said = [(one.heard.ssml, fault) for one in found for fault in one.faults if "says " in fault]
    assert said == []


def test_no_act_says_it_either(parts: TurnParts) -> None:
    out = words_out(Settings().content)
    for locale, bundle in parts.bundles.items():
        for act in [*acts(bundle.knowledge), *manners(bundle.knowledge)]:
            speech = bundle.speech.render(act).get("speech", "")
            assert list(said_that_is_out(speech, locale, out)) == [], (locale, act, speech)
            assert list(grates(bundle.speech.dialled(speech))) == [], (locale, act, speech)


def test_nothing_grates_on_the_ear(found: list[Measured]) -> None:
    """No written short form, no number left to the voice, no three sentences that begin alike."""
    said = [(one.heard.ssml, [*grates(one.heard.ssml, one.heard.offer)]) for one in found]
    assert [one for one in said if one[1]] == []


def test_the_middle_answer_is_brief_plain_and_seldom_warns(found: list[Measured]) -> None:
    first = of_all([one for one in found if one.heard.breath != "second"])
    assert first["middle words"] <= 30
    assert first["middle seconds"] <= 12
    assert first["middle grade"] <= MIDDLE_GRADE
    assert first["middle share that warns, of first ones"] <= MIDDLE_SHARE


def test_few_are_longer_than_they_should_be(found: list[Measured]) -> None:
    assert sum(bool(one.faults) for one in found) / len(found) <= _MOST_TOO_LONG


def test_no_ending_is_heard_too_often(found: list[Measured]) -> None:
    assert of_all(found)["commonest ending"] <= 0.15
