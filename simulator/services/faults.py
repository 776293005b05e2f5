"""Faults on demand: what a service does instead of its work."""

from typing import Literal, get_args

Service = Literal["reminders", "zone"]
SERVICES: tuple[Service, ...] = get_args(Service)
Fault = Literal["none", "400", "401", "403", "404", "409", "429", "500", "503", "hang", "garbage"]
FAULTS: tuple[Fault, ...] = get_args(Fault)
Lost = Literal["lost", "muddled"]  # it is done: then no answer comes, or one that is none
Method = Literal["GET", "POST", "PUT", "DELETE"]
METHODS: tuple[Method, ...] = get_args(Method)

# The codes that go with the statuses; a skill must do without them.
CODES = {
    "400": "INVALID_REQUEST_BODY",
    "401": "NO_USER_PERMISSION",
    "403": "MAX_REMINDERS_EXCEEDED",
    "404": "ALERT_NOT_FOUND",
    "409": "CONFLICT",
    "429": "RATE_EXCEEDED",
    "500": "INTERNAL_SERVER_ERROR",
    "503": "SERVICE_UNAVAILABLE",
}
