"""Requests made by hand: any intent, any slot value, filled samples, and a walk over the states."""

import re
from collections.abc import Iterator
from typing import Any

from deploy.certify.stage import Stage
from simulator.device.envelope import Session
from simulator.device.turn import Turn
from simulator.understanding.model import IntentSpec, InteractionModel

LAUNCH: dict[str, Any] = {"type": "LaunchRequest"}
BUILT_IN = {
    "AMAZON.NUMBER": "seventy",
    "AMAZON.DURATION": "two weeks",
    "AMAZON.TIME": "nine p.m.",
    "AMAZON.DATE": "tomorrow",
}
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_STATES = 150
_REPLIES = ("yes", "no", "i'm not sure")
_BEGIN = (  # something of everything that the skill does
    "help",
    "why do my legs cramp at night",
    "how much magnesium do i need",
    "what about my mother",
    "tell me more",
    "i have a cramp right now",
    "check my leg",
    "i have a funny feeling in my chest",
    "start my bedtime routine",
    "remind me every night",
    "remind me every night at half past nine",
    "what time is my reminder",
    "forget everything about me",
)


def intent(name: str, **slots: dict[str, Any]) -> dict[str, Any]:
    """An IntentRequest with these slots as Alexa would send them."""
    filled = {
        slot: {"name": slot, "confirmationStatus": "NONE", **it} for slot, it in slots.items()
    }
    spoken = {"name": name, "confirmationStatus": "NONE", "slots": filled}
    return {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": spoken}


def said(model: InteractionModel, spec: IntentSpec) -> str | None:
    """Words that arrive by the intent's first sample; None where it has none.

    A listed value in each slot; where one of them begins as the sample does, it is the whole.
    """
    if not spec.samples:
        return None
    begins = spec.samples[0].partition("{")[0]
    listed = (
        value.name for slot in spec.slots.values() for value in model.types.get(slot.type, ())
    )
    whole = next((one for one in listed if begins and one.startswith(begins)), None)
    return whole or _SLOT.sub(lambda slot: _value(model, spec.slots[slot[1]].type), spec.samples[0])


def _value(model: InteractionModel, kind: str) -> str:
    return model.types[kind][0].name if kind in model.types else BUILT_IN.get(kind, "something")


def say(stage: Stage, locale: str, words: str, session: Session) -> Turn:
    """Words as they arrive by the locale's model."""
    understood = stage.resolvers[locale].understand(words)
    slots = {name: {"value": slot.values[0].value} for name, slot in understood.slots.items()}
    return stage.send(locale, intent(understood.intent, **slots), session)


def states(stage: Stage, locale: str) -> Iterator[Session]:
    """Sessions that are open, one for each different question that the skill may have asked.

    Found by a walk: what begins each thing that it does, then yes, no and "not sure" to whatever
    is asked.
    """
    seen: set[str] = set()
    start = Session()
    stage.send(locale, LAUNCH, start)
    waiting = [(start, True)]
    while waiting and len(seen) < _MOST_STATES:
        session, first = waiting.pop(0)
        yield session
        for words in _BEGIN if first else _REPLIES:
            after = Session(new=False, attributes=session.attributes)
            turn = say(stage, locale, words, after)
            key = repr(turn.reply.asks)
            if not turn.ends and key not in seen:
                seen.add(key)
                waiting.append((after, False))


def acts(turn: Turn) -> list[str]:
    """The names of what a reply conveys."""
    return [act.act for act in turn.reply.acts]


def broken(turn: Turn) -> bool:
    """Whether the skill failed, or said that it did."""
    return turn.broken or "basics.trouble" in acts(turn)
