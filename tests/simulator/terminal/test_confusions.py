"""Which words were taken for which, out of what was said and heard."""

from collections import Counter

from simulator.terminal.confusions import commonest, confusions


def test_places_where_words_differ() -> None:
    """One or two words for one or two; longer stretches and lost words count as nothing."""
    said, heard = "my leg hurts at night", "mileage hurts at knight"
    assert list(confusions(said.split(), heard.split())) == [
        ("my leg", "mileage"),
        ("night", "knight"),
    ]
    assert not list(confusions(["one", "two", "three"], ["a", "b", "c"]))
    assert not list(confusions(["my", "leg"], ["leg"]))


def test_the_commonest_first_then_the_most_alike() -> None:
    """Another spelling, a letter or a full stop is no confusion."""
    counts = Counter(
        {
            ("cramps", "grants"): 7,
            ("stop", "top"): 1,
            ("stop", "dozen"): 1,
            ("colour", "color"): 9,
            ("k", "kay"): 9,
            ("d", "d."): 9,
        }
    )
    assert commonest(counts, list, 3) == [("cramps", "grants"), ("stop", "top"), ("stop", "dozen")]
