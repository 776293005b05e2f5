"""The only place where parts meet: settings in, a skill out."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder

from skill.adapters.alexa_services import AlexaServices
from skill.adapters.certificates import ChainFetcher, LocalChain, load_roots
from skill.adapters.guarded_store import GuardedStore
from skill.adapters.record_store import RecordStore, Table
from skill.adapters.sqlite_table import SqliteTable
from skill.adapters.track_folder import addresses, read_tracks
from skill.alexa.funnel import Funnel
from skill.alexa.handlers import consents, events
from skill.alexa.handlers.base import TurnHandler
from skill.alexa.handlers.session import Disabled, Silent
from skill.alexa.serializer import QuickSerializer
from skill.alexa.world import Place, World
from skill.errors import OperatorError
from skill.knowledge.check import problems
from skill.knowledge.content import Content
from skill.knowledge.load import load, load_languages
from skill.knowledge.localise import localise
from skill.knowledge.routine import Routine, tracks
from skill.settings import Settings
from skill.speech import Speech
from skill.verification.verifier import RequestVerifier

_SHORTEST_PEPPER = 32  # characters


@dataclass(frozen=True)
class Parts:
    """What the doors are given: the SDK's skill, the world it speaks from, the sounds it plays."""

    skill: CustomSkill
    world: World
    content: Content
    sounds: Mapping[str, Path] = field(default_factory=dict)


def build(settings: Settings) -> Parts:
    """Read and check the content, compile the templates, make the skill.

    Raises ContentError for a file that can't be read, OperatorError for content that does not
    hold together, and for settings of the sounds that can't be kept.
    """
    content = load(settings.content)
    if faults := problems(content):
        raise OperatorError("the content does not hold together:\n" + "\n".join(faults))
    world = build_world(settings, content)
    sounds = track_files(settings, content.routine)
    return Parts(build_skill(settings, world, content), world, content, sounds)


def _now() -> datetime:
    return datetime.now(UTC)


def build_world(settings: Settings, content: Content) -> World:
    """Knowledge and voice of every locale.

    Raises ContentError for a broken translation, OperatorError as track_files does.
    """
    places = {}
    names = track_files(settings, content.routine)
    heard_at = _track_addresses(settings, names)
    languages = load_languages(settings.content, content)
    for locale, served in content.locales.items():
        knowledge = localise(languages[served.language], locale, frozenset(heard_at))
        places[locale] = Place(knowledge, Speech(settings.responses, knowledge, heard_at))
    return World(places, now=_now)


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


def build_skill(settings: Settings, world: World, content: Content) -> CustomSkill:
    """The SDK's skill with our handlers."""
    store = build_store(settings)
    services = AlexaServices(loopback=settings.simulator)
    builder = CustomSkillBuilder(api_client=services)
    builder.skill_id = settings.application_id  # type: ignore[assignment]  # typed as None by the SDK
    builder.add_request_handler(TurnHandler(events(content), consents(), world, store))
    builder.add_request_handler(Disabled(store))
    builder.add_request_handler(Silent())
    builder.add_exception_handler(Funnel(world))
    skill = builder.create()
    skill.serializer = QuickSerializer()
    return skill


def build_store(settings: Settings) -> GuardedStore | None:
    """Where preferences are remembered; None for nowhere. Raises OperatorError."""
    kind, _, where = settings.store.partition(":")
    if kind == "none":
        return None
    if kind not in ("sqlite", "dynamodb") or not where:
        raise OperatorError(
            f"CRAMP_COACH_STORE is {settings.store!r}; "
            "it must be sqlite:FILE, dynamodb:TABLE or none"
        )
    if len(settings.pepper) < _SHORTEST_PEPPER:
        raise OperatorError(
            "CRAMP_COACH_PEPPER must be a secret of at least 32 characters that never changes; "
            'make one with: python -c "import secrets; print(secrets.token_hex(32))"'
        )
    table = SqliteTable(Path(where)) if kind == "sqlite" else _dynamo(where, settings)
    return GuardedStore(RecordStore(table, settings.pepper, _now), time.monotonic)


def _dynamo(name: str, settings: Settings) -> Table:
    try:
        from skill.adapters.dynamo_table import (  # noqa: PLC0415  # boto3 is optional, and slow
            DynamoTable,
            make_client,
        )
    except ModuleNotFoundError as missing:
        raise OperatorError(
            "DynamoDB needs boto3: pip install 'cramp-coach[dynamodb]'"
        ) from missing
    return DynamoTable(make_client(settings.dynamodb_endpoint), name)


def build_verifier(settings: Settings) -> tuple[RequestVerifier, int]:
    """The verifier of requests, and how many roots it trusts. Raises OperatorError.

    In simulator mode one exact address stands for the local chain; the rules stay as they are.
    """
    roots = load_roots(settings.roots_file)
    chain = settings.simulator_chain
    fetch = LocalChain(chain) if chain else ChainFetcher()
    return RequestVerifier(settings.application_id, fetch, roots, _now), len(roots)
