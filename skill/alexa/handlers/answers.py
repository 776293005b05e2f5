"""Questions: one intent for each answer, and what is said about the answer just told."""

from collections.abc import Iterable

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events
from skill.knowledge.names import intent_name

EVENTS: dict[str, ToEvent] = {
    "AboutIntent": events.AskedAbout,
    "TellMeMoreIntent": events.AskedMore,
    "WhyAskIntent": events.AskedWhy,
    "SourcesIntent": events.AskedSources,
}


def questions(answer_ids: Iterable[str]) -> dict[str, ToEvent]:
    """The events of the answers' own intents."""
    return {intent_name(answer): _asked(answer) for answer in answer_ids}


def _asked(answer: str) -> ToEvent:
    return lambda slots: events.Asked(slots, answer=answer)
