"""What the dialog wants done outside: Alexa's services are called, and an event comes back.

A fault never escapes: whatever happens becomes an event, so that the person hears an answer.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from ask_sdk_core.exceptions import AskSdkException, SerializationException
from ask_sdk_model.services import ServiceException
from msgspec import Struct

from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.reminder_request import next_ring, reminder_request, zone
from skill.dialog.effects import (
    DropReminder,
    FindReminders,
    FindZone,
    ForgetPerson,
    ServiceCall,
    SetReminder,
)
from skill.dialog.events import Event
from skill.dialog.replies import Act
from skill.dialog.service_events import (
    Forgotten,
    NotForgotten,
    ReminderFailed,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    RemindersFound,
    Trouble,
    ZoneFound,
)
from skill.speech import Speech

_log = logging.getLogger("cramp_coach.effects")
_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _UNAVAILABLE = 401, 403, 404, 429, 503
_LAST_CALL = 1.5  # seconds of a turn; a call that begins later might end too late for Alexa
_GONE = (_NOT_FOUND,)


class AlexaAccess(Struct, frozen=True):
    """What a request says of how Alexa's services are reached; `clients` gives the SDK's."""

    clients: Callable[[], Any]
    token: str | None = None
    endpoint: str | None = None
    device: str | None = None
    locale: str = ""

    @classmethod
    def of(cls, envelope: Any, clients: Callable[[], Any]) -> Self:
        """Read from the SDK's envelope."""
        system = envelope.context.system
        device = system.device.device_id if system.device else None
        locale = str(envelope.request.locale)
        return cls(clients, system.api_access_token, system.api_endpoint, device, locale)


class Effects(Struct, frozen=True, dict=True):
    """Does what is wanted in one turn. `speech` has the reminder's words; `now` is aware UTC.

    `elapsed`: how many seconds the turn has taken so far.
    """

    alexa: AlexaAccess
    speech: Speech
    now: datetime
    kept: PreferenceKeeper
    elapsed: Callable[[], float]

    def perform(self, effect: ServiceCall) -> Event:
        """Do it, and tell what came of it."""
        try:
            return self._do(effect)
        except ServiceException as fault:
            return _told(effect, fault)
        except (SerializationException, AskSdkException, ValueError) as fault:
            _log.warning("Alexa's services: %s", type(fault).__name__)
            if isinstance(effect, FindZone):
                return ZoneFound(deed=effect.deed, wishes=effect.wishes)
            return ReminderFailed(why="unknown")

    def _do(self, effect: ServiceCall) -> Event:
        match effect:
            case SetReminder():
                return self._set(effect)
            case FindZone():
                return ZoneFound(zone=self._zone, deed=effect.deed, wishes=effect.wishes)
            case FindReminders():
                return RemindersFound(gone=self._gone(effect.tokens))
            case DropReminder():
                self._reminders().delete_reminder(effect.token)
                return _gone(effect, dropped=True)
            case ForgetPerson():
                return self._forget(effect)

    def _set(self, effect: SetReminder) -> Event:
        zone_name = None if effect.plan.clock is None else self._zone
        label = self.speech.render(Act("reminders.label", {"clock": effect.plan.clock or ""}))[
            "speech"
        ]
        request = reminder_request(effect.plan, zone_name, self.now, self.alexa.locale, label)
        service = self._reminders()
        at = next_ring(effect.plan, zone_name, self.now)
        if effect.token:
            service.update_reminder(effect.token, request)
            return ReminderSet(token=effect.token, plan=effect.plan, at=at)
        made = service.create_reminder(request)
        if not (made and made.alert_token):
            raise ValueError("an answer without the reminder's token")
        return ReminderSet(token=str(made.alert_token), plan=effect.plan, at=at)

    def _gone(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """Those that Alexa knows no longer: by one call, however many there are."""
        there = {one.alert_token for one in self._reminders().get_reminders().alerts or ()}
        return tuple(token for token in tokens if token not in there)

    @cached_property
    def _zone(self) -> str:
        """The device's time zone; asked for once, so that a turn stays below Alexa's 8 seconds."""
        service = self._services().get_ups_service()
        if self.alexa.device is None:
            raise ValueError("a request that names no device")
        return zone(service.get_system_time_zone(self.alexa.device))

    def _forget(self, effect: ForgetPerson) -> Event:
        if not self.kept.forget():
            return NotForgotten()
        dropped = [self._dropped(token) for token in effect.tokens]
        return Forgotten(rings=not all(dropped))

    def _dropped(self, token: str) -> bool:
        try:
            self._reminders().delete_reminder(token)
        except ServiceException as fault:
            return fault.status_code in _GONE
        except (SerializationException, AskSdkException, ValueError):
            return False
        return True

    def _reminders(self) -> Any:
        return self._services().get_reminder_management_service()

    def _services(self) -> Any:
        """The SDK's clients. Raises ServiceException where nothing can be called, or too late."""
        if not self.alexa.token:
            raise ServiceException("no access token", _UNAUTHORIZED, [], None)
        if not self.alexa.endpoint or self.elapsed() > _LAST_CALL:
            raise ServiceException("no address, or no time left", _UNAVAILABLE, [], None)
        return self.alexa.clients()


def _gone(effect: DropReminder, *, dropped: bool) -> ReminderGone:
    return ReminderGone(token=effect.token, dropped=dropped, after=effect.after, many=effect.many)


def _told(effect: ServiceCall, fault: ServiceException) -> Event:
    """A refusal of Alexa's as an event (status codes and `code`: alexa.md 5.1)."""
    code = _code(fault.body)
    _log.warning("Alexa's services answered %s", fault.status_code)
    if isinstance(effect, FindZone):
        return ZoneFound(deed=effect.deed, wishes=effect.wishes)
    if isinstance(effect, SetReminder):
        if fault.status_code == _NOT_FOUND and effect.token:
            return ReminderGone(token=effect.token, plan=effect.plan)
        if _permission(fault, code):
            return ReminderRefused(plan=effect.plan)
    elif fault.status_code in _GONE and isinstance(effect, DropReminder):
        return _gone(effect, dropped=False)
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
