"""The reply to the question that is open: what it expects, and the events that a reply means.

Which way of asking an act is, and what people say to it, stands in
interaction_model/en/replies.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from skill.dialog import events
from skill.dialog.asking_words import asks
from skill.dialog.events import Event, Slots
from skill.dialog.routine_events import (
    AskedCount,
    AskedFaster,
    AskedHowLong,
    AskedHowManyLeft,
    AskedNights,
    AskedShorter,
    AskedWhichLeg,
    ChangedPosition,
    ChoseLeg,
    CrampGone,
    CrampMoved,
    Dozed,
    Hurt,
    Paused,
    Resumed,
    RuledOut,
    SatDown,
    Skipped,
    StartedOver,
    WentOn,
)
from skill.dialog.routine_replies import RULES_OUT, said_to_it
from skill.dialog.state import State
from skill.dialog.subject_events import Make
from skill.dialog.ways import asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.commanded import leaves
from skill.understanding.reading import Reading
from skill.understanding.replies import Said, reply_in

ANSWERS = ("yes", "no", "unsure", "neither")
_DENYING = ("no", "neither")
_OFFERING = ("offer", "confirm", "choice", "account", "time")
_MEANT: Mapping[str, Make] = {
    "yes": events.SaidYes,
    "no": events.SaidNo,
    "neither": events.SaidNo,
    "unsure": events.SaidUnsure,
    "why": events.AskedWhy,
    "meaning": events.AskedMeaning,
    "again": events.AskedRepeat,
    "skip": Skipped,
    "hurts": Hurt,
    "wait": events.Acknowledged,
    "called": events.Called,
    "drop": events.Thanked,
    "gone": CrampGone,
    "cramp-moved": CrampMoved,
    "how-long": AskedHowLong,
    **{why: partial(RuledOut, why=why) for why in RULES_OUT},
    "moved": ChangedPosition,
    "lying": partial(ChangedPosition, to="lying"),
    "standing": partial(ChangedPosition, to="standing"),
    "seated": SatDown,
    "over": StartedOver,
    "next": WentOn,
    "back": events.WentBack,
    "repeat": events.AskedRepeat,
    "slower": partial(events.AskedRepeat, slowly=True),
    "faster": AskedFaster,
    "shorter": AskedShorter,
    "left": AskedHowManyLeft,
    "which-leg": AskedWhichLeg,
    "left-leg": partial(ChoseLeg, side="left"),
    "right-leg": partial(ChoseLeg, side="right"),
    "both-legs": ChoseLeg,
    "dozed": Dozed,
    "dropping": partial(Dozed, still=False),
    "pause": Paused,
    "not-done": events.SaidNo,
    "stop": events.Stopped,
    "resume": Resumed,
    "count": AskedCount,
    "uncount": partial(AskedCount, keep=False),
    "nights": AskedNights,
    "cramp": partial(events.Asked, answer="relief-now"),
}
_TAKING_BACK = frozenset(("first", "second", "meant", "mean", "wrong", "other", "actually"))
_GRAVE = ("danger.", "mind.")
_CHECKING = ("triage.", "routine.")  # who waits there looks, or catches up
_LOOKS = ("why", "meaning", "wait")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "first": ("first",),
    "second": ("second",),
    "both": ("first", "second"),
}
# What basics.choose offers; basics.did_you_mean says its two in its facts.
_TO_CHOOSE = {"first": "relief-now", "second": "prevention"}


def reply_to(reading: Reading, state: State, knowledge: Knowledge) -> Said | None:
    """The reply to the open question that stands in the words."""
    if said := said_to_it(reading, state, knowledge):
        return said
    way = way_of(state, knowledge)
    said = reply_in(reading.tokens, knowledge.replies, way) if way else None
    if said and way in _OFFERING and _declines_and_leaves(said, reading, knowledge):
        return Said("drop", said.start, len(reading.tokens), whole=True)
    if said and said.meaning == "wait" and not said.whole and _goes_on(said, reading):
        return None  # "hang on, it was the first one after all"
    if said and said.meaning == "gone" and "back" in reading.tokens[said.end :]:
        return Said("no", said.start, said.end, whole=False)  # "it let go and came right back"
    answers = said and said.meaning in ANSWERS and not said.whole and said.start == 0
    return None if answers and _begins_to_ask(reading.tokens) else said


def _declines_and_leaves(said: Said, reading: Reading, knowledge: Knowledge) -> bool:
    """Like "no thanks, goodbye": nothing else is asked then."""
    rest = reading.tokens[said.end :]
    return said.meaning in _DENYING and said.start == 0 and leaves(rest, knowledge.replies)


def _goes_on(said: Said, reading: Reading) -> bool:
    """Whether something is told or asked behind a word that bids us wait."""
    return _tells(reading) or asks(reading.tokens, said.end)


def _tells(reading: Reading) -> bool:
    """Whether something of ours is named, or told, or taken back."""
    words = set(reading.tokens)
    ours = [one for one in reading.mentions if one.id.partition(".")[0] not in ("person", "pet")]
    return bool(ours or reading.findings) or not words.isdisjoint(_TAKING_BACK)


def _begins_to_ask(tokens: Sequence[str]) -> bool:
    """Like "could i …", but not "could be"."""
    return asks(tokens) and tuple(tokens[1:2]) not in (("be",), ("not",), ("well",))


def answer_of(said: Said | None) -> str | None:
    """Yes, no or unsure, where it is one of these."""
    if said is None or said.meaning not in ANSWERS:
        return None
    return "no" if said.meaning == "neither" else said.meaning


def replied(said: Said, state: State, heard: Slots) -> Iterator[Event]:
    """The events of a reply; of a choice, what was chosen."""
    if said.meaning in _CHOICES:
        yield from _chosen(_CHOICES[said.meaning], state, heard)
    elif _must_not_be_lost(said, asked_of(state).act):
        yield events.AskedRepeat(heard)  # it has no explanation, and must not be lost
    elif said.meaning == "wait" and not asked_of(state).act.startswith(_CHECKING):
        yield Paused(heard)
    else:
        yield _MEANT[said.meaning](heard)


def _must_not_be_lost(said: Said, asked: str) -> bool:
    """Whether a danger that was asked about, or an alarm, is said again to "hang on"."""
    waits = said.meaning == "wait" and asked.startswith(_GRAVE)
    return waits or (said.meaning in _LOOKS and asked == "danger.check")


def _chosen(which: tuple[str, ...], state: State, heard: Slots) -> Iterator[Event]:
    asked = asked_of(state)
    offered = asked.facts if asked.act == "basics.did_you_mean" else _TO_CHOOSE
    for one in which:
        if one in offered:
            yield events.Asked(heard, str(offered[one]), state.asked_form)


def topic(state: State) -> str:
    """The open question, as the ear was taught answers to it; empty where none is open."""
    asked = asked_of(state)
    return str(asked.facts.get("question", _TOPICS.get(asked.act, "any"))) if asked.act else ""


_TOPICS = {"danger.check": "check", "routine.check": "check", "routine.legs": "check"}
