"""The bedtime routine: how it is started and steered."""

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events

EVENTS: dict[str, ToEvent] = {
    "RoutineIntent": events.StartedRoutine,
    "AMAZON.NextIntent": events.WentOn,
    "SkipIntent": events.Skipped,
    "AMAZON.PauseIntent": events.Paused,
    "PauseForIntent": events.Paused,
    "AMAZON.ResumeIntent": events.Resumed,
    "CarryOnIntent": events.Resumed,
    "AMAZON.StartOverIntent": events.StartedOver,
    "HowManyLeftIntent": events.AskedHowManyLeft,
    "HowLongIntent": events.AskedHowLong,
    "HurtsIntent": events.Hurt,
    "ShorterIntent": events.AskedShorter,
    "SeatedIntent": events.SatDown,
}
