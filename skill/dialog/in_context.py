"""What a sentence is about by what was talked of before: "how long for", "and with tea".

The ear hears a sentence by itself. Of a follow-up it puts first what strangers meant in 59 of 100;
weighed with the subject last answered it is 74 (381 follow-ups of 200 conversations, each fifth
weighed by what the other four taught; docs/decisions/0014). The weights below are those of a
softmax over the ear's shares, in nats; that brief words and words that point weigh more was learnt
there too. Set by hand are `_ABSENT` and `_CLOSE`.
"""

from collections.abc import Iterator, Sequence
from math import exp, log

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog.rows import ROWS_OF
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

POINTING = word_set("it that this one ones them those these they its his hers theirs both then")
_SAME, _FAMILY, _NAMED = 3.5, 1.2, 2.5
_POINTS, _BRIEF = 0.6, 1.2
_OUTSIDE, _ABSENT = -0.85, -3.0
_COMMAND = "controls:"
# Commands that lean on something: what was just said, a routine, a check under way.
_OF_ANSWER = ("more", "repeat", "slower", "wrong", "why", "meaning", "sources", "okay")
_OF_ROUTINE = tuple(f"routine-{one}" for one in ("next", "back", "hurts", "skip"))
_OF_CHECK = ("change-answer",)
_SHORT, _BARE = 5, 3  # tokens
_ASKS = word_set("how when why which what where")
_TOLD_UNASKED = "danger-signs"  # after a danger that was denied
_GRAVE = ("danger.", "mind.")
_NOT_OURS = ("near:", "far")
_OF_SKILL = "the-skill"  # the family of what is asked about the skill itself
_OF_CHILDREN, _GROWN = "children-cramps", 18
_CLOSE = 0.7  # of the share of what is near
_LEAST = 1e-4  # a share below it counts as this
# Kind of mention → the subject that it names; an answer's name is the subject itself.
_NAMES = {
    "answer": None,
    "medicine": "med",
    "condition": "cond",
    "remedy": "remedy",
    "food": "food",
    "form": "magnesium-forms",
}
# Words that name an answer and are said of most others, too: "magnesium", "my age".
_IN_PASSING = ("answer.what-magnesium-does", "answer.older-age")
_KNOWN = 1.0  # the share of what is known word for word


def in_context(reading: Reading, state: State, knowledge: Knowledge) -> Reading:
    """The Reading with its candidates weighed by what was last answered, and is under way."""
    if not reading.candidates or reading.candidates[0].p == _KNOWN:
        return reading
    reading = _of_grown(_ours_named(_of_cramps(reading)), state)
    reading = replace(reading, candidates=_with_commands(reading.candidates, state))
    told = _topic(state, knowledge)
    if told is None or reading.candidates[0].subject.startswith(_COMMAND):
        return reading
    if any(not one.plain for one in reading.told("stated")):
        return reading  # a sign that is told is of nothing else
    named = frozenset(_named(reading))
    scores = {
        one.subject: _score(one)
        + _weight(one.subject, told, reading, knowledge)
        + (_NAMED if one.subject in named else 0.0)
        for one in reading.candidates
        if not one.subject.startswith(_COMMAND)
    }
    return replace(reading, candidates=tuple(_shares(scores)))


def _with_commands(candidates: Sequence[Candidate], state: State) -> tuple[Candidate, ...]:
    """The candidates, with commands that lean on what is not there far behind."""
    absent = {
        f"{_COMMAND}{name}"
        for names, there in (
            (_OF_ANSWER, state.told or state.triage or state.routine),
            (_OF_ROUTINE, state.routine or state.last is None),
            (_OF_CHECK, state.triage),
        )
        if not there
        for name in names
    }
    scores = {
        one.subject: _score(one) + (_ABSENT if one.subject in absent else 0.0) for one in candidates
    }
    return tuple(_shares(scores))


def _of_cramps(reading: Reading) -> Reading:
    """Where a cramp is told, what is asked is not far: "what on earth is going on"."""
    if all(one.id != "plain-cramp" for one in reading.told("stated")):
        return reading
    kept = tuple(one for one in reading.candidates if one.subject != "far")
    return replace(reading, candidates=kept or reading.candidates)


def _ours_named(reading: Reading) -> Reading:
    """Without what is near, where ours is nearly as likely and magnesium is named."""
    best, *others = reading.candidates
    ours = next((one for one in others if not one.subject.startswith((*_NOT_OURS, _COMMAND))), None)
    close = ours is not None and ours.p >= _CLOSE * best.p and "magnesium" in ours.subject
    if not (close and best.subject.startswith("near:") and "magnesium" in reading.tokens):
        return reading
    return replace(reading, candidates=tuple(others))


def _of_grown(reading: Reading, state: State) -> Reading:
    """Where a grown-up is spoken of, no child is: "she gets them in her feet", of a mother."""
    about = state.about
    grown = (about.kin is not None or (about.age or 0) >= _GROWN) and not about.child
    if not grown or any(one.id.startswith("person.") for one in reading.mentions):
        return reading
    kept = tuple(c for c in reading.candidates if c.subject != _OF_CHILDREN or c.p == _KNOWN)
    return replace(reading, candidates=kept or reading.candidates)


def _score(one: Candidate) -> float:
    return log(max(one.p, _LEAST))


def _topic(state: State, knowledge: Knowledge) -> str | None:
    """The answer that a follow-up can be of; in a check, a routine or a danger there is none."""
    elsewhere = state.triage or state.routine or asked_of(state).act.startswith(_GRAVE)
    told = str(state.told.facts["answer"]) if state.told and not elsewhere else None
    is_none = told == _TOLD_UNASKED or knowledge.families.get(told or "") == _OF_SKILL
    return None if is_none else told


def _named(reading: Reading) -> Iterator[str]:
    """The subjects of which the words name a thing: an answer, or a kind of rows."""
    for one in reading.mentions:
        kind, _, name = one.id.partition(".")
        if one.id not in _IN_PASSING and kind in _NAMES and one.polarity != "denied":
            yield _NAMES[kind] or name


def _weight(subject: str, told: str, reading: Reading, knowledge: Knowledge) -> float:
    """What speaks for a subject because `told` was answered before it."""
    if subject.startswith(_NOT_OURS):
        bare = len(reading.tokens) <= _BARE and reading.tokens[0] in _ASKS
        return _OUTSIDE + (_ABSENT if bare else 0.0)  # "how often", and nothing named
    family = knowledge.families.get(subject)
    related = _FAMILY if family and knowledge.families.get(told) == family else 0.0
    if subject not in (told, ROWS_OF.get(told)):
        return related
    brief = _BRIEF if len(reading.tokens) <= _SHORT else 0.0
    points = 0.0 if POINTING.isdisjoint(reading.tokens) else _POINTS
    return _SAME + related + brief + points


def _shares(scores: dict[str, float]) -> Iterator[Candidate]:
    """The subjects with their shares, best first."""
    top = max(scores.values())
    total = sum(exp(one - top) for one in scores.values())
    for subject in sorted(scores, key=lambda one: (-scores[one], one)):
        yield Candidate(subject, exp(scores[subject] - top) / total)
