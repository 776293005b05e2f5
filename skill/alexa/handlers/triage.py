"""The leg check: how it is asked for, and what people tell in it."""

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events

EVENTS: dict[str, ToEvent] = {
    "TriageIntent": events.StartedTriage,
    "TellIntent": events.Told,
    "ChangeAnswerIntent": events.Corrected,
    "AMAZON.PreviousIntent": events.WentBack,
}
