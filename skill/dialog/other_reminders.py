"""Whether a reminder is wished for something that is none of ours: tablets, the bins, a call.

Amazon shows a reminder's words on shared screens, and names medical ones among what must not stand
there (alexa.md 5.1); so ours have one label, of the stretches, and others are declined.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlu.clocks import all_clocks
from nlu.repeats import WEEKDAYS
from nlu.wordlists import word_set

_OURS = word_set(
    "stretch stretches stretching stretched routine routines exercise exercises exercising calf "
    "calves hamstring hamstrings warmup yoga bedtime coach"
)
_POINTING = word_set("it them that this these those again so leg legs foot feet")
_DOING = word_set(
    "do start begin get go have be loosen run move remember practise practice not try"
)
_OF = word_set("to about of for regarding")
# What may stand behind "for" or "about" and says when, whom or how; it names no thing.
_WHEN = (
    word_set(
        "the a an my me us at on in by before after every each night nights nightly day days "
        "daily evening evenings morning mornings afternoon afternoons tonight today tomorrow week "
        "weeks weekday weekdays weeknight weeknights weekend weekends bedtime bed sleep please "
        "now later then and but except not sunday just only once one other second alternate next "
        "this coming half past quarter oclock am pm p m midnight noon minutes minute hour hours "
        "more from until till to of or so is it i go going turn soon ok okay thanks love mate "
        "dear always all around about nine time right when early late same usual instead again "
        "too also well third fourth fifth year years eve christmas"
    )
    | set(WEEKDAYS)
    | {f"{day}s" for day in WEEKDAYS}
)
_MONTHS = word_set(
    "january february march april may june july august september october november december "
    "st nd rd th first fourth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_LEADS = (
    ("remind", "me"), ("remind", "us"), ("remind", "him"), ("remind", "her"), ("a", "reminder"),
    ("my", "reminder"), ("reminded",), ("reminding",), ("reminder",), ("reminders",), ("alarm",),
    ("nudge",), ("forget",), ("one",), ("1",), ("me",), ("husband",), ("wife",),
)  # fmt: skip


_CALLING = ("remind", "reminder", "reminded", "nudge", "ping", "one")


def of_other_things(tokens: Sequence[str]) -> bool:
    """Whether it is to remind of something, and of nothing of ours."""
    if not _OURS.isdisjoint(tokens):
        return _both(tokens)
    return any(_names_other(thing, link) for link, thing in _things(tokens))


def _both(tokens: Sequence[str]) -> bool:
    """Whether ours is named only as what it comes beside: "tablets after my stretches"."""
    return any(link == "to" and tokens[at : at + 1] == ("take",) for at, link in _links(tokens))


def _links(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where what it is to remind of begins, and the word before it."""
    for at, (before, word) in enumerate(pairwise(tokens)):
        led = any(tuple(tokens[at + 1 - len(lead) : at + 1]) == lead for lead in _LEADS)
        if led and word in _OF and before != word:
            yield at + 2, word


def _things(tokens: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    clocks = [one.span for one in all_clocks(tokens)]
    for start, link in _links(tokens):
        rest = [
            word
            for at, word in enumerate(tokens)
            if at >= start and not any(first <= at < last for first, last in clocks)
        ]
        yield link, tuple(rest)
    yield from _behind_the_time(tokens, clocks)


def _behind_the_time(
    tokens: Sequence[str], clocks: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands behind the time: "remind me at nine to lock up"."""
    named = [at for at, word in enumerate(tokens) if word in _CALLING]
    for at, word in enumerate(tokens[:-1]):
        inside = any(first <= at < last for first, last in clocks)
        if (
            word == "to"
            and not inside
            and named
            and at > named[0] + 1
            and tokens[at + 1] not in _WHEN
        ):
            early = tokens[at - 1] in ("want", "like", "you", "need", "have", "going", "going")
            if not early and not tokens[at + 1][:1].isdecimal():
                yield "to", tuple(tokens[at + 1 :])


def _names_other(thing: Sequence[str], link: str) -> bool:
    """Whether words name a thing or deed; what only says when names none."""
    words = [one for one in thing if not one[0].isdecimal() and one not in _MONTHS]
    if link == "to" and words:
        if words[0] in _WHEN or words[0] == "be":
            return False
        return not (words[0] in _DOING and (len(words) == 1 or not _POINTING.isdisjoint(words[:3])))
    left = [one for one in words if one not in _WHEN and one not in _POINTING]
    return bool(left)
