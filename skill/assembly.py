"""The only place where parts meet: settings in, a skill out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill.adapters.spoken_model import read_slots
from skill.alexa.funnel import Funnel
from skill.alexa.handlers import events
from skill.alexa.handlers.base import TurnHandler
from skill.alexa.handlers.can_fulfil import CanFulfil
from skill.alexa.handlers.session import Silent
from skill.alexa.places import Places
from skill.alexa.world import Place, World
from skill.errors import OperatorError
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.localise import localise
from skill.knowledge.prebuilt import read_knowledge
from skill.settings import Settings
from skill.speech import Speech

if TYPE_CHECKING:  # Lambda has neither PyYAML nor cryptography; what needs them is imported late
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
    languages = read_languages(settings)
    content = languages[ENGLISH]
    world = build_world(settings, content, languages)
    return Parts(build_skill(settings, world, content), world, content)


def read_languages(settings: Settings) -> Mapping[str, Content]:
    """Language → content: prebuilt where the settings name such a file, else read and checked."""
    if settings.knowledge:
        return read_knowledge(settings.knowledge)
    from skill.knowledge.check import problems  # noqa: PLC0415
    from skill.knowledge.load import load, load_languages  # noqa: PLC0415

    content = load(settings.content)
    if faults := problems(content):
        raise OperatorError("the content does not hold together:\n" + "\n".join(faults))
    return load_languages(settings.content, content)


def _now() -> datetime:
    return datetime.now(UTC)


def build_world(
    settings: Settings, content: Content, languages: Mapping[str, Content] | None = None
) -> World:
    """Knowledge and voice of every locale. Raises ContentError for a broken translation.

    All are made now, so that a broken template stops the start. With prebuilt knowledge, which
    was checked when it was made, each is made when it is first spoken: a cold start serves one.
    """
    if languages is None:
        from skill.knowledge.load import load_languages  # noqa: PLC0415

        languages = load_languages(settings.content, content)

    def make(locale: str) -> Place:
        knowledge = localise(languages[content.locales[locale].language], locale)
        return Place(knowledge, Speech(settings.responses, knowledge, compile_all=unchecked))

    unchecked = settings.knowledge is None
    places = Places(content.locales, make)
    if unchecked:
        places.make_all()
    return World(places, now=_now)


def build_skill(settings: Settings, world: World, content: Content) -> CustomSkill:
    """The SDK's skill with our handlers."""
    builder = SkillBuilder()
    builder.skill_id = settings.application_id  # type: ignore[assignment]  # typed as None by the SDK
    known = events(content)
    slot_types = cache(partial(read_slots, settings.interaction_model))
    builder.add_request_handler(TurnHandler(known, world))
    builder.add_request_handler(CanFulfil(known, slot_types))
    builder.add_request_handler(Silent())
    builder.add_exception_handler(Funnel(world))
    return builder.create()


def build_verifier(settings: Settings) -> "tuple[RequestVerifier, int]":
    """The verifier of requests, and how many roots it trusts. Raises OperatorError.

    In simulator mode one exact address stands for the local chain; the rules stay as they are.
    """
    from skill.adapters.certificates import ChainFetcher, LocalChain, load_roots  # noqa: PLC0415
    from skill.verification.verifier import RequestVerifier  # noqa: PLC0415

    roots = load_roots(settings.roots_file)
    chain = settings.simulator_chain
    fetch = LocalChain(chain) if chain else ChainFetcher()
    return RequestVerifier(settings.application_id, fetch, roots, _now), len(roots)
