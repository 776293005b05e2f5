"""The only place where parts meet: settings in, a skill out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model.services import ApiClient
from msgspec import Struct

from skill.adapters.alexa_services import AlexaServices
from skill.adapters.choose_store import choose_store, store_file
from skill.adapters.clock import SimulatorClock, real_clock
from skill.adapters.guarded_store import GuardedStore
from skill.adapters.track_folder import addresses, read_tracks
from skill.alexa.serializer import QuickSerializer
from skill.dialog.triage_predicates import PREDICATES
from skill.errors import OperatorError
from skill.handlers.can_fulfil import CanFulfil
from skill.handlers.funnel import Funnel
from skill.handlers.session import AudioFault, Disabled, Silent
from skill.handlers.turn import TurnHandler
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.localise import localise
from skill.knowledge.prebuilt import compiled_templates, read_knowledge
from skill.knowledge.routine import Routine, tracks
from skill.locale_bundles import LocaleBundle, LocaleBundles, Read, TurnParts
from skill.screens import Screens
from skill.settings import Settings
from skill.speech import Speech
from skill.understanding.prebuilt import load_reader, load_routes, reader_file
from skill.understanding.reading import Reading
from skill.understanding.routes import Routes

if TYPE_CHECKING:  # Lambda has neither PyYAML nor cryptography; what needs them is imported late
    from skill.verification.verifier import RequestVerifier


class Parts(Struct, frozen=True):
    """What the doors are given: the SDK's skill, its world, its sounds, and its memory."""

    skill: CustomSkill
    turn_parts: TurnParts
    content: Content
    sounds: Mapping[str, Path] = {}
    store: GuardedStore | None = None


def build(settings: Settings) -> Parts:
    """Read and check the content, compile the templates, make the skill.

    Raises ContentError for a file that can't be read, OperatorError for content that does not
    hold together, and for settings of the sounds that can't be kept.
    """
    languages = read_languages(settings)
    content = languages[ENGLISH]
    turn_parts = build_turn_parts(settings, content, languages)
    sounds = track_files(settings, content.routine)
    store = build_store(settings)
    skill = build_skill(settings, turn_parts, store)
    return Parts(skill, turn_parts, content, sounds, store)


def read_languages(settings: Settings) -> Mapping[str, Content]:
    """Language → content: prebuilt where the settings name such a file, else read and checked."""
    if settings.knowledge:
        return read_knowledge(settings.knowledge)
    from skill.knowledge.check import problems  # noqa: PLC0415
    from skill.knowledge.load import load, load_languages  # noqa: PLC0415

    content = load(settings.content, settings.interaction_model)
    if faults := problems(content, settings.content, settings.interaction_model, PREDICATES):
        raise OperatorError("the content does not hold together:\n" + "\n".join(faults))
    return load_languages(settings.content, settings.interaction_model, content)


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


def build_turn_parts(
    settings: Settings, content: Content, languages: Mapping[str, Content] | None = None
) -> TurnParts:
    """Knowledge and voice of every locale.

    Raises ContentError for a broken translation, OperatorError as track_files does.

    All are made now, so that a broken template stops the start. With prebuilt knowledge, which
    was checked when it was made, each is made when it is first spoken: a cold start serves one.
    """
    if languages is None:
        from skill.knowledge.load import load_languages  # noqa: PLC0415

        languages = load_languages(settings.content, settings.interaction_model, content)

    heard_at = _track_addresses(settings, track_files(settings, content.routine))
    routes, read = hearing(settings, content)

    def make(locale: str) -> LocaleBundle:
        language = languages[content.locales[locale].language]
        knowledge = localise(
            language, locale, frozenset(heard_at), information_only=settings.information_only
        )
        voice = Speech(settings.responses, knowledge, heard_at, compiled=compiled)
        return LocaleBundle(knowledge, voice, read)

    compiled = compiled_templates(settings.knowledge) if settings.knowledge else None
    bundles = LocaleBundles(content.locales, make)
    screens = Screens(settings.responses / "screens")
    if compiled is None:
        bundles.make_all()
        screens.read_all()
    return TurnParts(bundles, clock(settings), routes, screens)


