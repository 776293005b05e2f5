"""Words to features."""

from __future__ import annotations

import time

from nlu.features import MOST_WORDS, groups, of_letters, split


def test_words_are_lower_case_and_without_punctuation() -> None:
    assert split("Why don\u2019t my LEGS, stop?") == ["why", "don't", "my", "legs", "stop"]


def test_pairs_know_what_begins_a_sentence() -> None:
    words, _ = groups("why legs")
    assert words == {"why", "legs", "^ why", "why legs"}


def test_letters_stay_inside_a_word() -> None:
    assert of_letters("leg") == {"#_le", "#leg", "#eg_", "#_leg", "#leg_", "#_leg_"}
    _, letters = groups("my leg")
    assert not any("y_l" in each for each in letters)


def test_marks_are_features_of_their_own() -> None:
    words, _ = groups("statins", ["thing:medicine"])
    assert "!thing:medicine" in words


def test_nothing_and_what_is_no_word_give_nothing() -> None:
    for said in ("", "?", "\x00\x07", "🦵🦵", "_ _"):
        assert groups(said) == (set(), set())


def test_a_flood_of_words_is_read_to_its_bound_in_time() -> None:
    begun = time.process_time()
    assert len(split("leg " * 5000)) == MOST_WORDS
    groups("x" * 5000)
    groups("腿" * 5000)
    assert time.process_time() - begun < 1
