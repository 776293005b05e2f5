"""A verified request as plain JSON → what we read of it (envelope.py).

What stands there in another form than it should counts as not there, and costs no other field: so
whatever is a request at all is read, and the words in it get an answer.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, ValidationError
from msgspec.structs import FieldInfo, fields

from skill.alexa.envelope import Envelope

Part = TypeVar("Part", bound=Struct)
_UNREADABLE = (ValidationError, UnicodeEncodeError)  # the latter for half a character in a name


def read_envelope(plain: Mapping[str, Any]) -> Envelope:
    """The envelope of plain JSON; whatever stands in it, something is read and nothing raised."""
    try:
        return msgspec.convert(plain, Envelope)
    except _UNREADABLE:
        return _mended(plain, Envelope)


def _mended(given: Mapping[str, Any], kind: type[Part]) -> Part:
    """Field by field, so that one in another form costs no other; such a one gets its default."""
    found = {}
    for one in fields(kind):
        with suppress(*_UNREADABLE):
            found[one.name] = _value(given, one)
    return kind(**found)


def _value(given: Mapping[str, Any], one: FieldInfo) -> Any:
    """Raises ValidationError where nothing can be read, or nothing stands there."""
    value = given.get(one.encode_name)
    try:
        return msgspec.convert(value, one.type)
    except _UNREADABLE:
        return _inside(value, _plain_kind(one.type))


def _inside(value: Any, kind: Any) -> Any:
    """A part, or parts by their names, of which something can be read."""
    if not isinstance(value, Mapping):
        raise ValidationError(f"no {kind}")
    if get_origin(kind) is dict:
        part = get_args(kind)[1]
        return {name: _mended(one, part) for name, one in value.items() if isinstance(one, Mapping)}
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _mended(value, kind)
    raise ValidationError(f"no {kind}")


def _plain_kind(kind: Any) -> Any:
    """The type without "or None"."""
    return next((one for one in get_args(kind) if one is not type(None)), kind)
