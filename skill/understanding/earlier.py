"""What belongs to an earlier time: a past told in its clause, a day, up to where now is told."""

from collections.abc import Sequence

from .phrases import Found
from .words import WordToken, word_set

_PRESENT = word_set("am is are have has feel keep want wish think do")
_PRESENT_HERS = word_set("says wants thinks keeps is has")
_WISHED = word_set("want wants wish wishes keep keeps")
_TELL_ON = word_set("i my he she it now his her we they")
_NEAR = word_set("now today tonight currently again this")
_BEGUN = word_set("started starting began begun start since")  # "started the tablets in march"
_LASTING = word_set("since from till until for")


def past_range(tokens: Sequence[WordToken], cue: Found) -> range:
    """The past spans its clause both ways, unless a word of now or a wish stands in it."""
    start = cue.start
    while start and tokens[start - 1].word not in ("but", "now", "and", "so"):
        start -= 1
    end = _past_end(tokens, cue.end)
    near = range(start, min(end, cue.end + 2))
    is_now = any(tokens[place].word in _NEAR for place in near)
    begun = any(token.word in _BEGUN for token in tokens[start : cue.start])
    return range(0) if is_now or begun or _wished(tokens, start, end) else range(start, end)


def _wished(tokens: Sequence[WordToken], start: int, end: int) -> bool:
    """Whether something is wished, or kept up, now: "i want to" and not "i did not want to"."""
    wishes = [place for place in range(start, end) if tokens[place].word in _WISHED]
    return any(tokens[place - 1].word != "not" for place in wishes)


def _past_end(tokens: Sequence[WordToken], start: int) -> int:
    """What was, ends where somebody tells on: "as a lad, and i'm running a temperature"."""
    end = clause_end(tokens, start)
    for place in range(start, end - 2):
        behind = [token.word for token in tokens[place + 1 : place + 3]]
        told_on = behind[0] in _TELL_ON and behind[1] in _PRESENT
        told_on = told_on or behind[0] in _PRESENT_HERS
        if tokens[place].word == "and" and (told_on or behind[0] in _NEAR):
            return place
    return end


def clause_end(tokens: Sequence[WordToken], start: int) -> int:
    """Where the clause ends that begins at `start`."""
    for place in range(start, len(tokens)):
        if tokens[place].word in ("but", "so", "now", "because", "anyway", "since"):
            return place
    return len(tokens)


def told_then(tokens: Sequence[WordToken], cue: Found) -> range:
    """What belongs to that day: up to where somebody tells on of now, on either side."""
    start = next((at + 1 for at in range(cue.start - 1, 0, -1) if _now_told(tokens, at)), 0)
    ends = (at for at in range(cue.end, len(tokens)) if _now_told(tokens, at))
    return range(start, next(ends, len(tokens)))


def _now_told(tokens: Sequence[WordToken], place: int) -> bool:
    """Whether what is now begins here: "… and i've the worst headache", "now his foot …"."""
    if tokens[place].word not in ("and", "but", "now", "so", "then", "today", "tonight"):
        return False
    behind = [token.word for token in tokens[place + 1 : place + 6]]
    return tokens[place].word in _NEAR or not _PRESENT.isdisjoint(behind)


def lasts_since(tokens: Sequence[WordToken], cue: Found) -> bool:
    """Whether it lasts from then till now."""
    before = range(max(cue.start - 3, 0), cue.start)
    lasting = any(tokens[place].word in _LASTING for place in before)
    return lasting or any(token.word in ("since", "still") for token in tokens[cue.end :])
