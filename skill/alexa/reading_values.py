"""The readers of single values: texts, numbers, moments, Enums; and classes by their names."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from dateutil.parser import parse
from dateutil.tz import tzutc

Kind = str | type
Read = Callable[[Any], Any]

_ALEXAS_TIME = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def named(name: str) -> Any:
    """The class of this name. Raises SerializationException when there is none."""
    if name in DefaultSerializer.NATIVE_TYPES_MAPPING:
        return DefaultSerializer.NATIVE_TYPES_MAPPING[name]
    try:
        module, _, attribute = name.rpartition(".")
        return getattr(import_module(module), attribute)
    except Exception as fault:
        raise SerializationException(f"no class of the name {name}") from fault


def class_of(kind: Kind) -> Any:
    """The class of a type, or None when there is none: that matters only if a value comes."""
    try:
        found = named(kind) if isinstance(kind, str) else kind
    except SerializationException:
        return None
    return found if isinstance(found, type) else None


def unreadable(kind: Kind) -> Read:
    """The reader of a type that there is not: raises SerializationException for any value."""

    def read(value: Any) -> None:
        if value is not None:
            raise SerializationException(f"no class of the name {kind}")

    return read


def primitive(kind: Any) -> Read:
    """The reader of texts, numbers and truth values, as lenient as the SDK's."""

    def read(value: Any) -> Any:
        if value is None or type(value) is kind:
            return value
        try:
            return kind(value)
        except TypeError:
            return value
        except ValueError:
            raise SerializationException(f"can't be read as {kind.__name__}") from None

    return read


def enum(kind: type[Enum]) -> Read:
    """The reader of an Enum's values; raises KeyError or TypeError for any other."""
    members: Mapping[Any, Enum] = {member.value: member for member in kind}
    return members.__getitem__


def moment(kind: type) -> Read:
    """The reader of dates and times. dateutil may raise more than SerializationException."""

    def read(value: Any) -> Any:
        if value is None:
            return None
        try:
            parsed = _parsed(value)
        except ValueError:
            raise SerializationException(f"can't be read as {kind.__name__}") from None
        return parsed.date() if kind is date else parsed

    return read


def _parsed(value: Any) -> datetime:
    """Alexa's own form goes a short way; dateutil reads whatever else people call a time."""
    if isinstance(value, str) and _ALEXAS_TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=tzutc())
        except ValueError:
            pass
    moment: datetime = parse(value)
    return moment
