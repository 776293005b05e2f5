"""A turn as one JSON object on one line: the format that `--json` promises."""

import json
from collections.abc import Mapping
from typing import Any

from simulator.device.turn import Turn
from simulator.understanding import Slot, Understood
from simulator.wire.reply import Act


def turn_json(turn: Turn, *, verbose: bool = False) -> str:
    """The line, without its end. With `verbose` also the request and the response as sent."""
    fields = _understanding(turn) | _reply(turn) | _around(turn)
    if verbose:
        fields |= {"request": turn.request, "response": turn.reply.raw or None}
    return json.dumps(fields, ensure_ascii=False)


def _understanding(turn: Turn) -> dict[str, Any]:
    """`how` and `score` are those of a certainty where a request is no intent.

    Both are null where the words were handed over: there is no guess to be sure of. What the skill
    made of such words is the `reading`, null where it told none.
    """
    understood = turn.understood
    sure = None if turn.sent is None else "exact"
    following = understood.next if understood else None
    return {
        "heard": turn.heard,
        "intent": turn.sent,
        "slots": _slots(understood.slots if understood else {}),
        "how": _how(understood) if understood else sure,
        "score": _score(understood) if understood else sure and 1.0,
        "next": following[0] if following else None,
        "reading": turn.reading,
    }


def _how(understood: Understood) -> str | None:
    return None if understood.how == "posted" else understood.how


def _score(understood: Understood) -> float | None:
    return None if understood.how == "posted" else understood.score


def _slots(slots: Mapping[str, Slot]) -> dict[str, Any]:
    """Name → value and id; both are lists where several values were heard."""
    return {name: _slot(slot) for name, slot in slots.items()}


def _slot(slot: Slot) -> dict[str, Any]:
    values = [value.value for value in slot.values]
    ids = [value.resolutions[0][0] if value.resolutions else None for value in slot.values]
    if len(values) == 1:
        return {"value": values[0], "id": ids[0]}
    return {"value": values, "id": ids}


def _reply(turn: Turn) -> dict[str, Any]:
    reply = turn.reply
    return {
        "acts": [_act(act) for act in reply.acts],
        "asks": _act(reply.asks) if reply.asks else None,
        "speech": turn.speech,
        "ssml": reply.speech.ssml if reply.speech else None,
        "reprompt": reply.reprompt.text if reply.reprompt else None,
        "card": reply.card,
        "ends": turn.ends,
        "ms": turn.ms,
    }


def _around(turn: Turn) -> dict[str, Any]:
    """What happened around it, as far as anything did."""
    around = {
        "note": turn.note,
        "consent": list(turn.consent.scopes) if turn.consent else None,
        "calls": [str(call) for call in turn.around.calls],
        "rings": [
            {"at": rung.at.isoformat(), "label": rung.label, "person": rung.account}
            for rung in turn.around.rings
        ],
        "reminders": list(turn.around.reminders),
    }
    return {key: value for key, value in around.items() if value}


def _act(act: Act) -> dict[str, Any]:
    return {"act": act.act, "facts": act.facts}
