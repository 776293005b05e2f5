"""What a Reading means now: one to three events, danger first, a reply before a question.

Theory of operation
-------------------
`read` knows nothing of this conversation, `step` decides what follows; in between stands what was
meant. In this order:

1. A danger that was stated is reported, with what was said beside it; one that is suspected is
   asked about.
2. A reply to the question that is open, and what more was told with it.
3. A question with an answer, or a command.
4. What was named and nothing else: taken up by the topic last told.
5. Nothing of ours: near and named, far, or not understood (outside_events.py).

An event carries what was heard in slots, as the rooms read them: kind → words with their ids.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from nlu.forms import question_form
from skill.dialog import events
from skill.dialog.danger_events import danger_event
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.expected_findings import expected_findings, listed_findings
from skill.dialog.heard_slots import slots_of, with_ids, with_words
from skill.dialog.outside_events import is_outside, outside
from skill.dialog.state import State
from skill.dialog.subject_events import Make, meant, named_row, unlisted_row
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

FLOOR = 0.5  # below it nothing is answered: cross-validation of the ear (training.md)

_MOST = 3  # events of one sentence
_FACTS = (("i", "am"), ("i", "have"), ("she", "is"), ("she", "has"), ("he", "has"))
_OF_PEOPLE = ("person", "stage", "condition", "age", "own_age")
_LONGEST_FACT = 6  # tokens
_REMIND, _WHEN = ("remind", "me"), ("time", "since", "days")
_BEFORE_FOOD = ("of", "a", "an", "the", "some", "my", "one", "cooked", "raw")
_NEAR = 0.2  # of a candidate that may be offered beside another
_PAIR = 2
_CHOICES = {"second": frozenset(("second", "latter", "2")), "first": frozenset(("first", "1"))}
_SHORT = 4  # tokens of a bare thing: "and my mother"
# What a reply at the head of the words answers; "done" is for the routine, where it goes on.
_REPLIES: Mapping[str, str] = {"yes": "yes", "no": "no", "unsure": "unsure", "neither": "no"}
# Act → the slot that it waits for, and what it then means.
_EXPECTS: Mapping[str, tuple[str, Make]] = {
    "reminders.what_time": ("time", events.AskedReminder),
    "reminders.confirm": ("time", events.MovedReminder),
}
_SAID: Mapping[str, Make] = {
    "yes": events.SaidYes,
    "no": events.SaidNo,
    "unsure": events.SaidUnsure,
}


def interpret(reading: Reading, state: State, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events of one sentence, in the order in which they are to be taken."""
    if danger := danger_event(reading, knowledge):
        return (danger,)
    found = tuple(islice(_events(reading, state, knowledge), _MOST))
    return found or (outside(reading, slots_of(reading), knowledge),)


def _events(reading: Reading, state: State, knowledge: Knowledge) -> Iterator[Event]:
    best = _best(reading)
    heard = _without(slots_of(reading), "answer")  # a "no" within is no answer (see _reply)
    if told := expected_findings(reading, state, knowledge):
        yield events.Reported(_with_reply(reading, state, _with_findings(heard, told)))
    elif best is not None and best.p == 1.0:
        yield from _known(best.subject, reading)
    elif awaited := _awaited(reading, state, heard):
        yield awaited
    elif _reports(state, heard):
        yield events.Reported(_with_reply(reading, state, heard))
    elif reply := _reply(reading, state):
        yield from _replied(reply, reading, state, heard)
    else:
        yield from _asked(best, reading, heard, knowledge)


def _reports(state: State, heard: Slots) -> bool:
    """Whether something was told: a denial alone tells only what asks for it."""
    told = [one.id or "" for one in heard.get("finding", ())]
    under_way = state.triage or state.routine
    return bool(told) and bool(under_way or any(one.startswith("yes.") for one in told))


def _known(subject: str, reading: Reading) -> Iterator[Event]:
    """A sentence that is known whole says nothing beside what it asks."""
    heard = _without(slots_of(reading), "finding")
    yield from filter(None, [meant(subject, reading, heard)])


def _awaited(reading: Reading, state: State, heard: Slots) -> Event | None:
    """What the open question waits for, or a bare fact for what is under way."""
    if chosen := _chosen(reading, state):
        return events.Asked(heard, chosen, state.asked_form)
    return _expected(state, heard) or _fact(reading, state, heard)


