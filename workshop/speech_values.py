"""The values of the open slot's type: what teaches Alexa's recogniser our words and lengths.

A third has up to three words, a third four to eight, a third nine to eighteen, as people speak.
The head word of every thing stands in one at least; bare alarms and their denials both do, so
that a "no" is part of a value. At most 700 values of at most 140 characters, chosen by rule alone:
the same content gives the same values.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from skill.knowledge.content import Content

MOST = 700
LONGEST = 140  # characters of a value (facts of the platform: Amazon's limits table, 2026-09-12)
BANDS = ((1, 3), (4, 8), (9, 18))  # words
_SPEAKABLE = re.compile(r"(?:[^\W\d_]|[' -])+")

# Frames for a thing that no chosen phrase names, by band: {} is the thing.
_FRAMES: Mapping[str, tuple[str, str, str]] = {
    "medicine": (
        "{}",
        "can {} cause leg cramps",
        "should i stop taking {} because my legs cramp every night",
    ),
    "food": (
        "{}",
        "how much magnesium is in {}",
        "is there enough magnesium in {} to make a real difference to me",
    ),
    "condition": (
        "{}",
        "can {} cause cramps",
        "i have {} and my legs cramp at night what should i do",
    ),
    "remedy": (
        "{}",
        "does {} help with cramps",
        "my neighbour says that {} stops her leg cramps is there anything in it",
    ),
    "form": (
        "{}",
        "is {} any better",
        "which one should i buy {} or one of the other kinds of magnesium",
    ),
    "person": (
        "my {}",
        "what about my {} then",
        "my {} gets terrible cramps in the night what can i do for them",
    ),
}


def speech_values(
    phrases: Sequence[str],
    things: Mapping[str, Iterable[str]],
    most: int = MOST,
    alarms: Sequence[str] = (),
) -> list[str]:
    """Choose at most `most` values.

    `phrases`: what people say, most telling first; `things`: kind → names that must be heard;
    `alarms`: what must stand there before all else.
    """
    share = most // len(BANDS)
    bands: list[list[str]] = [[], [], []]
    covered: set[str] = set()
    for value in alarms:
        _add([value], bands, share, covered, value)
    for values, name in _of_things(things):
        _add(values, bands, share, covered, name)
    for band, (low, high) in enumerate(BANDS):
        fitting = (one for one in phrases if low <= len(one.split()) <= high)
        room = share - len(bands[band])
        fresh = (one for one in fitting if one not in bands[band] and _speakable(one))
        bands[band].extend(islice(dict.fromkeys(fresh), max(room, 0)))
    return sorted(dict.fromkeys(value for band in bands for value in band))


def values_of(content: Content) -> list[str]:
    """The values for what this content tells, asks and knows by name."""
    asked = _in_turn(_whole(lines) for lines in content.asked.values())
    said = _in_turn(_whole(one.said) for one in content.told.values())
    denied = _in_turn(_whole(one.denied) for one in content.told.values())
    tables = content.tables
    things = {
        "person": [one.called[0] for one in content.people.values()],
        "food": [one.called[0] for one in content.foods.values()],
        "medicine": [name for one in tables["medicines"].values() for name in one.called[:1]],
        "condition": [one.called[0] for one in tables["conditions"].values()],
        "remedy": [one.called[0] for one in tables["remedies"].values()],
        "form": [one.called[0] for one in tables["forms"].values()],
    }
    grave = [content.told[name] for name in content.findings if content.urgency.alarms(name)]
    alarms = [lines[0] for one in grave for lines in map(_whole, (one.said, one.denied)) if lines]
    return speech_values(_in_turn([said, denied, asked]), things, alarms=alarms)


def _whole(lines: Iterable[str]) -> list[str]:
    """The sentences without a slot in them."""
    return [line for line in lines if "{" not in line]


def _in_turn(many: Iterable[Iterable[str]]) -> list[str]:
    """One of each in turn, so that none is left out."""
    return [one for several in zip_longest(*many) for one in several if one is not None]


def _of_things(things: Mapping[str, Iterable[str]]) -> Iterator[tuple[list[str], str]]:
    """Each thing in all frames; which comes first goes round, so that lengths stay balanced."""
    at = 0
    for kind, names in things.items():
        frames = _FRAMES[kind]
        for name in names:
            turned = (*frames[at % len(frames) :], *frames[: at % len(frames)])
            yield [frame.replace("{}", name) for frame in turned], name
            at += 1


def _add(
    values: Sequence[str], bands: list[list[str]], share: int, covered: set[str], name: str
) -> None:
    """The first of the values that finds room in its band."""
    for value in filter(_speakable, values):
        words = len(value.split())
        for band, (low, high) in enumerate(BANDS):
            fits = low <= words <= high and len(bands[band]) < share
            if fits and name not in covered:
                bands[band].append(value)
                covered.add(name)


def _speakable(value: str) -> bool:
    """Letters alone: Alexa takes no digits, and a value has its limit."""
    return len(value) <= LONGEST and _SPEAKABLE.fullmatch(value) is not None
