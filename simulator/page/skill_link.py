"""The skill as the page knows it: devices in any locale, and how sentences are understood there."""

import argparse
import threading
from dataclasses import replace

from simulator.device.description import Device, kind_of
from simulator.device.echo import Echo
from simulator.device.surroundings import Skill
from simulator.errors import SimulatorError
from simulator.page.witness import Witness
from simulator.run import Run, read_resolver
from simulator.understanding import Listener
from simulator.understanding.model_files import model_locales


class SkillLink:
    """A skill that runs, and the models of the locales, each read when it is first needed.

    Options read: model, local, application_id. Safe to use from several threads.
    """

    def __init__(self, skill: Run, options: argparse.Namespace) -> None:
        self.clock = skill.clock
        self._skill = skill
        self._options = options
        self._posting = threading.Lock()
        self._reading = threading.Lock()
        self._resolvers: dict[str, Listener] = {}

    @property
    def locales(self) -> list[str]:
        """Those that have a model."""
        if self._options.model:
            return ["en-US"]
        return model_locales()

    def resolver(self, locale: str) -> Listener:
        """The understanding of a locale. Raises SimulatorError when there is no such model."""
        with self._reading:
            if locale not in self._resolvers:
                if locale not in self.locales:
                    raise SimulatorError(f"{locale}: no such locale: {', '.join(self.locales)}")
                self._resolvers[locale] = read_resolver(self._options, locale)
            return self._resolvers[locale]

    def device(self, locale: str, kind: str, person: str) -> Device:
        """A device of this skill. Raises SimulatorError for a kind that there is not."""
        return Device(locale, kind_of(kind), person, self._options.application_id)

    def echo(self, device: Device) -> Echo:
        """A device that talks to the skill, with no services around it."""
        return Echo(self.witness(), self.resolver(device.locale), device, self.clock)

    def run(self, locale: str) -> Run:
        """What plays of a locale are played with."""
        resolvers = {locale: self.resolver(locale)}
        return replace(self._skill, endpoint=self.witness(), resolvers=resolvers)

    def skill(self, locale: str, witness: Witness) -> Skill:
        """The skill as a scene reaches it, past a witness."""
        return Skill(witness, self.resolver(locale), self._skill.restart)

    def witness(self) -> Witness:
        """Posts to the skill, and sees what is sent."""
        return Witness(self._skill.endpoint, self._posting)
