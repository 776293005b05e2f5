"""What every command needs: certificates, the skill, the models, and devices to talk to."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.device.exchange import Poster
from simulator.device.surroundings import Restart, Skill
from simulator.errors import SimulatorError
from simulator.plays.scene import Scene, open_scene, usual_zone
from simulator.understanding import InteractionModel, Listener, ModelError, listener
from simulator.understanding.model_files import model_file, model_locales
from simulator.wire.certificates import certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings

_ELSEWHERE = "start the skill there, or leave --url away and the simulator starts it"


@dataclass(frozen=True, slots=True)
class Run:
    """A skill that answers, and how its sentences are understood, by locale."""

    endpoint: Poster
    resolvers: Mapping[str, Listener]
    clock: Clock = field(default_factory=Clock)
    restart: Restart | None = None

    def echo(self, device: Device) -> Echo:
        """A device in a locale of this run; there are no services around it."""
        return Echo(self.endpoint, self.resolvers[device.locale], device, self.clock)

    @contextmanager
    def scene(
        self, device: Device, at: datetime | None = None, zone: str | None = None
    ) -> Iterator[Scene]:
        """A device with services around it, one at a time, for all share the clock.

        at: the time to which the clock is set, the real one by default; without a zone of its own
        it is local. zone: the device's, or the usual one of the locale. Raises SimulatorError.
        """
        where = find_zone(zone or usual_zone(device.locale))
        start = at or datetime.now(UTC)
        self.clock.go_to(start if start.tzinfo else start.replace(tzinfo=where))
        skill = Skill(self.endpoint, self.resolvers[device.locale], self.restart)
        with open_scene(skill, device, self.clock, where.key) as scene:
            yield scene


@contextmanager
def open_run(
    options: argparse.Namespace, environment: Mapping[str, str], locales: Iterable[str]
) -> Iterator[Run]:
    """Start what is needed and stop it afterwards.

    environment: what the skill is started with, besides the settings that it needs. Options read:
    url, local, model, application_id. Raises SimulatorError with what to do.
    """
    keys = certificates(options.local / "certificates", datetime.now(UTC))
    with ExitStack() as stack:
        process = None
        file = options.local / "clock"
        if options.url is None:
            log = options.local / "skill.log"
            file = Path(stack.enter_context(TemporaryDirectory())) / "clock"
            memory = options.local / "preferences.sqlite3"
            settings = skill_settings(keys, options.application_id, memory, file)
            process = stack.enter_context(SkillProcess({**environment, **settings}, log))
        resolvers = {locale: read_resolver(options, locale) for locale in locales}
        if process:
            process.wait_until_up()
        url = process.url if process else options.url
        hint = f"it has written to {log}" if process else _ELSEWHERE
        endpoint = stack.enter_context(Endpoint(url, Signer(keys.key), hint))
        yield Run(endpoint, resolvers, Clock(file), process.restart if process else None)


def find_zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises SimulatorError."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError) as fault:
        raise SimulatorError(f"{name!r} is no time zone: say it like Europe/London") from fault


def read_resolver(options: argparse.Namespace, locale: str) -> Listener:
    """The understanding of a locale, by --model or the file in interaction_model/."""
    return listener(read_model(options.model, locale), options.local / "understanding")


def read_model(file: Path | None, locale: str) -> InteractionModel:
    """The interaction model. Raises SimulatorError when there is none, or it is no model."""
    path = file or model_file(locale)
    try:
        return InteractionModel.read(path)
    except FileNotFoundError as fault:
        there = ", ".join(model_locales(path.parent)) or "none"
        raise SimulatorError(
            f"{path}: there is no such model (there: {there}); build the models with: make model"
        ) from fault
    except (OSError, ModelError, ValueError, RecursionError) as fault:
        raise SimulatorError(f"{path}: cannot be read as an interaction model: {fault}") from fault
