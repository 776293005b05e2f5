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

The second to the fourth are in sentence_events.py; what the relief coach, the routine and reminders
take for themselves goes before them.

An event carries what was heard in slots, as the rooms read them: kind → words with their ids.
"""

from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from skill.dialog import events
from skill.dialog.after_alarm import after_alarm
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.check_asides import check_aside, unready
from skill.dialog.cramp_explains import as_a_cramp
from skill.dialog.cramp_now import of_a_cramp, once, sign_told, where_told
from skill.dialog.cramp_words import grips_now
from skill.dialog.danger import UNNAMED
from skill.dialog.events import Event
from skill.dialog.expected import reply_to
from skill.dialog.greeting import greets
from skill.dialog.heard_danger import heard_danger
from skill.dialog.heard_reminder import heard_reminder, told_again, with_wishes
from skill.dialog.heard_slots import slots_of
from skill.dialog.in_context import in_context
from skill.dialog.numb_feet import numb_feet
from skill.dialog.outside_events import outside
from skill.dialog.points import pointed
from skill.dialog.questions import ENDING, FLOOR, best_of
from skill.dialog.routine_events import SatDown
from skill.dialog.routine_replies import asked_once_more, hints, in_doubt
from skill.dialog.rows import ROW_SLOTS
from skill.dialog.second_opinion import weighed
from skill.dialog.sentence_events import events_of
from skill.dialog.sign_answers import of_a_leg
from skill.dialog.state import State
from skill.dialog.to_routine import to_the_routine
from skill.dialog.told_facts import asking
from skill.dialog.told_findings import present
from skill.dialog.ways import OF_SIGNS, asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

__all__ = ["FLOOR", "interpret"]

_MOST = 3  # events of one sentence
_OF_DANGER = ("danger.check",)
_STRAYS = (events.Asked, events.AskedAbout, events.Doubted, events.AskedMore, SatDown)
_ROWS = frozenset(ROW_SLOTS.values())
_OF_OFFERS, _MORE = ("offer", "choice", "account"), 4  # tokens beside a yes or a no


def interpret(reading: Reading, state: State, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events of one sentence, in the order in which they are to be taken."""
    reading = as_a_cramp(weighed(reading, state, knowledge), state)
    said = reply_to(reading, state, knowledge)
    if numb := numb_feet(reading, state):
        return (numb,)
    if said and of_a_leg(said, reading, state, knowledge):
        said, reading = None, replace(reading, replies=())
    said, reading = unready(said, reading, state, knowledge)
    if said and (
        _only_denies(said, reading, state, knowledge)
        or _means_more(said, reading, state, knowledge)
    ):
        said = None
    if danger := _danger(said, reading, state, knowledge):
        return (danger,)
    if taken := _taken(said, reading, state, knowledge):
        return taken
    return _in_turn(said, in_context(reading, state, knowledge), state, knowledge)


def _danger(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> Event | None:
    """A danger that was heard; a mere suspicion gives way to what is asked of an alarm."""
    danger = heard_danger(said, reading, state, knowledge)
    if danger is None or isinstance(danger, events.Suspected):
        danger = after_alarm(reading, state, knowledge) or danger
    if danger is None or getattr(danger, "finding", UNNAMED) == UNNAMED:
        danger = check_aside(said, reading, state, knowledge) or danger
    return danger


def _taken(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> tuple[Event, ...]:
    """What the relief coach or the routine takes before anything is weighed."""
    where = None if said else where_told(reading, state)
    if told := sign_told(reading, state, knowledge) or where:
        return (told,)
    return to_the_routine(reading, state, knowledge)


def _in_turn(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> tuple[Event, ...]:
    """A greeting, a reminder; else the events in their order, with what they tell of either."""
    if greets(reading, state):
        return (events.Greeted(slots_of(reading)),)
    if of_reminders := heard_reminder(said, reading, state):
        return (of_reminders,)
    return _weighed(said, told_again(reading), state, knowledge)


def _weighed(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> tuple[Event, ...]:
    """The events in their order, with what they tell of a cramp or a reminder."""
    meant_now = (of_a_cramp(e, reading, state) for e in events_of(said, reading, state, knowledge))
    found = once(tuple(islice(meant_now, _MOST)), state)
    found = tuple(pointed(with_wishes(one, reading), reading, knowledge) for one in found)
    doubts = hints(reading, state, knowledge) or any(in_doubt(e, reading, state) for e in found)
    if doubts and not any(any(present(one)) for one in found):
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
    mends = said.meaning == "no" and "not" in reading.tokens and bool(reading.quantities)
    if tells or mends or asks(reading.tokens, said.end):
        return True  # "no no losartan", "fair enough what about my boy", "no sixteen not sixty"
    rest = len(reading.tokens) - (said.end - said.start)
    best = best_of(reading)
    ends = best is not None and best.subject in ENDING
    ours = best is not None and best.subject != "far"
    told = ours or bool(reading.mentions or reading.findings)
    return rest >= _MORE and told and not ends


def _only_denies(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a "no" belongs to a sign, and not to a question of another kind: "no ache in it"."""
    under_way = state.triage or state.routine or way_of(state, knowledge) in OF_SIGNS
    signs = [one for one in reading.told("denied") if not one.plain]
    return not under_way and not said.whole and bool(signs)


def _strays(found: Sequence[Event]) -> bool:
    """Whether the words, which ask nothing, were taken for something else: "it came on at tea"."""
    return bool(found) and isinstance(found[0], _STRAYS)


def _cleared(event: Event) -> Event:
    return replace(event, clear=True) if isinstance(event, events.Asked) else event
