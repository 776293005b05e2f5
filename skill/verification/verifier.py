"""Everything in order, the cheap before the dear, nothing fetched for a request that fails."""

import base64
import binascii
import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from skill.verification.address import normalise
from skill.verification.cache import KeyCache
from skill.verification.chain import SigningKey, verify_chain
from skill.verification.envelope import check_application, check_timestamp, parse
from skill.verification.refusal import Refusal
from skill.webservice import AbstractVerifier, VerificationException

PROVEN = "cramp_coach.proven"
"""The key of a WSGI environment under which a server hands over an envelope that it has verified
itself. No request can set it: what comes from headers begins with HTTP_."""
_ADDRESS = "signaturecertchainurl"
_SIGNATURE = "signature-256"
_BASE64 = re.compile(r"[A-Za-z0-9+/]{4,1400}={0,2}")  # up to an RSA key of 8192 bits


@dataclass(frozen=True)
class Claim:
    """What a request's headers say of who signed it: nothing is proven yet.

    address: normalised, of the certificate chain; signature: decoded.
    """

    address: str
    signature: bytes


class RequestVerifier(AbstractVerifier):
    """Verifies a request's raw bytes by Amazon's rules (docs/security.md lists them).

    `envelope` does it all, and waits where a chain must be fetched. Who must not wait takes the
    steps by themselves: `claim`, `known` or `ask`, and `prove`.

    `fetch` gives the PEM at a normalised address or raises OSError; `now` gives aware UTC;
    without an application id every skill's requests pass (simulator mode alone may do so). `clock`
    gives seconds that never go back, for how often is fetched.
    """

    def __init__(
        self,
        application_id: str | None,
        fetch: Callable[[str], bytes],
        roots: Sequence[x509.Certificate],
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._application_id = application_id
        self._fetch = fetch
        self._roots = roots
        self._now = now
        self._keys = KeyCache(self._load, now, clock)

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str | bytes,
        deserialized_request_env: object = None,  # noqa: ARG002  # the SDK's signature
    ) -> None:
        """Return for a request that is Alexa's. Raises VerificationException with a reason."""
        body = serialized_request_env
        try:
            self.envelope(headers, body.encode() if isinstance(body, str) else body)
        except Refusal as refused:
            raise VerificationException(str(refused)) from refused

    def envelope(self, headers: Mapping[str, str], body: bytes) -> Mapping[str, Any]:
        """The verified envelope as plain JSON. Raises Refusal."""
        claim = self.claim(headers)
        if key := self.known(claim):
            return self.prove(claim, key, body)
        self.check(claim)
        self._read(body)
        return self.prove(claim, self._keys.key(claim.address), body)

    def claim(self, headers: Mapping[str, str]) -> Claim:
        """Who is said to have signed, from the headers alone. Raises Refusal."""
        named = {name.lower(): value for name, value in headers.items()}
        address = normalise(named.get(_ADDRESS, ""))
        return Claim(address, _decode(named.get(_SIGNATURE, "")))

    def known(self, claim: Claim) -> SigningKey | None:
        """The key that is said to have signed, where it is in the cache. Never waits."""
        return self._keys.known(claim.address)

    def check(self, claim: Claim) -> None:
        """Raise Refusal where the key is unknown and no chain may be fetched for it now."""
        if not self.known(claim):
            self._keys.check(claim.address)

    def ask(self, claim: Claim, body: bytes) -> Future[SigningKey]:
        """The key to come, for a body that could be Alexa's. Raises Refusal. Never waits."""
        self._read(body)
        return self._keys.ask(claim.address)

    def prove(self, claim: Claim, key: SigningKey, body: bytes) -> Mapping[str, Any]:
        """The envelope, which the key has signed. Raises Refusal.

        The signature comes first: whoever has none gets no JSON read.
        """
        try:
            key.key.verify(claim.signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as fault:
            raise Refusal("signature") from fault
        return self._read(body)

    def _read(self, body: bytes) -> Mapping[str, Any]:
        """The envelope of a body that is fresh and for our application. Raises Refusal."""
        envelope = parse(body)
        check_timestamp(envelope, self._now())
        if self._application_id is not None:
            check_application(envelope, self._application_id)
        return envelope

    def _load(self, address: str) -> SigningKey:
        try:
            pem = self._fetch(address)
        except OSError as fault:
            raise Refusal("chain can't be fetched") from fault
        return verify_chain(pem, self._roots, self._now())


def _decode(signature: str) -> bytes:
    """Strict base64: no junk in between, right padding, no stray bits below it."""
    if not _BASE64.fullmatch(signature):
        raise Refusal("signature is not base64")
    try:
        decoded = base64.b64decode(signature, validate=True)
    except binascii.Error as fault:
        raise Refusal("signature is not base64") from fault
    if base64.b64encode(decoded).decode() != signature:
        raise Refusal("signature is not base64")
    return decoded
