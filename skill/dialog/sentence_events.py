"""The events of a sentence that no room took at once: replies, facts, questions, what is left.

The order in which they are tried is the theory of interpret.py, from its second point on.
"""

from collections.abc import Iterator, Sequence

from nlu.words import tokenise
from skill.dialog import events
from skill.dialog.as_told import as_told
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.awaited import awaited
from skill.dialog.counted_out import counted_out
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.expected import answer_of, replied
from skill.dialog.expected_findings import expected_findings, expected_ids
from skill.dialog.heard_answers import (
    OPENING,
    TAUGHT,
    asks_back,
    believed,
    likeliest,
    overruled,
    without,
)
from skill.dialog.heard_slots import slots_of, with_findings
from skill.dialog.points import still_of_it
from skill.dialog.questions import asked, best_of
from skill.dialog.questions_behind import (
    OF_THE_SIGN,
    SAID,
    aside,
    asked_behind,
    reply_and_question,
)
from skill.dialog.references import referred
from skill.dialog.sign_answers import answer_to_sign, with_reply, without_absent
from skill.dialog.state import State
from skill.dialog.subject_events import meant
from skill.dialog.tempo import in_its_tempo
from skill.dialog.told_anew import told_anew
from skill.dialog.told_facts import asking, fact, reports, tells_check, tells_values
from skill.dialog.ways import OF_SIGNS, asked_of, way_of
from skill.dialog.who_again import who_again
from skill.dialog.whose import of_whom
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading
from skill.understanding.replies import Said

_OF_CHOICES = ("person", "cause")  # a no leaves nothing of what is named beside it
_LOST = (events.Doubted, events.NotCovered, events.NotUnderstood, type(None))
# What is no answer to a question of the check where nothing is asked: it would be told an answer.
_NO_ANSWER = (events.Asked, events.AskedAbout, events.Stopped, *_LOST)


