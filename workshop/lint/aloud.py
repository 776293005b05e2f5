"""What the eye takes and the ear doesn't: signs and short forms, capitals, sentences that drum.

The rules come of listening (docs/voice.md): replies were synthesised, and what grated is looked for
in all others.
"""

import re
from collections.abc import Iterator

from skill.in_short import sentences
from skill.markup import plain

# Written forms that a voice reads as letters, leaves out, or takes for something else.
_WRITTEN = re.compile(
    r"\b(?:mg|mcg|ml|kg|iu|etc|vs|approx|hrs?|mins?)\.?(?=\s\d)|\b\d+ ?(?:mg|mcg|ml|kg|g|iu)\b"
    r"|\be\.g\.|\bi\.e\.|\betc\b|[()/%°&#=+*\u2013\u2014]|\d ?- ?\d",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
# Capitals that a voice reads as people say them: by letters, or as the word that they are.
_READ_WELL = frozenset(
    (
        *("NHS", "GP", "US", "UK", "OB", "HRT", "HIV", "TB", "CBD", "ALS"),  # by letters
        *("ACE", "JAK", "JAMA", "MANAS", "MEDICARE", "AIDS"),  # as words
    )
)
_IN_A_ROW = 3  # sentences that begin alike
_LISTED = ("call", "see")  # by how soon: "see a doctor now for …, the same day for …"
_DIALLED = re.compile(r"\b(?:[Cc]all|[Tt]ext|[Dd]ial|NHS) (\d{3,})")


def grates(ssml: str, offer: str = "") -> Iterator[str]:
    """What is wrong for the ear in SSML as it is spoken, numbers marked, with what it offers."""
    text = plain(ssml)
    yield from (f'"{found}" is read, not heard: write it out' for found in _WRITTEN.findall(text))
    for found in {*_CAPITALS.findall(text)} - _READ_WELL:
        yield f'how is "{found}" spoken? Write it so, or list it as read well'
    yield from (f"{number} is dialled: digit by digit" for number in _DIALLED.findall(ssml))
    if drums(text):
        yield "three sentences running begin alike"
    if offer and text.rstrip().endswith("?"):
        yield "asks twice in one breath"


def drums(text: str) -> bool:
    """Whether three sentences running begin alike; whom to call or see may be listed."""
    first = [one.split()[0].lower().strip(",.") for one in sentences(text) if one.split()]
    runs = zip(*(first[at:] for at in range(_IN_A_ROW)), strict=False)
    return any(len({*run}) == 1 and run[0] not in _LISTED for run in runs)
