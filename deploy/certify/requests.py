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


def intent(name: str, **slots: dict[str, Any]) -> dict[str, Any]:
    """An IntentRequest with these slots as Alexa would send them."""
    filled = {
        slot: {"name": slot, "confirmationStatus": "NONE", **it} for slot, it in slots.items()
    }
    spoken = {"name": name, "confirmationStatus": "NONE", "slots": filled}
    return {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": spoken}


def said(model: InteractionModel, spec: IntentSpec) -> str | None:
    """The intent's first sample with a listed value in each slot; None where it has none."""
    if not spec.samples:
        return None
    return _SLOT.sub(lambda slot: _value(model, spec.slots[slot[1]].type), spec.samples[0])


def _value(model: InteractionModel, kind: str) -> str:
    return model.types[kind][0].name if kind in model.types else BUILT_IN.get(kind, "something")


def states(stage: Stage, locale: str) -> Iterator[Session]:
    """Sessions that are open, one for each different question that the skill may have asked.

    Found by a walk: every intent after a launch, then yes, no and "not sure" to whatever is asked.
    """
    seen: set[str] = set()
    start = Session()
    stage.send(locale, LAUNCH, start)
    waiting = [(start, True)]
    while waiting and len(seen) < _MOST_STATES:
        session, first = waiting.pop(0)
        yield session
        for name in _steps(stage, locale, first=first):
            after = Session(new=False, attributes=session.attributes)
            turn = stage.send(locale, intent(name), after)
            key = repr(turn.reply.asks)
            if not turn.ends and key not in seen:
                seen.add(key)
                waiting.append((after, False))


def _steps(stage: Stage, locale: str, *, first: bool) -> list[str]:
    names = stage.model(locale).intents
    replies = ["AMAZON.YesIntent", "AMAZON.NoIntent", "UnsureIntent"]
    return list(names) if first else [name for name in replies if name in names]


def acts(turn: Turn) -> list[str]:
    """The names of what a reply conveys."""
    return [act.act for act in turn.reply.acts]


def broken(turn: Turn) -> bool:
    """Whether the skill failed, or said that it did."""
    return turn.broken or "basics.trouble" in acts(turn)
