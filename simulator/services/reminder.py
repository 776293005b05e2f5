"""A reminder as a skill sends it, and as Alexa keeps it and tells of it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from simulator.services.refusal import bad_request
from simulator.services.shape import Json, choice, items, mapping, text, time
from simulator.services.trigger import Trigger, read_trigger

_KEPT = timedelta(days=3)  # after its completion a reminder is shown for so long


@dataclass(slots=True)
class Reminder:
    """One reminder. `body`: as it was sent; `next`: when it rings, None once it is completed."""

    body: Json
    label: str
    trigger: Trigger
    created: datetime
    updated: datetime
    next: datetime | None
    token: str = field(default_factory=lambda: str(uuid.uuid4()))
    version: int = 1

    def ring(self, until: datetime) -> Iterator[datetime]:
        """It rings as often as it is due by then; gives the moments."""
        while self.next and self.next <= until:
            due = self.next
            self.next = self.trigger.next(due)
            if self.next is None:
                self.updated = due
            yield due

    def change(self, other: "Reminder") -> None:
        """Take over what another says, under the same token."""
        self.body, self.label, self.trigger = other.body, other.label, other.trigger
        self.next, self.updated = other.next, other.updated
        self.version += 1

    def shown(self, now: datetime) -> bool:
        """Whether it still stands in the list."""
        return self.next is not None or now < self.updated + _KEPT

    def answer(self) -> dict[str, object]:
        """What creating or changing it is answered with."""
        return {
            "alertToken": self.token,
            "createdTime": _stamp(self.created),
            "updatedTime": _stamp(self.updated),
            "status": "ON" if self.next else "COMPLETED",
            "version": str(self.version),
            "href": f"/v1/alerts/reminders/{self.token}",
        }

    def whole(self) -> dict[str, object]:
        """What asking for it is answered with."""
        kept = {key: self.body[key] for key in _TOLD if key in self.body}
        return {key: value for key, value in self.answer().items() if key != "href"} | kept

    def __str__(self) -> str:
        """Like: daily 21:30 Europe/London."""
        return str(self.trigger)


_TOLD = ("trigger", "alertInfo", "pushNotification")


def read_reminder(body: object, now: datetime, zone: str) -> Reminder:
    """A reminder from a request's body. `zone`: the device's. Raises RefusalError.

    The form: https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
    """
    if not isinstance(body, dict):
        raise bad_request("a JSON object is wanted")
    time(body, "requestTime")
    trigger = read_trigger(mapping(body, "trigger"), now, zone)
    if "pushNotification" in body:
        choice(mapping(body, "pushNotification"), "status", "ENABLED", "DISABLED")
    return Reminder(body, _label(body), trigger, now, now, trigger.next(now))


def _label(body: Json) -> str:
    """The first content's words. Each content needs a locale, and text or SSML."""
    contents = items(mapping(mapping(body, "alertInfo"), "spokenInfo"), "content")
    for content in contents:
        if not isinstance(content, dict):
            raise bad_request("content: objects are wanted")
        text(content, "locale")
        text(content, "text" if "text" in content else "ssml")
    return str(contents[0].get("text") or contents[0]["ssml"])


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
