"""What is fuzzed: bytes from outside: chains before, envelopes and words behind a good signature.

Each target raises for a fault of ours alone: anything but a refusal.
"""

import base64
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from cryptography.hazmat.primitives.serialization import Encoding

from simulator.wire.reply import read_reply
from skill.alexa.heard import said
from skill.assembly import build_turn_parts
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.knowledge.load import load
from skill.settings import Settings
from skill.verification.chain import verify_chain
from skill.verification.envelope import check_application, check_timestamp, parse, request_type
from skill.verification.refusal import Refusal
from tests.robust.chance import read_chance
from tests.robust.house import House
from tests.robust.mutations import KINDS, LAUNCH, WHOLE
from tests.robust.sentences import framed
from tests.web.conftest import APPLICATION
from tests.web.pki import Pki

_SEEDS = 300  # sentences to begin with
_MOST_EVENTS = 3  # of one sentence
_HEAD, _FOOT = b"-----BEGIN CERTIFICATE-----\n", b"-----END CERTIFICATE-----\n"


@dataclass(frozen=True)
class Target:
    """What takes the bytes, and good bytes to begin with."""

    run: Callable[[bytes], None]
    seeds: Sequence[bytes]


def chain() -> Target:
    """The parser and judge of certificate chains: the bytes are a leaf, or an intermediate."""
    pki = Pki()
    roots, now = [pki.root.certificate], datetime.now(UTC)

    def run(data: bytes) -> None:
        odd = _HEAD + base64.encodebytes(data) + _FOOT
        for pem in (odd + pki.intermediate.pem, pki.leaf.pem + odd):
            with suppress(Refusal):
                verify_chain(pem, roots, now)

    issued = (pki.leaf, pki.intermediate, pki.root)
    return Target(run, [one.certificate.public_bytes(Encoding.DER) for one in issued])


def envelope() -> Target:
    """A request's bytes, through our checks and the whole skill: whatever is none is refused."""
    house, now = _house(), datetime.now(UTC)

    def run(data: bytes) -> None:
        with suppress(Refusal):
            plain = parse(data)
            kind = request_type(plain)
            with suppress(Refusal):
                check_timestamp(plain, now)
                check_application(plain, APPLICATION)
            _judge(kind, house.take(data))

    return Target(run, [json.dumps(one).encode() for one in (LAUNCH, WHOLE, *KINDS)])


def _judge(kind: str, body: bytes) -> None:
    reply = read_reply(body)
    heard = reply.directives or (reply.speech and reply.speech.text.strip())
    if kind in ("LaunchRequest", "IntentRequest") and not heard:
        raise AssertionError("a turn without a word")


def reader() -> Target:
    """Any words, as routes bring them that may cut or may not: they mean one to three events."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    bundle = build_turn_parts(settings, content).bundle("en-US")

    def run(data: bytes) -> None:
        words = said(data.decode("utf-8", "replace"))
        reading = bundle.read(words, complete=len(data) % 2 == 0)
        events = interpret(reading, State(), bundle.knowledge)
        if not 1 <= len(events) <= _MOST_EVENTS:
            raise AssertionError(f"{len(events)} events")

    chance, draw = read_chance(settings.interaction_model, content), Random(0)  # noqa: S311  # no secret
    lines = [framed(draw, chance.sentence(draw)) for _ in range(_SEEDS)]
    return Target(run, [one.encode("utf-8", "replace") for one in lines])


def _house() -> House:
    """The whole skill, in which nothing else fails."""
    settings = Settings()
    house = House(build_turn_parts(settings, load(settings.content, settings.interaction_model)))
    house.calm()
    return house


TARGETS: dict[str, Callable[[], Target]] = {"chain": chain, "envelope": envelope, "reader": reader}
