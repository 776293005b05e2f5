"""CPU time of a turn by its stages: `python -m benchmarks.stages`. In this process, no HTTP."""

import argparse
import logging
import time
from collections.abc import Callable
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from benchmarks import envelopes, parts
from simulator.wire.signing import Signer
from skill.alexa import session
from skill.alexa.heard import heard
from skill.alexa.read_envelope import read_envelope
from skill.alexa.serializer import QuickSerializer
from skill.assembly import build, build_verifier
from skill.dialog.conversation import step
from skill.dialog.interpret import interpret
from skill.plain_json import written

_ROUNDS = 5


def cost(run: Callable[[], object], times: int) -> float:
    """Microseconds of CPU of one run: the best of five rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.process_time()
        for _ in range(times):
            run()
        best = min(best, time.process_time() - started)
    return best / times * 1e6


def stages(body: bytes, times: int) -> dict[str, float]:
    """Microseconds by stage of a turn."""
    settings = parts.settings()
    built = build(settings)
    verifier, _ = build_verifier(settings)
    body = envelopes.stamped(body)
    headers = Signer(parts.keys().key).headers(body)
    quick, sdk, text = QuickSerializer(), DefaultSerializer(), body.decode()
    plain = verifier.envelope(headers, body)
    envelope: Any = read_envelope(plain)
    bundle, store = built.turn_parts.bundle("en-US"), built.store
    assert store  # noqa: S101  # parts.settings names one
    attributes = envelope.session.attributes
    request = envelope.request

    spoken = heard(request.intent, built.turn_parts.routes)
    reading = bundle.read(spoken.words)

    def stored() -> None:
        record = store.get_attributes(envelope)
        store.save_attributes(envelope, record | {"visits": record.get("visits", 0) + 1})

    state = session.state_in(attributes)
    event = interpret(reading, state, bundle.knowledge)[0]
    now = built.turn_parts.now()
    turn = step(state, event, bundle.knowledge, now)
    reply = built.skill.invoke(envelope, None)
    plain_reply = quick.serialize(reply)
    return {
        "verification (JSON read once)": cost(lambda: verifier.envelope(headers, body), times),
        "envelope": cost(lambda: read_envelope(plain), times),
        "the same by the SDK's reader, which is not used": cost(
            lambda: sdk.deserialize(text, RequestEnvelope), times
        ),
        "words → Reading": cost(lambda: bundle.read(spoken.words), times),
        "Reading → events": cost(lambda: interpret(reading, state, bundle.knowledge), times),
        "recall": cost(lambda: session.state_in(attributes), times),
        "dialog": cost(lambda: step(state, event, bundle.knowledge, now), times),
        "templates": cost(lambda: bundle.speech.speak(turn.reply), times),
        "store read (by turns that recall)": cost(lambda: store.get_attributes(envelope), times),
        "store read and written": cost(stored, times),
        "remember": cost(lambda: session.attributes(turn.state), times),
        "invoke (SDK's dispatch, all of these from words on)": cost(
            lambda: built.skill.invoke(envelope, None), times
        ),
        "serialise": cost(lambda: quick.serialize(reply), times),
        "JSON written": cost(lambda: written(plain_reply), times),
    }


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=200, help="runs a round (default: 200)")
    times = options.parse_args().times
    logging.disable(logging.INFO)
    skill = build(parts.settings()).skill
    understanding = envelopes.resolver()
    for name, said in (
        ("question", envelopes.QUESTION),
        ("question about a person", envelopes.SLOTS),
        ("triage turn", envelopes.TRIAGE),
        ("routine step", envelopes.ROUTINE),
    ):
        body = envelopes.conversation(skill, said, understanding)[-1]
        print(f"\n{name} ({len(body)} bytes)\n")
        for stage, micros in stages(body, times).items():
            print(f"| {stage} | {micros:.0f} µs |")


if __name__ == "__main__":
    main()
