"""Collects what turns touch."""

from collections.abc import Iterator, Sequence

from simulator.device.turn import Turn
from simulator.plays.coverage.things import AREAS, Area, outcome, row, sample, value
from simulator.wire.reply import Act

_DECISIONS = {"AMAZON.YesIntent": "yes", "AMAZON.NoIntent": "no", "UnsureIntent": "unsure"}
_ANSWER = "answer"  # the slot of a reply, and the fact of an act

# Fact → the area of the thing that it names.
_NAMED: tuple[tuple[str, Area], ...] = ((_ANSWER, "answers"), ("step", "steps"))


class Touched:
    """Names by area. Feed it whole conversations: an answer belongs to the question before it."""

    def __init__(self) -> None:
        self.names: dict[Area, set[str]] = {area: set() for area in AREAS}

    def conversation(self, turns: Sequence[Turn]) -> None:
        """Take note of all turns of one conversation, in order."""
        question = None
        for turn in turns:
            for area, name in (*_heard(turn), *_decided(question, turn), *_said(turn)):
                self.names[area].add(name)
            asks = turn.reply.asks
            question = str(asks.facts.get("question", "")) if asks else None


def _heard(turn: Turn) -> Iterator[tuple[Area, str]]:
    understood = turn.understood
    if understood is None:
        return
    yield "intents", understood.intent
    if understood.sample is not None:
        yield "samples", sample(understood.intent, understood.sample)
    for slot in understood.slots.values():
        for heard in slot.values:
            for identifier, name in heard.resolutions:
                yield "slot values", value(slot.type, identifier or name)


def _decided(question: str | None, turn: Turn) -> Iterator[tuple[Area, str]]:
    """The row of the leg check that an answer belongs to."""
    if not question or turn.understood is None:
        return
    if decision := _DECISIONS.get(turn.understood.intent):
        yield "triage rows", row(question, decision)
    if slot := turn.understood.slots.get(_ANSWER):
        for heard in slot.values:
            for identifier, _ in heard.resolutions:
                yield "triage rows", row(question, identifier)


def _said(turn: Turn) -> Iterator[tuple[Area, str]]:
    asks = [turn.reply.asks] if turn.reply.asks else []
    for act in (*turn.reply.acts, *asks):
        yield "acts", act.act
        yield from _named(act)


def _named(act: Act) -> Iterator[tuple[Area, str]]:
    """The things that the act's facts name."""
    for fact, area in _NAMED:
        if isinstance(name := act.facts.get(fact), str):
            yield area, name
    if isinstance(name := act.facts.get("outcome"), str):
        yield "triage rows", outcome(name)
