"""The skill as the page knows it: devices in any locale, and how sentences are understood there."""

import argparse
import threading
from pathlib import Path

from simulator.device import Device, kind_of
from simulator.echo import Echo
from simulator.errors import SimulatorError
from simulator.exchange import Poster
from simulator.page.witness import Witness
from simulator.run import read_resolver
from simulator.understanding import Resolver


class SkillLink:
    """One endpoint, and the models of the locales, each read when it is first needed.

    Options read: model, local, application_id. Safe to use from several threads.
    """

    def __init__(self, endpoint: Poster, options: argparse.Namespace) -> None:
        self._endpoint = endpoint
        self._options = options
        self._posting = threading.Lock()
        self._reading = threading.Lock()
        self._resolvers: dict[str, Resolver] = {}

    @property
    def locales(self) -> list[str]:
        """Those that have a model."""
        if self._options.model:
            return ["en-US"]
        return sorted(path.stem for path in Path("interaction_model").glob("??-??.json"))

    def resolver(self, locale: str) -> Resolver:
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

    def echo(self, device: Device) -> tuple[Echo, Witness]:
        """A device that talks to the skill, and who sees what is sent."""
        witness = Witness(self._endpoint, self._posting)
        return Echo(witness, self.resolver(device.locale), device), witness
