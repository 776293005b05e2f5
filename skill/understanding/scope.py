"""How each word is meant: denied, doubted, past, supposed, asked about; and of whom.

After NegEx and ConText (Chapman 2001, Harkema 2009), with what speech needs: no commas, a new
subject ends a scope, a leading "no" before a pronoun is an answer, and a negative that is itself a
finding ("can't breathe") was spotted before and is no cue.
"""

from collections.abc import Collection, Sequence

import msgspec

from .phrases import Found
from .tales import KIN, tale
from .words import WordToken, word_set

_REACH = 9  # tokens that a denial spans at most
_BESIDE = 8  # tokens for which a thing is what is spoken of
_ASIDE = word_set("on in at from with under of by to into through off like as for near against")
_OWNED = word_set("my his her our their the")
_LEADS = word_set(
    "in on of to with down at from around round up under behind by about into through or nor "
    "my his her all both feel felt hurt for have had got any over across between inside as than "
    "not never without is was see saw like is are cannot"
)
_ENDS = word_set(
    "but though although however except only just because since yet unless so then still "
    "apart besides otherwise instead saying"
)
# Signs that are a loss: their negative is their own, and denies nothing behind it.
_LOSSES = word_set(
    "no-feeling numb-strong cannot-move no-blood no-pee no-react stand drowsy pale cold weak "
    "short-breath muddled weak-legs cannot-console"
)
_LOOKALIKES = ("cue-not-a-cue", "figure")
_DENIALS = ("cue-denied", "cue-denied-before", "cue-unsure")
_NEGATIVES = word_set("nothing nobody cannot never none not no")
_BEGIN_VERBS = word_set("is has have are will")
_VERBS = word_set("is has have was are does do did will would cannot can just keeps feels had")
_PRESENT = word_set("am is are have has feel keep want wish think do")
_PRESENT_HERS = word_set("says wants thinks keeps is has")
_TELL_ON = word_set("i my he she it now his her we they")
_WISHED = word_set("want wants wish wishes keep keeps")
_NEAR = word_set("now today tonight currently again this")


class Mark(msgspec.Struct):
    """What holds for one token; each field is the token of its cue, or -1."""

    denied: int = -1
    unsure: int = -1
    past: int = -1
    supposed: int = -1
    story: int = -1
    asked: int = -1
    over: int = -1
    earlier: int = -1
    owner: str = "me"


def marks(
    tokens: Sequence[WordToken], finds: Sequence[Found], findings: Collection[str] = ()
) -> list[Mark]:
    """A mark for every token of the sentence. `findings`: names whose negatives are their own."""
    found = [Mark() for _ in tokens]
    cues = _live(finds, findings)
    if any(cue.name == "cue-real" for cue in cues):  # "what if a child eats one, mine just did"
        cues = [cue for cue in cues if not cue.name.startswith(("cue-if", "cue-asked"))]
    for cue in cues:
        _apply(tokens, found, cue)
    for clause, story in tale(tokens, [cue for cue in cues if cue.name == "cue-story"], finds):
        _set(found, "supposed", clause, story.start)
        _set(found, "story", clause, story.start)
    _ask(tokens, found, cues)
    _own(tokens, found, finds)
    return found


def _live(finds: Sequence[Found], findings: Collection[str]) -> list[Found]:
    """The cues that are no part of a figure, a lookalike cue or a finding with its own negative."""
    cues = [find for find in finds if find.name.startswith("cue-")]
    return [cue for cue in cues if not any(_covered(cue, find, findings) for find in finds)]


def _covered(cue: Found, find: Found, findings: Collection[str]) -> bool:
    """Whether a find takes a cue's word away; of a denial a sign does that goes on behind it."""
    if cue.name.startswith("cue-asked") or cue is find:
        return False
    if not find.start <= cue.start < find.end:
        return False
    if find.name in _LOOKALIKES:
        return True
    own = find.name in _LOSSES or find.name.rstrip("?") in findings
    return own and cue.name in _DENIALS and find.end > cue.end


