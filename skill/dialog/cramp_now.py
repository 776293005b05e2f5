"""Whether a cramp is there now, where somebody is with it, and which part it has got.

"My hamstring's just gone" wants the first instruction, "I get them in my hamstring" an answer. What
only tells of the cramp asks in no form, and what is asked of the next one wants words, no coach.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.heard_slots import slots_of, with_findings
from skill.dialog.questions import asks, asks_somewhere
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
_OF_WHOM = ("pregnancy-cramps", "children-cramps", "exercise-cramps", "older-age", "why-at-night")
_HAS = word_set("has have got having with")
_GRIPS = word_set(
    "cramping cramped locked locking seized seizing spasm spasming knotted curled curling stuck "
    "twisted twisting clawed clawing balled rigid"
)
_CRIES = word_set("now help quick quickly ow ouch aargh argh aaagh aagh god")
_HABITS = word_set(
    "every often always keep keeps lately usually nights sometimes get gets getting weekly daily "
    "yesterday tomorrow last after"
)
_SUPPOSED = word_set("when whenever if during next usually time")
_AT_ONCE = word_set("now help quick quickly")
_NOT_THERE = word_set("not was were after from been went before yesterday stopped finished")
_BESIDE = 3  # tokens before a place that say it is not where somebody is now
_PLACES = (
    ("driving", (("driving",), ("the", "wheel"), ("motorway",), ("highway",), ("freeway",))),
    ("water", (("pool",), ("swimming",), ("sea",), ("lake",), ("ocean",), ("the", "water"))),
    ("reach", (("not", "reach"),)),
    (
        "sitting",
        (("not", "stand"), ("not", "get", "up"), ("not", "get", "out"), ("wheelchair",)),
    ),
    ("bed", (("in", "bed"), ("my", "bed"), ("lying", "down"))),
)
_REPLIES = (events.SaidYes, events.SaidNo, events.SaidUnsure, events.CrampGone, events.Hurt)
_CAN = ("can", "may", "could", "am", "should")
_ASKED_WHAT = "should-i"  # "what should i do" asks how to


def place_of(reading: Reading) -> str | None:
    """Where somebody is: at the wheel, in the water, in bed, or out of reach of the foot."""
    tokens = reading.tokens
    for place, several in _PLACES:
        for words in several:
            for at in range(len(tokens) - len(words) + 1):
                before = tokens[max(at - _BESIDE, 0) : at]
                if tokens[at : at + len(words)] == words and _NOT_THERE.isdisjoint(before):
                    return place
    return None


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


def of_a_cramp(event: Event, reading: Reading) -> Event:
    """The event with what it tells of a cramp that is there now."""
    if isinstance(event, events.Skipped):
        return replace(event, slots=_with_place(event.slots, place_of(reading)))
    if not isinstance(event, events.Asked):
        return event
    if event.answer in _OF_PARTS and _grips(reading):
        part = {"part": (SlotValue(_OF_PARTS[event.answer], (_OF_PARTS[event.answer],)),)}
        event = events.Asked({**part, **event.slots}, "relief-now")
    elif event.answer in _OF_WHOM and _grips(reading, told=True):
        event = events.Asked(event.slots, "relief-now")
    if event.answer not in _NOW:
        return event
    asking = asks_somewhere(reading)
    plainly = not asking or (event.form == _ASKED_WHAT and "what" in reading.tokens)
    plainly = plainly or (event.form == "can-i" and set(_CAN).isdisjoint(reading.tokens))
    return replace(
        event,
        slots=_with_place(event.slots, place_of(reading)),
        form=None if plainly else event.form,
        supposed=asking and _is_supposed(reading),
    )


def once(found: Sequence[Event], state: State) -> tuple[Event, ...]:
    """The events with the cramp told of once: "no, it's not working" is one reply."""
    replied = state.relief is not None and isinstance(next(iter(found), None), _REPLIES)
    again = (isinstance(one, events.Asked) and one.answer in _NOW for one in found)
    return tuple(one for one, same in zip(found, again, strict=True) if not (replied and same))


def _with_place(heard: Slots, place: str | None) -> Slots:
    return {**heard, "place": (SlotValue(place, (place,)),)} if place else heard


def _grips(reading: Reading, *, told: bool = False) -> bool:
    """Whether a part is cramping now, and nothing is asked of cramps in general.

    `told`: a cry alone is not enough.
    """
    words = set(reading.tokens)
    has = any(a in _HAS and b in ("a", "cramp") for a, b in pairwise(reading.tokens))
    grips = not words.isdisjoint(_GRIPS) or (has and "cramp" in words)
    grips = grips or not (told or words.isdisjoint(_CRIES))
    return grips and words.isdisjoint(_HABITS) and not any(_general(reading))


def _general(reading: Reading) -> Iterator[bool]:
    """Each question but "what do i do", which a cramp now asks, too."""
    for first, second in pairwise(reading.tokens):
        if first in ("why", "how", "is", "are", "can", "does", "do") and asks((first, second)):
            yield reading.tokens[0] == first
    yield "why" in reading.tokens


def _is_supposed(reading: Reading) -> bool:
    """Whether it is asked of a cramp that may come: "what do i do when i get one"."""
    words = set(reading.tokens)
    return not words.isdisjoint(_SUPPOSED) and words.isdisjoint(_AT_ONCE)