def _asked(
    best: Candidate | None, reading: Reading, heard: Slots, knowledge: Knowledge
) -> Iterator[Event]:
    """A question or a command; what was named alone; two answers that are near."""
    if best is None and reading.tokens[:2] == _REMIND and not heard.keys().isdisjoint(_WHEN):
        yield events.AskedReminder(heard)
    elif food := _unlisted_food(reading, heard):
        yield events.Asked(with_words(heard, food=food), "magnesium-in-food", reading.form)
    elif best is not None and (made := meant(best.subject, reading, heard)):
        yield made
    elif is_outside(reading):
        yield outside(reading, heard, knowledge)
    elif unlisted := unlisted_row(reading, heard):
        yield unlisted
    elif _names_alone(reading, heard):
        yield events.AskedAbout(heard, question_form(reading.form))
    elif row := named_row(reading, heard):
        yield row
    elif best is None and (told := listed_findings(reading, knowledge)):
        yield events.Reported(_with_findings(heard, told))
    elif two := _two(reading, knowledge):
        yield events.Doubted(heard, *two, question_form(reading.form))


def _without(heard: Slots, slot: str) -> Slots:
    return {name: words for name, words in heard.items() if name != slot}


def _fact(reading: Reading, state: State, heard: Slots) -> Event | None:
    """A bare fact about somebody: it goes to what is under way, or to what was last told."""
    if "finding" in heard or reading.frame == "question" or heard.keys().isdisjoint(_OF_PEOPLE):
        return None
    if state.triage or state.routine:
        return events.Reported(heard)
    if reading.tokens[:2] not in _FACTS or len(reading.tokens) > _LONGEST_FACT:
        return None
    if "stage" in heard or "condition" in heard:
        return events.AskedAbout(heard, question_form(reading.form))
    if state.told:
        return events.Asked(heard, str(state.told.facts["answer"]), state.told_form)
    return events.NotUnderstood(heard)


def _expected(state: State, heard: Slots) -> Event | None:
    """What the open question waits for, where just that was said."""
    asked = state.asked.act if state.asked else ""
    slot, make = _EXPECTS.get(asked, ("", events.NotUnderstood))
    return make(heard) if slot in heard else None


def _two(reading: Reading, knowledge: Knowledge) -> tuple[str, str] | None:
    """The two answers that are nearest, where none is near enough and nothing else is nearer."""
    near = [one for one in reading.candidates[:2] if one.p >= _NEAR]
    ours = [one.subject for one in reading.candidates if one.subject in knowledge.answers]
    if not near or near[0].subject not in knowledge.answers or len(ours) < _PAIR:
        return None
    return ours[0], ours[1]


def _chosen(reading: Reading, state: State) -> str | None:
    """Which of two that were offered was chosen: "the second"."""
    if state.asked is None or state.asked.act != "basics.did_you_mean":
        return None
    for fact, words in _CHOICES.items():
        if not words.isdisjoint(reading.tokens):
            return str(state.asked.facts[fact])
    return None


def _unlisted_food(reading: Reading, heard: Slots) -> str | None:
    """How much magnesium is in … what no list has: it is named, to say that we don't know it."""
    if reading.form != "how-much" or "magnesium" not in reading.tokens:
        return None
    before, _, behind = " ".join(reading.tokens).rpartition(" in ")
    listed = heard["food"][0].heard if "food" in heard else ""
    left = behind.removesuffix(listed).split()
    known = listed and behind.endswith(listed) and (not left or left[-1] in _BEFORE_FOOD)
    return behind if before and not known else None


def _best(reading: Reading) -> Candidate | None:
    """What the words are about, where that is likely enough."""
    best = reading.candidates[0] if reading.candidates else None
    return best if best and best.p >= FLOOR else None


def _reply(reading: Reading, state: State) -> str | None:
    """A reply at the head of the words, to a question that is open."""
    if state.asked is None:
        return None
    denied = _asks_of_danger(state) and bool(reading.told("denied"))
    return "no" if denied else _REPLIES.get(reading.reply or "")


def _replied(reply: str, reading: Reading, state: State, heard: Slots) -> Iterator[Event]:
    """The reply, and a question that came in the same breath."""
    yield _SAID[reply](heard)
    best = None if _asks_of_danger(state) else _best(reading)
    if best and len(reading.tokens) > _SHORT and not best.subject.startswith("controls:"):
        yield from filter(None, [meant(best.subject, reading, heard)])


def _asks_of_danger(state: State) -> bool:
    """Whether the open question is about a danger: its answer comes alone."""
    return state.asked is not None and state.asked.act == "danger.check"


def _with_reply(reading: Reading, state: State, heard: Slots) -> Slots:
    reply = _reply(reading, state)
    return with_ids(heard, answer=reply) if reply else heard


def _with_findings(heard: Slots, told: tuple[SlotValue, ...]) -> Slots:
    return {**heard, "finding": (*heard.get("finding", ()), *told)}


def _names_alone(reading: Reading, heard: Slots) -> bool:
    return "subject" in heard and len(reading.tokens) <= _SHORT
