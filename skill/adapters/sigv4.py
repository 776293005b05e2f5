"""Signature Version 4: how a request to AWS proves who sends it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
For POST to the path "/" without a query, which is all that DynamoDB takes.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from skill.errors import OperatorError

_METHOD = "AWS4-HMAC-SHA256"


class Credentials(Struct, frozen=True):
    """An access key; `token` comes with the short-lived ones of a role."""

    key_id: str
    secret: str
    token: str | None = None

    def __repr__(self) -> str:
        """Not the secret, wherever it is printed."""
        return "Credentials(…)"


def read_credentials(environment: Mapping[str, str]) -> Credentials:
    """The access key in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.

    Read once: nobody changes the environment of a process that runs. Raises OperatorError where
    there is none.
    """
    key_id = environment.get("AWS_ACCESS_KEY_ID", "").strip()
    secret = environment.get("AWS_SECRET_ACCESS_KEY", "").strip()
    if not key_id or not secret:
        raise OperatorError(
            "DynamoDB needs an access key in the environment: set AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY (Lambda sets them); profiles and the roles of EC2 and ECS "
            "are not read"
        )
    return Credentials(key_id, secret, environment.get("AWS_SESSION_TOKEN", "").strip() or None)


class Signer(Struct, frozen=True):
    """Signs requests to one service in one region."""

    credentials: Credentials
    region: str
    service: str

    def signed(self, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, str]:
        """The headers with those that sign them and the body. Host must be among them.

        now: aware; AWS takes a signature for five minutes.
        """
        at = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        whole = {**headers, "X-Amz-Date": at}
        if self.credentials.token:
            whole["X-Amz-Security-Token"] = self.credentials.token
        lines = {name.lower(): " ".join(value.split()) for name, value in whole.items()}
        names = ";".join(sorted(lines))
        scope = f"{at[:8]}/{self.region}/{self.service}/aws4_request"
        signature = self._signature(_canonical(lines, names, body), at, scope)
        whole["Authorization"] = (
            f"{_METHOD} Credential={self.credentials.key_id}/{scope}, "
            f"SignedHeaders={names}, Signature={signature}"
        )
        return whole

    def _signature(self, request: str, at: str, scope: str) -> str:
        key = f"AWS4{self.credentials.secret}".encode()
        for part in scope.split("/"):
            key = _keyed(key, part)
        digest = hashlib.sha256(request.encode()).hexdigest()
        return _keyed(key, f"{_METHOD}\n{at}\n{scope}\n{digest}").hex()


def _canonical(lines: Mapping[str, str], names: str, body: bytes) -> str:
    """The request as both sides write it down, to sign the same text."""
    written = "".join(f"{name}:{lines[name]}\n" for name in sorted(lines))
    return f"POST\n/\n\n{written}\n{names}\n{hashlib.sha256(body).hexdigest()}"


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
