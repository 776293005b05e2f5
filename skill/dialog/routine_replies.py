"""What is said to the routine itself: what clears its check or rules it out, and what steers it.

These phrases (`check`, `legs` and `during` in interaction_model/en/replies.yaml) count where they
are all that was said, but for idle words around them and a yes or no before them ("yep all good").
What rules stretching out counts wherever it stands, unless it is denied ("no clots").
"""

from collections.abc import Iterator, Mapping, Sequence

from nlu.wordlists import word_set
from skill.dialog.questions import asks
from skill.dialog.routine_steps import CHECK, LEGS
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.commanded import cores
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

RULES_OUT = ("clot", "clinician", "operation", "injury", "unwell")
_CHECK, _LEGS, _DURING, _ANYTIME = "check", "legs", "during", "anytime"
_DENYING = word_set("no not never without nor cleared isn't wasn't haven't hasn't any")
_WHOSE = ("my", "the", "okay", "ok", "sure", "right")
# What steers it before the check was answered, too.
_BEFOREHAND = (
    *("left-leg", "right-leg", "both-legs", "lying", "seated", "standing", "faster", "shorter"),
)
_SINCE = ("since", "after")
_BEFORE = 3  # tokens before it that may deny it
_CLEARED = ("cleared me", "all clear", "go ahead", "says i can", "said i can", "passed me")
_LONGEST = 9  # tokens of a phrase


def said_to_it(reading: Reading, state: State, knowledge: Knowledge) -> Said | None:
    """What the words mean to the routine that is open; None where they are no such phrase."""
    tokens, replies = reading.tokens, knowledge.replies
    if not state.triage and (of_nights := replies.said[_ANYTIME].get(" ".join(tokens))):
        return Said(of_nights, 0, len(tokens), whole=True)
    way = _way(state)
    if way is None:
        return None
    if way != _DURING and (why := ruled_out(tokens, replies.anywhere[_CHECK])):
        return Said(why, 0, len(tokens), whole=True)
    for core in _cores(tokens, knowledge):
        words = " ".join(core)
        steers = replies.said[_DURING].get(words)
        if meaning := replies.said[way].get(words) or (steers if steers in _BEFOREHAND else None):
            return Said(meaning, 0, len(tokens), whole=True)
    if way == _DURING and not asks(tokens) and _cramps(tokens, replies.anywhere[_DURING]):
        return Said("cramp", 0, len(tokens), whole=True)
    return None


def ruled_out(tokens: Sequence[str], phrases: Mapping[str, str]) -> str | None:
    """What was named that rules stretching out, and not denied."""
    words = " ".join(tokens)
    cleared = any(one in words for one in _CLEARED) and not {"not", "until"} & {*tokens}
    for start, end in () if cleared else _spans(tokens):
        why = phrases.get(" ".join(tokens[start:end]))
        if why in RULES_OUT and not _denied(why, tokens, start):
            return why
    return None


def _denied(why: str, tokens: Sequence[str], start: int) -> bool:
    """Like "no clots"; but "not since my fall", and "said no stretching", deny the stretches."""
    if why == "clinician" or tokens[start] in _SINCE:
        return False
    return not _DENYING.isdisjoint(tokens[max(start - _BEFORE, 0) : start])


def _spans(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start in range(len(tokens)):
        for end in range(min(start + _LONGEST, len(tokens)), start, -1):
            yield start, end


def _way(state: State) -> str | None:
    """With which phrases the open routine is spoken to."""
    asked, routine = asked_of(state).act, state.routine
    if routine is None or state.triage:
        return None
    if not routine.checked:
        return {CHECK.act: _CHECK, LEGS: _LEGS}.get(asked)
    return _DURING if asked.startswith(("routine.", "basics.", "answers.")) else None


def _cores(tokens: Sequence[str], knowledge: Knowledge) -> Iterator[Sequence[str]]:
    """The words, without the idle ones around them, and without a yes or no before them."""
    for core in (tokens, *cores(tokens, knowledge.replies)):
        yield core
        if core[1:] and (core[0] in knowledge.replies.bare or core[0] in _WHOSE):
            yield core[1:]


def _cramps(tokens: Sequence[str], phrases: Mapping[str, str]) -> bool:
    return any(" ".join(tokens[start:end]) in phrases for start, end in _spans(tokens))
