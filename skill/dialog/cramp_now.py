"""What a sentence means of a cramp that is there now, whatever it was taken for.

What only tells of the cramp asks in no form, and what is asked of the next one wants words, no
coach. Which words tell of one stands in cramp_words.py.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.cramp_blocks import bare, not_there
from skill.dialog.cramp_shape import asks_for_help, looks_like_one
from skill.dialog.cramp_words import (
    INJURED,
    grips_now,
    is_supposed,
    part_said,
    place_of,
)
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.heard_slots import slots_of, with_findings
from skill.dialog.routine_events import (
    AskedShorter,
    CrampGone,
    Hurt,
    Resumed,
    SatDown,
    Skipped,
    StartedRoutine,
)
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_NOW = ("relief-now", "still-going", "easing")
# Answers about cramps of a part → the part, where the words name none of the list.
_OF_PARTS = {
    "hand-cramps": "hand",
    "hamstring-cramps": "hamstring",
    "thigh-cramps": "thigh",
    "shin-cramps": "shin",
    "foot-cramps": "foot",
    "toe-cramps": "toes",
}
# Answers about whom or when: with a cramp that is there, what to do comes first.
_BESIDE_IT = (
    *("pregnancy-cramps", "children-cramps", "exercise-cramps", "older-age", "why-at-night"),
    *(
        "why-legs-cramp",
        "both-legs",
        "same-leg",
        "what-is-a-cramp",
        "sleeping-position",
        "stretch-seated",
    ),
    *("which-stretches", "sitting-still", "danger-signs", "magnesium-pregnancy", "heat-cramps"),
)
_TRIED = word_set("still stretched stretching tried pulled rubbed did works worked keeps")
_SURELY = 0.9  # share of what the ear takes it for
_THINGS = ("condition", "remedy", "food", "form")
_MISTAKEN = (
    *(
        events.Reported,
        events.Doubted,
        events.StartedTriage,
        events.NotUnderstood,
        events.NotCovered,
    ),
    *(StartedRoutine, Resumed, events.Greeted, SatDown, Hurt, AskedShorter),
    *(events.AskedAbout, events.AskedMore, Skipped),
)
_REPLIES = (events.SaidYes, events.SaidNo, events.SaidUnsure, CrampGone, Hurt)
_OF_DOING = (None, "how-to", "should-i")  # forms in which it is asked what to do
_CAN = ("can", "may", "could", "am", "should")
_LASTING = word_set("hour hours minute minutes quarter")  # how long is too long comes first
_ASKED_WHAT = "should-i"  # "what should i do" asks how to


def where_told(reading: Reading, state: State) -> Event | None:
    """Amid the coaching somebody says where they are: "i'm driving", "i'm in bed"."""
    place = place_of(reading) if state.relief and not asks(reading.tokens) else None
    return events.Reported(_with_place(slots_of(reading), place)) if place else None


def sign_told(reading: Reading, state: State, knowledge: Knowledge) -> Event | None:
    """Amid the coaching a sign of that leg, in a word: an alarm is asked about, others reported."""
    if state.relief is None or reading.frame == "question" or reading.told("stated"):
        return None
    for sign in reading.bare:
        if sign.how != "stated" or sign.id not in knowledge.relief.signs:
            continue
        if knowledge.urgency.at_once(sign.id):
            return events.Suspected(slots_of(reading), finding=sign.id)
        words = " ".join(reading.words[sign.span.start : sign.span.end])
        told = (SlotValue(words, (f"yes.{sign.id}",)),)
        return events.Reported(with_findings(slots_of(reading), told))
    return None


def of_a_cramp(event: Event, reading: Reading, state: State) -> Event:
    """The event with what it tells of a cramp that is there now."""
    if isinstance(event, Skipped) and (state.relief or state.routine):
        return replace(event, slots=_with_place(event.slots, place_of(reading)))
    if _may_be_one(event, reading, state) and grips_now(reading):
        event = events.Asked(_without_finding(_with_part(event)), "relief-now")
    if not isinstance(event, events.Asked) or event.answer not in _NOW:
        return event
    if not INJURED.isdisjoint(reading.tokens) and not asks_somewhere(reading):
        return events.StartedTriage(event.slots)  # "i fell and my leg is stuck": looked at first
    asking = asks_somewhere(reading)
    plainly = not asking or (event.form == _ASKED_WHAT and "what" in reading.tokens)
    plainly = plainly or (event.form == "can-i" and set(_CAN).isdisjoint(reading.tokens))
    plainly = plainly or grips_now(reading)
    heard = _with_place(event.slots, place_of(reading))
    if part := part_said(reading):
        heard = {**heard, "part": (SlotValue(part, (part,)),)}
    if event.answer == "easing" and state.relief is None and grips_now(reading):
        event = replace(event, answer="relief-now")  # "the calf's gone"
    fresh = state.relief is None
    lasts = fresh and event.answer == "still-going" and not _LASTING.isdisjoint(reading.tokens)
    untried = fresh and _TRIED.isdisjoint(reading.tokens)
    return replace(
        event,
        slots=heard,
        answer="relief-now" if event.answer == "still-going" and untried else event.answer,
        form=None if plainly else event.form,
        supposed=(asking and is_supposed(reading)) or lasts or (fresh and _is_over(reading)),
    )


def _is_over(reading: Reading) -> bool:
    """Whether it is told, and neither here nor now: "it isn't cramping anymore"."""
    return not_there(bare(" ".join(reading.tokens)))


def _may_be_one(event: Event, reading: Reading, state: State) -> bool:
    """Whether it could be about a cramp now: near answers, what began with it, nothing known."""
    best = reading.candidates[0] if reading.candidates else None
    known = best is not None and best.p == 1.0
    if isinstance(event, events.Asked):
        near = event.answer in (*_OF_PARTS, *_BESIDE_IT)
        unsure = best is not None and best.p < _SURELY and event.answer not in _NOW
        named = any(one in event.slots for one in _THINGS)
        named = named and not looks_like_one(" ".join(reading.tokens))
        asked = reading.frame == "question" or asks_somewhere(reading)
        asked = asked and not asks_for_help(" ".join(reading.tokens))
        else_ = asked and question_form(reading.form) not in _OF_DOING  # "is it normal"
        return ((near and not else_) or (unsure and not named and not asked)) and not known
    if known or state.triage or state.routine or state.relief:
        return False
    return type(event) in _MISTAKEN


def _with_part(event: Event) -> Slots:
    """The slots with the part that the answer is of, where the words name none of the list."""
    part = _OF_PARTS.get(event.answer) if isinstance(event, events.Asked) else None
    own = {"part": (SlotValue(part, (part,)),)} if part else {}
    return {**own, **event.slots}


def _without_finding(heard: Slots) -> Slots:
    return {name: words for name, words in heard.items() if name != "finding"}


def once(found: Sequence[Event], state: State) -> tuple[Event, ...]:
    """The events with the cramp told of once: "no, it's not working" is one reply."""
    replied = state.relief is not None and isinstance(next(iter(found), None), _REPLIES)
    again = (isinstance(one, events.Asked) and one.answer in _NOW for one in found)
    return tuple(one for one, same in zip(found, again, strict=True) if not (replied and same))


def _with_place(heard: Slots, place: str | None) -> Slots:
    return {**heard, "place": (SlotValue(place, (place,)),)} if place else heard
