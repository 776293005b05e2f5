"""What a Reading means now: one to three events, danger first, a reply before a question.

Theory of operation
-------------------
`read` knows nothing of this conversation, `step` decides what follows; in between stands what was
meant. In this order:

1. A danger that was stated is reported, with what was said beside it; one that is suspected, or
   that rules hear and the ear does not (second_opinion.py), is asked about, unless the words answer
   the very question that is open (sign_answers.py).
2. A reply to the question that is open, and what more was told with it: the signs that it asks for
   (expected_findings.py), an age (awaited.py), facts (told_facts.py). What is said of reminders
   (heard_reminder.py) goes before.
3. A question with an answer, or a command, weighed by what was answered before it (in_context.py);
   what leans on that answer (references.py, as_told.py) or tells a fact for it (told_anew.py), of
   whoever is meant (who_again.py).
4. What was named and nothing else: taken up by the topic last told.
5. Nothing of ours: near and named, far, or not understood (outside_events.py).

An event carries what was heard in slots, as the rooms read them: kind → words with their ids.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from nlu.words import tokenise
from skill.dialog import events
from skill.dialog.as_told import as_told
from skill.dialog.awaited import awaited
from skill.dialog.counted_out import counted_out
from skill.dialog.cramp_now import of_a_cramp, once, sign_told, where_told, without_help
from skill.dialog.cramp_words import grips_now
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.expected import answer_of, replied, reply_to
from skill.dialog.expected_findings import expected_findings, expected_ids
from skill.dialog.greeting import greets
from skill.dialog.heard_answers import (
    OPENING,
    TAUGHT,
    asks_back,
    believed,
    likeliest,
    overruled,
    without,
)
from skill.dialog.heard_danger import heard_danger
from skill.dialog.heard_reminder import heard_reminder, told_again, with_wishes
from skill.dialog.heard_slots import slots_of, with_findings
from skill.dialog.in_context import in_context
from skill.dialog.outside_events import outside
from skill.dialog.questions import ENDING, FLOOR, asked, asks, asks_somewhere, best_of
from skill.dialog.questions_behind import (
    OF_THE_SIGN,
    SAID,
    aside,
    asked_behind,
    reply_and_question,
)
from skill.dialog.references import referred
from skill.dialog.routine_replies import asked_once_more, hints
from skill.dialog.rows import ROW_SLOTS
from skill.dialog.second_opinion import weighed
from skill.dialog.sign_answers import answer_to_sign, of_a_leg, with_reply, without_absent
from skill.dialog.state import State
from skill.dialog.subject_events import meant
from skill.dialog.tempo import in_its_tempo
from skill.dialog.to_routine import to_the_routine
from skill.dialog.told_anew import told_anew
from skill.dialog.told_facts import asking, fact, reports, tells_check, tells_values
from skill.dialog.told_findings import present
from skill.dialog.ways import OF_SIGNS, asked_of, way_of
from skill.dialog.who_again import who_again
from skill.dialog.whose import of_whom
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading
from skill.understanding.replies import Said

__all__ = ["FLOOR", "interpret"]

_MOST = 3  # events of one sentence
_OF_CHOICES = ("person", "cause")  # a no leaves nothing of what is named beside it
_LOST = (events.Doubted, events.NotCovered, events.NotUnderstood, type(None))
# What is no answer to a question of the check where nothing is asked: it would be told an answer.
_NO_ANSWER = (events.Asked, events.AskedAbout, events.Stopped, *_LOST)
_OF_DANGER = ("danger.check",)
_STRAYS = (events.Asked, events.AskedAbout, events.Doubted, events.AskedMore, events.SatDown)
_ROWS = frozenset(ROW_SLOTS.values())
_OF_OFFERS, _MORE = ("offer", "choice", "account"), 4  # tokens beside a yes or a no


def interpret(reading: Reading, state: State, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events of one sentence, in the order in which they are to be taken."""
    reading = without_help(weighed(reading, state, knowledge), state)
    said = reply_to(reading, state, knowledge)
    if said and of_a_leg(said, reading, state, knowledge):
        said, reading = None, replace(reading, replies=())
    if said and (
        _only_denies(said, reading, state, knowledge)
        or _means_more(said, reading, state, knowledge)
    ):
        said = None
    if danger := heard_danger(said, reading, state, knowledge):
        return (danger,)
    where = None if said else where_told(reading, state)
    if told := sign_told(reading, state, knowledge) or where:
        return (told,)
    if of_routine := to_the_routine(reading, state, knowledge):
        return of_routine
    reading = in_context(reading, state, knowledge)
    if greets(reading, state):
        return (events.Greeted(slots_of(reading)),)
    if of_reminders := heard_reminder(said, reading, state):
        return (of_reminders,)
    reading = told_again(reading)
    meant_now = (of_a_cramp(e, reading, state) for e in _events(said, reading, state, knowledge))
    found = once(tuple(islice(meant_now, _MOST)), state)
    found = tuple(with_wishes(one, reading) for one in found)
    if hints(reading, state, knowledge) and not any(any(present(one)) for one in found):
        return (asked_once_more(state, slots_of(reading)),)
    if asked_of(state).act in _OF_DANGER and not asks_somewhere(reading) and _strays(found):
        return (events.SaidUnsure(slots_of(reading)),)  # of a danger nothing else is talked of
    if way_of(state, knowledge) == "account" and asking(reading):
        found = tuple(map(_cleared, found))
    return found or (outside(reading, slots_of(reading), knowledge),)


