"""Reminders: how they are asked for."""

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events

EVENTS: dict[str, ToEvent] = {
    "RemindMeIntent": events.AskedReminder,
    "MoveReminderIntent": events.MovedReminder,
    "WhichReminderIntent": events.AskedWhichReminder,
    "CancelReminderIntent": events.CanceledReminder,
}
