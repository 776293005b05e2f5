"""What stands around the device, and the voice: looked at from the device panel.

What happens there is a step of the conversation (`simulator.plays.steps`), and so is recorded with
it.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from simulator.page.asked import Asked
from simulator.page.house import House
from simulator.page.parts import Parts
from simulator.page.voice import available, speak
from simulator.services.faults import FAULTS, SERVICES

ZONES = (
    "America/New_York",
    "America/Los_Angeles",
    "Europe/London",
    "Australia/Sydney",
    "Asia/Kolkata",
    "UTC",
)


def house_routes(parts: Parts) -> Blueprint:
    """The routes /api/house and /api/voice."""
    routes = Blueprint("house", __name__, url_prefix="/api")

    @routes.get("/house")
    def look() -> dict[str, Any]:
        return _view(parts.house, request.args.get("person", ""))

    @routes.post("/voice")
    def voice() -> Response:
        return Response(speak(Asked().text("ssml"), available()), mimetype="audio/wav")

    return routes


def _view(house: House, person: str) -> dict[str, Any]:
    household = house.household
    household.join(person)
    zone = household.zone
    return {
        "now": house.clock().isoformat(),
        "zone": zone,
        "zones": sorted({*ZONES, *([zone] if zone else [])}),
        "permission": household.permission(person),
        "faults": {service: household.fault_of(service) for service in SERVICES},
        "kinds": FAULTS,
        "pending": [
            {"at": each.next.isoformat(), "local": _local(each.next, zone), "text": each.label}
            for each in household.reminders(person)
            if each.next
        ],
    }


def _local(moment: datetime, zone: str | None) -> str:
    """As the device's clock shows it, for the step [until …]."""
    return moment.astimezone(ZoneInfo(zone or "UTC")).replace(tzinfo=None).isoformat()
