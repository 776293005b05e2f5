"""Reports of danger: one intent for each sign, and cries for help that name none.

Signs come in any slot of any intent as well; the dialog looks at all of them.
"""

from collections.abc import Iterable

from skill.alexa.handlers.base import ToEvent
from skill.dialog import events
from skill.knowledge.names import report_name

EVENTS: dict[str, ToEvent] = {
    "DangerIntent": events.ReportedEmergency,
    "CallForMeIntent": events.AskedCall,
    "SelfHarmIntent": events.SaidSelfHarm,
}


def reports(finding_ids: Iterable[str]) -> dict[str, ToEvent]:
    """The events of the findings' own intents."""
    return {report_name(finding): _reported(finding) for finding in finding_ids}


def _reported(finding: str) -> ToEvent:
    return lambda slots: events.Reported(slots, finding=finding)
