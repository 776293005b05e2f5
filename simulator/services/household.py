"""The household: accounts, permissions, reminders, the device's zone, and faults on demand.

All state of the pretend services is here, behind one lock: the services' threads, the terminal and
the web page may use it at once.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from simulator.services.account import Account, Permission
from simulator.services.faults import METHODS, Fault, Lost, Method, Service
from simulator.services.happened import Called, Rung
from simulator.services.refusal import no_permission, too_many, unknown
from simulator.services.reminder import Reminder, read_reminder
from simulator.services.tokens import Grant, Tokens
from simulator.services.trigger import find_zone

ONE, TWO = "one", "two"
_MOST = 250  # reminders on a device, as Amazon's page on Smart Properties has it


class Household:
    """Two accounts, "one" and "two", around one device; others may join.

    now: the simulated clock; zone: the device's, an IANA name, or None where none is set; person:
    the name behind account "one", from which the user ids are made.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        zone: str | None = "America/New_York",
        person: str = "1",
    ) -> None:
        self.now = now
        self.most = _MOST
        self._lock = threading.RLock()
        self._tokens = Tokens()
        self._zone = zone
        self._accounts = {ONE: Account(_user_id(person)), TWO: Account(_user_id(f"{person}-TWO"))}
        self._faults: dict[tuple[str, str], Fault | Lost] = {}  # service, method
        self._calls: list[Called] = []

    # -- what a person does --

    def join(self, person: str) -> None:
        """Somebody with an account of this very name, besides "one" and "two"."""
        with self._lock:
            self._accounts.setdefault(person, Account(_user_id(person)))

    def grant(self, account: str = ONE) -> None:
        """Allow reminders, by voice or in the app."""
        self._permit(account, "granted")

    def refuse(self, account: str = ONE) -> None:
        """Say no to reminders."""
        self._permit(account, "refused")

    def revoke(self, account: str = ONE) -> None:
        """Take the permission back in the app; the reminders stay."""
        self._permit(account, "revoked")

    def disable(self, account: str = ONE) -> None:
        """Disable the skill: its permission and its reminders are gone."""
        with self._lock:
            self._permit(account, "unasked")
            self._accounts[account].reminders.clear()

    def clear(self, account: str = ONE) -> None:
        """Delete all reminders in the app, of which the skill is told nothing."""
        with self._lock:
            self._accounts[account].reminders.clear()

    @property
    def zone(self) -> str | None:
        """The device's time zone. Setting it raises RefusalError for a name that is none."""
        with self._lock:
            return self._zone

    @zone.setter
    def zone(self, name: str | None) -> None:
        if name is not None:
            find_zone(name)
        with self._lock:
            self._zone = name

    def fault(
        self, service: Service, kind: Fault | Lost, methods: Sequence[Method] = METHODS
    ) -> None:
        """From now on this service does that instead of its work, until the fault is none.

        `methods`: only of these calls; a reminder is listed by GET, made by POST, changed by PUT.
        """
        with self._lock:
            self._faults |= dict.fromkeys([(service, method) for method in methods], kind)

    # -- what is to be seen --

    def user(self, account: str = ONE) -> dict[str, Any]:
        """The `user` of a request."""
        with self._lock:
            return self._accounts[account].user

    def permission(self, account: str = ONE) -> Permission:
        """What the person has decided on reminders."""
        with self._lock:
            return self._accounts[account].permission

    def reminders(self, account: str = ONE) -> list[Reminder]:
        """Those that are still to ring, the soonest first."""
        with self._lock:
            held = [each for each in self._accounts[account].reminders.values() if each.next]
            return sorted(held, key=lambda each: (each.next, each.created))

    def due(self, now: datetime | None = None) -> list[Rung]:
        """All that has come due by now and did not ring yet, in order; each rings by this call."""
        until = now or self.now()
        with self._lock:
            rung = [
                Rung(name, reminder.label, moment.astimezone(self._place()))
                for name, account in self._accounts.items()
                for reminder in account.reminders.values()
                for moment in reminder.ring(until)
            ]
        return sorted(rung, key=lambda each: each.at)

    def calls(self) -> list[Called]:
        """What the skill called since this was last asked."""
        with self._lock:
            calls, self._calls = self._calls, []
            return calls

    # -- what the services do --

    def token(self, account: str, session: str, device: str) -> str:
        """The apiAccessToken of a session's requests."""
        with self._lock:
            return self._tokens.give(account, session, device, self.now())

    def look_up(self, token: str) -> Grant:
        """Whom a token stands for. Raises RefusalError."""
        with self._lock:
            return self._tokens.look_up(token, self.now())

    def fault_of(self, service: Service, method: str = "GET") -> Fault | Lost:
        """What a service does instead of its work, or after it."""
        with self._lock:
            return self._faults.get((service, method), "none")

    def note(self, called: Called) -> None:
        """Keep a call in mind for `calls`."""
        with self._lock:
            self._calls.append(called)

    def create(self, account: str, body: object) -> Reminder:
        """Set a reminder. Raises RefusalError."""
        with self._lock:
            held = self._permitted(account)
            reminder = self._read(body)
            if sum(each.next is not None for each in held.values()) >= self.most:
                raise too_many()
            held[reminder.token] = reminder
            return reminder

    def change(self, account: str, alert: str, body: object) -> Reminder:
        """Change a reminder. Raises RefusalError."""
        with self._lock:
            reminder = self.get(account, alert)
            reminder.change(self._read(body))
            return reminder

    def get(self, account: str, alert: str) -> Reminder:
        """One reminder of an account's. Raises RefusalError."""
        with self._lock:
            reminder = self._permitted(account).get(alert)
            if reminder is None or not reminder.shown(self.now()):
                raise unknown()
            return reminder

    def listed(self, account: str) -> list[Reminder]:
        """All of an account's reminders that still stand in its list. Raises RefusalError."""
        with self._lock:
            now = self.now()
            return [each for each in self._permitted(account).values() if each.shown(now)]

    def delete(self, account: str, alert: str) -> None:
        """Delete a reminder. Raises RefusalError."""
        with self._lock:
            self.get(account, alert)
            del self._accounts[account].reminders[alert]

    def _permit(self, account: str, permission: Permission) -> None:
        with self._lock:
            self._accounts[account].permission = permission

    def _permitted(self, account: str) -> dict[str, Reminder]:
        if self._accounts[account].permission != "granted":
            raise no_permission()
        return self._accounts[account].reminders

    def _read(self, body: object) -> Reminder:
        return read_reminder(body, self.now(), self._place().key)

    def _place(self) -> ZoneInfo:
        return ZoneInfo(self._zone or "UTC")


def _user_id(person: str) -> str:
    return f"amzn1.ask.account.SIMULATOR-PERSON-{person}"
