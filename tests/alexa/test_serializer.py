"""The quick serializer writes what the SDK's writes: of every model, and of what is none."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import ResponseEnvelope
from ask_sdk_model.ui import SimpleCard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.serializer import QuickSerializer
from tests.alexa.model_json import ANYTHING, classes, json_of

_SDK, _QUICK = DefaultSerializer(), QuickSerializer()
_CLASSES = classes()
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
    """Both write the same from what the SDK reads of this JSON."""
    model = outcome(lambda: _SDK.deserialize(json.dumps(plain), kind))
    assert outcome(lambda: _QUICK.serialize(model)) == outcome(lambda: _SDK.serialize(model))


def test_there_are_hundreds_of_models() -> None:
    """Else the next test would show little."""
    assert len(_CLASSES) > 400


@pytest.mark.parametrize("kind", _CLASSES, ids=lambda kind: kind.__name__)
@settings(max_examples=3, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_model(kind: Any, data: st.DataObject) -> None:
    """Requests, replies, directives, the bodies of Alexa's services."""
    same(data.draw(json_of(f"{kind.__module__}.{kind.__name__}", 3)), kind)


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
