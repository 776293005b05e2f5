"""Cries for help that name no sign; signs themselves come in any slot of any intent."""

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events

EVENTS: dict[str, ToEvent] = {
    "DangerIntent": events.ReportedEmergency,
    "CallForMeIntent": events.AskedCall,
    "SelfHarmIntent": events.SaidSelfHarm,
}
