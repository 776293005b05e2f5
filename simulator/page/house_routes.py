"""What stands around the device, and the voice: looked at and changed from the device panel."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeVar

from flask import Blueprint, Response, request

from simulator.errors import SimulatorError
from simulator.page.asked import Asked
from simulator.page.house import FAULTS, PERMISSIONS, STANDINGS, ZONES, House, Ring
from simulator.page.parts import Parts
from simulator.page.voice import available, speak

_Name = TypeVar("_Name", bound=str)
_MOST_MINUTES = 366 * 24 * 60


def house_routes(parts: Parts) -> Blueprint:
    """The routes /api/house and /api/voice."""
    routes = Blueprint("house", __name__, url_prefix="/api")

    @routes.get("/house")
    def look() -> dict[str, Any]:
        return _view(parts.house, request.args.get("person", ""))

    @routes.post("/house")
    def change() -> dict[str, Any]:
        asked = Asked()
        person = asked.text("person")
        rang = _change(parts.house, person, asked)
        return {"rang": _rings(rang), **_view(parts.house, person)}

    @routes.post("/voice")
    def voice() -> Response:
        return Response(speak(Asked().text("ssml"), available()), mimetype="audio/wav")

    return routes


def _change(house: House, person: str, asked: Asked) -> Sequence[Ring]:
    if fault := asked.text("fault", ""):
        house.set_fault(_one_of(FAULTS, fault))
    if zone := asked.text("zone", ""):
        house.set_zone(_one_of(ZONES, zone))
    if permission := asked.text("permission", ""):
        standing = _one_of(STANDINGS, asked.text("standing"))
        house.decide(person, _one_of(PERMISSIONS, permission), standing)
    minutes = asked.number("minutes", 0)
    if not 0 <= minutes <= _MOST_MINUTES:
        raise SimulatorError("minutes: the clock goes forward, by a year at most")
    return house.move(timedelta(minutes=minutes)) if minutes else ()


def _one_of(names: tuple[_Name, ...], text: str) -> _Name:
    for name in names:
        if name == text:
            return name
    raise SimulatorError(f"{text!r} is unknown: {', '.join(names)}")


def _view(house: House, person: str) -> dict[str, Any]:
    return {
        "now": house.now.isoformat(),
        "zone": house.zone,
        "zones": ZONES,
        "permissions": [
            {"name": name, "standing": standing}
            for name, standing in house.standings(person).items()
        ],
        "standings": STANDINGS,
        "fault": house.fault,
        "faults": FAULTS,
        "pending": _rings(house.pending()),
    }


def _rings(rings: Sequence[Ring]) -> list[dict[str, str]]:
    return [{"at": ring.at.isoformat(), "text": ring.text, "person": ring.person} for ring in rings]
