"""What Alexa's services refused, as an event: status codes and `code` (alexa.md 5.1)."""

import json
import logging
from typing import Any

from ask_sdk_model.services import ServiceException

from skill.dialog.effects import FindZone, ServiceCall, SetReminder
from skill.dialog.events import Event
from skill.dialog.service_events import ReminderFailed, ReminderRefused, Trouble, ZoneFound

_log = logging.getLogger("cramp_coach.effects")
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY = 401, 403, 429


def told(effect: ServiceCall, fault: ServiceException) -> Event:
    """The event in place of what was wanted; a missing permission may be asked for."""
    code = _code(fault.body)
    _log.warning("Alexa's services answered %s", fault.status_code)
    if isinstance(effect, FindZone):
        return ZoneFound(deed=effect.deed, wishes=effect.wishes)
    if isinstance(effect, SetReminder):
        if _permission(fault, code):
            return ReminderRefused(plan=effect.plan)
    elif _permission(fault, code):
        return ReminderFailed(why="permission")
    return ReminderFailed(why=_why(fault, code))


def _code(body: Any) -> str:
    """The `code` of a refusal: the SDK gives some bodies as objects, others as their text."""
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except ValueError:
            return ""
    named = body.get("code") if isinstance(body, dict) else getattr(body, "code", None)
    return str(named or "")


def _permission(fault: ServiceException, code: str) -> bool:
    return fault.status_code == _UNAUTHORIZED or (
        fault.status_code == _FORBIDDEN and not _full(code) and not _no_device(code)
    )


def _full(code: str) -> bool:
    return "MAX_REMINDERS" in code


def _no_device(code: str) -> bool:
    return "DEVICE" in code


def _why(fault: ServiceException, code: str) -> Trouble:
    if fault.headers is None:  # no answer came, so we can't tell whether it was done
        return "unknown"
    if _full(code):
        return "full"
    if _no_device(code):
        return "device"
    return "busy" if fault.status_code == _TOO_MANY else "unavailable"
