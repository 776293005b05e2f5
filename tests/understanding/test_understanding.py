"""Unseen wording is understood at least as well as it was; the figures are those of a whole model.

`make understanding` prints them with the confusions. The bars are what must be reached
before a release, and are only ever raised.
"""

from pathlib import Path

import pytest

from skill.knowledge.content import Content
from skill.knowledge.localise import Knowledge
from skill.settings import Settings
from tests.understanding.corpus import OUT, sentences
from tests.understanding.hearing import Ear
from tests.understanding.openings import openings, read_openings
from tests.understanding.score import Score, score

_AT_LEAST = {
    "topics": 0.92,
    "slots": 0.92,
    "far out of domain refused": 0.90,
    "near misses refused": 0.60,
    "dangers not missed": 1.0,
    "others not escalated": 0.99,
    "controls": 0.95,
    "slots of controls": 0.90,
}


@pytest.fixture(scope="module")
def ear(settings: Settings, content: Content, knowledge: Knowledge, local: Path) -> Ear:
    """Hears with the committed model."""
    model = settings.interaction_model / "en.json"
    return Ear(model, content, knowledge, local / "understanding")


@pytest.fixture(scope="module")
def total(ear: Ear) -> Score:
    """The figures over all test sentences."""
    return score(ear, sentences())


@pytest.mark.parametrize(("name", "least"), _AT_LEAST.items())
def test_the_figure_holds(total: Score, name: str, least: float) -> None:
    wrong = [(sentence.say, heard.answer) for kind, sentence, heard in total.wrong if kind == name]
    assert total.share(name) >= least, wrong


def test_there_are_enough_sentences() -> None:
    """At least 600, 80 of them out of domain, half of those near misses."""
    corpus = sentences()
    out = corpus[OUT]
    assert sum(map(len, corpus.values())) >= 600
    assert len(out) >= 80
    assert sum(one.near for one in out) * 2 >= len(out)


def test_no_test_sentence_is_a_sample(ear: Ear) -> None:
    """Else they would measure memory."""
    samples = {sample for intent in ear.model.intents.values() for sample in intent.samples}
    said = {one.say for lines in sentences().values() for one in lines}
    said |= {one.say for one in openings()}
    assert said & samples == set()


def test_every_sample_without_slots_is_understood_word_for_word(ear: Ear) -> None:
    """By its own intent."""
    for intent in ear.model.intents.values():
        for sample in intent.samples:
            if "{" not in sample and not intent.built_in:
                understood = ear.resolver.understand(sample)
                assert (understood.intent, understood.how) == (intent.name, "exact"), sample


def test_openings_that_report_symptoms_are_taken_up(ear: Ear) -> None:
    """They start the leg check or raise the alarm, and their findings are read rightly."""
    found = read_openings(ear, openings())
    wrong = [(one.say, sorted(set(one.has) ^ present)) for one, _, present in found.wrong]
    assert found.landed >= 0.98 * len(openings()), wrong
    assert found.dangers_found == found.dangers, wrong
    assert found.precision >= 0.90, wrong
    assert found.recall >= 0.95, wrong
