"""Rows 9 to 12, 14, 16 and 20: what is off the topic, odd values, odd requests, cards, screens."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from deploy.certify.requests import LAUNCH, acts, broken, intent
from deploy.certify.row import Row
from deploy.certify.stage import Stage, launch_envelope
from deploy.faults import Finding, fault, warning
from simulator.device.envelope import Session

_OFF_TOPIC = ("order a large pizza", "what is the capital of france", "play some jazz music")
_LONGEST = 110  # words; half a minute and more
_REFUSED = 400
_OK = 200


def _fallback(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        for words in (None, *_OFF_TOPIC):
            echo, opened = stage.echo(locale), Session()
            if words is None:
                stage.send(locale, LAUNCH, opened)
                turn = stage.send(locale, intent("AMAZON.FallbackIntent"), opened)
            else:
                echo.hear("[open]")
                turn = echo.hear(words)
            helps = not turn.ends and turn.reply.asks and "basics.not_understood" in acts(turn)
            if words is None and not helps:
                yield fault(f"{locale}: AMAZON.FallbackIntent brings {acts(turn)}, and no help")
            elif not helps:
                yield warning(f"{locale}: {words!r} is heard as {turn.sent}")


def _odd_slots(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        opened = Session()
        stage.send(locale, LAUNCH, opened)
        for spec in stage.model(locale).intents.values():
            for slot in spec.slots:
                for odd in _odd_values(slot):
                    session = Session(new=False, attributes=opened.attributes)
                    turn = stage.send(locale, intent(spec.name, **{slot: odd}), session)
                    if broken(turn) or turn.faults:
                        yield fault(f"{locale}: {spec.name} with {odd}: {turn.faults}")


def _odd_values(slot: str) -> list[dict[str, Any]]:
    """Missing, empty, not understood, nonsense, long, and with characters of markup."""
    nonsense = "xyzzy < & \u201cqwerty\u201d's"
    no_match = {"authority": "x", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    heard: list[str | None] = [None, "", "?", nonsense, "word " * 100]
    simple = {"type": "Simple", "value": nonsense}
    return [
        *({"name": slot, "value": value} for value in heard),
        {"name": slot, "value": nonsense, "resolutions": {"resolutionsPerAuthority": [no_match]}},
        {"name": slot, "value": nonsense, "slotValue": {"type": "List", "values": [simple]}},
    ]


def _extra(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        whole = launch_envelope(locale) | {"certificationParam": {"nested": [1, None]}}
        whole["request"]["certificationParam"] = "tolerate me"
        whole["context"]["System"]["certificationParam"] = True
        whole["request"]["task"] = {"name": "AMAZON.PrintPDF", "version": "1", "input": {"x": 1}}
        status, body = stage.post(json.dumps(whole).encode())
        if status != _OK or b"outputSpeech" not in body:
            yield fault(f"{locale}: extra properties are answered with HTTP {status}")


def _cards(stage: Stage) -> Iterator[Finding]:
    """Every reply that any row has brought about: its card is plain, and there is one at most."""
    for locale, turn in stage.turns:
        stage.checks += 1
        for text in turn.faults:
            if "card" in text:
                yield fault(f"{locale}: {turn.sent}: {text}")


def _without_screen(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        for name in stage.model(locale).intents:
            speaker = stage.send(locale, intent(name))
            screen = stage.send(locale, intent(name), kind="show")
            if speaker.reply.directives:
                yield fault(f"{locale}: {name} sends a screen to a device without one")
            if acts(speaker) != acts(screen):
                yield fault(f"{locale}: {name}: a screen changes what is said")


_TRACKS = ("routine.track", "routine.last_track")


def _concise(stage: Stage) -> Iterator[Finding]:
    told = set()
    for locale, turn in stage.turns:
        stage.checks += 1
        if turn.reply.asks and turn.reply.asks.act in _TRACKS:
            continue  # minutes of stretches, with their silences
        words = len(turn.speech.split())
        key = (locale, *acts(turn), words)
        if words > _LONGEST and key not in told:
            told.add(key)
            yield fault(f"{locale}: {acts(turn)} has {words} words: {_LONGEST} at most")


def _refusals(stage: Stage) -> Iterator[Finding]:
    for name, whole, spoil in _bad_requests():
        body = json.dumps(whole).encode()
        headers = stage.signer.headers(body)
        status, answer = stage.post(body, spoil(headers))
        if status != _REFUSED or b"amzn1" in answer:
            yield fault(f"{name} is answered with HTTP {status}")


def _bad_requests() -> Iterator[tuple[str, dict[str, Any], Any]]:
    def keep(headers: dict[str, str]) -> dict[str, str]:
        return headers

    good = launch_envelope("en-US")
    yield "no signature", good, lambda _: {}
    yield "another signature", good, lambda given: given | {"Signature-256": "A" * 344}
    address = "https://example.org/echo.api/chain.pem"
    yield "another certificate", good, lambda given: given | {"SignatureCertChainUrl": address}
    for minutes in (-10, 10):
        stale = launch_envelope("en-US")
        stamp = datetime.now(UTC) + timedelta(minutes=minutes)
        stale["request"]["timestamp"] = stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
        yield f"a timestamp {minutes} minutes off", stale, keep
    other = launch_envelope("en-US")
    other["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    yield "another application id", other, keep


ROWS = (
    Row(
        9,
        "What is off the topic gets an answer that offers help.",
        "functional tests (AMAZON.FallbackIntent)",
        _fallback,
        "Say a few more to a device: the simulator's understanding is not Alexa's.",
    ),
    Row(
        10,
        "Missing, empty or nonsense slot values never fail, and errors offer a way on.",
        "design-certification-failures, developer.amazon.com",
        _odd_slots,
    ),
    Row(
        11,
        "Unknown properties in a request are tolerated, the signature is over the raw bytes.",
        "alexa-skills-kit-sdk-for-nodejs, issues 202 and 717",
        _extra,
    ),
    Row(12, "Cards hold plain text; one card a reply.", "functional tests", _cards),
    Row(
        14,
        "Everything works on a device without a screen.",
        "functional tests",
        _without_screen,
        "Where APL is declared: look at each viewport in the developer console.",
    ),
    Row(
        16,
        "Answers are concise, written for the ear.",
        "voice user experience tests",
        _concise,
        "Listen to the welcome, five answers and one leg check on a device.",
    ),
    Row(
        20,
        "A bad signature, timestamp or application id is refused with HTTP 400.",
        "https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html",
        _refusals,
    ),
)
