"""Real events, each handed to the artefact's handler in a process that sees nothing else."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from deploy.artefact import ROOT
from deploy.checks.conftest import Start
from deploy.checks.dynamodb import Table
from simulator.wire.skill_process import SkillProcess

_ENVELOPES = {path.stem: path for path in (ROOT / "tests" / "envelopes").glob("*.json")}
_SPOKEN = {
    *("launch", "launch-with-task", "extra-properties", "intent", "intent-with-slot"),
    *("unknown-intent", "connections-response", "user-event"),
}


def _send(process: SkillProcess, body: bytes) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(urlsplit(process.url).netloc, timeout=8)
    connection.request("POST", "/alexa", body)
    response = connection.getresponse()
    status, text = response.status, response.read()
    connection.close()
    return status, json.loads(text)


def _get(process: SkillProcess, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(urlsplit(process.url).netloc, timeout=8)
    connection.request(method, path)
    response = connection.getresponse()
    found = response.status, str(response.getheader("Content-Type")), response.read()
    connection.close()
    return found


@pytest.mark.parametrize("name", sorted(_ENVELOPES))
def test_every_event_is_answered(running: SkillProcess, name: str) -> None:
    """Words where words are allowed, and nowhere else."""
    status, answer = _send(running, _ENVELOPES[name].read_bytes())

    assert status == 200
    assert answer["version"] == "1.0"
    speaks = "outputSpeech" in answer["response"]
    assert speaks is (name in _SPOKEN), answer


def test_an_intent_is_understood(running: SkillProcess) -> None:
    """The right act, with its facts."""
    _, answer = _send(running, _ENVELOPES["intent-with-slot"].read_bytes())
    (told,) = answer["sessionAttributes"]["last"]["says"][:1]
    assert told["act"] == "answers.told"
    assert told["facts"]["answer"] == "how-much-magnesium"


def test_words_are_read(running: SkillProcess) -> None:
    """As the open slot brings them, by the prebuilt reader."""
    event = json.loads(_ENVELOPES["intent-with-slot"].read_text())
    slot = {"name": "speech", "value": "why do my legs cramp at night"}
    event["request"]["intent"] = {"name": "SpeechIntent", "slots": {"speech": slot}}
    _, answer = _send(running, json.dumps(event).encode())
    (told,) = answer["sessionAttributes"]["last"]["says"][:1]
    assert (told["act"], told["facts"]["answer"]) == ("answers.told", "why-at-night")


def test_another_skills_request_is_refused(running: SkillProcess) -> None:
    """The trigger's own check comes first; this is the second lock."""
    other = _ENVELOPES["launch"].read_text().replace("0123-456789abcdef", "ffff-456789abcdef")
    assert _send(running, other.encode()) == (502, {"errorType": "Refusal"})


def test_what_the_sdk_cannot_read_is_answered_as_ever(running: SkillProcess) -> None:
    """A value that the SDK's lists lack raises in its deserialiser; ours reads a text."""
    event = json.loads(_ENVELOPES["intent"].read_text())
    status, today = _send(running, json.dumps(event).encode())
    event["request"]["intent"]["confirmationStatus"] = "BRAND_NEW"
    assert _send(running, json.dumps(event).encode()) == (status, today)
    assert status == 200
    assert "went wrong" not in today["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("path", ["/privacy", "/terms"])
def test_its_own_address_serves_the_pages(running: SkillProcess, path: str) -> None:
    """Certification opens them."""
    status, kind, body = _get(running, path)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"Cramp Coach" in body


@pytest.mark.parametrize(
    "path", ["/", "/alexa", "/audio/../knowledge.json", "/audio/nothing.mp3", "/privacy/", "/%2e"]
)
def test_its_own_address_serves_nothing_else(running: SkillProcess, path: str) -> None:
    """Neither files nor folders."""
    assert _get(running, path)[0] == 404


def test_its_own_address_serves_the_sounds(running: SkillProcess) -> None:
    """The tracks of the routine, as Alexa fetches them."""
    status, kind, body = _get(running, "/audio/quiet-30.mp3")
    assert (status, kind) == (200, "audio/mpeg")
    assert len(body) > 10_000


def test_a_person_is_remembered_under_a_code_and_forgotten(
    running: SkillProcess, table: Table
) -> None:
    """In the table of template.yaml; disabling the skill deletes the row."""
    _send(running, _ENVELOPES["launch"].read_bytes())
    (row,) = table.items()
    assert row.keys() >= {"key", "expires_at"}
    assert "TESTPERSON" not in str(row)
    _send(running, _ENVELOPES["skill-disabled"].read_bytes())
    assert table.items() == []


def test_the_log_holds_metrics_and_nobodys_words(start: Start) -> None:
    """One line of JSON a turn, in CloudWatch's embedded format."""
    with start() as process:
        process.wait_until_up()
        _send(process, _ENVELOPES["intent-with-slot"].read_bytes())
    log = process.log.read_text(encoding="utf-8")
    (line,) = [json.loads(line) for line in log.splitlines() if '"outcome"' in line]
    assert line["outcome"] in {"asked", "ended"}
    assert line["by"] == "voice"
    assert line["Turns"] == 1
    assert line["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["Function"]]
    for secret in ("70", "TESTPERSON", "HowMuch", "magnesium", "DEVICE"):
        assert secret not in json.dumps({key: line[key] for key in line.keys() - {"time", "_aws"}})
