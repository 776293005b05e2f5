"""Genuine turns at a steady rate, each on a connection of its own."""

import http.client
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from simulator.wire.signing import Signer

_GIVEN_UP = 8.0  # seconds; Alexa waits no longer
_AT_ONCE = 64
_OK = 200


@dataclass(frozen=True)
class Turns:
    """What came of turns: seconds from when each was due, sorted; how many had no good answer."""

    seconds: list[float]
    failed: int

    def within(self, share: float) -> float:
        """The seconds that this share of the turns took at most."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * share))]


def talk(
    port: int, body: Callable[[], bytes], signer: Signer, rate: float, seconds: float
) -> Turns:
    """So many turns a second; body: makes a request of now."""
    began, number = time.perf_counter(), int(rate * seconds)

    def one(count: int) -> tuple[float, bool]:
        due = began + count / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        good = _turn(port, body(), signer)
        return time.perf_counter() - due, good

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(one, range(number)))
    return Turns(sorted(took for took, _ in found), sum(not good for _, good in found))


def _turn(port: int, body: bytes, signer: Signer) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_GIVEN_UP)
    try:
        connection.request("POST", "/alexa", body, signer.headers(body))
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return response.status == _OK
