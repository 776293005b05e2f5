"""The door with signed bodies of every kind: never a fault of ours, never a bad reply."""

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.alexa.model_json import ANYTHING, json_of
from tests.robust.chance import ODD, Chance
from tests.robust.door import Posting, intent, slot
from tests.robust.effort import effort
from tests.web.conftest import envelope

_WHOLE = intent(
    "TellIntent",
    {
        "finding": slot("finding", "swollen leg", "yes.swollen-leg"),
        "answer": slot("answer", "yes", "yes"),
    },
)
_LAUNCH = envelope()
_WRONG: tuple[Any, ...] = (None, True, 0, -1.5, "", "x", [], [[]], {}, {"a": {}}, "x" * 10_000)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of an envelope."""
    if path:
        yield path
    numbered = enumerate(value if isinstance(value, list) else ())
    for key, inner in value.items() if isinstance(value, dict) else numbered:
        yield from _paths(inner, (*path, key))


_PLACES = [(_LAUNCH, path) for path in _paths(_LAUNCH)] + [(_WHOLE, p) for p in _paths(_WHOLE)]


def _fresh(whole: Any) -> Any:
    """A copy, sent now."""
    made = copy.deepcopy(whole)
    made["request"]["timestamp"] = envelope()["request"]["timestamp"]
    return made


def _changed(whole: Any, path: tuple[Any, ...], *new: Any) -> Any:
    """The envelope without one place, or with another value in it."""
    made = _fresh(whole)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    if new:
        inner[path[-1]] = new[0]
    else:
        del inner[path[-1]]
    return made


def test_every_field_dropped_or_of_another_type(posting: Posting) -> None:
    """One at a time, in a launch and in an intent with slots."""
    seen = set()
    for whole, path in _PLACES:
        seen.add(posting.judge(_changed(whole, path)))
        for value in _WRONG:
            seen.add(posting.judge(_changed(whole, path, value)))
    assert seen == {"refused", "silent", "spoken"}


@effort(150)
@given(place=st.sampled_from(_PLACES), value=ANYTHING, other=st.sampled_from(_PLACES))
def test_any_json_in_any_place(posting: Posting, place: Any, value: Any, other: Any) -> None:
    """Whatever stands there."""
    posting.judge(_changed(*place, value))


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
def test_random_intents_through_the_door(posting: Posting, chance: Chance, draw: Any) -> None:
    """As Alexa sends them, one after the other in a session."""
    play(posting, chance, draw, 8)


def play(posting: Posting, chance: Chance, draw: Random, turns: int) -> None:
    """A conversation of so many turns; the session's attributes go along."""
    attributes: Any = {}
    for _ in range(turns):
        name, event = chance.event(draw)
        slots = {
            key: slot(key, words[0].heard, *words[0].ids) for key, words in event.slots.items()
        }
        whole = intent(name, slots, attributes) if name != "LaunchRequest" else envelope()
        status, body = posting.post(json.dumps(whole).encode())
        assert status == 200, whole
        assert posting._take(whole["request"], body) == "spoken"  # noqa: SLF001  # it was posted
        reply = json.loads(body)
        attributes = {} if reply["response"]["shouldEndSession"] else reply["sessionAttributes"]


@pytest.mark.parametrize("heard", ODD, ids=ascii)
@pytest.mark.parametrize(
    "name", ["AboutIntent", "TellIntent", "MagnesiumInFoodIntent", "HowMuchMagnesiumIntent"]
)
def test_markup_and_templates_in_slots_are_words(posting: Posting, name: str, heard: str) -> None:
    """SSML, Jinja, control characters, other scripts: said back as words, or not at all."""
    slots = {one: slot(one, heard) for one in ("subject", "food", "age", "finding", "answer")}
    whole = intent(name, slots)
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
    body = json.dumps(_fresh(_LAUNCH)).encode()
    assert posting.post(body, headers)[0] == 400
