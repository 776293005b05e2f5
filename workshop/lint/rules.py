"""What the lint asks of an utterance, and what it asks of all of them together."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from workshop.lint.aloud import grates
from workshop.lint.measure import grade, seconds, share_that_warns, words

Breath = Literal["first", "second", "signs", "hold"]
# Words and seconds until the microphone opens: of a first breath (voice.md), of a second one, and
# of a first one that begins with signs of danger (decision 15), and of a step of the relief coach:
# its hold is in it.
MOST: Mapping[Breath, tuple[int, float]] = {
    "first": (30, 12.0),
    "second": (45, 18.0),
    "signs": (45, 18.0),
    "hold": (30, 18.0),
}
MOST_GRADE = 8.0  # of one; the middle one at most 6
MIDDLE_GRADE = 6.0
MIDDLE_SHARE = 0.25


class Heard(Struct, frozen=True):
    """All that is heard until the microphone opens: where it stands, its SSML, and its offer."""

    locale: str
    unit: str
    of: str
    ssml: str
    offer: str = ""
    breath: Breath = "first"


class Measured(Struct, frozen=True):
    """An utterance with its figures."""

    heard: Heard
    words: int
    seconds: float
    grade: float
    share: float
    faults: tuple[str, ...]


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that are wrong in a locale, and what is said there in place of some."""

    never: list[str]
    say: dict[str, str] = {}


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What is never said: anywhere, with the reason (content/voice.yaml); in one country."""

    never: dict[str, str]
    not_here: dict[str, Country] = {}


def measured(heard: Heard, names: Sequence[str], out: Words) -> Measured:
    """The figures of an utterance, and what is wrong with it."""
    whole = f"{heard.ssml} {heard.offer}".strip()
    count, long = len(words(whole)), seconds(whole)
    level, share = grade(heard.ssml, names), share_that_warns(heard.ssml)
    most_words, most_seconds = MOST[heard.breath]
    faults = [
        *([f"{count} words, at most {most_words}"] if count > most_words else []),
        *([f"{long:.1f} s, at most {most_seconds:.0f}"] if long > most_seconds else []),
        *([f"reads at grade {level:.1f}, at most {MOST_GRADE:.0f}"] if level > MOST_GRADE else []),
        *said_that_is_out(whole, heard.locale, out),
        *grates(heard.ssml, heard.offer),
    ]
    return Measured(heard, count, long, level, share, tuple(faults))


def said_that_is_out(ssml: str, locale: str, out: Words) -> Iterator[str]:
    """Phrases that are never said, and words of the wrong country."""
    text = " ".join(words(ssml)).lower()
    country = out.not_here.get(locale, Country([]))
    wrong = {one: f"say {country.say.get(one, 'what is said there')}" for one in country.never}
    for phrase, why in {**out.never, **wrong}.items():
        if re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", text):
            yield f'says "{phrase}": {why}'


def of_all(found: Iterable[Measured]) -> Mapping[str, float]:
    """The middle figures, the longest, and the commonest ending's share."""
    several = list(found)
    endings = Counter(one.heard.offer or _last(one.heard.ssml) for one in several)
    return {
        "utterances": len(several),
        "faults": sum(1 for one in several if one.faults),
        "middle words": statistics.median(one.words for one in several),
        "middle seconds": statistics.median(one.seconds for one in several),
        "longest seconds": max(one.seconds for one in several),
        "middle grade": statistics.median(one.grade for one in several),
        "middle share that warns, of first ones": statistics.median(
            one.share for one in several if one.heard.breath != "second"
        ),
        "commonest ending": endings.most_common(1)[0][1] / len(several),
    }


def _last(ssml: str) -> str:
    return " ".join(words(ssml)[-4:])
