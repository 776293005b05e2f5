"""The words about a reminder with one name for each part of the day, and no number that is none."""

import re
from collections.abc import Iterator, Sequence

from nlu.ring_days import find_days
from nlu.wordlists import word_set

_PAIRED = 4  # figures of a time in one word: "2130"
_SAYS = {
    "arvo": "afternoon",
    "arvos": "afternoons",
    "arvo's": "afternoon",
    "tomoz": "tomorrow",
    "tomorra": "tomorrow",
    "tonite": "tonight",
}
_ABOUT = word_set("ish sharp")  # said of a time, and no part of it
_OF_DAYS = re.compile(
    r"\b(?:the |my |that )?((?:week ?(?:day|night|end)|work ?day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)(?: night)? (?:one|reminder)\b"
)
_A_WEEK = word_set("a per each every week weekly daily")
_THE_ONE = word_set(
    "the that this other another stretch stretching stretches reminder nightly daily morning "
    "evening night bedtime oclock same first second last early late earlier later pm am"
)
_ONE_FOR = word_set("to for about on every at of")
_COUNTED = word_set("reminders alarms nudges times")
_AT = word_set("at past to half by around about till until quarter after")
# Why, which wishes for nothing: "weekdays only cause saturdays i am out", up to "so make it ten".
_REASON = re.compile(
    r"(?<=\w) (?:because|cause|cos|coz|cuz|(?:since|as) (?=(?:i|we|he|she|they|it)\b)).*?"
    r"(?= so \b|$)"
)


def without_reasons(words: Sequence[str]) -> tuple[str, ...]:
    """The words without a reason that stands behind others."""
    return tuple(_REASON.sub("", " ".join(words)).split())


def of_days_apart(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words without the days of a reminder that is pointed at, and those days."""
    text = " ".join(words)
    found = _OF_DAYS.search(text)
    if not found or find_days(found[1]).one_day:
        return words, ""
    return tuple(_OF_DAYS.sub("the one", text, count=1).split()), find_days(found[1]).days


def folded(words: Sequence[str]) -> Iterator[str]:
    """The words with one name for a part of the day, and "one" as no hour where it is none."""
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if word in {"hours", "hour", "hrs"} and len(before) == _PAIRED and before.isdecimal():
            continue  # "2130 hours"
        if word in _ABOUT:
            continue
        if word.isdecimal() and after == "times" and not _A_WEEK.isdisjoint(words[at + 2 : at + 3]):
            yield word  # "3 times a week"
        elif word.isdecimal() and after in _COUNTED:
            yield "some"  # "two reminders"
        elif word == "1" and (
            before in _THE_ONE or _names_days(before) or (after in _ONE_FOR and before not in _AT)
        ):
            yield "one"
        else:
            yield _SAYS.get(word, word)


def _names_days(word: str) -> bool:
    return bool(_OF_DAYS.fullmatch(f"the {word} one"))
