"""The founding text, claim by claim: each is found in four of five wordings, and told honestly."""

import re
from pathlib import Path

import pytest
from msgspec import Struct

from skill.knowledge.strict_yaml import read
from skill.locale_bundles import TurnParts
from tests.questions.asked import asker
from tests.understanding.readings.sameness import SUBJECTS, read_sets

_FILE = Path(__file__).with_name("founding.yaml")
_REACHED = 4  # of five
# Rows that are not found in four wordings yet. One that is leaves this list.
_NOT_YET = {"S3", "S14", "S15"}


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the fact base: where an honest answer stands, what it says, how it is asked."""

    row: str
    claim: str
    locale: str
    about: list[str]
    must: list[list[str]]
    asks: list[str]
    must_not: list[str] = []


CLAIMS = read(_FILE, list[Claim])


def holds(claim: Claim, heard: str) -> bool:
    """Whether the words say what an honest answer must, and affirm nothing false."""
    said = heard.lower()
    musts = all(any(_in(one, said) for one in several) for several in claim.must)
    return musts and not any(_in(one, said) for one in claim.must_not)


def _in(phrase: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", said) is not None


def test_there_are_forty_rows_of_five_wordings() -> None:
    assert len(CLAIMS) == 40
    assert all(len(claim.asks) == 5 for claim in CLAIMS)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda one: one.row)
def test_a_claim_is_found_and_told_honestly(parts: TurnParts, claim: Claim) -> None:
    ask, sets = asker(parts.bundle(claim.locale)), read_sets(SUBJECTS)
    found = [ask(words) for words in claim.asks]
    reached = [
        any(sets.right(one, wanted) for one in heard.subjects for wanted in claim.about)
        for heard in found
    ]
    honest = [holds(claim, f"{heard.first} {heard.more}") for heard in found]
    good = sum(map(lambda at, told: at and told, reached, honest))
    said = list(zip(claim.asks, reached, honest, strict=True))
    assert (good >= _REACHED) is (claim.row not in _NOT_YET), said
