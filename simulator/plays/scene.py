"""The scene: a device in its household, with Alexa's services, a clock, and steps beside words.

A line is what somebody says, or a step in brackets (`simulator.plays.steps`): time passes, a
permission is taken back, a service fails, the skill is started anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.device.surroundings import Skill, Surroundings
from simulator.device.turn import Turn
from simulator.plays.steps import read_step
from simulator.services import Household, Services


class Scene:
    """Takes lines, and gives for each a turn with what happened around it."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings

    @property
    def echo(self) -> Echo:
        """The device itself."""
        return self._around.echo

    @property
    def clock(self) -> Clock:
        """The simulated time here."""
        return self._around.clock

    @property
    def household(self) -> Household:
        """Permissions, reminders, zone and faults."""
        return self._around.household

    def hear(self, line: str) -> Turn:
        """One line: words, [open], [silence], [exit], or a step.

        Raises StepError for a step that can't be, besides what `Echo.hear` raises.
        """
        if step := read_step(line):
            return self._around.seen(step(self._around))
        self._around.play_out()
        return self._around.seen(self.echo.hear(line))

    def break_in(self, line: str) -> Turn:
        """A line while an audio document plays, as behind the wake word: the rest isn't heard."""
        self.echo.break_in()
        return self.hear(line)

    def ask(self, line: str) -> Turn:
        """One line as a one-shot in a session of its own, or a step."""
        step = read_step(line)
        return self._around.seen(step(self._around) if step else self.echo.ask(line))

    def touch(
        self,
        arguments: Sequence[Any],
        source: Mapping[str, Any] | None = None,
        components: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Something on the screen is touched, which breaks in; see `Echo.touch`."""
        self.echo.break_in()
        return self._around.seen(self.echo.touch(arguments, source, components))


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
        yield Scene(Surroundings(skill, device, clock, services))


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
