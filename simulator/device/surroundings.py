"""What stands around a device: its household, the clock, Alexa's services, and who speaks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from simulator.device.clock import Clock
from simulator.device.consent import Consent
from simulator.device.description import Caller, Device
from simulator.device.echo import Echo
from simulator.device.exchange import Poster
from simulator.device.turn import Around, Turn
from simulator.services import Services
from simulator.services.household import ONE, TWO
from simulator.understanding import Listener

Restart = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Skill:
    """The skill as a device reaches it. `restart`: starts it anew, where the simulator runs it."""

    endpoint: Poster
    resolver: Listener
    restart: Restart | None = None


class Surroundings:
    """A device where it stands, and all that can happen to it beside words.

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

    def stepped(self, heard: str, note: str) -> Turn:
        """The turn of a step that sent nothing to the skill: the session is as it was."""
        echo = self.echo
        return Turn(
            heard, note=note, ends=not echo.in_session, microphone=echo.listens, consent=echo.asked
        )

    def play_out(self) -> None:
        """An audio document is heard to its end: so long the microphone is closed."""
        if self.echo.playing:
            self.clock.move(self.echo.playing)
            self.echo.break_in()

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

    def seen(self, turn: Turn) -> Turn:
        """The turn with what happened around it: reminders that rang, calls to the services."""
        household = self.household
        around = Around(
            rings=tuple(household.due()),
            calls=tuple(household.calls()),
            reminders=tuple(map(str, household.reminders(self.account))),
        )
        return replace(turn, around=around)
