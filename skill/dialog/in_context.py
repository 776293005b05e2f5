"""What a sentence is about by what was talked of before it: "how long for", "and with tea".

The ear hears a sentence by itself; here its candidates are weighed with the subject last answered
(context_weights.py), and what can't be meant here is put far behind. Set by hand are `_ABSENT` and
`_CLOSE`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, log

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog.context_weights import COMMAND, NOT_OURS, Before
from skill.dialog.rows import ROWS_OF
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

_ABSENT = -3.0
_STOPPING = word_set("leave stop stops drop drops quit quits skip skips ditch bin")
# Forms that are heard where it is not said; "how do i stop them" is of the cramps.
_UNSAID = (None, "does-it-cause", "is-it-sign", "can-i", "should-i")
_IT = word_set("it them that this those these")
_REMINDS, _BRIEF = f"{COMMAND}reminders-set", 4  # tokens
# Commands that lean on something: what was just said, a routine, a check under way.
_OF_ANSWER = ("more", "repeat", "slower", "wrong", "why", "meaning", "sources", "okay")
_OF_ROUTINE = tuple(f"routine-{one}" for one in ("next", "back", "hurts", "skip"))
_OF_CHECK = ("change-answer",)
_TOLD_UNASKED = "danger-signs"  # after a danger that was denied
_GRAVE = ("danger.", "mind.")
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
_IN_PASSING = (
    "answer.what-magnesium-does",
    "answer.older-age",
    "answer.why-legs-cramp",  # "could it be the cause"
    "answer.what-is-a-cramp",
)
_KNOWN = 1.0  # the share of what is known word for word


def in_context(reading: Reading, state: State, knowledge: Knowledge) -> Reading:
    """The Reading with its candidates weighed by what was last answered, and is under way."""
    reading = _of_how_often(reading, state)
    if not reading.candidates or reading.candidates[0].p == _KNOWN:
        return reading
    reading = _of_grown(_ours_named(_of_cramps(reading)), state)
    reading = replace(reading, candidates=_with_commands(reading.candidates, state))
    told = _topic(state, knowledge)
    if told is None:
        return reading
    if any(not one.plain for one in reading.told("stated")):
        return reading  # a sign that is told is of nothing else
    before = Before(told, frozenset(_named(reading)), reading, state, knowledge)
    scores = {one.subject: _score(one) + before.weight(one) for one in reading.candidates}
    return replace(_to_stop(reading, told), candidates=tuple(_shares(scores)))


def _to_stop(reading: Reading, told: str) -> Reading:
    """After a medicine "then she can leave it" asks whether to stop: it hears no yes of a cause."""
    stops = any(one in _STOPPING and it in _IT for one, it in pairwise(reading.tokens))
    of_medicine = ROWS_OF.get(told) == "med" and question_form(reading.form) in _UNSAID
    return replace(reading, form="should-i-stop") if stops and of_medicine else reading


def _of_how_often(reading: Reading, state: State) -> Reading:
    """Amid a talk "every night" is how often it cramps, where reminders are not spoken of."""
    best, *others = reading.candidates or (Candidate("", 0.0),)
    known = best.subject == _REMINDS and best.p == _KNOWN and len(reading.tokens) <= _BRIEF
    spoken_of = asked_of(state).act.startswith("reminders.") or state.plan is not None
    alone = all(one.id.startswith("days.") for one in reading.mentions)
    amid = state.told is not None and not spoken_of
    return replace(reading, candidates=tuple(others)) if known and alone and amid else reading


def _with_commands(candidates: Sequence[Candidate], state: State) -> tuple[Candidate, ...]:
    """The candidates, with commands that lean on what is not there far behind."""
    absent = {
        f"{COMMAND}{name}"
        for names, there in (
            (_OF_ANSWER, state.told or state.triage or state.routine),
            (_OF_ROUTINE, state.routine or state.relief or state.last is None),
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
    if not reading.states("plain-cramp"):
        return reading
    kept = tuple(one for one in reading.candidates if one.subject != "far")
    return replace(reading, candidates=kept or reading.candidates)


def _ours_named(reading: Reading) -> Reading:
    """Without what is near, where ours is nearly as likely and magnesium is named."""
    best, *others = reading.candidates
    ours = next((one for one in others if not one.subject.startswith((*NOT_OURS, COMMAND))), None)
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
    elsewhere = (
        state.triage or state.routine or state.relief or asked_of(state).act.startswith(_GRAVE)
    )
    told = str(state.told.facts["answer"]) if state.told and not elsewhere else None
    is_none = told == _TOLD_UNASKED or knowledge.families.get(told or "") == _OF_SKILL
    return None if is_none else told


def _named(reading: Reading) -> Iterator[str]:
    """The subjects of which the words name a thing: an answer, or a kind of rows."""
    for one in reading.mentions:
        kind, _, name = one.id.partition(".")
        if one.id not in _IN_PASSING and kind in _NAMES and one.polarity != "denied":
            yield _NAMES[kind] or name


def _shares(scores: dict[str, float]) -> Iterator[Candidate]:
    """The subjects with their shares, best first."""
    top = max(scores.values())
    total = sum(exp(one - top) for one in scores.values())
    for subject in sorted(scores, key=lambda one: (-scores[one], one)):
        yield Candidate(subject, exp(scores[subject] - top) / total)
