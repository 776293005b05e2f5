"""What of the project one turn touches."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.device.turn import Turn
from simulator.wire.reply import Act
from workshop.simulator_plugin.things import outcome, question, row

_DECISIONS = {"SaidYes": "yes", "SaidNo": "no", "SaidUnsure": "unsure"}
_REPLIES = ("yes", "no", "unsure")

# Fact → the area of the thing that it names.
_NAMED = (("answer", "answers"), ("step", "steps"))


def touched(asked: Act | None, turn: Turn) -> Iterator[tuple[str, str]]:
    """Area and name; `asked`: the question that the turn answers."""
    reading = turn.reading or {}
    yield from _decided(str(asked.facts.get("question", "")) if asked else "", reading)
    yield from _read(reading)
    for act in (*turn.reply.acts, *([turn.reply.asks] if turn.reply.asks else [])):
        yield "acts", act.act
        yield from _named(act)
    if turn.reply.asks:
        yield "questions", question(turn.reply.asks)


def _decided(asked: str, reading: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The row of triage that an answer belongs to."""
    said = {_DECISIONS.get(event) for event in reading.get("events", ())} | {reading.get("reply")}
    for decision in _REPLIES:
        if asked and decision in said:
            yield "triage rows", row(asked, decision)


def _read(reading: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the words were read as."""
    yield from (("mentions", str(one["id"])) for one in reading.get("mentions", ()))
    yield from (("findings", str(one["id"])) for one in reading.get("findings", ()))
    for area, key in (("subjects", "subject"), ("forms", "form")):
        if name := reading.get(key):
            yield area, str(name)


def _named(act: Act) -> Iterator[tuple[str, str]]:
    """The things that the act's facts name."""
    for fact, area in _NAMED:
        if isinstance(name := act.facts.get(fact), str):
            yield area, name
    if isinstance(name := act.facts.get("outcome"), str):
        yield "triage rows", outcome(name)
