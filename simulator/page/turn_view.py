"""A turn as the page's microscope shows it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from simulator.device.turn import Turn
from simulator.device.turn_json import turn_json
from simulator.page.parts import Parts
from simulator.page.pieces import pieces
from simulator.page.verification import verification_steps
from simulator.page.witness import Seen
from simulator.plays.strictness import sample_to_add
from simulator.plugin import Addition
from simulator.wire.audio_document import AudioDocument, Heard
from simulator.wire.reply import Speech

_SLOW = 0.8  # how much slower a slow voice is
Json = dict[str, Any]


def turn_view(turn: Turn, seen: Seen | None, parts: Parts) -> Json:
    """What `--json --verbose` gives, and more."""
    locale = str((turn.request or {}).get("request", {}).get("locale", "en-US"))
    view: Json = json.loads(turn_json(turn, verbose=True))
    return view | {
        "spoken": _spoken(turn.reply.speech),
        "track": _track(turn.reply.audio),
        "reprompted": _spoken(turn.reply.reprompt),
        "microphone": turn.microphone,
        "faults": turn.faults,
        "broken": turn.broken,
        "how": _how(turn),
        "heardSlots": _slots(turn),
        "directives": turn.reply.directives,
        "state": list(_changes(turn)),
        "headers": {"sent": seen.sent, "received": seen.received} if seen else None,
        "verification": [
            asdict(step)
            for step in (verification_steps(seen, parts.keys, parts.application_id) if seen else [])
        ],
        "additions": [asdict(each) for each in _additions(turn, locale, parts)],
        "origins": [asdict(origin) for origin in parts.plugin.origins(turn, locale)],
    }


def _additions(turn: Turn, locale: str, parts: Parts) -> Sequence[Addition]:
    return parts.plugin.additions(turn, sample_to_add(turn), locale)


def _spoken(speech: Speech | None) -> list[Json]:
    if speech is None:
        return []
    found = pieces(speech.ssml) if speech.ssml else ()
    if not found:
        return [{"kind": "words", "text": speech.text, "seconds": 0, "rate": 1}]
    return [piece.fields() for piece in found]


def _track(audio: AudioDocument | None) -> list[Json]:
    """An audio document as pieces, each with the second at which it is heard."""
    timed = audio.timed() if audio else ()
    return [{"at": round(at), **_heard(one)} for at, one in timed]


def _heard(one: Heard) -> Json:
    kinds = {"words": "words", "silence": "pause", "sound": "audio"}
    slow = _SLOW if 'rate="slow"' in one.ssml else 1
    return {"kind": kinds[one.kind], "text": one.text, "seconds": one.seconds, "rate": slow}


def _how(turn: Turn) -> Json | None:
    """How it was heard; None for a request that is no intent."""
    understood = turn.understood
    if understood is None:
        return None
    return {
        "how": understood.how,
        "intent": understood.intent,
        "score": None if understood.how == "posted" else understood.score,
        "sample": understood.sample,
        "weighed": [{"intent": intent, "score": score} for intent, score in understood.weighed],
        "overlooked": [
            {"type": kind, "id": identifier, "heard": heard}
            for kind, identifier, heard in understood.overlooked
        ],
    }


def _slots(turn: Turn) -> list[Json]:
    return [
        {
            "name": slot.name,
            "type": slot.type,
            "heard": value.heard,
            "value": value.value,
            "resolutions": [
                {"id": identifier, "name": name} for identifier, name in value.resolutions
            ],
        }
        for slot in (turn.understood.slots.values() if turn.understood else ())
        for value in slot.values
    ]


def _changes(turn: Turn) -> Iterator[Json]:
    """The session attributes by path, before and after; None where there is nothing."""
    session = (turn.request or {}).get("session", {})
    before = dict(_flat(session.get("attributes") or {}))
    after = dict(_flat(turn.reply.attributes))
    for path in sorted(before.keys() | after.keys()):
        yield {"path": path, "before": before.get(path), "after": after.get(path)}


def _flat(value: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        here = f"{path}.{key}" if path else str(key)
        if isinstance(inner, Mapping) and inner:
            yield from _flat(inner, here)
        else:
            yield here, inner
