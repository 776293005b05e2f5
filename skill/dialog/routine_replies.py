"""What is said to the routine itself: what clears its check or rules it out, and what steers it.

These phrases (`check`, `legs` and `during` in interaction_model/en/replies.yaml) count where they
are all that was said, but for idle words around them and a yes or no before them ("yep all good").
What rules stretching out counts wherever it stands, unless it is denied ("no clots").
"""

from collections.abc import Iterator, Mapping, Sequence

from nlu.wordlists import word_set
from skill.dialog.all_clear import knows_all, says_clear
from skill.dialog.asking_words import asks
from skill.dialog.events import Acknowledged, Event, SaidNo, SaidUnsure, SaidYes, Slots
from skill.dialog.heard_answers import OPENING
from skill.dialog.routine_steps import CHECK, LEGS
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.commanded import cores
from skill.understanding.reading import Reading
from skill.understanding.replies import NONE, Said

RULES_OUT = ("clot", "clinician", "operation", "injury", "unwell")
_CHECK, _LEGS, _DURING, _ANYTIME = "check", "legs", "during", "anytime"
_DENYING = word_set(
    "no not nothing none neither never without nor cleared isn't wasn't haven't hasn't any"
)
_WHOSE = ("my", "the", "okay", "ok", "sure", "right")
# What steers it before the check was answered, too.
_BEFOREHAND = (
    *("left-leg", "right-leg", "both-legs", "lying", "seated", "standing", "faster", "shorter"),
)
_SINCE = ("since", "after")
_BEFORE = 3  # tokens before it that may deny it
_CLEARED = ("cleared me", "all clear", "go ahead", "says i can", "said i can", "passed me")
_LONGEST = 9  # tokens of a phrase
_REACHES = 6  # tokens that a denial reaches: "no swelling, no heat or redness"
_OPENS = OPENING | word_set("one one's bit little slightly rather my left right though still")
_GRUDGING = ("not", "hardly", "barely", "never")
_WELL = word_set(
    "good fine okay ok normal clear nothing none problems problem issues same usual right alright"
    " well great cleared happy"
)
_FEW = 8  # tokens of one who is ready
_HOLDS_BACK = OPENING | word_set("not never can't cannot isn't hardly barely wait over when how if")
_CLEARS = {_CHECK: "no", _LEGS: "yes"}


def said_to_it(reading: Reading, state: State, knowledge: Knowledge) -> Said | None:
    """What the words mean to the routine that is open; None where they are no such phrase."""
    way = _way(state)
    meaning = None if state.triage else _of_nights(reading, knowledge)
    if way == _DURING:
        meaning = meaning or _steering(reading, knowledge)
    elif way:
        meaning = meaning or _to_check(way, reading, knowledge)
    return Said(meaning, 0, len(reading.tokens), whole=True) if meaning else None


def _of_nights(reading: Reading, knowledge: Knowledge) -> str | None:
    return knowledge.replies.said[_ANYTIME].get(" ".join(reading.tokens))


def _steering(reading: Reading, knowledge: Knowledge) -> str | None:
    """What steers a routine under way; a cramp is heard wherever it stands, but in a question."""
    phrases, tokens = knowledge.replies.said[_DURING], reading.tokens
    known = (phrases.get(" ".join(core)) for core in _cores(tokens, knowledge))
    if meaning := next(filter(None, known), None):
        return meaning
    cramps = not asks(tokens) and _cramps(tokens, knowledge.replies.anywhere[_DURING])
    return "cramp" if cramps else None


def _to_check(way: str, reading: Reading, knowledge: Knowledge) -> str | None:
    """What rules it out, what is said to the check in these words, or that somebody is ready."""
    tokens, replies = reading.tokens, knowledge.replies
    if clears(reading):
        return _CLEARS[way]
    if why := ruled_out(tokens, replies.anywhere[_CHECK]):
        return why
    known = (_known(way, core, replies.said) for core in _cores(tokens, knowledge))
    if meaning := next((one for one in known if one not in (None, NONE)), None):
        return meaning
    return _CLEARS[way] if _is_ready(reading, replies.anywhere[_CHECK]) else None


def clears(reading: Reading) -> bool:
    """Whether the whole of it says that nothing is wrong, and no sign is told in it."""
    signs = any(not one.plain for how in ("stated", "suspected") for one in reading.told(how))
    best = reading.candidates[0] if reading.candidates else None
    bids = best is not None and best.p == 1.0 and best.subject == "controls:start-over"
    return not (signs or bids) and says_clear(" ".join(reading.tokens))


def in_doubt(found: Event, reading: Reading, state: State) -> bool:
    """Whether it would begin the stretches, and holds words that no class of all-clears knows."""
    way = _way(state)
    begins = {_CHECK: SaidNo, _LEGS: SaidYes}.get(way or "")
    said = begins is not None and isinstance(found, begins)
    return said and not knows_all(" ".join(reading.tokens))


def _known(way: str, core: Sequence[str], said: Mapping[str, Mapping[str, str]]) -> str | None:
    words = " ".join(core)
    if meaning := said[way].get(words):
        return meaning
    if (steers := said[_DURING].get(words)) in _BEFOREHAND:
        return steers
    well = way == _LEGS and said[_CHECK].get(words) == "no" and _is_well(core)
    return "yes" if well else None


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


def hints(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a sign is hinted at, to the safety check, and not denied: "not really, a bit puffy".

    Then neither a yes nor a no clears it.
    """
    if _way(state) not in _CLEARS:
        return False
    tokens, phrases = reading.tokens, knowledge.replies.anywhere[_CHECK]
    return any(
        phrases.get(" ".join(tokens[start:end])) == "hint" and not _reached(tokens[:start])
        for start, end in _spans(tokens)
    )


def _reached(before: Sequence[str]) -> bool:
    """Whether a denial before it reaches so far: "no swelling or redness", not "no, a bit red"."""
    for token in reversed(before[-_REACHES:]):
        if token in _DENYING:
            return True
        if token in _OPENS:
            return False
    return False


def asked_once_more(state: State, heard: Slots) -> Event:
    """What brings the whole safety check, in words that were not said just now."""
    return SaidUnsure(heard) if _way(state) == _LEGS else Acknowledged(heard)


def _is_well(core: Sequence[str]) -> bool:
    """Whether a no to what is wrong says that all is well: "it's all good", but no "not really"."""
    return core[0] not in _GRUDGING and not _WELL.isdisjoint(core)


def _is_ready(reading: Reading, phrases: Mapping[str, str]) -> bool:
    """Whether a few words say so, and deny nothing, leave nothing out and tell no sign."""
    tokens = reading.tokens
    if len(tokens) > _FEW or not _HOLDS_BACK.isdisjoint(tokens):
        return False
    signs = any(not one.plain for how in ("stated", "suspected") for one in reading.told(how))
    said = (phrases.get(" ".join(tokens[start:end])) for start, end in _spans(tokens))
    return not signs and "ready" in said


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
        begin = 0
        while begin < len(core) - 1 and (
            core[begin] in knowledge.replies.bare or core[begin] in _WHOSE
        ):
            begin += 1
        yield from (core[at:] for at in range(begin + 1))


def _cramps(tokens: Sequence[str], phrases: Mapping[str, str]) -> bool:
    return any(" ".join(tokens[start:end]) in phrases for start, end in _spans(tokens))
