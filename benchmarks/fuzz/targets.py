"""What is fuzzed: bytes from outside that are read before, or just after, a signature is checked.

Each target raises for a fault of ours alone: anything but a refusal.
"""

import base64
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from cryptography.hazmat.primitives.serialization import Encoding

from skill.alexa.serializer import QuickSerializer
from skill.verification.chain import verify_chain
from skill.verification.envelope import check_application, check_timestamp, parse, request_type
from skill.verification.refusal import Refusal
from tests.robust.mutations import KINDS, LAUNCH, WHOLE
from tests.web.conftest import APPLICATION
from tests.web.pki import Pki

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
    """The reader of envelopes: our own checks, and a reading that equals the SDK's."""
    quick, sdk, now = QuickSerializer(), DefaultSerializer(), datetime.now(UTC)

    def run(data: bytes) -> None:
        with suppress(Refusal):
            plain = parse(data)
            request_type(plain)
            with suppress(Refusal):
                check_timestamp(plain, now)
                check_application(plain, APPLICATION)
            _compare(data.decode(), quick, sdk)

    return Target(run, [json.dumps(one).encode() for one in (LAUNCH, WHOLE, *KINDS)])


def _compare(text: str, quick: QuickSerializer, sdk: DefaultSerializer) -> None:
    try:
        expected = sdk.deserialize(text, RequestEnvelope)
    except SerializationException:
        expected = None
    try:
        found = quick.deserialize(text, RequestEnvelope)
    except SerializationException:
        found = None
    # NaN differs from itself; as text it does not.
    if found != expected and repr(found) != repr(expected):
        raise AssertionError("the quick serializer reads it otherwise than the SDK's")


TARGETS: dict[str, Callable[[], Target]] = {"chain": chain, "envelope": envelope}
