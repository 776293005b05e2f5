"""A good signature always gets words: whatever is newer than the SDK, a danger in it is heard."""

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator.wire.reply import read_reply
from tests.robust.door import Posting, intent, slot
from tests.robust.mutations import KINDS, fresh
from tests.robust.tomorrow import Probe, probes

_SAID = "i can't breathe"
_DANGERS = (_SAID, "my chest hurts and i can't breathe", "my leg is suddenly cold and white")
# Without these it is no request: not whose skill is meant, not when it was sent, not what it is.
_NEEDED = {
    *("request", "request.type", "request.timestamp", "context", "context.System"),
    *("context.System.application", "context.System.application.applicationId"),
}
_ANOTHER_SKILL = ("is 'tomorrow'", "session.application.applicationId")
_A_NEW_KIND = ("is 'tomorrow'", "request.type")
_HOLDS_THE_WORDS = {"request.intent", "request.intent.slots", "request.intent.slots.speech"}
_OTHER_WORDS = ("is 'tomorrow'", "request.intent.slots.speech.value")


@pytest.fixture(scope="module")
def all_probes() -> list[Probe]:
    """Made once: it takes seconds."""
    return list(probes(_SAID))


def _due(probe: Probe) -> str:
    """What must become of it."""
    path = ".".join(map(str, probe.path))
    known = (probe.what, path)
    if probe.what in ("newer", "extra") or known == _A_NEW_KIND:
        return "alarm"
    if path in _NEEDED or known == _ANOTHER_SKILL:
        return "refused"
    return "spoken" if path in _HOLDS_THE_WORDS or known == _OTHER_WORDS else "alarm"


def _became(posting: Posting, text: str) -> str:
    status, body = posting.post(text.encode())
    if status != 200:
        return "refused" if status == 400 else str(status)
    speech = read_reply(body).speech
    said = speech.text if speech else ""
    # A locale that is none of ours is told no number: "your local emergency number".
    alarms = said.startswith("Call ") and ("911" in said or "emergency number" in said)
    return "alarm" if alarms else "spoken" if said else "wordless"


def test_a_danger_in_whatever_is_new_is_answered_with_the_alarm(
    posting: Posting, all_probes: list[Probe]
) -> None:
    """Also in what lacks something, or has another type where we read nothing; and where we do."""
    wrong = []
    for probe, danger in zip(all_probes, cycle(_DANGERS), strict=False):
        became = _became(posting, json.dumps(probe.request).replace(_SAID, danger))
        if became != _due(probe):
            wrong.append((became, _due(probe), probe.what, probe.path))
    assert wrong == []


def test_most_of_it_is_more_than_the_sdk_can_read(all_probes: list[Probe]) -> None:
    """Each member or type that is not there yet its models refuse: the probes are of tomorrow."""
    newer = [one for one in all_probes if one.what == "newer"]
    assert len(newer) >= 32
    for probe in newer:
        with pytest.raises(SerializationException):
            DefaultSerializer().deserialize(json.dumps(probe.request), RequestEnvelope)


@pytest.mark.parametrize("kind", ["IntentRequest.V2", "Alexa.Speech.Heard"])
def test_a_request_of_a_new_kind_is_answered_where_it_has_words(
    posting: Posting, kind: str
) -> None:
    """And acknowledged with nothing where it has none: Alexa may want no words."""
    whole = intent("SpeechIntent", {"speech": slot("speech", _SAID)})
    whole["request"]["type"] = kind
    assert _became(posting, json.dumps(whole)) == "alarm"
    del whole["request"]["intent"]
    assert _became(posting, json.dumps(whole)) == "wordless"


def test_words_stand_in_a_slots_second_place_too(posting: Posting) -> None:
    """Both are optional fields of the SDK's Slot; several values are one sentence again."""
    simple = {"type": "Simple", "value": _SAID}
    several = {"type": "List", "values": [{"type": "Simple", "value": "my leg hurts"}, simple]}
    for value in (simple, several, {"type": "Tomorrow", "value": _SAID, "sure": 0.9}):
        whole = intent("SpeechIntent", {"speech": {"name": "speech", "slotValue": value}})
        assert _became(posting, json.dumps(whole)) == "alarm"


@pytest.mark.parametrize("whole", KINDS, ids=lambda whole: str(whole["request"]["type"]))
def test_every_kind_of_request_goes_as_before_with_more_in_it(posting: Posting, whole: Any) -> None:
    """A field that nobody knows, in each object of the request and around it."""
    tomorrow = fresh(whole)
    for place in [tomorrow, tomorrow["context"]["System"], *_objects(tomorrow["request"])]:
        place["tomorrow"] = {"kind": "NEW", "values": [1, None]}
    assert posting.judge(tomorrow) == posting.judge(fresh(whole))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    inside = value.values() if isinstance(value, dict) else value
    for one in inside if isinstance(value, dict | list) else ():
        yield from _objects(one)
    if isinstance(value, dict):
        yield value
