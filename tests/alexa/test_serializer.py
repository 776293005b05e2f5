"""The quick serializer gives what the SDK's gives: on every model, on good and on bad JSON."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_model.ui import SimpleCard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.serializer import QuickSerializer
from tests.alexa.model_json import ANYTHING, MOMENTS, classes, json_of
from tests.web.conftest import envelope

_SDK, _QUICK = DefaultSerializer(), QuickSerializer()
_CLASSES = classes()
_ENVELOPE = "ask_sdk_model.request_envelope.RequestEnvelope"
_REPLY = "ask_sdk_model.response_envelope.ResponseEnvelope"
_thorough = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def outcome(run: Callable[[], Any]) -> Any:
    """What comes out, or the class of what is raised."""
    try:
        return run()
    except Exception as fault:  # whatever it is, both must raise it
        return type(fault)


def same(plain: Any, kind: Any) -> None:
    """Both read the same from this JSON, and write the same from that."""
    text = json.dumps(plain)
    expected = outcome(lambda: _SDK.deserialize(text, kind))
    found = outcome(lambda: _QUICK.deserialize(text, kind))
    assert found == expected
    assert outcome(lambda: _QUICK.serialize(found)) == outcome(lambda: _SDK.serialize(expected))


def test_there_are_hundreds_of_models() -> None:
    """Else the next test would show little."""
    assert len(_CLASSES) > 400


@pytest.mark.parametrize("kind", _CLASSES, ids=lambda kind: kind.__name__)
@settings(max_examples=3, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_model(kind: Any, data: st.DataObject) -> None:
    """Requests, replies, directives, the bodies of Alexa's services."""
    same(data.draw(json_of(f"{kind.__module__}.{kind.__name__}", 3)), kind)


@pytest.mark.parametrize("kind", _CLASSES, ids=lambda kind: kind.__name__)
def test_each_json_name_belongs_to_one_attribute(kind: Any) -> None:
    """Fields are found by their JSON names."""
    names = [kind.attribute_map[attribute] for attribute in kind.deserialized_types]
    assert len(set(names)) == len(names) == len(kind.attribute_map)


@_thorough
@given(json_of(_ENVELOPE))
def test_made_up_requests(plain: Any) -> None:
    """All types of requests, contexts, slots."""
    same(plain, RequestEnvelope)


@_thorough
@given(json_of(_ENVELOPE, odd=True))
def test_requests_with_something_odd_in_them(plain: Any) -> None:
    """Other types, unknown properties, a property named like an attribute: the same exceptions."""
    same(plain, RequestEnvelope)


@_thorough
@given(json_of(_REPLY))
def test_made_up_replies(plain: Any) -> None:
    """Cards, directives, reprompts."""
    same(plain, ResponseEnvelope)


@_thorough
@given(ANYTHING, st.sampled_from(_CLASSES))
def test_any_json_as_any_model(plain: Any, kind: Any) -> None:
    """Whatever it is."""
    same(plain, kind)


_KINDS = [
    "str", "int", "float", "bool", "date", "datetime", "object", "long", "Nothing", "no.Such",
    "list[str]", "list[int]", "list[str, int]", "list[Nothing]", "list[", "dict(str, int)",
    "dict(str, list[datetime])", "list[dict(str, int)]", "dict(", date, datetime, str, int, list,
    "list[ask_sdk_model.slot.Slot]", "dict(str, ask_sdk_model.slot_value.SlotValue)", 7,
]  # fmt: skip


@pytest.mark.parametrize("kind", _KINDS, ids=str)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(plain=ANYTHING | MOMENTS | st.sampled_from(["", [], {}, "1", [None], {"a": None}]))
def test_any_json_as_any_type(kind: Any, plain: Any) -> None:
    """Collections, moments, names of nothing."""
    same(plain, kind)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(MOMENTS)
def test_moments(text: str) -> None:
    """Alexa's own form goes a short way: same moment, same distance from UTC."""
    found, expected = (
        outcome(lambda one=one: one.deserialize(json.dumps(text), datetime))  # type: ignore[misc]
        for one in (_QUICK, _SDK)
    )
    assert found == expected
    if isinstance(found, datetime):
        assert found.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize("text", ["", "{", "nul", "NaN1", '{"a": 1}}', "[" * 100_000, b"\xff"])
def test_what_is_no_json(text: Any) -> None:
    """The same exception; ours does not repeat what was sent."""
    found = outcome(lambda: _QUICK.deserialize(text, RequestEnvelope))
    assert found is outcome(lambda: _SDK.deserialize(text, RequestEnvelope))
    assert found is SerializationException


def test_nothing_is_nothing() -> None:
    """As with the SDK."""
    assert _QUICK.deserialize(None, RequestEnvelope) is None


def test_an_exception_does_not_repeat_the_request() -> None:
    """The SDK's holds all of it, and would end in a log."""
    body = envelope(request={"type": "LaunchRequest", "timestamp": "my chest pain"})
    with pytest.raises(SerializationException) as raised:
        _QUICK.deserialize(json.dumps(body), RequestEnvelope)
    assert "chest" not in str(raised.value)
    assert raised.value.__suppress_context__


class _Colour(Enum):
    RED = "red"


class _Shout(str, Enum):  # noqa: UP042  # such a mixture is the case
    LOUD = "loud"


class _Thing:
    """A class of somebody's own, with one name mapped and one not."""

    deserialized_types = {"first_one": "str", "second": "object"}  # noqa: RUF012  # as in the SDK
    attribute_map = {"first_one": "firstOne"}  # noqa: RUF012

    def __init__(self, first_one: object = None, second: object = None) -> None:
        self.first_one = first_one
        self.second = second


class _Pairs(dict[str, object]):
    """A dict of another name."""


@pytest.mark.parametrize(
    "value",
    [
        None, True, 1, 1.5, b"x", "x", [1, "a", None], (1, _Colour.RED), {"a": None, "b": [()]},
        _Colour.RED, _Shout.LOUD, date(2026, 1, 2), datetime(2026, 1, 2, 3),  # noqa: DTZ001
        Decimal(3), Decimal("3.5"), _Pairs(a=_Colour.RED), _Thing(first_one=[_Thing(second=1)]),
        SimpleCard(title="a", content=None), object(), {1, 2}, {"a": object()},
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_whatever_is_written(value: Any) -> None:
    """Primitives, collections, models of one's own, and what can't be written."""
    expected = outcome(lambda: _SDK.serialize(value))
    found = outcome(lambda: _QUICK.serialize(value))
    assert (found, type(found)) == (expected, type(expected))


def test_a_model_that_was_given_other_types_is_written_by_them() -> None:
    """An unknown property can be named like what the class says of itself."""
    card = {"type": "Simple", "title": "a", "deserialized_types": {"title": "str"}}
    same(card, SimpleCard)
