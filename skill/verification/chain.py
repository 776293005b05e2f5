"""A certificate chain → the public key that signs, by cryptography's path building.

The library's server policy accepts four things that Amazon's rules do not; they are refused by
hand: a wildcard name, an RSA key under 2048 bits, a key that is no RSA key, and a certificate not
meant for signatures.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.verification.refusal import Refusal

_log = logging.getLogger("cramp_coach.verification")
_NAME = "echo-api.amazon.com"  # Amazon's rule: this name, in the subject alternative names
_SMALLEST_KEY = 2048  # bits
_LONGEST_CHAIN = 8  # certificates; Amazon's has three or four
# What cryptography raises for certificates that are DER but no sense; it reads most fields late.
_MALFORMED = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
    x509.ExtensionNotFound,
    x509.DuplicateExtension,
)


@dataclass(frozen=True)
class SigningKey:
    """A verified public key, and until when its chain is valid (aware UTC)."""

    key: RSAPublicKey
    expires: datetime


def verify_chain(pem: bytes, roots: Sequence[x509.Certificate], now: datetime) -> SigningKey:
    """The leaf's key. Raises Refusal for a chain that must not be trusted at `now`."""
    try:
        chain = x509.load_pem_x509_certificates(pem)
    except _MALFORMED as fault:
        raise Refusal("chain is not PEM") from fault
    if not chain or len(chain) > _LONGEST_CHAIN:
        raise Refusal("chain length")
    try:
        key = _leaf_key(chain[0])
        path = _build_path(chain, roots, now)
    except Refusal as refused:
        _log.warning("chain refused (%s): subject %r, issuer %r", refused, *_names(chain[0]))
        raise
    # Of the path alone: servers send along old cross-signed certificates that nothing needs.
    return SigningKey(key, min(one.not_valid_after_utc for one in path))


def _names(leaf: x509.Certificate) -> tuple[str, str]:
    try:
        return leaf.subject.rfc4514_string(), leaf.issuer.rfc4514_string()
    except _MALFORMED:
        return "unreadable", "unreadable"


def _leaf_key(leaf: x509.Certificate) -> RSAPublicKey:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
        key = leaf.public_key()
    except _MALFORMED as fault:
        raise Refusal("certificate") from fault
    if _NAME not in names.get_values_for_type(x509.DNSName):
        raise Refusal("certificate name")
    if not usage.digital_signature:
        raise Refusal("key usage")
    if not isinstance(key, RSAPublicKey) or key.key_size < _SMALLEST_KEY:
        raise Refusal("key")
    return key


def _build_path(
    chain: Sequence[x509.Certificate], roots: Sequence[x509.Certificate], now: datetime
) -> list[x509.Certificate]:
    policy = PolicyBuilder().store(Store(list(roots))).time(now.replace(tzinfo=None))
    try:
        return policy.build_server_verifier(x509.DNSName(_NAME)).verify(chain[0], list(chain[1:]))
    except (VerificationError, *_MALFORMED) as fault:
        raise Refusal("chain") from fault
