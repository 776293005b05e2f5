"""What of the project one turn touches."""

from collections.abc import Iterator

from simulator.device.turn import Turn
from simulator.wire.reply import Act
from workshop.simulator_plugin.things import outcome, row

_DECISIONS = {"AMAZON.YesIntent": "yes", "AMAZON.NoIntent": "no", "UnsureIntent": "unsure"}
_ANSWER = "answer"  # the slot of a reply, and the fact of an act

# Fact → the area of the thing that it names.
_NAMED = ((_ANSWER, "answers"), ("step", "steps"))


def touched(asked: Act | None, turn: Turn) -> Iterator[tuple[str, str]]:
    """Area and name; `asked`: the question that the turn answers."""
    yield from _decided(str(asked.facts.get("question", "")) if asked else "", turn)
    for act in (*turn.reply.acts, *([turn.reply.asks] if turn.reply.asks else [])):
        yield "acts", act.act
        yield from _named(act)


def _decided(question: str, turn: Turn) -> Iterator[tuple[str, str]]:
    """The row of triage that an answer belongs to."""
    if not question or turn.understood is None:
        return
    if decision := _DECISIONS.get(turn.understood.intent):
        yield "triage rows", row(question, decision)
    if slot := turn.understood.slots.get(_ANSWER):
        for heard in slot.values:
            for identifier, _ in heard.resolutions:
                yield "triage rows", row(question, identifier)


def _named(act: Act) -> Iterator[tuple[str, str]]:
    """The things that the act's facts name."""
    for fact, area in _NAMED:
        if isinstance(name := act.facts.get(fact), str):
            yield area, name
    if isinstance(name := act.facts.get("outcome"), str):
        yield "triage rows", outcome(name)
