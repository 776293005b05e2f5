"""Raw words become tokens; whatever comes in, the time and the length are bounded."""

import time

import pytest

from skill.understanding.reading import Reading
from skill.understanding.rules import RuleReader
from skill.understanding.words import MOST, split, stem, tokens


def test_short_forms_are_opened_and_keep_their_denial() -> None:
    words = split("It doesn't itch and I can't sleep")
    opened = " ".join(token.word for token in tokens(words))
    assert opened == "it does not itch and i cannot sleep"


def test_tokens_know_the_raw_word_they_came_from() -> None:
    assert [(token.word, token.at) for token in tokens(split("he hasn't"))] == [
        ("he", 0),
        ("has", 1),
        ("not", 1),
    ]


@pytest.mark.parametrize("said", ["a D.V.T. scare", "a d v t scare", "a dvt scare"])
def test_letters_with_dots_or_apart_are_one_word(said: str) -> None:
    assert "dvt" in [token.word for token in tokens(split(said))]


@pytest.mark.parametrize(("british", "american"), [("colour", "color"), ("oedema", "edema")])
def test_spellings_of_both_sides_of_the_sea_are_one(british: str, american: str) -> None:
    assert tokens(split(british))[0].word == tokens(split(american))[0].word


@pytest.mark.parametrize("word", ["swelling", "swells", "swelled"])
def test_endings_fall_off(word: str) -> None:
    assert stem(word) == "swell"


NOTHING = ["", " ", "?", "!!! ...", "🦵🔥", "नमस्ते", "\x00\x07\x1b", None, 12, b"leg", ["leg"]]


@pytest.mark.parametrize("raw", NOTHING)
def test_what_holds_no_word_is_a_reading_of_nothing(reader: RuleReader, raw: object) -> None:
    assert reader.read(raw) == Reading()


@pytest.mark.parametrize("word", ["leg ", "not ", "cannot ", "no chest pain but ", "a", "i'i'"])
def test_five_thousand_letters_take_bounded_time(reader: RuleReader, word: str) -> None:
    began = time.process_time()
    reading = reader.read((word * 5000)[:5000])
    assert len(reading.words) <= MOST
    assert time.process_time() - began < 2
