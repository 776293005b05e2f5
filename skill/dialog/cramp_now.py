"""Whether a cramp is there now, where somebody is with it, and which part it has got.

"My hamstring's just gone" wants the first instruction, "I get them in my hamstring" an answer. What
only tells of the cramp asks in no form, and what is asked of the next one wants words, no coach.
"""

from collections.abc import Sequence
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
_BESIDE_IT = (
    *("pregnancy-cramps", "children-cramps", "exercise-cramps", "older-age", "why-at-night"),
    *("both-legs", "same-leg", "what-is-a-cramp", "sleeping-position", "stretch-seated"),
    *("which-stretches", "sitting-still", "danger-signs", "magnesium-pregnancy", "heat-cramps"),
)
# Words of a part that our list has not, or has otherwise: "back of my thigh" is no front thigh.
_WORDS_OF = (
    ("hamstring", word_set("hamstring hamstrings hammy"), ("back", "behind")),
    ("thigh", word_set("quad quads quadriceps"), ()),
    ("foot", word_set("arch arches sole soles instep"), ()),
)
_THIGH = word_set("thigh thighs")
_TRIED = word_set("still stretched stretching tried pulled rubbed did again works worked keeps")
_GRIPS = word_set(
    "cramp cramping cramped locked locking seized seizing spasm spasming knot knotted curled "
    "curling stuck twisted twisting clawed clawing balled ball rigid"
)
_CRIES = word_set(
    "help quick quickly ow oww owww ouch aargh argh aaagh aagh agony bloody hell god jesus christ "
    "damn oh ooh ah"
)
_HABITS = word_set(
    "every often always keep keeps lately usually nights sometimes get gets getting weekly daily "
    "yesterday tomorrow last after ago since weeks months years days hours minutes cramps used"
)
# Another sign may stand among these words, that no rule knows: then the ear is believed.
_ELSEWHERE = word_set(
    "heart chest breath breathe breathing head face arm arms speech dizzy faint sick vomiting hand "
    "hands all every both numb cold white blue swollen hot pop snap fell hit accident"
)
_OPENERS = word_set("how is are can does do could what which should will would was were has have")
_WHAT_TO_DO = (("what", "do", "i"), ("what", "can", "i"), ("what", "should", "i"))
_SUPPOSING = word_set("why if when whenever about")
_SURE_OF_DANGER = 0.9
_BRIEF, _LONGEST = 6, 16  # tokens of a bare cry, and of what tells of a cramp now
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


def grips_now(reading: Reading) -> bool:
    """Whether a cramp is told of that is there now, and nothing else of the body."""
    words = {one for one, after in pairwise((*reading.tokens, "")) if after != "pregnant"}
    told = [one for one in reading.findings if one.how in ("stated", "suspected")]
    if any(not one.plain for one in told) or len(words) > _LONGEST or not _HABITS.isdisjoint(words):
        return False
    cramp = any(one.id == "plain-cramp" for one in told) or not words.isdisjoint(_GRIPS)
    return (cramp or _cries(reading)) and not _general(reading)


def hardly_danger(reading: Reading) -> bool:
    """Whether a danger that the ear alone suspects is only the cramp: "cramped, and crying"."""
    shares = reading.by_ear
    unsure = shares is not None and shares.body < _SURE_OF_DANGER
    return unsure and grips_now(reading) and _ELSEWHERE.isdisjoint(reading.tokens)


def of_a_cramp(event: Event, reading: Reading, state: State) -> Event:
    """The event with what it tells of a cramp that is there now."""
    if isinstance(event, events.Skipped):
        return replace(event, slots=_with_place(event.slots, place_of(reading)))
    if _may_be_one(event, reading, state) and grips_now(reading):
        event = events.Asked(_without_finding(_with_part(event)), "relief-now")
    if not isinstance(event, events.Asked) or event.answer not in _NOW:
        return event
    asking = asks_somewhere(reading)
    plainly = not asking or (event.form == _ASKED_WHAT and "what" in reading.tokens)
    plainly = plainly or (event.form == "can-i" and set(_CAN).isdisjoint(reading.tokens))
    heard = _with_place(event.slots, place_of(reading))
    if part := _part_said(reading):
        heard = {**heard, "part": (SlotValue(part, (part,)),)}
    untried = state.relief is None and _TRIED.isdisjoint(reading.tokens)
    return replace(
        event,
        slots=heard,
        answer="relief-now" if event.answer == "still-going" and untried else event.answer,
        form=None if plainly else event.form,
        supposed=asking and _is_supposed(reading),
    )


def _may_be_one(event: Event, reading: Reading, state: State) -> bool:
    """Whether it could be about a cramp now: near answers, a check begun with it, nothing known."""
    if isinstance(event, events.Asked):
        known = bool(reading.candidates) and reading.candidates[0].p == 1.0
        return event.answer in (*_OF_PARTS, *_BESIDE_IT) and not known
    if state.triage or state.routine or state.relief:
        return False
    told = isinstance(event, events.Reported) and type(event) is events.Reported
    return told or isinstance(event, events.Doubted | events.StartedTriage | events.NotUnderstood)


def _with_part(event: Event) -> Slots:
    """The slots with the part that the answer is of, where the words name none of the list."""
    part = _OF_PARTS.get(event.answer) if isinstance(event, events.Asked) else None
    own = {"part": (SlotValue(part, (part,)),)} if part else {}
    return {**own, **event.slots}


def _part_said(reading: Reading) -> str | None:
    """The part by words of its own, before what the list makes of them."""
    words = set(reading.tokens)
    for part, names, before in _WORDS_OF:
        behind = not words.isdisjoint(before) and not words.isdisjoint(_THIGH)
        if behind or not words.isdisjoint(names):
            return part
    return None


def _without_finding(heard: Slots) -> Slots:
    return {name: words for name, words in heard.items() if name != "finding"}


def once(found: Sequence[Event], state: State) -> tuple[Event, ...]:
    """The events with the cramp told of once: "no, it's not working" is one reply."""
    replied = state.relief is not None and isinstance(next(iter(found), None), _REPLIES)
    again = (isinstance(one, events.Asked) and one.answer in _NOW for one in found)
    return tuple(one for one, same in zip(found, again, strict=True) if not (replied and same))


def _with_place(heard: Slots, place: str | None) -> Slots:
    return {**heard, "place": (SlotValue(place, (place,)),)} if place else heard


def _cries(reading: Reading) -> bool:
    """Whether a part is cried out, and little else: "jesus christ my calf"."""
    part = any(one.id.startswith("part.") for one in reading.mentions)
    return part and len(reading.tokens) <= _BRIEF and not _CRIES.isdisjoint(reading.tokens)


def _general(reading: Reading) -> bool:
    """Whether something is asked of cramps, and not only what to do."""
    first, *_ = reading.tokens or ("",)
    asks_it = first in _OPENERS and reading.tokens[:3] not in _WHAT_TO_DO
    return asks_it or not _SUPPOSING.isdisjoint(reading.tokens)


def _is_supposed(reading: Reading) -> bool:
    """Whether it is asked of a cramp that may come: "what do i do when i get one"."""
    words = set(reading.tokens)
    return not words.isdisjoint(_SUPPOSED) and words.isdisjoint(_AT_ONCE)
