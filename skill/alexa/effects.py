"""What the dialog wants done outside: Alexa's services are called, and an event comes back.

A fault never escapes: whatever happens becomes an event, so that the person hears an answer.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from ask_sdk_core.exceptions import AskSdkException, SerializationException
from ask_sdk_model.services import ServiceException
from msgspec import Struct

from skill.alexa.listed import found
from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.refusals import told
from skill.alexa.reminder_request import next_ring, reminder_request, zone
from skill.dialog.effects import (
    DropReminder,
    FindReminders,
    FindZone,
    ForgetPerson,
    Plan,
    ServiceCall,
    SetReminder,
    TakeBack,
)
from skill.dialog.events import Event
from skill.dialog.replies import Act
from skill.dialog.service_events import (
    Forgotten,
    NotForgotten,
    NotKept,
    ReminderFailed,
    ReminderGone,
    ReminderSet,
    RemindersFound,
    ZoneFound,
)
from skill.speech import Speech

_log = logging.getLogger("cramp_coach.effects")
_UNAUTHORIZED, _NOT_FOUND, _UNAVAILABLE = 401, 404, 503
_LAST_CALL = 1.5  # seconds of a turn; a call that begins later might end too late for Alexa
_LAST_BACK = 4.7  # the same, of taking back what could not be noted down, which must be tried


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
            return told(effect, fault)
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
                return self._found()
            case DropReminder():
                return self._drop(effect)
            case TakeBack():
                return NotKept(left=self._left(effect.tokens, _LAST_BACK))
            case ForgetPerson():
                return self._forget(effect)

    def _set(self, effect: SetReminder) -> Event:
        zone_name = None if effect.plan.clock is None else self._zone
        label = self.speech.render(Act("reminders.label", {"clock": effect.plan.clock or ""}))[
            "speech"
        ]
        request = reminder_request(effect.plan, zone_name, self.now, self.alexa.locale, label)
        at = next_ring(effect.plan, zone_name, self.now)
        if token := effect.token or self._alike(effect.plan):
            return self._change(ReminderSet(token=token, plan=effect.plan, at=at), request)
        made = self._reminders().create_reminder(request)
        if not (made and made.alert_token):
            raise ValueError("an answer without the reminder's token")
        return ReminderSet(token=str(made.alert_token), plan=effect.plan, at=at, made=True)

    def _change(self, changed: ReminderSet, request: Any) -> Event:
        try:
            self._reminders().update_reminder(changed.token, request)
        except ServiceException as fault:
            if not self._missing(changed.token, fault):
                raise
            return ReminderGone(token=changed.token, plan=changed.plan)
        return changed

    def _alike(self, plan: Plan) -> str | None:
        """One just like it that Alexa has already, as when her answer was lost: it is no second."""
        if plan.clock is None:
            return None
        try:
            listed = self._found().listed
        except (ServiceException, AskSdkException, SerializationException, ValueError):
            return None
        wanted = (plan.clock, plan.days, plan.date or "")
        alike = (one for one in listed if (one.clock, one.days, one.date) == wanted)
        return next((one.token for one in alike), None)

    def _found(self) -> RemindersFound:
        return found(self._reminders().get_reminders(), self.now)

    def _drop(self, effect: DropReminder) -> Event:
        try:
            self._reminders().delete_reminder(effect.token)
        except ServiceException as fault:
            if not self._missing(effect.token, fault):
                raise
            return _gone(effect, dropped=False)
        return _gone(effect, dropped=True)

    def _missing(self, token: str, fault: ServiceException) -> bool:
        """Whether Alexa knows it no longer: that it is not found counts where her list says so."""
        if fault.status_code != _NOT_FOUND:
            return False
        try:
            there = self._found()
        except (ServiceException, AskSdkException, SerializationException, ValueError):
            return False
        return token not in {*there.unread, *(one.token for one in there.listed)}

    @cached_property
    def _zone(self) -> str:
        """The device's time zone; asked for once, so that a turn stays below Alexa's 8 seconds."""
        service = self._services().get_ups_service()
        if self.alexa.device is None:
            raise ValueError("a request that names no device")
        return zone(service.get_system_time_zone(self.alexa.device))

    def _forget(self, effect: ForgetPerson) -> Event:
        """Also what only Alexa knows of; she lists those of this skill alone."""
        if not self.kept.forget():
            return NotForgotten()
        try:
            there = self._found()
        except (ServiceException, AskSdkException, SerializationException, ValueError):
            left = self._left(effect.tokens)
            return Forgotten(rings=bool(left), unseen=not left)
        tokens = (*(one.token for one in there.listed), *there.unread)
        return Forgotten(rings=bool(self._left(tokens)))

    def _left(self, tokens: tuple[str, ...], last: float = _LAST_CALL) -> tuple[str, ...]:
        """Delete them; those that may still ring."""
        return tuple(token for token in tokens if not self._dropped(token, last))

    def _dropped(self, token: str, last: float) -> bool:
        try:
            self._reminders(last).delete_reminder(token)
        except ServiceException as fault:
            return self._missing(token, fault)
        except (SerializationException, AskSdkException, ValueError):
            return False
        return True

    def _reminders(self, last: float = _LAST_CALL) -> Any:
        return self._services(last).get_reminder_management_service()

    def _services(self, last: float = _LAST_CALL) -> Any:
        """The SDK's clients. Raises ServiceException where nothing can be called, or too late."""
        if not self.alexa.token:
            raise ServiceException("no access token", _UNAUTHORIZED, [], None)
        if not self.alexa.endpoint or self.elapsed() > last:
            raise ServiceException("no address, or no time left", _UNAVAILABLE, [], None)
        return self.alexa.clients()


def _gone(effect: DropReminder, *, dropped: bool) -> ReminderGone:
    return ReminderGone(token=effect.token, dropped=dropped, after=effect.after, many=effect.many)
