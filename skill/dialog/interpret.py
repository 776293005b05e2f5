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

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.times import to_time
from skill.dialog import events
from skill.dialog.danger_events import danger_event
from skill.dialog.events import Event, Slots
from skill.dialog.expected import OF_SIGNS, answer_of, asked_of, replied, reply_to, way_of
from skill.dialog.expected_findings import expected_findings, expected_ids
from skill.dialog.heard_slots import slots_of, with_findings, with_ids, with_words
from skill.dialog.outside_events import outside
from skill.dialog.questions import FLOOR, asked, asks, asks_clearly, best_of
from skill.dialog.state import State
from skill.dialog.subject_events import Make, meant
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

__all__ = ["FLOOR", "interpret"]

_MOST = 3  # events of one sentence
_FACTS = (("i", "am"), ("i", "have"), ("she", "is"), ("she", "has"), ("he", "has"))
_OF_PEOPLE = ("person", "stage", "condition", "age", "own_age")
# Told in a leg check they answer or help: whom it is about, since when, what is taken.
_OF_CHECK = (*_OF_PEOPLE, "since", "medicine")
_VALUES = ("amount", "time", "days", "subject")
_LOST = (events.Doubted, events.NotCovered, events.NotUnderstood, type(None))
_NOON = 12
_CLEAR = 0.6  # of a question behind something else that was told
_BEHIND = ("and", "but", "also", "so")
_OF_THE_SIGN = ("when-to-see-doctor", "danger-signs", "blood-clot", "who-to-call", "which-doctor")
_LONGEST_FACT = 6  # tokens
# Way of asking → the slots that it waits for, and what they then mean.
_WAITS: Mapping[str, tuple[tuple[str, ...], Make]] = {
    "time": (("time", "days", "since"), events.AskedReminder),
    "confirm": (("time", "days"), events.MovedReminder),
}


