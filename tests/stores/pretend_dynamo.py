"""A small DynamoDB on loopback whose operations fail, and are slow, as a test wants them to be."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Literal, Self

from tests.web.hostile import read_request

Manner = Literal[
    "well", "throttled", "denied", "broken", "hangs", "lost", "late", "head only", "drips"
]
"""well: as it should; throttled, denied, broken: refused, and nothing done; hangs: nothing is done
and nothing said; lost: it is done, and nothing said; late: done and said after LATE seconds; head
only: done, and only the head of the answer comes; drips: done, and it comes byte by byte."""

LATE = 0.6  # seconds
_REFUSED = {
    "throttled": (400, "ProvisionedThroughputExceededException"),
    "denied": (400, "AccessDeniedException"),
    "broken": (500, "InternalServerError"),
}
_ACTS = {"well", "lost", "late", "head only", "drips"}
_LONGEST = 10.0  # seconds that a connection is held
Item = Mapping[str, Mapping[str, str]]


class PretendDynamo:
    """One table of items by their key. `manners`: how an operation behaves; others go well."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.manners: dict[str, Manner] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def be(self, manner: Manner, *operations: str) -> None:
        """From now on these operations behave like this."""
        self.manners |= dict.fromkeys(operations or ("GetItem", "PutItem", "DeleteItem"), manner)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _accept(self) -> None:
        with suppress(OSError):  # the end
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while request := read_request(connection):
                head, _, body = request.partition(b"\r\n\r\n")
                named = re.search(rb"X-Amz-Target: \w+\.(\w+)", head)
                assert named
                self._answer(connection, named[1].decode(), json.loads(body))

    def _answer(self, connection: socket.socket, operation: str, request: Any) -> None:
        manner = self.manners.get(operation, "well")
        status, answer = self._work(operation, request) if manner in _ACTS else (200, {})
        if manner in _REFUSED:
            status, kind = _REFUSED[manner]
            answer = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}"}
        body = json.dumps(answer).encode()
        head = f"HTTP/1.1 {status} So\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        if manner in {"hangs", "lost"}:
            self._over.wait(_LONGEST)
        elif manner == "head only":
            connection.sendall(head)
            self._over.wait(_LONGEST)
        elif manner == "drips":
            self._drip(connection, head + body)
        else:
            time.sleep(LATE if manner == "late" else 0)
            connection.sendall(head + body)

    def _drip(self, connection: socket.socket, content: bytes) -> None:
        for at in range(len(content)):
            connection.sendall(content[at : at + 1])
            if self._over.wait(0.1):
                return

    def _work(self, operation: str, request: Any) -> tuple[int, dict[str, Any]]:
        with self._lock:
            if operation == "PutItem":
                return self._put(request["Item"], request["ExpressionAttributeValues"])
            key = request["Key"]["key"]["S"]
            if operation == "DeleteItem":
                self.items.pop(key, None)
            found = self.items.get(key) if operation == "GetItem" else None
            return 200, {"Item": found} if found else {}

    def _put(self, item: Item, values: Any) -> tuple[int, dict[str, Any]]:
        """By the two conditions that the table makes: over the revision before, or none."""
        held = self.items.get(item["key"]["S"])
        if ":was" in values:
            free = held is not None and held["revision"] == values[":was"]
        else:
            free = held is None or int(held["expires_at"]["N"]) <= int(values[":now"]["N"])
        if not free:
            return 400, {"__type": "x#ConditionalCheckFailedException"}
        self.items[item["key"]["S"]] = item
        return 200, {}


@contextmanager
def deaf(*, tls: bool = False) -> Iterator[str]:
    """An address to which no connection comes about: none is accepted, or TLS is never begun."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        place = listener.getsockname()
        waiting = [] if tls else [_begun(place) for _ in range(4)]  # the queue is full with them
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{place[1]}"
        finally:
            for one in waiting:
                one.close()


def _begun(place: tuple[str, int]) -> socket.socket:
    connection = socket.socket()
    connection.settimeout(0)
    with suppress(BlockingIOError):
        connection.connect(place)
    return connection
