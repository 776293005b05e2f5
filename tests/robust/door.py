"""Posts signed requests to the application, and judges what comes back."""

import base64
import copy
import json
from dataclasses import dataclass
from typing import Any

from werkzeug.test import Client

from simulator.wire.reply import Reply, read_reply
from simulator.wire.response_checks import end_faults, faults
from skill.alexa.screen import TOUCH
from tests.web.conftest import ADDRESS, envelope
from tests.web.pki import Pki

_TRACK = "Alexa.Presentation.APLA.RenderDocument"
_BAD = b'{"error": "bad request"}'
_SPOKEN = ("LaunchRequest", "IntentRequest", "Connections.Response", TOUCH)


@dataclass(frozen=True)
class Posting:
    """The application without sockets, and the key that signs."""

    client: Client
    pki: Pki

    def post(self, body: bytes, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Post these bytes, signed as Alexa does unless headers are given."""
        signature = base64.b64encode(self.pki.leaf.sign(body)).decode()
        signed = {"SignatureCertChainUrl": ADDRESS, "Signature-256": signature}
        response = self.client.post(
            "/alexa",
            data=body,
            content_type="application/json",
            headers=signed if headers is None else headers,
        )
        return response.status_code, response.data

    def send(self, whole: Any) -> bytes:
        """Post JSON that must be answered; the reply's bytes."""
        status, body = self.post(json.dumps(whole).encode())
        assert status == 200, (status, whole)
        return body

    def judge(self, request: Any) -> str:
        """Post JSON and say what became of it: "refused", "silent" or "spoken".

        Raises AssertionError for a fault of ours, or a reply that Alexa would not take.
        """
        status, body = self.post(json.dumps(request).encode())
        if status == 400:
            assert body == _BAD
            return "refused"
        assert status == 200, (status, request)
        return self.take(request["request"], body)

    def take(self, request: Any, body: bytes) -> str:
        """Judge the body of an answer to this request."""
        reply = read_reply(body)
        if reply.speech is None and not plays(reply):
            assert request["type"] not in _SPOKEN, request
            assert end_faults(reply) == ()
            return "silent"
        acts = [act.act for act in reply.acts]
        assert "basics.trouble" not in acts, request
        said = reply.speech.text if reply.speech else ""  # outside of a session no act is named
        assert "went wrong" not in said, request
        if "last" in reply.attributes:  # outside of a session no contract can be carried
            asked = any(one["type"] == "Connections.SendRequest" for one in reply.directives)
            microphone = reply.should_end is False and not asked
            assert faults(reply, microphone=microphone, handed_over=asked) == (), request
        return "spoken"


def plays(reply: Reply) -> bool:
    """Whether a track is heard: it may come without a word before it."""
    return any(one["type"] == _TRACK for one in reply.directives)


def intent(
    name: str, slots: dict[str, Any] | None = None, attributes: Any = None
) -> dict[str, Any]:
    """A request with an intent, as Alexa sends it."""
    asked = {"name": name, "confirmationStatus": "NONE", "slots": slots or {}}
    whole = envelope(request={"type": "IntentRequest", "intent": asked})
    whole["session"]["attributes"] = attributes or {}
    return whole


def words(said: str, attributes: Any = None) -> dict[str, Any]:
    """A request with words in the open slot."""
    return intent("SpeechIntent", {"speech": slot("speech", said)}, attributes)


def slot(name: str, value: Any, *ids: str) -> dict[str, Any]:
    """A slot with what was heard and what it resolved to."""
    status = "ER_SUCCESS_MATCH" if ids else "ER_SUCCESS_NO_MATCH"
    values = [{"value": {"name": one, "id": one}} for one in ids]
    authority = {"authority": "a", "status": {"code": status}, "values": values}
    return {
        "name": name,
        "value": value,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": {"resolutionsPerAuthority": [authority]},
        "slotValue": {
            "type": "Simple",
            "value": value,
            "resolutions": {"resolutionsPerAuthority": [copy.deepcopy(authority)]},
        },
    }
