"""Two workers under mixed conversations for a while: `make soak minutes=60`.

Prints requests a second, errors, and the workers' memory at the start, on the way and at the end.
Every answer is checked: HTTP 200, and no word of trouble. Exit code 1 when one was not.
"""

import argparse
import http.client
import json
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks import envelopes, parts
from benchmarks.envelopes import LOCAL
from simulator.device import Device
from simulator.envelope import Session, envelope
from simulator.signing import Signer
from simulator.skill_process import SkillProcess, skill_settings
from skill.knowledge.load import load
from skill.settings import Settings
from tests.robust.chance import Chance, read_model
from tests.robust.door import slot

_LONGEST = 12  # turns of a conversation
_LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")


@dataclass
class Tally:
    """What one talker saw."""

    turns: int = 0
    errors: list[str] = field(default_factory=list)
    slowest: float = 0.0


class Talker:
    """One client that holds conversation after conversation over a kept connection."""

    def __init__(self, port: int, chance: Chance, seed: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self._signer = Signer(parts.keys().key)
        self._chance = chance
        self._draw = Random(seed)  # noqa: S311  # no secret
        self.tally = Tally()

    def talk(self, until: float) -> None:
        """Converse until the time is up."""
        while time.monotonic() < until:
            device = Device(self._draw.choice(_LOCALES), person=str(self._draw.randrange(1000)))
            session = Session()
            for _ in range(_LONGEST):
                if self._turn(device, session):
                    break

    def _turn(self, device: Device, session: Session) -> bool:
        """One turn; whether the session ended."""
        name, event = self._chance.event(self._draw)
        slots = {key: slot(key, one[0].heard, *one[0].ids) for key, one in event.slots.items()}
        intent = {"name": name, "confirmationStatus": "NONE", "slots": slots}
        request = (
            {"type": name}
            if name == "LaunchRequest"
            else {"type": "IntentRequest", "intent": intent}
        )
        now = envelopes.now()
        body = json.dumps(envelope(request, session, device, now)).encode()
        started = time.monotonic()
        self._connection.request("POST", "/alexa", body, self._signer.headers(body))
        response = self._connection.getresponse()
        answer = response.read()
        self.tally.turns += 1
        self.tally.slowest = max(self.tally.slowest, time.monotonic() - started)
        if response.status != http.client.OK or b"basics.trouble" in answer:
            self.tally.errors.append(f"{response.status} to {name}")
            return True
        reply = json.loads(answer)
        session.new, session.attributes = False, reply["sessionAttributes"]
        return bool(reply["response"]["shouldEndSession"])


def memory(command: str) -> list[float]:
    """MiB of every process whose command line holds this, largest first (Linux alone)."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if command.encode() in (path / "cmdline").read_bytes():
                found.append(int((path / "statm").read_text().split()[1]) * 4096 / 2**20)
        except OSError:
            continue
    return sorted(found, reverse=True)


def soak(minutes: float, talkers: int) -> Sequence[Tally]:
    """Start the skill, let the talkers talk, report every tenth of the time."""
    settings = Settings()
    chance = Chance(read_model(settings.interaction_model), load(settings.content))
    kept = LOCAL / "soak.sqlite3"
    environment = skill_settings(parts.keys(), envelopes.APPLICATION, kept)
    with SkillProcess({**envelopes.environment(), **environment}, LOCAL / "soak.log") as process:
        process.wait_until_up()
        port = int(process.url.rsplit(":", 1)[1].split("/")[0])
        all_ = [Talker(port, chance, seed) for seed in range(talkers)]
        began = time.monotonic()
        until = began + minutes * 60
        threads = [threading.Thread(target=one.talk, args=(until,)) for one in all_]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            time.sleep(minutes * 6)
            _report(all_, time.monotonic() - began, f"127.0.0.1:{port}")
        for thread in threads:
            thread.join()
    return [one.tally for one in all_]


def _report(talkers: Sequence[Talker], seconds: float, command: str) -> None:
    turns = sum(one.tally.turns for one in talkers)
    errors = sum(len(one.tally.errors) for one in talkers)
    held = ", ".join(f"{one:.1f}" for one in memory(command))
    rate = turns / seconds
    print(f"| {seconds:.0f} s | {turns:,} | {rate:.0f}/s | {errors} | {held} MiB |", flush=True)


def main() -> int:
    """Soak and sum up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--talkers", type=int, default=4)
    options = parser.parse_args()
    print(
        "| time | turns | rate | errors | memory of the server's processes |\n|---|---|---|---|---|"
    )
    tallies = soak(options.minutes, options.talkers)
    errors = [error for tally in tallies for error in tally.errors]
    slowest = max(tally.slowest for tally in tallies)
    print(f"\nslowest answer {slowest * 1000:.0f} ms; errors: {errors[:5] or 'none'}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