def _apply(tokens: Sequence[WordToken], found: list[Mark], cue: Found) -> None:
    if cue.name == "cue-denied":
        _set(found, "denied", range(cue.end, _end(tokens, cue.end)), cue.start)
    elif cue.name == "cue-denied-before":
        _set(found, "denied", range(_begin(tokens, cue.start), cue.start), cue.start)
    elif cue.name == "cue-unsure":
        _set(found, "unsure", range(cue.end, min(cue.end + _REACH, len(tokens))), cue.start)
    elif cue.name == "cue-past":
        _past(tokens, found, cue)
    elif cue.name == "cue-over":
        _set(found, "over", range(cue.start), cue.start)
    elif cue.name == "cue-earlier" and not _since(tokens, cue):
        _set(found, "earlier", range(len(found)), cue.start)
    elif cue.name == "cue-taken-back":
        _set(found, "denied", range(cue.start), cue.start)
    elif cue.name == "cue-if":
        _set(found, "supposed", range(cue.end, _clause_end(tokens, cue.end)), cue.start)


def _set(found: list[Mark], field: str, places: range, cue: int) -> None:
    for place in places:
        setattr(found[place], field, cue)


def _end(tokens: Sequence[WordToken], start: int) -> int:
    """Where a denial that begins at `start` ends."""
    answers = start == 1 and tokens[0].word == "no"
    if answers and start < len(tokens) and tokens[start].word in _NEGATIVES:
        return start  # "no nothing stays down": the first word answers
    last = start + _REACH
    for place in range(start, len(tokens)):
        word = tokens[place].word
        if word in ("or", "nor"):  # a list goes on
            last = place + _REACH
        if place >= last or word in _ENDS or _new_clause(tokens, place, start):
            return place
    return len(tokens)


def _new_clause(tokens: Sequence[WordToken], place: int, start: int) -> bool:
    word = tokens[place].word
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if word == "and" and after in _NEGATIVES:  # "nobody to ring and nothing to get up for"
        return True
    if word in ("i", "he", "she", "they", "we", "there"):
        return not (place == start and before in ("not", "that")) or after == "is"
    if word in ("it", "that", "this"):
        return after in ("is", "has", "have", "hurts", "was", "feels", "will", "cannot", "would")
    if word in KIN and before not in _LEADS:
        return after in _VERBS
    if word in _OWNED and place + 2 < len(tokens) and tokens[place + 2].word in _BEGIN_VERBS:
        return True  # "he is not, his lip is hanging"
    return word in _OWNED and before not in _LEADS


def _begin(tokens: Sequence[WordToken], end: int) -> int:
    """Where a denial that stands behind its words begins."""
    for place in range(end - 1, max(end - 6, -1), -1):
        if tokens[place].word in _ENDS or tokens[place].word in (
            "i",
            "and",
            "he",
            "she",
            "we",
            "mine",
            "other",
        ):
            return place + 1
    return max(end - 5, 0)


def _past(tokens: Sequence[WordToken], found: list[Mark], cue: Found) -> None:
    """The past spans its clause both ways, unless a word of now or a wish stands in it."""
    start = cue.start
    while start and tokens[start - 1].word not in ("but", "now", "and", "so"):
        start -= 1
    end = _past_end(tokens, cue.end)
    near = range(start, min(end, cue.end + 2))
    if not _wished(tokens, start, end) and not any(tokens[place].word in _NEAR for place in near):
        _set(found, "past", range(start, end), cue.start)


def _wished(tokens: Sequence[WordToken], start: int, end: int) -> bool:
    """Whether something is wished, or kept up, now: "i want to" and not "i did not want to"."""
    wishes = [place for place in range(start, end) if tokens[place].word in _WISHED]
    return any(tokens[place - 1].word != "not" for place in wishes)


