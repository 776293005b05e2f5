"""The second judge."""

from __future__ import annotations

from nlu.bayes import Bayes

# Features: 0 "salt" (class 0 three times), 1 "cramp" (both), 2 "tea" (class 1), 3 a run of letters.
JUDGE = Bayes([0, 1, 3, 4, 4], [0, 0, 1, 1], [3, 2, 2, 3], totals=[5, 5], size=3)


def test_the_class_of_the_words_is_named() -> None:
    assert JUDGE.best([0, 1]) == 0
    assert JUDGE.best([1, 2]) == 1


def test_a_class_with_fewer_words_in_all_wins_where_a_word_stands_in_both() -> None:
    uneven = Bayes([0, 2], [0, 1], [2, 2], totals=[100, 4], size=1)
    assert uneven.best([0]) == 1


def test_of_what_it_never_counted_it_says_nothing() -> None:
    assert JUDGE.best([]) is None
    assert JUDGE.best([3]) is None
