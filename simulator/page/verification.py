"""The steps by which a skill verifies a request, done again on what was sent, one by one.

The rules: https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html
Whether the skill took the request, its own answer says.
"""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from simulator.page.witness import Seen
from simulator.wire.certificates import Certificates
from simulator.wire.signing import CHAIN_ADDRESS

_NAME = "echo-api.amazon.com"
_OLDEST = 150  # seconds


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, whether the request keeps it, and what was found."""

    rule: str
    kept: bool
    found: str


def verification_steps(seen: Seen, keys: Certificates, application_id: str) -> list[Step]:
    """The steps in the order in which the skill takes them; none for a request without headers."""
    if not seen.sent:
        return []
    chain = x509.load_pem_x509_certificates(keys.chain.read_bytes())
    return list(_steps(seen, chain, keys, application_id))


def _steps(
    seen: Seen, chain: list[x509.Certificate], keys: Certificates, application_id: str
) -> Iterator[Step]:
    address = seen.sent.get("SignatureCertChainUrl", "")
    yield Step("the chain's address is one of Amazon's", address == CHAIN_ADDRESS, address)
    envelope = json.loads(seen.body)
    yield _fresh(envelope["request"]["timestamp"])
    found = envelope["context"]["System"]["application"]["applicationId"]
    yield Step("the request is for this skill", found == application_id, found)
    leaf, *others = chain
    root = keys.root.read_bytes()
    yield _tried("the chain leads to a trusted root", lambda: _chain(leaf, others, root))
    yield _tried("the signature fits these bytes", lambda: _signature(leaf, seen))


def _fresh(stamp: str) -> Step:
    """Seen a moment after it was sent, so this says more about the clocks than about the age."""
    age = abs((datetime.now(UTC) - datetime.fromisoformat(stamp)).total_seconds())
    return Step(f"the timestamp is within {_OLDEST} s", age <= _OLDEST, stamp)


def _tried(rule: str, attempt: Callable[[], str]) -> Step:
    try:
        return Step(rule, kept=True, found=attempt())
    except (VerificationError, InvalidSignature, ValueError) as fault:
        return Step(rule, kept=False, found=str(fault) or type(fault).__name__)


def _chain(leaf: x509.Certificate, others: list[x509.Certificate], root: bytes) -> str:
    builder = PolicyBuilder().store(Store(x509.load_pem_x509_certificates(root)))
    verifier = builder.time(datetime.now(UTC)).build_server_verifier(x509.DNSName(_NAME))
    path = verifier.verify(leaf, others)
    until = leaf.not_valid_after_utc.date().isoformat()
    return f"{len(path)} certificates, for {_NAME}, until {until}"


def _signature(leaf: x509.Certificate, seen: Seen) -> str:
    key = leaf.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise InvalidSignature("the certificate's key is no RSA key")
    signature = base64.b64decode(seen.sent.get("Signature-256", ""), validate=True)
    key.verify(signature, seen.body, padding.PKCS1v15(), hashes.SHA256())
    return f"RSA-{key.key_size}, SHA-256, {len(seen.body)} bytes"