def interpret(reading: Reading, state: State, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events of one sentence, in the order in which they are to be taken."""
    said = reply_to(reading, state, knowledge)
    if said and _only_denies(said, reading, state, knowledge):
        said = None
    expected = expected_ids(state, knowledge)
    replies = bool(said and said.whole) or bool(expected_findings(reading, state, knowledge))
    if danger := danger_event(reading, knowledge, replied=replies, expected=expected):
        return (danger,)
    found = tuple(islice(_events(said, reading, state, knowledge), _MOST))
    if way_of(state, knowledge) == "account" and _asking(reading):
        found = tuple(map(_cleared, found))
    return found or (outside(reading, slots_of(reading), knowledge),)


def _only_denies(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a "no" belongs to a sign, and not to a question of another kind: "no ache in it"."""
    under_way = state.triage or state.routine or way_of(state, knowledge) in OF_SIGNS
    return not under_way and not said.whole and bool(reading.told("denied"))


def _events(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> Iterator[Event]:
    best, way = best_of(reading), way_of(state, knowledge) or ""
    heard = _without(slots_of(reading), "answer")  # a "no" within is no answer (see replied)
    if told := expected_findings(reading, state, knowledge):
        yield events.Reported(_with_reply(said, reading, state, with_findings(heard, told)))
    elif best is not None and best.p == 1.0 and not (said and said.whole):
        yield from _known(best.subject, reading)
    elif said and answer_of(said) is None and (said.whole or not _reports(reading, state, heard)):
        yield from replied(said, state, heard)
    elif (awaited := _awaited(way, reading, state, heard)) and not _as_proposed(said, state, heard):
        yield awaited
    elif _reports(reading, state, heard) or (
        answer_of(said) and _tells_check(reading, state, heard)
    ):
        yield events.Reported(_with_reply(said, reading, state, heard))
        if said or state.triage:
            yield from _asked_behind(reading, heard)
    elif said or _denies_danger(reading, state):
        yield from _replied(said, reading, state, heard)
    elif fact := _fact(reading, state, heard):
        yield fact
    else:
        yield from _last(way, reading, state, heard, knowledge)


def _asked_behind(reading: Reading, heard: Slots) -> Iterator[Event]:
    """A question behind what was told: "no but my calf is hot and how much magnesium do i need".

    What asks about the very sign is left to the check: "is that bad".
    """
    best, tokens = best_of(reading), reading.tokens
    behind = any(tokens[at - 1] in _BEHIND and asks(tokens, at) for at in range(2, len(tokens) - 2))
    if best and best.p >= _CLEAR and behind and best.subject not in _OF_THE_SIGN:
        made = meant(best.subject, reading, _without(heard, "finding"))
        yield from (made,) if isinstance(made, events.Asked) else ()


def _last(
    way: str, reading: Reading, state: State, heard: Slots, knowledge: Knowledge
) -> Iterator[Event]:
    """What is asked; else what helps an open leg check."""
    found = list(asked(reading, heard, knowledge))
    if way in OF_SIGNS and not _asking(reading) and _of_the_question(reading, state, knowledge):
        yield events.SaidUnsure(heard)  # its sign was told as past, supposed or unsure
    elif _tells_values(reading, state, heard) and isinstance(next(iter(found), None), _LOST):
        yield events.Reported(heard)
    else:
        yield from found


def _of_the_question(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a sign that the open question asks about was told: another's is no answer to it."""
    wanted = {*expected_ids(state, knowledge), asked_of(state).facts.get("finding")}
    return any(one.id in wanted for one in (*reading.findings, *reading.bare))


def _tells_values(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether numbers, times or things were told to an open leg check: it asks again, at least."""
    told = bool(reading.quantities) or not heard.keys().isdisjoint(_VALUES)
    return told and state.triage is not None and not _asking(reading)


def _asking(reading: Reading) -> bool:
    return reading.frame == "question" or asks(reading.tokens)


def _cleared(event: Event) -> Event:
    return replace(event, clear=True) if isinstance(event, events.Asked) else event


def _reports(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether something was told: a denial alone tells only what asks for it."""
    told = [one.id or "" for one in heard.get("finding", ())]
    if not told or state.triage or state.routine:
        return bool(told)
    return any(one.startswith("yes.") for one in told) and not asks_clearly(reading)


def _tells_check(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether a fact that counts in the leg check came with a reply: "yes i take lipitor"."""
    told = bool(state.triage) and not heard.keys().isdisjoint(_OF_CHECK)
    return told and not any(asks(reading.tokens, at) for at in _starts(reading))


def _starts(reading: Reading) -> tuple[int, ...]:
    """Where a question may begin: at the head, and behind a reply."""
    return (0, reading.reply_span.end) if reading.reply_span else (0,)


def _known(subject: str, reading: Reading) -> Iterator[Event]:
    """A sentence that is known whole says nothing beside what it asks."""
    heard = _without(slots_of(reading), "finding")
    yield from filter(None, [meant(subject, reading, heard)])


def _awaited(way: str, reading: Reading, state: State, heard: Slots) -> Event | None:
    """What the open question waits for: a time and days, a person's age."""
    if way == "person" and (age := _bare_number(reading, "age")) is not None:
        return events.Reported(with_words(heard, own_age=f"{age:g}"))
    if not asked_of(state).act.startswith("reminders.") or way not in _WAITS:
        return None
    slots, make = _WAITS[way]
    if asks(reading.tokens) and "time" not in heard:
        return None
    hour = _bare_number(reading, "clock") if way == "time" and "since" not in heard else None
    if hour is not None and "time" not in heard:
        return make(with_words(heard, time=to_time([f"{hour:g}"]) or ""))
    return None if heard.keys().isdisjoint(slots) else make(heard)


def _as_proposed(said: Said | None, state: State, heard: Slots) -> bool:
    """Whether a yes only repeats the time and days that were proposed: "yes half nine's grand"."""
    proposed = asked_of(state).facts
    days = str(proposed.get("days", ""))
    clock, named = heard.get("time", ()), heard.get("days", ())
    same = all(_on_dial(one.heard) == _on_dial(str(proposed.get("clock", ""))) for one in clock)
    return answer_of(said) == "yes" and same and all(one.id == days for one in named)


def _on_dial(clock: str) -> tuple[int, str]:
    """The hand's hour, and the minutes: half nine is half past nine in the evening."""
    hours, _, minutes = clock.partition(":")
    return (int(hours) % _NOON if hours.isdecimal() else -1, minutes)


def _bare_number(reading: Reading, role: str) -> float | None:
    """The last number that could be this, where none says what it is: the last one mends."""
    bare = [one for one in reading.quantities if one.unit is None and role in one.roles]
    return bare[-1].low if bare and bare[-1].roles[0] != "age" else None


def _without(heard: Slots, slot: str) -> Slots:
    return {name: words for name, words in heard.items() if name != slot}


def _fact(reading: Reading, state: State, heard: Slots) -> Event | None:
    """A bare fact about somebody: it goes to what is under way, or to what was last told."""
    facts = _OF_CHECK if state.triage else _OF_PEOPLE
    if "finding" in heard or _asking(reading) or heard.keys().isdisjoint(facts):
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


def _replied(said: Said | None, reading: Reading, state: State, heard: Slots) -> Iterator[Event]:
    """The reply, and a question that came in the same breath."""
    if said is None:
        yield events.SaidNo(heard)
        return
    yield from replied(said, state, heard)
    best = None if _asks_of_danger(state) else best_of(reading)
    if best and asks(reading.tokens, said.end) and not best.subject.startswith("controls:"):
        yield from filter(None, [meant(best.subject, reading, heard)])


def _denies_danger(reading: Reading, state: State) -> bool:
    """Whether the danger that is asked about was denied in words of its own."""
    return _asks_of_danger(state) and bool(reading.told("denied"))


def _asks_of_danger(state: State) -> bool:
    """Whether the open question is about a danger: its answer comes alone."""
    return asked_of(state).act == "danger.check"


def _with_reply(said: Said | None, reading: Reading, state: State, heard: Slots) -> Slots:
    reply = "no" if _denies_danger(reading, state) else answer_of(said)
    return with_ids(heard, answer=reply) if reply else heard
