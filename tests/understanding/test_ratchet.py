"""What was understood once is understood still: the test sentences that pass only grow."""

import pytest

from tests.understanding.corpus import OUT, sentences
from tests.understanding.ratchet import DANGERS, Passing, kept, shrunk
from tests.understanding.readings.taken import house
from tests.understanding.said import all_said, passing


@pytest.fixture(scope="module")
def now() -> Passing:
    """What passes with the reader as it is."""
    return passing(house())


@pytest.mark.parametrize("file", kept())
def test_each_sentence_that_passed_passes(file: str, now: Passing) -> None:
    """By name (the beginning of the words' SHA-256), for they are not to be learnt.

    Where others pass in its place, `make ratchet` takes them in.
    """
    assert set(kept()[file]) - set(now[file]) == set()


def test_each_file_has_its_place() -> None:
    assert set(kept()) == set(all_said()) >= set(DANGERS)


@pytest.mark.parametrize(
    ("then", "now", "named"),
    [
        ({"salt": ["a", "b"]}, {"salt": ["a", "b", "c"]}, []),
        ({"salt": ["a", "b"]}, {"salt": ["a", "c"]}, []),
        ({"salt": ["a", "b"]}, {"salt": ["a"]}, ["1 pass, 2 did"]),
        ({"danger": ["a", "b"]}, {"danger": ["a", "c"]}, ["danger: lost b"]),
    ],
)
def test_a_sentence_gives_way_to_others_and_no_danger_does(
    then: Passing, now: Passing, named: list[str]
) -> None:
    assert list(shrunk(then, now)) == named


def test_there_are_enough_sentences() -> None:
    """At least 600, 80 of them out of domain, half of those near misses."""
    corpus = sentences()
    assert sum(map(len, corpus.values())) >= 600
    assert sum(one.near for one in corpus[OUT]) * 2 >= len(corpus[OUT]) >= 80
