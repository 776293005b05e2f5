"""Manners: what each of Alexa's own intents, and our few, mean as events."""

from functools import partial

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events

EVENTS: dict[str, ToEvent] = {
    "LaunchRequest": events.Opened,
    "AMAZON.HelpIntent": events.AskedHelp,
    "AMAZON.RepeatIntent": events.AskedRepeat,
    "SlowerIntent": partial(events.AskedRepeat, slowly=True),
    "AMAZON.YesIntent": events.SaidYes,
    "AMAZON.NoIntent": events.SaidNo,
    "UnsureIntent": events.SaidUnsure,
    "OkayIntent": events.Acknowledged,
    "ThanksIntent": events.Thanked,
    "ForgetMeIntent": events.AskedForget,
    "ClarifyIntent": events.AskedMeaning,
    "AMAZON.StopIntent": events.Stopped,
    "AMAZON.CancelIntent": events.Stopped,
    "AMAZON.NavigateHomeIntent": events.Stopped,
    "AMAZON.FallbackIntent": events.NotUnderstood,
}