def _means_more(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether more is told or asked beside a word to an offer: "no sorry, the tablets"."""
    if state.triage or way_of(state, knowledge) not in _OF_OFFERS or said.whole:
        return False
    named = slots_of(reading)
    tells = grips_now(reading) or any(
        one in named for one in (*_ROWS, "subject")
    )  # "oh no my calf"
    if tells or asks(reading.tokens, said.end):
        return True  # "no no losartan", "fair enough what about my boy"
    rest = len(reading.tokens) - (said.end - said.start)
    best = best_of(reading)
    ends = best is not None and best.subject in ENDING
    told = best is not None or bool(reading.mentions or reading.findings)
    return rest >= _MORE and told and not ends


def _only_denies(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a "no" belongs to a sign, and not to a question of another kind: "no ache in it"."""
    under_way = state.triage or state.routine or way_of(state, knowledge) in OF_SIGNS
    signs = [one for one in reading.told("denied") if not one.plain]
    return not under_way and not said.whole and bool(signs)


def _events(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> Iterator[Event]:
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
    leaning = list(referred(reading, state, heard, knowledge))
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


def _strays(found: Sequence[Event]) -> bool:
    """Whether the words, which ask nothing, were taken for something else: "it came on at tea"."""
    return bool(found) and isinstance(found[0], _STRAYS)


def _commands(found: Sequence[Event]) -> bool:
    """Whether something is to be done, and nothing asked."""
    return bool(found) and not isinstance(found[0], _NO_ANSWER)


def _of_the_question(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a sign that the open question asks about was told: another's is no answer to it."""
    wanted = expected_ids(reading, state, knowledge)
    return any(one.id in wanted for one in (*reading.findings, *reading.bare))


def _cleared(event: Event) -> Event:
    return replace(event, clear=True) if isinstance(event, events.Asked) else event


def _known(subject: str, reading: Reading, state: State, knowledge: Knowledge) -> Iterator[Event]:
    """A sentence that is known whole says nothing beside what it asks."""
    heard = _without(slots_of(reading), "finding")
    for event in filter(None, [meant(subject, reading, heard)]):
        yield as_told(event, reading, state, knowledge)


def _without(heard: Slots, slot: str) -> Slots:
    return {name: words for name, words in heard.items() if name != slot}
