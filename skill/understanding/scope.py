"""How each word is meant: denied, doubted, past, supposed, asked about; and of whom.

After NegEx and ConText (Chapman 2001, Harkema 2009), with what speech needs: no commas, a new
subject ends a scope, a leading "no" before a pronoun is an answer, and a negative that is itself a
finding ("can't breathe") was spotted before and is no cue.
"""

from collections.abc import Collection, Sequence

from .asking import ask
from .denial import REACH, denied_begin, denied_behind, denied_end, undone
from .earlier import clause_end, lasts_since, past_range, told_then
from .marks import Mark, moved, set_marks
from .owners import owners
from .phrases import Found
from .tales import tale
from .words import WordToken, word_set

__all__ = ["Mark", "marks", "moved"]

# Signs that are a loss: their negative is their own, and denies nothing behind it.
_LOSSES = word_set(
    "no-feeling numb-strong cannot-move no-blood no-pee no-react stand drowsy pale cold weak "
    "short-breath muddled weak-legs cannot-console"
)
_LOOKALIKES = ("cue-not-a-cue", "figure")
_DENIALS = ("cue-denied", "cue-denied-before", "cue-unsure")


def marks(
    tokens: Sequence[WordToken], finds: Sequence[Found], findings: Collection[str] = ()
) -> list[Mark]:
    """A mark for every token of the sentence. `findings`: names whose negatives are their own."""
    found = [Mark() for _ in tokens]
    cues = [cue for cue in _live(finds, findings) if not undone(tokens, cue)]
    if behind := denied_behind(tokens):
        cues = [cue for cue in cues if tokens[cue.start].word not in ("no", "not")]
        for denial in behind:
            set_marks(found, "denied", range(*denial), denial[1])
    if any(cue.name == "cue-real" for cue in cues):  # "what if a child eats one, mine just did"
        cues = [cue for cue in cues if not cue.name.startswith(("cue-if", "cue-asked"))]
    for cue in cues:
        _apply(tokens, found, cue)
    for clause, story in tale(tokens, [cue for cue in cues if cue.name == "cue-story"], finds):
        set_marks(found, "supposed", clause, story.start)
        set_marks(found, "story", clause, story.start)
    ask(tokens, found, cues)
    for mark, owner in zip(found, owners(tokens, finds), strict=True):
        mark.owner = owner
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
        set_marks(found, "denied", range(cue.end, denied_end(tokens, cue.end)), cue.start)
    elif cue.name == "cue-denied-before":
        set_marks(found, "denied", range(denied_begin(tokens, cue.start), cue.start), cue.start)
    elif cue.name == "cue-unsure":
        set_marks(found, "unsure", range(cue.end, min(cue.end + REACH, len(tokens))), cue.start)
    elif cue.name == "cue-past":
        set_marks(found, "past", past_range(tokens, cue), cue.start)
    elif cue.name == "cue-over":
        set_marks(found, "over", range(cue.start), cue.start)
    elif cue.name == "cue-earlier" and not lasts_since(tokens, cue):
        set_marks(found, "earlier", told_then(tokens, cue), cue.start)
    elif cue.name == "cue-taken-back":
        set_marks(found, "denied", range(cue.start), cue.start)
    elif cue.name == "cue-if":
        set_marks(found, "supposed", range(cue.end, clause_end(tokens, cue.end)), cue.start)