def _past_end(tokens: Sequence[WordToken], start: int) -> int:
    """What was, ends where somebody tells on: "as a lad, and i'm running a temperature"."""
    end = _clause_end(tokens, start)
    for place in range(start, end - 2):
        told_on = tokens[place + 1].word in _TELL_ON and tokens[place + 2].word in _PRESENT
        told_on = told_on or tokens[place + 1].word in _PRESENT_HERS
        if tokens[place].word == "and" and told_on:
            return place
    return end


def _clause_end(tokens: Sequence[WordToken], start: int) -> int:
    for place in range(start, len(tokens)):
        if tokens[place].word in ("but", "so", "now", "because", "anyway", "since"):
            return place
    return len(tokens)


def _since(tokens: Sequence[WordToken], cue: Found) -> bool:
    """Whether it lasts from then till now."""
    return any(tokens[place].word in _LASTING for place in range(max(cue.start - 3, 0), cue.start))


_LASTING = word_set("since from till until for")
_OPENERS = word_set("so and but well alexa hey please then ok question curious just")
_PERSONAL = word_set("my i me he she his her him we our mine")


def _ask(tokens: Sequence[WordToken], found: list[Mark], cues: Sequence[Found]) -> None:
    """A question in general: its head stands, and nobody's own body, now, is in it."""
    heads = [cue for cue in cues if cue.name == "cue-asked" or _leads(tokens, cue)]
    if not heads:
        return
    within = {place for head in heads for place in range(head.start, head.end)}
    for head in heads:
        end = _question_end(tokens, head.end)
        own = any(
            tokens[place].word in _PERSONAL
            for place in range(len(tokens) if _lasts(tokens) else end)
            if place not in within and found[place].supposed < 0
        )
        if not own:
            _set(found, "asked", range(head.end, end), head.start)


def _lasts(tokens: Sequence[WordToken]) -> bool:
    """What goes on since a day is told, though a question stands before it."""
    return any(token.word == "since" for token in tokens)


def _leads(tokens: Sequence[WordToken], cue: Found) -> bool:
    """A word that asks only where it stands first ("is …", "can …")."""
    first = cue.start == 0 or tokens[cue.start - 1].word in _OPENERS
    if cue.end < len(tokens) and tokens[cue.end].word == "not":  # "isn't breathing" tells
        return False
    return cue.name == "cue-asked-first" and first


def _question_end(tokens: Sequence[WordToken], start: int) -> int:
    """A question ends where its clause does, or where somebody begins to tell ("i am doing …")."""
    end = _clause_end(tokens, start)
    starts = (at for at in range(start + 2, end) if tokens[at].word == "i")
    return next((at for at in starts if tokens[at - 1].word not in ("if", "that", "can")), end)


def _own(tokens: Sequence[WordToken], found: list[Mark], finds: Sequence[Found]) -> None:
    """Whose it is: the person or thing named last, until "i" or "my" comes."""
    named = {find.start: find for find in finds if find.name.startswith(("people:", "owner-"))}
    owner, since = "me", 0
    named = {place: find for place, find in named.items() if not _aside(tokens, find)}
    for place, token in enumerate(tokens):
        if token.word in ("i", "my", "me", "mine", "myself"):
            owner = "me"
        elif token.word in ("he", "she", "his", "her", "him") and owner in ("me", "thing"):
            owner = "other"
        elif owner == "thing" and place > since + _BESIDE:
            owner = "me"
        if place in named:
            owner = named[place].name.removeprefix("people:").removeprefix("owner-")
            since = place
        found[place].owner = owner


def _aside(tokens: Sequence[WordToken], find: Found) -> bool:
    """Whether a thing is only where or with what: "on the bus", "under the tractor"."""
    before = [tokens[place].word for place in range(max(find.start - 2, 0), find.start)]
    return find.name == "owner-thing" and not _ASIDE.isdisjoint(before)
