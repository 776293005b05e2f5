"""Strangers who flood a server, from a process of their own: `python -m benchmarks.strangers`.

Reads a job as JSON: port, seconds, application id, kinds (name → connections). Prints by kind how
many answers came, and with which status.
"""

import asyncio
import base64
import json
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any

from simulator.wire.signing import CHAIN_ADDRESS

_GARBAGE = base64.b64encode(b"\0" * 256).decode()
_LARGE = 120_000  # bytes
_numbers = count()


def request(body: bytes, *lines: str) -> bytes:
    """A POST with further header lines."""
    head = ["POST /alexa HTTP/1.1", "Host: skill", f"Content-Length: {len(body)}", *lines, "", ""]
    return "\r\n".join(head).encode() + body


def claimed(body: bytes, address: str) -> bytes:
    """A request that claims to be signed by the key at an address."""
    return request(body, f"SignatureCertChainUrl: {address}", f"Signature-256: {_GARBAGE}")


@cache  # a stranger's own work is not what is measured
def plausible(application: str, filling: int = 0) -> bytes:
    """An envelope of now for this skill, so that only its signature is wrong."""
    system = {"application": {"applicationId": application}}
    asked = {"type": "LaunchRequest", "timestamp": datetime.now(UTC).isoformat()}
    whole = {"context": {"System": system, "x": [0] * filling}, "request": asked}
    return json.dumps(whole).encode()


def _unknown() -> str:
    return f"https://s3.amazonaws.com/echo.api/stranger-{next(_numbers)}.pem"


RAW: dict[str, Callable[[str], bytes]] = {
    "unsigned": lambda _: request(b"{}"),
    "bad signature, known address": lambda app: claimed(plausible(app), CHAIN_ADDRESS),
    "unknown address": lambda app: claimed(plausible(app), _unknown()),
    "unknown address, 120 kB": lambda app: claimed(plausible(app, _LARGE // 3), _unknown()),
    "no HTTP": lambda _: b"\x16\x03\x01 garbage \r\n\r\n",
}
"""Whole requests that are answered; the next kinds are never whole."""
HELD = {
    "silent": b"",
    "half a head": b"POST /alexa HTTP/1.1\r\nHost: skill\r\n",
    "slow body": claimed(b"{}", CHAIN_ADDRESS)[:-1],
}


async def _once(port: int, kind: str, application: str) -> str:
    """One connection: the status of its answer, or why there was none."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(RAW[kind](application) if kind in RAW else HELD[kind])
        got = await reader.read(4096)
    finally:
        writer.close()
    return got[9:12].decode() if got else "hung up"


async def _flood(job: dict[str, Any], kind: str, tally: Counter[str]) -> None:
    while True:
        try:
            tally[await _once(job["port"], kind, job["application"])] += 1
        except OSError:
            tally["refused or reset"] += 1
            await asyncio.sleep(0.01)


async def _all(job: dict[str, Any]) -> dict[str, Counter[str]]:
    tallies = {kind: Counter[str]() for kind in job["kinds"]}
    tasks = [
        asyncio.create_task(_flood(job, kind, tallies[kind]))
        for kind, connections in job["kinds"].items()
        for _ in range(connections)
    ]
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*tasks), job["seconds"])
    return tallies


def main() -> None:
    """Read the job, do it, print the tallies."""
    print(json.dumps(asyncio.run(_all(json.loads(sys.argv[1])))))


if __name__ == "__main__":
    main()
