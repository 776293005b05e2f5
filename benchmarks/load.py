"""Loads a worker: as fast as it goes (with wrk where it is installed), or at a steady rate."""

import base64
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import raw
from simulator.wire.signing import Signer

CONNECTIONS = 4
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}  # wrk's, in milliseconds


@dataclass(frozen=True)
class Outcome:
    """What a load saw: requests answered, per second, p50 and p99 in milliseconds, errors."""

    requests: int
    rate: float
    p50: float
    p99: float
    errors: int


@dataclass(frozen=True)
class Signed:
    """A body and the headers that prove it."""

    body: bytes
    headers: dict[str, str]


def sign(bodies: Sequence[bytes], signer: Signer) -> list[Signed]:
    """Requests ready to be sent."""
    return [Signed(body, signer.headers(body)) for body in bodies]


def fast(port: int, requests: Sequence[Signed], seconds: float) -> Outcome:
    """As many as four connections can ask, each waiting for its answer."""
    if shutil.which("wrk"):
        return _wrk(port, requests, seconds)
    return steady(port, requests, seconds, None)


def steady(
    port: int,
    requests: Sequence[Signed],
    seconds: float,
    rate: float | None,
    connections: int = CONNECTIONS,
) -> Outcome:
    """At a rate in requests a second (None: as fast as it goes), by a client process of ours."""
    job = {
        "port": port,
        "seconds": seconds,
        "rate": rate,
        "connections": connections,
        "requests": [
            base64.b64encode(raw(port, one.body, one.headers)).decode() for one in requests
        ],
    }
    command = [sys.executable, "-m", "benchmarks.client"]
    done = subprocess.run(
        command, input=json.dumps(job), capture_output=True, text=True, check=True
    )
    tallies = json.loads(done.stdout)
    latencies = sorted(one for tally in tallies for one in tally["latencies"])
    errors = sum(tally["errors"] for tally in tallies)
    return Outcome(
        len(latencies),
        len(latencies) / seconds,
        latencies[len(latencies) // 2] * 1000,
        latencies[int(len(latencies) * 0.99)] * 1000,
        errors,
    )


def _wrk(port: int, requests: Sequence[Signed], seconds: float) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "load.lua")
        script.write_text(_lua(requests), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency", "-s"]
        address = f"http://127.0.0.1:{port}/alexa"
        done = subprocess.run(
            [*command, str(script), address], capture_output=True, text=True, check=True
        )
    return _read(done.stdout)


def _lua(requests: Sequence[Signed]) -> str:
    """The requests of wrk, one after the other."""
    made = [
        f"wrk.format('POST', '/alexa', {_table(one.headers)}, [==[{one.body.decode()}]==])"
        for one in requests
    ]
    return (
        "local all = {}\n"
        f"init = function() all = {{{', '.join(made)}}} end\n"
        "local n = 0\n"
        "request = function() n = n + 1; return all[n % #all + 1] end\n"
    )


def _table(headers: dict[str, str]) -> str:
    named = {**headers, "Content-Type": "application/json"}
    return "{" + ", ".join(f"['{name}'] = '{value}'" for name, value in named.items()) + "}"


def _read(text: str) -> Outcome:
    found = dict(re.findall(r"^\s+(50|99)%\s+([\d.]+[a-z]+)", text, re.MULTILINE))
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    total = re.search(r"(\d+) requests in", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    if not total or not rate:
        raise ValueError(f"wrk said:\n{text}")
    return Outcome(
        int(total[1]),
        float(rate[1]),
        _ms(found["50"]),
        _ms(found["99"]),
        int(errors[1]) if errors else 0,
    )


def _ms(text: str) -> float:
    number = re.match(r"[\d.]+", text)
    assert number  # noqa: S101  # the caller's pattern begins with a digit
    return float(number[0]) * _UNITS[text[number.end() :]]