def events_of(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> Iterator[Event]:
    """What the sentence does, in the order in which it is to be taken; none where nothing is."""
    best, way = best_of(reading), way_of(state, knowledge) or ""
    answer = _answer(said, reading, state, knowledge)
    heard = of_whom(_heard(reading, state, knowledge), reading, answer, way, state)
    heard = {**heard, **who_again(reading, state, heard)}
    told = expected_findings(reading, state, knowledge)
    told = believed(told, reading, state, knowledge)
    if way == "account" and said and asks(reading.tokens, said.end):
        told = ()  # "yes, and how much do i need each day"
    denies_all = way in _OF_CHOICES and said and answer == "no" and _closed(reading, told)
    if way == "cause" and answer is None and _beside_the_cause(reading, state, knowledge):
        answer = likeliest(reading, way)
    if anew := told_anew(reading, state, heard):
        yield anew
    elif told and not denies_all:
        heard = in_its_tempo(with_findings(heard, told), reading, knowledge.urgency)
        yield _reported(answer, heard, state, knowledge)
    elif (
        best
        and _counts_whole(best, said, answer, reading)
        and not _of_counted(best, reading, state)
    ):
        yield from _known(best.subject, reading, state, knowledge)
    elif said and answer_of(said) is None and (said.whole or not reports(reading, state, heard)):
        yield from aside(said, best, reading, state, heard)
    elif one := awaited(way, reading, heard):
        yield one
    elif reports(reading, state, heard) or (answer and tells_check(reading, state, heard)):
        yield _reported(answer, heard, state, knowledge)
        if said or state.triage:
            yield from asked_behind(reading, heard)
    elif said or answer:
        yield from reply_and_question(said, answer, reading, state, heard)
    elif one := fact(reading, state, heard):
        yield one
    else:
        yield from _last(way, reading, state, heard, knowledge)


def _heard(reading: Reading, state: State, knowledge: Knowledge) -> Slots:
    """What was named. A "no" within is no answer (see replied), a bare number no fever."""
    heard = _without(slots_of(reading), "answer")
    if way_of(state, knowledge) in OF_SIGNS:
        heard = without_absent(heard, reading)
    heard = without(heard, frozenset(overruled(reading, state, knowledge)))
    heard = in_its_tempo(heard, reading, knowledge.urgency)
    if "fever" in expected_ids(reading, state, knowledge):
        return heard
    told = tuple(one for one in heard.get("finding", ()) if not _number(one.heard))
    return {**heard, "finding": told} if told else _without(heard, "finding")


def _number(words: str) -> bool:
    return "".join(tokenise(words)).isdecimal()


def _answer(said: Said | None, reading: Reading, state: State, knowledge: Knowledge) -> str | None:
    """Yes, no or unsure; a danger that is asked about may be denied in words of its own."""
    denied = asked_of(state).act == "danger.check" and bool(reading.told("denied"))
    return "no" if denied else answer_to_sign(said, reading, state, knowledge)


def _reported(answer: str | None, heard: Slots, state: State, knowledge: Knowledge) -> Event:
    return events.Reported(with_reply(answer, heard, state, knowledge))


def _last(
    way: str, reading: Reading, state: State, heard: Slots, knowledge: Knowledge
) -> Iterator[Event]:
    """What is asked; else what helps an open leg check."""
    if _hints(reading, state, knowledge, grave=True):
        yield events.StartedTriage(heard)
        return
    pointing = list(still_of_it(reading, state, heard, best_of(reading), knowledge))
    leaning = pointing or list(referred(reading, state, heard, knowledge))
    found = leaning or [
        as_told(e, reading, state, knowledge) for e in asked(reading, heard, knowledge)
    ]
    if way in TAUGHT and state.triage and not asking(reading) and not _commands(found):
        found = [SAID[one](heard) for one in filter(None, [likeliest(reading, way)])]
    if way in TAUGHT and state.triage and asks_back(reading) and not _elsewhere(found):
        yield from replied(Said("meaning", 0, 0, whole=False), state, heard)
    elif way in OF_SIGNS and not asking(reading) and _of_the_question(reading, state, knowledge):
        yield events.SaidUnsure(heard)  # its sign was told as past, supposed or unsure
    elif tells_values(reading, state, heard) and isinstance(next(iter(found), None), _LOST):
        yield events.Reported(heard)
    elif isinstance(next(iter(found), None), _LOST) and _hints(reading, state, knowledge):
        yield events.StartedTriage(heard)
    else:
        yield from found


def _hints(reading: Reading, state: State, knowledge: Knowledge, *, grave: bool = False) -> bool:
    """Whether a sign that is no alarm is only hinted at, and nothing asked: "a funny colour".

    `grave`: one that has to be looked at today, which goes before what is likely asked.
    """
    signs = [one for one in reading.told("suspected") if one.id in knowledge.findings]
    signs = [one for one in signs if one.level or not grave]
    return bool(signs) and not (state.triage or state.routine or asks_somewhere(reading))


def _beside_the_cause(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether nothing that can set it off was named in answer to "what does"."""
    told = {one.id for one in (*reading.findings, *reading.bare) if one.how == "stated"}
    return told.isdisjoint(expected_ids(reading, state, knowledge)) and not asking(reading)


def _elsewhere(found: Sequence[Event]) -> bool:
    """Whether something else is asked than what the open question means."""
    about = [one for one in found if isinstance(one, events.Asked | events.AskedAbout)]
    return any(getattr(one, "answer", "") not in OF_THE_SIGN for one in about)


def _closed(reading: Reading, told: Sequence[SlotValue]) -> bool:
    """Whether a no leaves nothing out ("but", "apart from"), nor sets one thing against another."""
    contrast = len({str(one.id).partition(".")[0] for one in told}) > 1
    return OPENING.isdisjoint(reading.tokens) and not contrast


def _counts_whole(best: Candidate, said: Said | None, answer: str | None, reading: Reading) -> bool:
    """Whether the words are known from end to end; a question of ours gives way to an answer.

    Not to one that only the ear guesses, where they ask: "who says so".
    """
    known = best.p == 1.0 and not (said and said.whole)
    guessed = answer is None or (said is None and asking(reading))
    return known and (guessed or best.subject.startswith("controls:"))


def _of_counted(best: Candidate, reading: Reading, state: State) -> bool:
    """Whether "and if i have both" names no subject but the two that were spoken of."""
    return best.subject == "controls:about" and bool(counted_out(reading.tokens, state))


def _commands(found: Sequence[Event]) -> bool:
    """Whether something is to be done, and nothing asked."""
    return bool(found) and not isinstance(found[0], _NO_ANSWER)


def _of_the_question(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a sign that the open question asks about was told: another's is no answer to it."""
    wanted = expected_ids(reading, state, knowledge)
    return any(one.id in wanted for one in (*reading.findings, *reading.bare))


def _known(subject: str, reading: Reading, state: State, knowledge: Knowledge) -> Iterator[Event]:
    """A sentence that is known whole says nothing beside what it asks."""
    heard = _without(slots_of(reading), "finding")
    for event in filter(None, [meant(subject, reading, heard)]):
        yield as_told(event, reading, state, knowledge)


def _without(heard: Slots, slot: str) -> Slots:
    return {name: words for name, words in heard.items() if name != slot}