def hearing(settings: Settings, content: Content) -> tuple[Routes, Read]:
    """By which intents words arrive, and what reads them: in English, wherever they are said.

    A prebuilt reader is loaded when the first words come: other requests need none. Raises
    ContentError, or OperatorError for a prebuilt reader that is missing or broken.
    """
    if settings.knowledge is None:
        from skill.understanding.build import build_reader, read_routes  # noqa: PLC0415

        folder = settings.interaction_model
        return read_routes(folder), build_reader(folder, settings.content, content).read
    file = reader_file(settings.knowledge)
    reader = cache(partial(load_reader, file))

    def read(words: str, *, complete: bool = True, asked: str = "") -> Reading:
        return reader().read(words, complete=complete, asked=asked)

    return load_routes(file), read


def track_files(settings: Settings, routine: Routine) -> Mapping[str, Path]:
    """Track → file of every sound of the routine; empty where none are configured.

    Raises OperatorError for one setting without the other, and for a track that is not there.
    """
    given = {"CRAMP_COACH_AUDIO": settings.audio, "CRAMP_COACH_PUBLIC_URL": settings.public_url}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == 1:
        (other,) = given.keys() - set(missing)
        raise OperatorError(f"{other} is set, {missing[0]} is not: the sounds need both")
    return read_tracks(settings.audio, tracks(routine)) if settings.audio else {}


def _track_addresses(settings: Settings, names: Iterable[str]) -> Mapping[str, str]:
    if settings.public_url is None:
        return {}
    return addresses(names, settings.public_url, simulator=settings.simulator)


def build_store(settings: Settings) -> GuardedStore | None:
    """Where preferences are remembered, or None for nowhere. Raises OperatorError."""
    endpoint = settings.dynamodb_endpoint
    return choose_store(settings.store, settings.pepper, endpoint, clock(settings))


def keep_store(settings: Settings) -> None:
    """Have this process tidy a SQLite store from now on; DynamoDB does that by itself."""
    file = store_file(settings.store)
    if file is not None:
        from skill.adapters.sqlite_keeper import Keeper  # noqa: PLC0415  # Lambda has no SQLite

        Keeper(file, clock(settings)).start()


def build_skill(
    settings: Settings,
    turn_parts: TurnParts,
    store: GuardedStore | None = None,
    services: ApiClient | None = None,
) -> CustomSkill:
    """The SDK's skill with our handlers. `services`: what calls Alexa's; None for ours."""
    ours = AlexaServices(loopback=settings.simulator)
    builder = CustomSkillBuilder(api_client=services or ours)
    builder.skill_id = settings.application_id  # type: ignore[assignment]  # typed as None by the SDK
    builder.add_request_handler(TurnHandler(turn_parts, store))
    builder.add_request_handler(CanFulfil(turn_parts))
    builder.add_request_handler(Disabled(store))
    builder.add_request_handler(AudioFault())
    builder.add_request_handler(Silent())
    builder.add_exception_handler(Funnel(turn_parts))
    skill = builder.create()
    skill.serializer = QuickSerializer()
    return skill


def build_verifier(settings: Settings) -> "tuple[RequestVerifier, int]":
    """The verifier of requests, and how many roots it trusts. Raises OperatorError.

    In simulator mode one exact address stands for the local chain; the rules stay as they are.
    """
    from skill.adapters.certificates import ChainFetcher, LocalChain, load_roots  # noqa: PLC0415
    from skill.verification.verifier import RequestVerifier  # noqa: PLC0415

    roots = load_roots(settings.roots_file)
    chain = settings.simulator_chain
    fetch = LocalChain(chain) if chain else ChainFetcher()
    return RequestVerifier(settings.application_id, fetch, roots, clock(settings)), len(roots)
