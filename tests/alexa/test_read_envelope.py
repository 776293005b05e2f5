"""What we read of a request is what the SDK reads of it; where that reads nothing, we do."""

import json
import subprocess
import sys
from typing import Any

import pytest
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import (
    get_api_access_token,
    get_device_id,
    get_locale,
    get_request_type,
    get_user_id,
    is_request_type,
)
from ask_sdk_model import RequestEnvelope, Response
from hypothesis import HealthCheck, given, settings
from msgspec import Struct
from msgspec.structs import fields

from skill.alexa.envelope import Envelope
from skill.alexa.read_envelope import read_envelope
from skill.alexa.session import SessionAttributes
from skill.invoke import invoke
from tests.alexa.alike import differences
from tests.alexa.model_json import json_of
from tests.robust.door import words
from tests.robust.mutations import KINDS
from tests.web.conftest import envelope

_ENVELOPE = "ask_sdk_model.request_envelope.RequestEnvelope"
_thorough = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _sdk(plain: Any) -> Any:
    return DefaultSerializer().deserialize(json.dumps(plain), RequestEnvelope)


@pytest.mark.parametrize("whole", KINDS, ids=lambda whole: str(whole["request"]["type"]))
def test_real_requests_are_read_alike(whole: Any) -> None:
    """One of each kind; of a kind that is new to the SDK it says nothing."""
    try:
        sdk = _sdk(whole)
    except SerializationException:
        assert read_envelope(whole).request.object_type == whole["request"]["type"]
    else:
        assert list(differences(read_envelope(whole), sdk)) == []


@_thorough
@given(json_of(_ENVELOPE))
def test_made_up_requests_are_read_alike(plain: Any) -> None:
    """All types of requests, contexts, slots, as the models describe them."""
    try:
        sdk = _sdk(plain)
    except Exception:  # years that dateutil can't tell, and whatever else it raises
        return
    if sdk is not None:
        assert _but_for_blanks(read_envelope(plain), sdk) == []


def _but_for_blanks(ours: Envelope, sdk: Any) -> list[str]:
    """A context or a System that is not there is an empty one here, for handlers look into it."""
    sdk.context = sdk.context or Envelope().context
    sdk.context.system = sdk.context.system or Envelope().context.system
    sdk.request = sdk.request or Envelope().request
    return list(differences(ours, sdk))


@_thorough
@given(json_of(_ENVELOPE, odd=True).filter(lambda plain: isinstance(plain, dict)))
def test_whatever_it_is_something_is_read(plain: Any) -> None:
    """Other types, unknown properties: what can't be read counts as not there."""
    read = read_envelope(plain)
    assert isinstance(read.request.object_type, str)
    assert _typed(read)


def _typed(read: Struct) -> bool:
    """Each part is of its class, so that handlers find the attributes that they look for."""
    parts = [getattr(read, one.name) for one in fields(read)]
    return all(_typed(one) for one in parts if isinstance(one, Struct))


def test_one_field_in_another_form_costs_no_other() -> None:
    """Beside it all is read, in slots too."""
    whole = words("my leg hurts")
    whole["context"]["System"]["device"]["deviceId"] = {"serial": 7}
    whole["context"]["System"]["user"] = ["somebody"]
    whole["request"] |= {"locale": 7, "errors": "none"}
    whole["request"]["intent"]["slots"] |= {"size": 7, "speed": {"value": ["fast"]}}
    read = read_envelope(whole)
    system = read.context.system
    assert (system.user, system.device and system.device.device_id) == (None, None)
    assert system.device is not None
    assert system.api_access_token == whole["context"]["System"]["apiAccessToken"]
    assert (read.request.locale, read.request.errors) == (None, None)
    assert read.request.intent is not None
    slots = read.request.intent.slots or {}
    assert {name: one.words for name, one in slots.items()} == {
        "speech": "my leg hurts",
        "speed": "",
    }


@pytest.mark.parametrize("odd", ["\ud800", {"\ud800": 1}, ["\ud800"]], ids=ascii)
@pytest.mark.parametrize("place", ["session", "context", "request"])
def test_half_a_character_is_no_fault(odd: Any, place: str) -> None:
    """Where an object belongs, or as a name in one: benchmarks/door.py found HTTP 500."""
    assert _typed(read_envelope({**words("my leg hurts"), place: odd}))
    whole = words("my leg hurts")
    whole[place]["\ud800"] = odd
    read = read_envelope(whole)
    assert read.request.intent is not None
    assert (read.request.intent.slots or {})["speech"].words == "my leg hurts"


def test_what_goes_home_with_the_session_is_not_copied() -> None:
    """The SDK makes a deep copy of it for each turn; ours says that it needs none."""
    read = read_envelope(envelope(session={"attributes": {"last": {"says": []}}}))
    assert read.session is not None
    assert isinstance(read.session.attributes, SessionAttributes)


class _Asking(AbstractRequestHandler):
    """A handler as people write them: it goes by the SDK's own predicates and getters."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return bool(is_request_type("IntentRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        given: Any = handler_input
        found = [get_request_type(given), get_locale(given), get_user_id(given)]
        found += [get_device_id(given), get_api_access_token(given)]
        found.append(given.request_envelope.request.intent.slots["speech"].value)
        kept: Any = handler_input.attributes_manager.session_attributes
        kept["seen"] = True
        speech = " ".join(map(str, found))
        return handler_input.response_builder.speak(speech).response


def test_handlers_of_the_sdk_find_what_they_look_for() -> None:
    """Dispatch, predicates, getters, attributes and the response are the SDK's own."""
    builder = CustomSkillBuilder()
    builder.add_request_handler(_Asking())
    reply = invoke(builder.create(), words("why do my legs cramp"))
    assert reply["response"]["outputSpeech"]["ssml"] == (
        "<speak>IntentRequest en-US amzn1.ask.account.TEST amzn1.ask.device.TEST token "
        "why do my legs cramp</speak>"
    )
    assert reply["sessionAttributes"] == {"seen": True}


def test_nothing_of_the_sdks_models_is_walked_for_a_request() -> None:
    """Reading one imports none of the models that describe it."""
    script = (
        "import json, sys; from skill.alexa.read_envelope import read_envelope;"
        " read_envelope(json.load(sys.stdin));"
        " print(sorted(one for one in sys.modules if one.startswith('ask_sdk_model.slu')))"
    )
    done = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", script],
        input=json.dumps(words("why do my legs cramp")),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
