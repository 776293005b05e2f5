"""Everything in order, the cheap before the dear, nothing fetched for a request that fails."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping, Sequence
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

_ADDRESS = "signaturecertchainurl"
_SIGNATURE = "signature-256"
_BASE64 = re.compile(r"[A-Za-z0-9+/]{4,1400}={0,2}")  # up to an RSA key of 8192 bits


class RequestVerifier(AbstractVerifier):
    """Verifies a request's raw bytes by Amazon's rules (docs/security.md lists them).

    `fetch` gives the PEM at a normalised address or raises OSError; `now` gives aware UTC;
    without an application id every skill's requests pass (simulator mode alone may do so).
    """

    def __init__(
        self,
        application_id: str | None,
        fetch: Callable[[str], bytes],
        roots: Sequence[x509.Certificate],
        now: Callable[[], datetime],
    ) -> None:
        self._application_id = application_id
        self._fetch = fetch
        self._roots = roots
        self._now = now
        self._keys = KeyCache(self._load, now)

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
        named = {name.lower(): value for name, value in headers.items()}
        address = normalise(named.get(_ADDRESS, ""))
        signature = _decode(named.get(_SIGNATURE, ""))
        envelope = parse(body)
        check_timestamp(envelope, self._now())
        if self._application_id is not None:
            check_application(envelope, self._application_id)
        self._check_signature(address, signature, body)
        return envelope

    def _check_signature(self, address: str, signature: bytes, body: bytes) -> None:
        key = self._keys.key(address).key
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as fault:
            raise Refusal("signature") from fault

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
