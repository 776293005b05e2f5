"""How far a denial reaches: to a word that ends it, or to where something else is told."""

from collections.abc import Sequence
from itertools import pairwise

from .phrases import Found
from .tales import KIN
from .words import WordToken, word_set

REACH = 9  # tokens that a denial spans at most
_OWNED = word_set("my his her our their the")
_LEADS = word_set(
    "in on of to with down at from around round up under behind by about into through or nor "
    "my his her all both feel felt hurt for have had got any over across between inside as than "
    "not never without is was see saw like is are cannot"
)
_ENDS = word_set(
    "but though although however except only just because since yet unless so then still "
    "apart besides otherwise instead saying yes"
)
_CALLS = word_set("get call send ring fetch")  # a command: nothing before it is denied of it
_AFTER_CALLS = word_set("a an the him her me us help someone somebody anyone nine triple one my")
_INDEFINITE = word_set("something someone somebody everything everyone")
_STATES = word_set("is are has have am was feels looks keeps hurts went")
_NEGATIVES = word_set("nothing nobody cannot never none not no")
_BEGIN_VERBS = word_set("is has have are will")
_IT_VERBS = word_set("is has have hurts was feels will cannot would")
_VERBS = word_set("is has have was are does do did will would cannot can just keeps feels had")


def denied_end(tokens: Sequence[WordToken], start: int) -> int:
    """Where a denial that begins at `start` ends."""
    answers = start == 1 and tokens[0].word == "no"
    if answers and start < len(tokens) and tokens[start].word in _NEGATIVES:
        return start  # "no nothing stays down": the first word answers
    last = start + REACH
    for place in range(start, len(tokens)):
        word = tokens[place].word
        if word in ("or", "nor"):  # a list goes on
            last = place + REACH
        if place >= last or word in _ENDS or _new_clause(tokens, place, start):
            return place
    return len(tokens)


def _new_clause(tokens: Sequence[WordToken], place: int, start: int) -> bool:
    word = tokens[place].word
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if place > start and _breaks(tokens, place):
        return True
    if word in ("i", "he", "she", "they", "we", "there"):
        return not (place == start and before in ("not", "that")) or after == "is"
    if word in ("it", "that", "this"):
        return _it_tells(tokens, place, start)
    if word in KIN and before not in _LEADS:
        return after in _VERBS
    if word in _OWNED and place + 2 < len(tokens) and tokens[place + 2].word in _BEGIN_VERBS:
        return True  # "he is not, his lip is hanging"
    return word in _OWNED and before not in _LEADS


def _it_tells(tokens: Sequence[WordToken], place: int, start: int) -> bool:
    """Whether "it" or "that" tells on; not so "not my calf that is swollen"."""
    if tokens[place].word == "that" and place == start + 2 and tokens[start].word in _OWNED:
        return False
    behind = [token.word for token in tokens[place + 1 : place + 3]]
    if behind[:1] in (["just"], ["simply"], ["only"]):
        behind = behind[1:]
    return not _IT_VERBS.isdisjoint(behind[:1])


def _breaks(tokens: Sequence[WordToken], place: int) -> bool:
    """Whether a command begins here, something else is told, or "and my mouth is …" goes on."""
    here, *behind = [token.word for token in tokens[place : place + 5]]
    if here in _CALLS:
        return behind[:1] != [] and behind[0] in _AFTER_CALLS
    if [token.word for token in tokens[place - 2 : place]] == ["at", "all"]:
        return here not in _LEADS  # "no pain at all my leg is swollen"
    if here in _INDEFINITE:
        return not _STATES.isdisjoint(behind[:1])
    if here != "and":
        return False
    # "nobody to ring and nothing to get up for", "not opening and my mouth is tingling"
    return not _NEGATIVES.isdisjoint(behind[:1]) or not _STATES.isdisjoint(behind[1:3])


def denied_begin(tokens: Sequence[WordToken], end: int) -> int:
    """Where a denial that stands behind its words begins."""
    for place in range(end - 1, max(end - 4, -1), -1):
        if tokens[place].word in _ENDS or tokens[place].word in (
            "i",
            "and",
            "after",
            "on",
            "new",
            "he",
            "she",
            "we",
            "mine",
            "other",
        ):
            return place + 1
    return max(end - 3, 0)


def denied_behind(tokens: Sequence[WordToken]) -> list[tuple[int, int]]:
    """Signs answered one by one, each by the word behind it: "warm no red no swollen yes"."""
    answers = [at for at, token in enumerate(tokens) if token.word in ("yes", "no")]
    if len(answers) <= 1 or answers[0] == 0:
        return []
    if answers[-1] + 1 < len(tokens) and tokens[answers[-1]].word == "no":
        return []
    if any(one + 1 == other for one, other in pairwise(answers)):
        return []
    starts = [0, *(at + 1 for at in answers)]
    pairs = zip(starts, answers, strict=False)
    return [(start, end) for start, end in pairs if tokens[end].word == "no"]


def undone(tokens: Sequence[WordToken], cue: Found) -> bool:
    """Whether two negatives are none: "can't walk without stopping for breath"."""
    before = range(max(cue.start - REACH, 0), cue.start)
    negated = any(tokens[place].word in ("cannot", "not", "never") for place in before)
    return tokens[cue.start].word == "without" and negated
