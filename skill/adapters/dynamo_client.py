"""Three operations of DynamoDB over its JSON protocol: kept connections, one retry, one deadline.

boto3 does far more, and importing it costs more than all else of a cold start (decision 9).
"""

import http.client
import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal
from urllib.parse import SplitResult

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.call import Call, ServiceAnswer, connect, make
from skill.adapters.clock import real_clock
from skill.adapters.sigv4 import Signer
from skill.store_time import SECONDS, left

LARGEST = 1024 * 1024  # bytes of an answer; an item has at most 400 KB
CONDITION_FAILED = "ConditionalCheckFailedException"
_PAUSE = 0.05  # seconds to leave a DynamoDB that can't keep up
_FIRST = 0.5  # of the time that is left, for the first of two tries
_VERSION = "DynamoDB_20120810"
_OK, _SERVER = 200, 500
_KIND = re.compile(r"(?:.*#)?([A-Za-z]{1,80})")
_BUSY = {"ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException"}

Operation = Literal["GetItem", "PutItem", "DeleteItem"]


class DynamoError(PersistenceException):
    """DynamoDB refused, or could not be reached. `kind` is its own name of the fault, or Python's.

    retried: this was the second try, so the first may have been carried out.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"DynamoDB: {kind}")
        self.kind = kind
        self.retried = False


class _PassingError(DynamoError):
    """A second try may go better."""


class DynamoClient:
    """Asks one endpoint. Threads may share it; each call has a connection to itself.

    Connections are kept, for a TLS handshake costs tens of milliseconds.
    """

    def __init__(
        self,
        address: SplitResult,
        signer: Signer,
        now: Callable[[], datetime] = real_clock,
    ) -> None:
        self.address = address
        self._signer = signer
        self._now = now
        # Not open yet; but the roots that it trusts are read now, which takes 20 ms.
        self._idle = [connect(address, SECONDS)]

    def ask(self, operation: Operation, request: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out an operation, with one more try where that may help. Raises DynamoError.

        It takes no longer than the turn has left for its store (skill/store_time.py).
        """
        body = json.dumps(request).encode()
        try:
            return self._try(operation, body, left() * _FIRST)
        except _PassingError:
            self.close()  # if one went stale (Lambda sleeps), so did the others
        time.sleep(min(_PAUSE, left()))
        try:
            return self._try(operation, body, left())
        except DynamoError as fault:
            fault.retried = True
            raise

    def close(self) -> None:
        """Close the connections that nobody uses; a later call opens another."""
        idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _try(self, operation: Operation, body: bytes, seconds: float) -> dict[str, Any]:
        if not seconds:
            raise _PassingError("no time left")
        answer = self._answer(operation, body, seconds)
        found = _object(answer.body)
        if answer.status == _OK and found is not None:
            return found
        kind = _kind(found)
        if found is not None and answer.status < _SERVER and kind not in _BUSY:
            raise DynamoError(kind)
        raise _PassingError(kind)

    def _answer(self, operation: Operation, body: bytes, seconds: float) -> ServiceAnswer:
        """One call; its faults are raised apart, for as a context they could hold the token."""
        connection = self._connection()
        try:
            answer = make(connection, self._call(operation, body), seconds, LARGEST, keep=True)
        except (OSError, http.client.HTTPException, ValueError) as cause:
            fault = type(cause).__name__
        else:
            self._idle.append(connection)
            return answer
        raise _PassingError(fault)

    def _connection(self) -> http.client.HTTPConnection:
        try:
            return self._idle.pop()
        except IndexError:
            return connect(self.address, SECONDS)

    def _call(self, operation: Operation, body: bytes) -> Call:
        headers = {
            "Host": self.address.netloc,
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"{_VERSION}.{operation}",
        }
        return Call("POST", "/", self._signer.signed(headers, body, self._now()), body)


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _kind(found: dict[str, Any] | None) -> str:
    """DynamoDB's name of a fault, as it may stand in a log: letters alone."""
    named = _KIND.fullmatch(str((found or {}).get("__type", "")))
    return named[1] if named else "no answer of DynamoDB's"
