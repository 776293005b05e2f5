"""How a phrase is written and found."""

import pytest

from skill.understanding.phrases import PhraseIndex, by_first, parse, ways
from skill.understanding.words import split, tokens


def _names(said: str, **entries: str) -> set[str]:
    phrases = [parse(name, plain) for name, text in entries.items() for plain in ways(text)]
    return {find.name for find in PhraseIndex(by_first(phrases)).find(tokens(split(said)))}


def test_words_match_by_stem_and_small_words_between_do_not_matter() -> None:
    assert _names("my knee is really itching", itch="knee itch") == {"itch"}


def test_other_words_between_do_matter_unless_a_gap_allows_them() -> None:
    assert _names("knee or elbow itches", itch="knee itch") == set()
    assert _names("knee or elbow itches", itch="knee _ itch") == {"itch"}


def test_no_gap_reaches_over_a_denial() -> None:
    assert _names("knee never itches", itch="knee _ itch") == set()


def test_an_exact_word_is_not_matched_by_its_stem() -> None:
    assert _names("the ship collapses", down="=collapsed") == set()


def test_an_entry_may_stand_in_a_phrase_of_another() -> None:
    found = _names("both elbows itch", part="knee|elbow", itch="<part> itch")
    assert found == {"part", "itch"}


def test_brackets_are_either_or_nothing() -> None:
    assert ways("(very|quite|) (bad day|night)") == [
        "very|quite night",
        "very|quite bad day",
        "night",
        "bad day",
    ]


@pytest.mark.parametrize("text", ["", "_ leg", "leg _"])
def test_a_phrase_begins_and_ends_with_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="begin and end"):
        parse("x", text)
