"""The door with signed bodies of every kind: never a fault of ours, never a bad reply."""

import json
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from skill.locale_bundles import TurnParts
from tests.alexa.model_json import ANYTHING, json_of
from tests.robust.chance import ODD, Chance
from tests.robust.door import Posting, words
from tests.robust.effort import effort
from tests.robust.life import Life
from tests.robust.mutations import LAUNCH, PLACES, WHOLE, WRONG, changed, fresh, of_alexas
from tests.robust.rules import keep_the_rules
from tests.web.conftest import envelope


def test_every_field_dropped_or_of_another_type(posting: Posting) -> None:
    """One at a time, in a launch, in an intent with slots, and in every other kind of request."""
    seen = set()
    for whole, path in PLACES:
        seen.add(posting.judge(changed(whole, path)))
        for value in WRONG if whole in (LAUNCH, WHOLE) else WRONG[::4]:
            seen.add(posting.judge(changed(whole, path, value)))
    assert seen == {"refused", "silent", "spoken"}


@effort(150)
@given(place=st.sampled_from(PLACES), value=ANYTHING)
def test_any_json_in_any_place(posting: Posting, place: Any, value: Any) -> None:
    """Whatever stands there."""
    posting.judge(changed(*place, value))


@effort(100)
@given(ANYTHING)
def test_any_json(posting: Posting, value: Any) -> None:
    """As the whole body."""
    status, _ = posting.post(json.dumps(value).encode())
    assert status == 400


@effort(100)
@given(st.binary(max_size=300))
def test_any_bytes(posting: Posting, body: bytes) -> None:
    """As the whole body."""
    assert posting.post(body)[0] == 400


@effort(150)
@given(request=json_of("ask_sdk_model.request.Request"), attributes=ANYTHING)
def test_made_up_requests(posting: Posting, request: Any, attributes: Any) -> None:
    """Every type that the SDK knows, with anything in the session."""
    whole = envelope()
    kept = {name: whole["request"][name] for name in ("timestamp", "requestId", "locale")}
    whole["request"] = (request or {"type": "LaunchRequest"}) | kept
    whole["session"]["attributes"] = attributes
    posting.judge(whole)


@effort(100)
@given(draw=st.randoms(use_true_random=False))
def test_random_lives_through_the_door(
    posting: Posting, parts: TurnParts, chance: Chance, draw: Random
) -> None:
    """As Alexa sends requests, one after the other; and each with something changed in it."""
    life = Life(posting.send, chance, draw)
    for _ in range(4):
        exchange = life.turn()
        keep_the_rules(exchange, parts)
        place = draw.choice(of_alexas(exchange.whole))
        posting.judge(changed(exchange.whole, place, draw.choice((*WRONG, *ODD))))


@pytest.mark.parametrize("heard", ODD, ids=ascii)
@pytest.mark.parametrize("frame", ["{}", "tell me about {}", "how much magnesium is in {}"])
def test_markup_and_templates_in_slots_are_words(posting: Posting, frame: str, heard: str) -> None:
    """SSML, Jinja, control characters, other scripts: said back as words, or not at all."""
    whole = words(frame.replace("{}", heard))
    assert posting.judge(whole) == "spoken"
    _, body = posting.post(json.dumps(whole).encode())
    said = json.dumps(json.loads(body)["response"])
    for hurt in ("49", "<break time='10s'", "{{", "{%", "\x00"):
        assert hurt not in said


@effort(100)
@given(
    st.dictionaries(
        st.sampled_from(["SignatureCertChainUrl", "Signature-256", "Signature", "X-Odd"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)
        | st.sampled_from(
            [
                "https://s3.amazonaws.com/echo.api/../x.pem",
                "https://[::1",
                "https://s3.amazonaws.com:99999/echo.api/x.pem",
                "http://s3.amazonaws.com/echo.api/x.pem",
                "AAAA",
            ]
        ),
    )
)
def test_any_headers(posting: Posting, headers: dict[str, str]) -> None:
    """Refused, whatever they are."""
    body = json.dumps(fresh(LAUNCH)).encode()
    assert posting.post(body, headers)[0] == 400
