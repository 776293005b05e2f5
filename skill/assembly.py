"""The only place where parts meet: settings in, a skill out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill.adapters.certificates import ChainFetcher, LocalChain, load_roots
from skill.adapters.clock import SimulatorClock, real_clock
from skill.alexa.funnel import Funnel
from skill.alexa.handlers import events
from skill.alexa.handlers.base import TurnHandler
from skill.alexa.handlers.session import Silent
from skill.alexa.world import Place, World
from skill.errors import OperatorError
from skill.knowledge.check import problems
from skill.knowledge.content import Content
from skill.knowledge.load import load, load_languages
from skill.knowledge.localise import localise
from skill.settings import Settings
from skill.speech import Speech
from skill.verification.verifier import RequestVerifier


@dataclass(frozen=True)
class Parts:
    """What the doors are given: the SDK's skill, and the world it speaks from."""

    skill: CustomSkill
    world: World
    content: Content


def build(settings: Settings) -> Parts:
    """Read and check the content, compile the templates, make the skill.

    Raises ContentError for a file that can't be read, OperatorError for content that does not
    hold together.
    """
    content = load(settings.content)
    if faults := problems(content):
        raise OperatorError("the content does not hold together:\n" + "\n".join(faults))
    world = build_world(settings, content)
    return Parts(build_skill(settings, world, content), world, content)


def clock(settings: Settings) -> Callable[[], datetime]:
    """What tells the time, to the dialog and to the verifier alike.

    Raises OperatorError for a simulated clock outside of simulator mode.
    """
    if settings.simulator_clock is None:
        return real_clock
    if not settings.simulator:
        raise OperatorError(
            "CRAMP_COACH_SIMULATOR_CLOCK is for simulator mode: set CRAMP_COACH_SIMULATOR_CHAIN"
            " too, or leave it away"
        )
    return SimulatorClock(settings.simulator_clock)


def build_world(settings: Settings, content: Content) -> World:
    """Knowledge and voice of every locale. Raises ContentError for a broken translation."""
    places = {}
    languages = load_languages(settings.content, content)
    for locale, served in content.locales.items():
        knowledge = localise(languages[served.language], locale)
        places[locale] = Place(knowledge, Speech(settings.responses, knowledge))
    return World(places, now=clock(settings))


def build_skill(settings: Settings, world: World, content: Content) -> CustomSkill:
    """The SDK's skill with our handlers."""
    builder = SkillBuilder()
    builder.skill_id = settings.application_id  # type: ignore[assignment]  # typed as None by the SDK
    builder.add_request_handler(TurnHandler(events(content), world))
    builder.add_request_handler(Silent())
    builder.add_exception_handler(Funnel(world))
    return builder.create()


def build_verifier(settings: Settings) -> tuple[RequestVerifier, int]:
    """The verifier of requests, and how many roots it trusts. Raises OperatorError.

    In simulator mode one exact address stands for the local chain; the rules stay as they are.
    """
    roots = load_roots(settings.roots_file)
    chain = settings.simulator_chain
    fetch = LocalChain(chain) if chain else ChainFetcher()
    return RequestVerifier(settings.application_id, fetch, roots, clock(settings)), len(roots)
