"""The scene: a device in its household, with Alexa's services, a clock, and steps beside words.

A line is what somebody says, or a step in brackets (`simulator.plays.steps`): time passes, a
permission is taken back, a service fails, the skill is started anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from simulator.device.clock import Clock
from simulator.device.consent import Consent
from simulator.device.description import Caller, Device
from simulator.device.echo import Echo
from simulator.device.exchange import Poster
from simulator.device.turn import Around, Turn
from simulator.plays.steps import read_step
from simulator.services import Household, Services
from simulator.services.household import ONE, TWO
from simulator.understanding import Resolver

Restart = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Skill:
    """The skill as a scene reaches it. `restart`: starts it anew, where the simulator runs it."""

    endpoint: Poster
    resolver: Resolver
    restart: Restart | None = None


class Scene:
    """Takes lines, and gives for each a turn with what happened around it.

    people: the accounts that the steps call one and two; account: whoever speaks.
    """

    def __init__(
        self,
        skill: Skill,
        device: Device,
        clock: Clock,
        services: Services,
        people: tuple[str, str] = (ONE, TWO),
    ) -> None:
        self.clock = clock
        self.household = services.household
        self.people = dict(zip((ONE, TWO), people, strict=True))
        self.account = people[0]
        self.restart = skill.restart
        self.echo = Echo(skill.endpoint, skill.resolver, device, clock, self)
        self._device = device
        self._services = services

    def hear(self, line: str) -> Turn:
        """One line: words, [open], [silence], [exit], or a step.

        Raises StepError for a step that can't be, besides what `Echo.hear` raises.
        """
        step = read_step(line)
        return self._seen(step(self) if step else self.echo.hear(line))

    def ask(self, line: str) -> Turn:
        """One line as a one-shot in a session of its own, or a step."""
        step = read_step(line)
        return self._seen(step(self) if step else self.echo.ask(line))

    def touch(
        self,
        arguments: Sequence[Any],
        source: Mapping[str, Any] | None = None,
        components: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Something on the screen is touched; see `Echo.touch`."""
        return self._seen(self.echo.touch(arguments, source, components))

    def stepped(self, heard: str, note: str) -> Turn:
        """The turn of a step that sent nothing to the skill: the session is as it was."""
        echo = self.echo
        return Turn(
            heard, note=note, ends=not echo.in_session, microphone=echo.listens, consent=echo.asked
        )

    def local_time(self) -> str:
        """What the clock on the wall says, like: it is Sunday 2026-03-29 21:30 Europe/London."""
        zone = ZoneInfo(self.household.zone or "UTC")
        return f"it is {self.clock().astimezone(zone):%A %Y-%m-%d %H:%M} {zone.key}"

    def decide(self, consent: Consent) -> None:
        """A permission is given or refused before the skill hears of it."""
        if consent == "accepted":
            self.household.grant(self.account)
        elif consent == "denied":
            self.household.refuse(self.account)

    def caller(self, session: str) -> Caller:
        """For whom a request is, with the token of its session."""
        household, account = self.household, self.account
        token = household.token(account, session, self._device.id)
        return Caller(household.user(account), self._services.url, token)

    def _seen(self, turn: Turn) -> Turn:
        household = self.household
        around = Around(
            rings=tuple(household.due()),
            calls=tuple(household.calls()),
            reminders=tuple(map(str, household.reminders(self.account))),
        )
        return replace(turn, around=around)


@contextmanager
def open_scene(
    skill: Skill,
    device: Device,
    clock: Clock,
    zone: str | None = None,
) -> Iterator[Scene]:
    """A scene with services of its own. `zone`: the device's, or the usual one of its locale."""
    household = Household(clock, zone or usual_zone(device.locale), device.person)
    with Services(household) as services:
        yield Scene(skill, device, clock, services)


_ZONES = {
    "en-US": "America/New_York",
    "en-GB": "Europe/London",
    "en-CA": "America/Toronto",
    "en-AU": "Australia/Sydney",
    "en-IN": "Asia/Kolkata",
    "de-DE": "Europe/Berlin",
}


def usual_zone(locale: str) -> str:
    """Where a device of a locale stands when nobody says so."""
    return _ZONES.get(locale, "UTC")
